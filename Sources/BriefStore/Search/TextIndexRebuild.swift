internal import GRDB

/// Writes both partitions from scratch beside those that are searched, without the words of dead
/// rows and with the boundary where it should be, and replaces them at the end.
///
/// It reads file after file in the order of their row IDs and can be stopped at any moment:
/// `SearchNumber.rebuilt` is the last file whose words it has written. New rows of such a file are
/// written to both. A row of such a file that dies has words in the new tables already, so it stays
/// dead.
enum TextIndexRebuild {
  /// Files that follow each other, as the index was when they were looked up.
  struct Slice {
    /// Those of them that have live rows.
    var files: [SearchIndex.File]
    /// The last of them; `nil` where no file remains.
    var last: Int64?
    fileprivate var writes: Int64

    var isEmpty: Bool { last == nil }
  }

  /// True where a rebuild is under way, or a fifth of many rows is dead, or the recent partition
  /// has grown to three times its size.
  static func isDue(newest: Int64, _ db: Database) throws -> Bool {
    if try reached(db) != nil { return true }
    let dead = try IndexNumber.dead.value(db)
    let live = try IndexNumber.live.value(db)
    if dead > 2_000 && dead * 4 > live { return true }
    let wanted = RecentPartition.size(of: live, newest: newest)
    return try min(SearchNumber.recent.value(db), live) > 3 * wanted
  }

  static func begin(newest: Int64, _ db: Database) throws {
    guard try reached(db) == nil else { return }
    for partition in TextPartition.allCases {
      try db.execute(sql: partition.definition(name: partition.rebuilt))
    }
    try db.execute(sql: "CREATE TABLE rebuilt_dead(brief INTEGER PRIMARY KEY)")
    let wanted = RecentPartition.size(of: try IndexNumber.live.value(db), newest: newest)
    let boundary = try Int64.fetchOne(
      db, sql: "SELECT rowid FROM brief WHERE dead = 0 ORDER BY rowid DESC LIMIT 1 OFFSET ?",
      arguments: [wanted - 1])
    if let boundary { try SearchNumber.rebuiltBoundary.set(boundary, db) }
    try SearchNumber.rebuilt.set(0, db)
  }

  /// The next files, at least one, at most `limit` and at most `bytes` of them; `nil` where no
  /// rebuild is under way.
  static func slice(limit: Int, bytes: Int64, _ db: Database) throws -> Slice? {
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
    let files = try last.map { try SearchIndex.File.between(reached, and: $0, db) }
    return Slice(files: files ?? [], last: last, writes: try IndexNumber.writes.value(db))
  }

  /// Writes nothing where another process has written since the slice was looked up.
  static func write(_ entries: [SearchIndex.Entry], of slice: Slice, _ db: Database) throws {
    guard try isUnchanged(since: slice, db), let last = slice.last else { return }
    try SearchNumber.rebuilt.set(last, db)
    try TextWriter(rebuilding: db).write(entries)
  }

  /// Replaces the partitions; call it with a slice that is empty.
  static func finish(_ slice: Slice, _ db: Database) throws {
    guard try isUnchanged(since: slice, db) else { return }
    for partition in TextPartition.allCases {
      let name = partition.rawValue
      try db.execute(
        sql: "DROP TABLE \(name); ALTER TABLE \(partition.rebuilt) RENAME TO \(name)")
    }
    try db.execute(
      sql: """
        DELETE FROM brief WHERE dead = 1 AND rowid NOT IN (SELECT brief FROM rebuilt_dead);
        DROP TABLE rebuilt_dead
        """)
    let boundary = try SearchNumber.rebuiltBoundary.valueIfSet(db)
    for number in [SearchNumber.rebuilt, .rebuiltBoundary, .boundary] { try number.clear(db) }
    // The old tables leave a gap of their size in the file.
    try IndexNumber.packed.clear(db)
    if let boundary { try SearchNumber.boundary.set(boundary, db) }
    try SearchNumber.recent.set(count("rowid >= \(boundary ?? .min)", db), db)
    try IndexNumber.dead.set(count("dead = 1", db), db)
  }

  private static func count(_ condition: String, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT count(*) FROM brief WHERE \(condition)") ?? 0
  }

  private static func isUnchanged(since slice: Slice, _ db: Database) throws -> Bool {
    try IndexNumber.writes.value(db) == slice.writes && reached(db) != nil
  }
}

extension TextIndexRebuild {
  /// The last file whose words are in the new tables; `nil` where no rebuild is under way.
  static func reached(_ db: Database) throws -> Int64? { try SearchNumber.rebuilt.valueIfSet(db) }

  /// Writes new rows of files that the rebuild has already passed.
  static func add(_ entries: [SearchIndex.Entry], _ db: Database) throws {
    guard let reached = try reached(db) else { return }
    try TextWriter(rebuilding: db).write(entries.filter { $0.file <= reached })
  }

  static func remove(row: Int64, _ db: Database) throws {
    guard let reached = try reached(db) else { return }
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO rebuilt_dead SELECT rowid FROM brief WHERE rowid = ? AND file <= ?
        """
    ).execute(arguments: [row, reached])
  }
}
