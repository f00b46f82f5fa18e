import Briefs
internal import GRDB

/// Names of briefs that have gone and that their texts do not lead back to: the ID of a brief stays
/// when it is edited. Whoever moves a file between two looks, or brings it back, finds its marks again.
enum Departed {
  static func remember(_ row: KnownBrief, _ db: Database) throws {
    guard let hashed = row.hashed, !row.isGiven else { return }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO departed(hashed, id) VALUES(?, ?)")
      .execute(arguments: [Int64(bitPattern: hashed.value), Int64(bitPattern: row.id.value)])
  }

  /// True where there is any: most often none is, and then none is looked for.
  static func isAny(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM departed)")) ?? false
  }

  /// What the brief of this hash was called, unless another one is called so now.
  static func id(of hashed: BriefID, _ db: Database) throws -> BriefID? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM departed
          WHERE hashed = ? AND NOT EXISTS (SELECT 1 FROM brief WHERE id = departed.id AND dead = 0)
          """), arguments: [Int64(bitPattern: hashed.value)]
    ).map { BriefID(UInt64(bitPattern: $0)) }
  }
}
