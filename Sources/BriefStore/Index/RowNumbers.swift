internal import GRDB

/// Finds row numbers that carry the order by date: the second itself, or the next number free.
struct RowNumbers {
  /// For a second that was asked for: the first number from there that may be free.
  private var next: [Int64: Int64] = [:]
  private var last = Int64.min

  /// To be called before each batch.
  mutating func begin() { last = .min }

  /// A number that no row has, dead or alive. Within a batch, seconds must come in rising order;
  /// the numbers do then too.
  mutating func take(_ seconds: Int64, _ db: Database) throws -> Int64 {
    var candidate = max(next[seconds] ?? seconds, last == .min ? .min : last + 1)
    let rows = try Int64.fetchCursor(
      db.cachedStatement(sql: "SELECT rowid FROM brief WHERE rowid >= ? ORDER BY rowid"),
      arguments: [candidate])
    while let taken = try rows.next(), taken == candidate { candidate += 1 }
    next[seconds] = candidate + 1
    last = candidate
    return candidate
  }
}
