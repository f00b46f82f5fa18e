import Briefs
internal import GRDB
import Synchronization

/// How much the folder holds, and the state of the index that it was counted in.
struct KeptCounts {
  /// Rises with every write of the index and of the marks, whoever writes.
  struct Stamp: Hashable {
    var text: Int64
    var marks: Int64
  }

  var counts: LibraryCounts
  var stamp: Stamp
}

/// Counting reads every mark there is, so it is done once, and what is written is added to it.
extension Index {
  static func liveBriefs(_ db: Database) throws -> Int { Int(try IndexNumber.live.value(db)) }

  func counts() throws -> LibraryCounts {
    let known = counted.withLock { $0 }
    if let known, try read(Self.stamp) == known.stamp { return known.counts }
    let fresh = try countAll()
    counted.withLock { $0 = fresh }
    return fresh.counts
  }

  func forgetCounts() { counted.withLock { $0 = nil } }

  func countAll() throws -> KeptCounts {
    try read { db in
      let briefs = try Self.liveBriefs(db)
      let counts = try LibraryCounts(
        briefs: briefs, unread: briefs - count(Self.marked("read"), [], db),
        starred: count(Self.marked("starred"), [], db), problems: problems(db))
      return KeptCounts(counts: counts, stamp: try Self.stamp(db))
    }
  }

  /// Adds what a look at the folder has written, in one write.
  func adjustCounts(_ change: LibraryChange) throws {
    try adjust(text: 1) { db, counts in
      let come = try marks(of: change.added, db)
      let gone = try marks(of: change.removed, db)
      let briefs = change.added.count - change.removed.count
      counts.briefs += briefs
      counts.unread += briefs - (come.read - gone.read)
      counts.starred += come.starred - gone.starred
      counts.problems = try problems(db)
    }
  }

  /// Adds marks that were copied, in one write: by how much each brief became read and starred.
  func adjustCounts(_ flips: [(id: BriefID, read: Int, starred: Int)]) throws {
    try adjust(marks: 1) { db, counts in
      for flip in flips where flip.read != 0 || flip.starred != 0 {
        let rows = try count(
          "SELECT count(*) FROM brief WHERE id = ? AND dead = 0",
          [Int64(bitPattern: flip.id.value)], db)
        counts.unread -= flip.read * rows
        counts.starred += flip.starred * rows
      }
    }
  }

  /// Where anybody else has written since, or writes now, all is counted again when it is asked for.
  private func adjust(
    text: Int64 = 0, marks: Int64 = 0, _ body: (Database, inout LibraryCounts) throws -> Void
  ) throws {
    guard let known = counted.withLock({ $0 }) else { return }
    let expected = KeptCounts.Stamp(
      text: known.stamp.text + text, marks: known.stamp.marks + marks)
    let adjusted = try read { db -> KeptCounts? in
      guard try Self.stamp(db) == expected else { return nil }
      var counts = known.counts
      try body(db, &counts)
      return KeptCounts(counts: counts, stamp: expected)
    }
    counted.withLock { $0 = $0?.stamp == known.stamp ? adjusted : nil }
  }

  private static func stamp(_ db: Database) throws -> KeptCounts.Stamp {
    let marks = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM marks.journal WHERE key = 'writes'"))
    return KeptCounts.Stamp(text: try IndexNumber.writes.value(db), marks: marks ?? 0)
  }

  /// To be part of every write of marks.
  static func countMarksWrite(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO journal(key, value) VALUES('writes', 1)
        ON CONFLICT(key) DO UPDATE SET value = value + 1
        """)
  }

  private static func marked(_ flag: String) -> String {
    """
    SELECT count(*) FROM marks.state CROSS JOIN brief
    WHERE state.\(flag) = 1 AND brief.id = state.id AND brief.dead = 0
    """
  }

  private func problems(_ db: Database) throws -> Int {
    try count("SELECT count(*) FROM problem WHERE severity <> 'notice'", [], db)
  }

  /// How many of these rows are read, and how many starred.
  private func marks(of rows: [RowKey], _ db: Database) throws -> (read: Int, starred: Int) {
    var found = (read: 0, starred: 0)
    let isMarked = try count("SELECT EXISTS(SELECT 1 FROM marks.state)", [], db) == 1
    guard !rows.isEmpty, isMarked else { return found }
    let statement = try db.cachedStatement(
      sql: "SELECT read, starred FROM marks.state WHERE id = ?")
    for row in rows {
      let marks = try Row.fetchOne(statement, arguments: [Int64(bitPattern: row.id.value)])
      guard let marks else { continue }
      found.read += marks[0] ? 1 : 0
      found.starred += marks[1] ? 1 : 0
    }
    return found
  }

  private func count(
    _ sql: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}
