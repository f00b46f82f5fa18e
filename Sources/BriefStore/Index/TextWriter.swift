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
  private let border: TextBorder
  private let isRenewed: Bool

  init(_ db: Database) throws {
    self.db = db
    border = try TextBorder(db)
    isRenewed = false
  }

  /// Writes the tables of a renewal that is under way.
  init(renewing db: Database) throws {
    self.db = db
    border = TextBorder(row: try Index.numberIfSet(.renewedBorder, db))
    isRenewed = true
  }

  /// Comes last in a transaction: whatever opens a savepoint after it makes FTS5 write what it has
  /// gathered so far, in ever so many small pieces.
  func write(_ words: [Words]) throws {
    // It writes a piece as well where a row's number is not above the one before.
    for brief in words.sorted(by: { $0.row < $1.row }) {
      let table = border.table(of: brief.row)
      try db.cachedStatement(
        sql: """
          INSERT INTO \(isRenewed ? table.renewed : table.rawValue)
            (rowid, title, what, why, next, beyond, other) VALUES(?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [brief.row] + StatementArguments(brief.columns))
    }
  }

  /// Counts words that are about to be written.
  ///
  /// The first time that there are enough of them, all that were written so far are the newest: a
  /// folder is read from its latest names down. Where that is wrong, a `TextRenewal` sets it right.
  ///
  /// - Parameter newest: how many briefs the newer table is for.
  func count(_ words: [Words], newest: Int64) throws {
    try Index.add(words.count { border.table(of: $0.row) == .newer }, to: .newer, db)
    guard border.row == nil, try Index.number(.newer, db) >= newest else { return }
    let first = try Int64.fetchOne(db, sql: "SELECT min(rowid) FROM brief") ?? 0
    try Index.set(.border, first, db)
  }
}
