internal import GRDB

extension Index {
  /// Deletes what other versions of the program left behind.
  ///
  /// - Parameter now: seconds since 1970.
  func deleteForsaken(now: Int64) { ForsakenIndexes(paths: paths).delete(now: now) }

  /// Merges the text index a little at a time until it is in few pieces, or until `isWanted`
  /// elsewhere.
  func tidy(until isWanted: () -> Bool) throws {
    for table in TextTable.allCases.map(\.rawValue) + [RunIndex.table] {
      while !isWanted() {
        let changes = try write { db in
          let before = db.totalChangesCount
          try db.execute(sql: "INSERT INTO \(table)(\(table), rank) VALUES('merge', 200)")
          return db.totalChangesCount - before
        }
        // SQLite says: fewer than two changes mean that there was nothing to merge.
        if changes < 2 { break }
      }
    }
    if !isWanted() { try pack(unless: isWanted) }
  }

  /// Writes the whole file once more without the gaps in it, where it has grown much since the last
  /// time: names found one brief after another leave its pages half empty.
  ///
  /// - Throws: `CancellationError` where it was wanted elsewhere before it was done.
  private func pack(unless isWanted: () -> Bool) throws {
    guard try read(Self.isLoose) else { return }
    try vacuum(unless: isWanted)
    // Also where there was no room for it: it is tried again when there is more to be gained.
    try write { db in try Self.set(.packed, Self.number(.live, db), db) }
  }

  private static func isLoose(_ db: Database) throws -> Bool {
    let live = try number(.live, db)
    guard live > 2_000, try live * 2 > number(.packed, db) * 3, try TextRenewal.reached(db) == nil
    else { return false }
    return try Bool.fetchOne(db, sql: "SELECT NOT EXISTS(SELECT 1 FROM untagged)") ?? false
  }
}
