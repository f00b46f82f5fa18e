internal import GRDB

/// Writes the text index once more, without the words of dead rows and with the border of its tables
/// where it should be, beside the one that is searched, and puts it in its place at the end.
///
/// It goes by files, in the order of their numbers, and can be left off at any moment: `renewed` in
/// `meta` is the last file whose words it has. Rows that come to such a file later are written to both.
/// A row of such a file that dies has words in the new index already, so it stays among the dead.
enum TextRenewal {
  /// A file whose rows are to be read again.
  struct File {
    var id: Int64
    var folder: [UInt8]
    var name: [UInt8]
    var bytes: UInt64
    /// Rows by their place in the file.
    var rows: [Int: Int64]
  }

  /// Files that follow each other, as the index was when they were looked up.
  struct Slice {
    /// Those of them that have live rows.
    var files: [File]
    /// The last of them; `nil` where none is left.
    var last: Int64?
    fileprivate var writes: Int64

    var isEmpty: Bool { last == nil }
  }

  /// True where one is under way, or a fifth of many rows is dead, or many more rows than the newest
  /// are in the table for those.
  ///
  /// - Parameter newest: how many briefs that table is for.
  static func isDue(newest: Int64, _ db: Database) throws -> Bool {
    if try reached(db) != nil { return true }
    let dead = try Index.number(.dead, db)
    let live = try Index.number(.live, db)
    if dead > 2_000 && dead * 4 > live { return true }
    return try min(Index.number(.newer, db), live) > max(3 * newest, live / 20)
  }

  static func begin(newest: Int64, _ db: Database) throws {
    guard try reached(db) == nil else { return }
    for table in TextTable.allCases {
      try db.execute(sql: Schema.search(table, name: table.renewed))
    }
    try db.execute(sql: "CREATE TABLE renewed_dead(brief INTEGER PRIMARY KEY)")
    let border = try Int64.fetchOne(
      db, sql: "SELECT rowid FROM brief WHERE dead = 0 ORDER BY rowid DESC LIMIT 1 OFFSET ?",
      arguments: [newest - 1])
    if let border { try Index.set(.renewedBorder, border, db) }
    try Index.set(.renewed, 0, db)
  }

  /// What is next, at most so many files and bytes of them, but at least one file; `nil` where no
  /// renewal is under way.
  static func slice(_ limit: Int, bytes: Int64, _ db: Database) throws -> Slice? {
    guard let reached = try reached(db) else { return nil }
    let sizes = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, size FROM file WHERE id > ? ORDER BY id LIMIT ?"),
      arguments: [reached, limit])
    var last: Int64?
    var left = bytes
    while let file = try sizes.next(), last == nil || left >= file[1] {
      last = file[0]
      left -= file[1]
    }
    let files = try last.map { try self.files(after: reached, to: $0, db) }
    return Slice(files: files ?? [], last: last, writes: try Index.number(.writes, db))
  }

  private static func files(after first: Int64, to last: Int64, _ db: Database) throws -> [File] {
    let sql: SQL = """
      \(columns) FROM file JOIN folder ON folder.id = file.folder
      JOIN brief ON brief.file = file.id AND brief.dead = 0
      WHERE file.id > \(first) AND file.id <= \(last) ORDER BY file.id
      """
    return try files(sql, db)
  }

  /// The files of the live rows that come below a row, at most so many of those and no others.
  static func files(of count: Int64, below row: Int64, _ db: Database) throws -> [File] {
    let sql: SQL = """
      \(columns) FROM (
        SELECT rowid, file, ordinal FROM brief WHERE dead = 0 AND rowid < \(row)
        ORDER BY rowid DESC LIMIT \(count)) brief
      CROSS JOIN file ON file.id = brief.file CROSS JOIN folder ON folder.id = file.folder
      ORDER BY file.id
      """
    return try files(sql, db)
  }

  private static var columns: SQL {
    "SELECT file.id, folder.path, file.name, file.bytes, brief.ordinal, brief.rowid"
  }

  private static func files(_ sql: SQL, _ db: Database) throws -> [File] {
    let rows = try Row.fetchCursor(db.cachedStatement(literal: sql))
    var files: [File] = []
    while let row = try rows.next() {
      if files.last?.id != row[0] {
        files.append(
          File(
            id: row[0], folder: row.bytes(1), name: row.bytes(2),
            bytes: UInt64(bitPattern: row[3]), rows: [:]))
      }
      files[files.count - 1].rows[row[4]] = row[5]
    }
    return files
  }

  /// Writes nothing where another process has written since the slice was looked up.
  static func write(_ words: [TextWriter.Words], of slice: Slice, _ db: Database) throws {
    guard try isAsItWas(slice, db), let last = slice.last else { return }
    try Index.set(.renewed, last, db)
    try TextWriter(renewing: db).write(words)
  }

  /// To be called with a slice that is empty.
  static func finish(_ slice: Slice, _ db: Database) throws {
    guard try isAsItWas(slice, db) else { return }
    for table in TextTable.allCases.map(\.rawValue) {
      try db.execute(sql: "DROP TABLE \(table); ALTER TABLE renewed_\(table) RENAME TO \(table)")
    }
    try db.execute(
      sql: """
        DELETE FROM brief WHERE dead = 1 AND rowid NOT IN (SELECT brief FROM renewed_dead);
        DROP TABLE renewed_dead
        """)
    let border = try Index.numberIfSet(.renewedBorder, db)
    // The tables that were dropped leave a gap as large as they were.
    for number in [Index.Number.renewed, .renewedBorder, .border, .packed] {
      try Index.clear(number, db)
    }
    if let border { try Index.set(.border, border, db) }
    try RunIndexFilling.beginAnew(db)
    try WordRuns.deleteOthers(TextBorder(row: border), db)
    try Index.set(.newer, count("rowid >= \(border ?? .min)", db), db)
    try Index.set(.dead, count("dead = 1", db), db)
  }

  private static func count(_ condition: String, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT count(*) FROM brief WHERE \(condition)") ?? 0
  }

  private static func isAsItWas(_ slice: Slice, _ db: Database) throws -> Bool {
    try Index.number(.writes, db) == slice.writes && reached(db) != nil
  }
}

extension TextRenewal {
  /// The last file whose words are in the new index; `nil` where none is made.
  static func reached(_ db: Database) throws -> Int64? { try Index.numberIfSet(.renewed, db) }

  /// To be told of a row that died.
  static func noticeDeath(of row: Int64, reached: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO renewed_dead SELECT rowid FROM brief WHERE rowid = ? AND file <= ?
        """
    ).execute(arguments: [row, reached])
  }
}
