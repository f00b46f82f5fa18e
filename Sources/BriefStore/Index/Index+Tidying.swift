internal import GRDB

extension Index {
  /// Deletes what other versions of the program left behind.
  ///
  /// - Parameter now: seconds since 1970.
  func deleteForsaken(now: Int64) { ForsakenIndexes(paths: paths).delete(now: now) }

  /// Merges the text index a little at a time until it is in few pieces, or until `isWanted`
  /// elsewhere.
  func tidy(until isWanted: () -> Bool) throws {
    while try !isWanted() && write(SearchIndex.merge) {}
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
    try write { db in try IndexNumber.packed.set(IndexNumber.live.value(db), db) }
  }

  private static func isLoose(_ db: Database) throws -> Bool {
    let live = try IndexNumber.live.value(db)
    guard live > 2_000, try live * 2 > IndexNumber.packed.value(db) * 3,
      try !SearchIndex.isRebuilding(db)
    else { return false }
    return try Bool.fetchOne(db, sql: "SELECT NOT EXISTS(SELECT 1 FROM untagged)") ?? false
  }
}
