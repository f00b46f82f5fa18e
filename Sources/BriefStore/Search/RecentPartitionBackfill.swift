internal import GRDB

/// Fills `RunIndex`, from the border of the text tables down, a slice at a time; can be left off at any
/// moment. What is covered has no gaps: a row that comes to lie in it is written along with its words.
enum RunIndexFilling {
  /// The next rows, as the index was when they were looked up.
  struct Slice {
    /// The files that hold them, with no other rows.
    var files: [TextRenewal.File]
    fileprivate var first: Int64
    fileprivate var end: Int64
    fileprivate var writes: Int64
  }

  /// True where much of what should be covered is not.
  ///
  /// - Parameter newest: how many briefs the newer text table is for.
  static func isDue(newest: Int64, _ db: Database) throws -> Bool {
    let wanted = try wanted(newest: newest, db)
    guard wanted > 0 else { return false }
    return try known(db) * 10 < wanted * 9
  }

  /// At most so many rows; `nil` where all is covered that should be.
  static func slice(_ limit: Int64, newest: Int64, _ db: Database) throws -> Slice? {
    let missing = try wanted(newest: newest, db) - known(db)
    guard missing > 0, try TextRenewal.reached(db) == nil, let border = try TextBorder(db).row
    else { return nil }
    let covered = try RunIndex.covered(db)
    let files = try TextRenewal.files(
      of: min(limit, missing), below: covered?.lowerBound ?? border, db)
    guard let first = files.flatMap(\.rows.values).min() else { return nil }
    return Slice(
      files: files, first: first, end: covered?.upperBound ?? border,
      writes: try Index.number(.writes, db))
  }

  /// Writes nothing where anybody has written since the slice was looked up.
  static func write(_ words: [TextWriter.Words], of slice: Slice, _ db: Database) throws {
    guard try Index.number(.writes, db) == slice.writes else { return }
    try Index.set(.runsFirst, slice.first, db)
    try Index.set(.runsEnd, slice.end, db)
    for brief in words.sorted(by: { $0.row < $1.row }) { try RunIndex.write(brief, db) }
  }

  /// To be called where the border has moved: what comes next to the newest is another part of the
  /// folder.
  static func beginAnew(_ db: Database) throws {
    try Index.clear(.runsFirst, db)
    try Index.clear(.runsEnd, db)
    try db.execute(sql: "INSERT INTO run_index(run_index) VALUES('delete-all')")
  }

  private static func wanted(newest: Int64, _ db: Database) throws -> Int64 {
    Int64(try Index.liveBriefs(db)) / 40 - newest
  }

  private static func known(_ db: Database) throws -> Int64 {
    guard let covered = try RunIndex.covered(db) else { return 0 }
    return try Int64.fetchOne(
      db, sql: "SELECT count(*) FROM brief WHERE dead = 0 AND rowid >= ? AND rowid < ?",
      arguments: [covered.lowerBound, covered.upperBound]) ?? 0
  }
}
