internal import GRDB

/// Lets the recent partition grow with the folder: downwards from its boundary, a slice at a time;
/// can be stopped at any moment.
///
/// The archive keeps the words of the rows that move, and is read below the boundary alone.
enum RecentPartition {
  /// The next rows, as the index was when they were looked up.
  struct Slice {
    /// The files that hold them, with no other rows.
    var files: [SearchIndex.File]
    fileprivate var first: Int64
    fileprivate var writes: Int64
  }

  /// The share of a large folder that is recent: of a phrase that none of those holds, some hundred
  /// thousand texts would have to be verified, and less is found soon enough.
  private static let share: Int64 = 40

  /// How many briefs the partition is for.
  static func size(of live: Int64, newest: Int64) -> Int64 { max(newest, live / share) }

  /// True where a tenth or more of the rows are missing.
  static func isDue(newest: Int64, _ db: Database) throws -> Bool {
    let missing = try missing(newest: newest, db)
    return try missing * 10 > size(of: IndexNumber.live.value(db), newest: newest)
  }

  /// At most `limit` rows; `nil` where none are missing.
  static func slice(limit: Int64, newest: Int64, _ db: Database) throws -> Slice? {
    let missing = try missing(newest: newest, db)
    guard missing > 0, let boundary = try PartitionBoundary(db).row else { return nil }
    let files = try SearchIndex.File.of(min(limit, missing), rowsBelow: boundary, db)
    guard let first = files.flatMap(\.rows.values).min() else { return nil }
    return Slice(files: files, first: first, writes: try IndexNumber.writes.value(db))
  }

  /// Writes nothing where another process has written since the slice was looked up.
  static func write(_ entries: [SearchIndex.Entry], of slice: Slice, _ db: Database) throws {
    guard try IndexNumber.writes.value(db) == slice.writes else { return }
    try SearchNumber.boundary.set(slice.first, db)
    try SearchNumber.recent.add(entries.count, db)
    try TextWriter(db).writeRecent(entries)
  }

  private static func missing(newest: Int64, _ db: Database) throws -> Int64 {
    guard try TextIndexRebuild.reached(db) == nil, let boundary = try PartitionBoundary(db).row
    else { return 0 }
    let known = try Int64.fetchOne(
      db, sql: "SELECT count(*) FROM brief WHERE dead = 0 AND rowid >= ?", arguments: [boundary])
    return try size(of: IndexNumber.live.value(db), newest: newest) - (known ?? 0)
  }
}
