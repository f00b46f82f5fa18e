internal import GRDB

/// Writes words into the text index, each brief's into the partition that it belongs to.
struct TextWriter {
  private let db: Database
  private var boundary: PartitionBoundary
  private let isRebuilding: Bool

  init(_ db: Database) throws {
    self.db = db
    boundary = try PartitionBoundary(db)
    isRebuilding = false
  }

  /// Writes the tables of a rebuild that is under way.
  init(rebuilding db: Database) throws {
    self.db = db
    boundary = PartitionBoundary(row: try SearchNumber.rebuiltBoundary.valueIfSet(db))
    isRebuilding = true
  }

  /// Call it last in a transaction: a savepoint opened after it makes FTS5 write what it has
  /// collected so far, in many small segments.
  func write(_ entries: [SearchIndex.Entry]) throws {
    // FTS5 also starts a segment where a row ID is not above the one before.
    for entry in entries.sorted(by: { $0.row < $1.row }) {
      try write(entry, to: boundary.partition(of: entry.row))
    }
  }

  /// Writes rows that have been in the archive so far to the recent partition.
  func writeRecent(_ entries: [SearchIndex.Entry]) throws {
    for entry in entries.sorted(by: { $0.row < $1.row }) { try write(entry, to: .recent) }
  }

  private func write(_ entry: SearchIndex.Entry, to partition: TextPartition) throws {
    let columns = partition == .recent ? entry.columns.map(WordOrder.text) : entry.columns
    try db.cachedStatement(
      sql: """
        INSERT INTO \(isRebuilding ? partition.rebuilt : partition.rawValue)
          (rowid, title, what, why, next, beyond, other) VALUES(?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [entry.row] + StatementArguments(columns))
  }

  /// Counts words that are about to be written.
  ///
  /// The first `newest` briefs that are written become the recent partition, because a scan begins
  /// with the latest file names. Where that is wrong, a `TextIndexRebuild` corrects it.
  mutating func count(_ entries: [SearchIndex.Entry], newest: Int64) throws {
    if boundary.row == nil {
      let missing = Int(newest - (try SearchNumber.recent.value(db)))
      if missing <= entries.count {
        let row = try firstOfNewest(entries.map(\.row).sorted(by: >), missing)
        boundary = PartitionBoundary(row: row)
        try SearchNumber.boundary.set(row, db)
      }
    }
    try SearchNumber.recent.add(
      entries.count { boundary.partition(of: $0.row) == .recent }, db)
  }

  /// The row that completes the `missing` newest ones, or the first row of the index, where rows
  /// below it have been written before.
  private func firstOfNewest(_ rows: [Int64], _ missing: Int) throws -> Int64 {
    if missing > 0 {
      let below = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM brief WHERE rowid < ?", arguments: [rows[missing - 1]])
      if below == rows.count - missing { return rows[missing - 1] }
    }
    return try Int64.fetchOne(db, sql: "SELECT min(rowid) FROM brief") ?? 0
  }
}
