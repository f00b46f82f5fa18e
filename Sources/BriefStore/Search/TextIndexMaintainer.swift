internal import GRDB

/// Keeps the text index small and fast in moments in which the program is idle.
///
/// The index does not keep texts, so both kinds of work read the files again.
protocol TextIndexMaintainer {
  /// How many of the newest briefs are to be searched fastest, at least.
  var newestBriefs: Int64 { get }
  /// True where the work is to stop; the next idle moment continues it.
  var isWantedElsewhere: Bool { get }
  func read<T>(_ body: (Database) throws -> T) throws -> T
  func write(_ body: (Database) throws -> Void) throws
  /// The text columns of a file's briefs, by their place in the file; `nil` where the file is not
  /// what the index knows.
  func columns(of file: SearchIndex.File) -> [[String]]?
}

extension SearchIndex {
  static func isMaintenanceDue(newest: Int64, _ db: Database) throws -> Bool {
    try TextIndexRebuild.isDue(newest: newest, db) || RecentPartition.isDue(newest: newest, db)
  }

  /// Merges up to 200 pages of segments; false where none are left to merge.
  static func merge(_ db: Database) throws -> Bool {
    for partition in TextPartition.allCases {
      let before = db.totalChangesCount
      try db.execute(
        sql: "INSERT INTO \(partition.rawValue)(\(partition.rawValue), rank) VALUES('merge', 200)")
      // SQLite's documentation: fewer than two changes mean that there was nothing to merge.
      if db.totalChangesCount - before >= 2 { return true }
    }
    return false
  }

  /// True while both the old and the new tables are in the file.
  static func isRebuilding(_ db: Database) throws -> Bool {
    try TextIndexRebuild.reached(db) != nil
  }
}

extension TextIndexMaintainer {
  func maintainTextIndex() throws {
    try rebuildTextIndex()
    try growRecentPartition()
  }

  /// Rebuilds the text index where that is due.
  ///
  /// - Parameters:
  ///   - atOnce: how many files are read and written at a time: few enough that a change in the
  ///     folder never waits long.
  ///   - bytes: how much of them, because their words are held until they are written.
  func rebuildTextIndex(atOnce: Int = 500, bytes: Int64 = 16 << 20) throws {
    guard try read({ try TextIndexRebuild.isDue(newest: newestBriefs, $0) }) else { return }
    try write { try TextIndexRebuild.begin(newest: newestBriefs, $0) }
    while !isWantedElsewhere {
      let slice = try read { try TextIndexRebuild.slice(limit: atOnce, bytes: bytes, $0) }
      guard let slice else { return }
      if slice.isEmpty { return try write { try TextIndexRebuild.finish(slice, $0) } }
      guard let entries = entries(of: slice.files) else { return }
      try write { try TextIndexRebuild.write(entries, of: slice, $0) }
    }
  }

  /// - Parameter atOnce: how many briefs are read and written at a time. A file with more of them
  ///   is read several times.
  func growRecentPartition(atOnce: Int64 = 500) throws {
    while !isWantedElsewhere {
      let slice = try read {
        try RecentPartition.slice(limit: atOnce, newest: newestBriefs, $0)
      }
      guard let slice, let entries = entries(of: slice.files) else { return }
      try write { try RecentPartition.write(entries, of: slice, $0) }
    }
  }

  /// `nil` where a file is not what the index knows.
  private func entries(of files: [SearchIndex.File]) -> [SearchIndex.Entry]? {
    var entries: [SearchIndex.Entry] = []
    for file in files {
      guard let columns = columns(of: file),
        file.rows.keys.allSatisfy(columns.indices.contains)
      else { return nil }
      entries += file.rows.map { ordinal, row in
        SearchIndex.Entry(row: row, file: file.id, columns: columns[ordinal])
      }
    }
    return entries
  }
}

extension SearchIndex {
  /// A file whose words are to be read again.
  struct File {
    var id: Int64
    var folder: [UInt8]
    var name: [UInt8]
    /// Hash of its bytes.
    var bytes: UInt64
    /// Row IDs by place in the file.
    var rows: [Int: Int64]

    /// The files with live rows after one and up to another.
    static func between(_ first: Int64, and last: Int64, _ db: Database) throws -> [File] {
      let sql: SQL = """
        \(columns) FROM file JOIN folder ON folder.id = file.folder
        JOIN brief ON brief.file = file.id AND brief.dead = 0
        WHERE file.id > \(first) AND file.id <= \(last) ORDER BY file.id
        """
      return try files(sql, db)
    }

    /// The files of the newest live rows below a row, with no other rows.
    static func of(_ count: Int64, rowsBelow row: Int64, _ db: Database) throws -> [File] {
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
  }
}
