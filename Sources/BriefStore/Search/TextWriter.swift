internal import GRDB

/// Writes words into the text index, each brief's into the table that is for it.
struct TextWriter {
  /// The words of one brief.
  struct Words {
    var row: Int64
    /// Folded, by column of the text tables.
    var columns: [String]
  }

  private let db: Database
  private var border: TextBorder
  private let isRenewed: Bool
  /// Rows that the `RunIndex` covers.
  private let covered: Range<Int64>?

  init(_ db: Database) throws {
    self.db = db
    border = try TextBorder(db)
    isRenewed = false
    covered = try RunIndex.covered(db)
  }

  /// Writes the tables of a renewal that is under way.
  init(renewing db: Database) throws {
    self.db = db
    border = TextBorder(row: try Index.numberIfSet(.renewedBorder, db))
    isRenewed = true
    covered = nil
  }

  /// Comes last in a transaction: whatever opens a savepoint after it makes FTS5 write what it has
  /// gathered so far, in ever so many small pieces.
  func write(_ words: [Words]) throws {
    // It writes a piece as well where a row's number is not above the one before.
    let sorted = words.sorted { $0.row < $1.row }
    for brief in sorted where border.table(of: brief.row) == .newer {
      try WordRuns.write(brief, db)
    }
    for brief in sorted {
      let table = border.table(of: brief.row)
      try db.cachedStatement(
        sql: """
          INSERT INTO \(isRenewed ? table.renewed : table.rawValue)
            (rowid, title, what, why, next, beyond, other) VALUES(?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [brief.row] + StatementArguments(brief.columns))
    }
    if let covered {
      for brief in sorted where covered.contains(brief.row) { try RunIndex.write(brief, db) }
    }
  }

  /// Counts words that are about to be written.
  ///
  /// The first time that there are enough of them, those written so far are the newest: a folder is
  /// read from its latest names down. Where that is wrong, a `TextRenewal` sets it right.
  ///
  /// - Parameter newest: how many briefs the newer table is for.
  mutating func count(_ words: [Words], newest: Int64) throws {
    if border.row == nil {
      let missing = Int(newest - (try Index.number(.newer, db)))
      if missing <= words.count {
        let row = try firstOfNewest(words.map(\.row).sorted(by: >), missing)
        border = TextBorder(row: row)
        try Index.set(.border, row, db)
      }
    }
    try Index.add(words.count { border.table(of: $0.row) == .newer }, to: .newer, db)
  }

  /// The row of which and above which there are enough, or the first of all, where rows below it have
  /// been written before.
  private func firstOfNewest(_ rows: [Int64], _ missing: Int) throws -> Int64 {
    if missing > 0 {
      let below = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM brief WHERE rowid < ?", arguments: [rows[missing - 1]])
      if below == rows.count - missing { return rows[missing - 1] }
    }
    return try Int64.fetchOne(db, sql: "SELECT min(rowid) FROM brief") ?? 0
  }
}
