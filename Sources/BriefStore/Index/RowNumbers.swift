internal import GRDB

/// Finds row numbers that carry the order by date: the minute, or where that is taken, the nearest
/// number between the brief before and the one after. Minutes, because with seconds the text index is a
/// quarter larger.
struct RowNumbers {
  private var last = Int64.min

  /// The second at which minutes are counted from 0, in 2020: SQLite keeps a number in three bytes
  /// from sixteen years before that to sixteen years after it.
  static let epoch: Int64 = 1_577_836_800

  /// The minute that holds a second.
  static func minute(of second: Int64) -> Int64 {
    let seconds = second - epoch
    return seconds / 60 - (seconds % 60 < 0 ? 1 : 0)
  }

  /// To be called before each batch.
  mutating func begin() { last = .min }

  /// A number that no row has, dead or alive. Within a batch, seconds must come in rising order.
  mutating func take(_ seconds: Int64, _ db: Database) throws -> Int64 {
    // Whatever stands between the minute and the last brief of the batch is not later than that.
    let start = max(Self.minute(of: seconds), last == .min ? .min : last + 1)
    var (number, following) = try passing(seconds, from: start, db)
    if number == following { number = try below(seconds, number, db) ?? free(from: number, db) }
    last = number
    return number
  }

  /// A number behind all rows from `start` on that are not later, and the row after those.
  private func passing(
    _ seconds: Int64, from start: Int64, _ db: Database
  ) throws -> (number: Int64, following: Int64?) {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT rowid, seconds FROM brief WHERE rowid >= ? ORDER BY rowid"),
      arguments: [start])
    var number = start
    while let row = try rows.next() {
      if row[1] > seconds { return (number, row[0]) }
      number = row[0] + 1
    }
    return (number, nil)
  }

  /// A number right below the rows before `start` that are not earlier; `nil` where none is to spare.
  private func below(_ seconds: Int64, _ start: Int64, _ db: Database) throws -> Int64? {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT rowid, seconds FROM brief WHERE rowid < ? ORDER BY rowid DESC"),
      arguments: [start])
    var number = start - 1
    while number > last, let row = try rows.next(), row[0] == number {
      guard row[1] >= seconds else { return nil }
      number -= 1
    }
    return number > last ? number : nil
  }

  private func free(from start: Int64, _ db: Database) throws -> Int64 {
    let rows = try Int64.fetchCursor(
      db.cachedStatement(sql: "SELECT rowid FROM brief WHERE rowid >= ? ORDER BY rowid"),
      arguments: [start])
    var number = start
    while let taken = try rows.next(), taken == number { number += 1 }
    return number
  }
}

/// How far row numbers stand from the minutes of their briefs, at most.
struct RowSpread {
  /// Above the minute.
  var lag: Int64
  /// Below it.
  var lead: Int64

  /// Numbers that briefs from one second on, or before one, may have.
  func rows(from: Int64? = nil, before: Int64? = nil) -> RowRange {
    RowRange(
      lower: from.map { RowNumbers.minute(of: $0) - lead },
      upper: before.map { RowNumbers.minute(of: $0) + lag + 1 })
  }
}
