import Briefs
internal import GRDB
import Text

/// Writes the mentions of briefs, and the entities they are of.
struct EntityWriter {
  private var ids: [Entity: Int64] = [:]
  private static let mostRemembered = 50_000

  /// Puts what was found in a brief in place of what was known, and takes it off the waiting list.
  mutating func write(
    _ found: BriefEntities, row: Int64, _ uses: inout UseTally, _ db: Database
  ) throws {
    try Self.clear(row: row, &uses, db)
    // Two names may be one entity by key and kind.
    var tallies: [Int64: (mentions: Int, sections: Int)] = [:]
    for tally in found.tallies {
      let known = tallies[try id(of: tally.entity, db), default: (0, 0)]
      tallies[try id(of: tally.entity, db)] = (
        known.mentions + tally.mentions, max(known.sections, tally.sections)
      )
    }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO mention(entity, brief, mentions, sections) VALUES(?, ?, ?, ?)")
    for (entity, tally) in tallies {
      try insert.execute(arguments: [entity, row, tally.mentions, tally.sections])
      uses.add(briefs: 1, mentions: tally.mentions, entity: entity)
    }
    try db.cachedStatement(sql: "UPDATE brief SET top_entities = ? WHERE rowid = ?")
      .execute(arguments: [TopEntities.encode(found.top), row])
  }

  /// A brief that moved and is the same keeps its mentions, if they were found already.
  static func copy(
    from old: Int64, to new: Int64, _ uses: inout UseTally, _ db: Database
  ) throws {
    let waits = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS(SELECT 1 FROM untagged WHERE brief = ?1)
            OR EXISTS(SELECT 1 FROM brief WHERE rowid = ?1 AND dead = 1)
          """), arguments: [old])
    if waits != false { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO mention(entity, brief, mentions, sections)
        SELECT entity, ?, mentions, sections FROM mention WHERE brief = ?
        """
    ).execute(arguments: [new, old])
    let copied = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT entity, mentions FROM mention WHERE brief = ?"),
      arguments: [new])
    for row in copied { uses.add(briefs: 1, mentions: row[1], entity: row[0]) }
    try db.cachedStatement(
      sql: """
        UPDATE brief SET top_entities = (SELECT top_entities FROM brief WHERE rowid = ?)
        WHERE rowid = ?
        """
    ).execute(arguments: [old, new])
    try db.cachedStatement(sql: "DELETE FROM untagged WHERE brief = ?").execute(arguments: [new])
  }

  /// Forgets the mentions of a row.
  static func clear(row: Int64, _ uses: inout UseTally, _ db: Database) throws {
    let gone = try Row.fetchAll(
      db.cachedStatement(sql: "DELETE FROM mention WHERE brief = ? RETURNING entity, mentions"),
      arguments: [row])
    for row in gone {
      let mentions: Int = row[1]
      uses.add(briefs: -1, mentions: -mentions, entity: row[0])
    }
    try db.cachedStatement(sql: "DELETE FROM untagged WHERE brief = ?").execute(arguments: [row])
  }

  /// The name of an entity is the one it was last given by a look that had not met it yet.
  private mutating func id(of entity: Entity, _ db: Database) throws -> Int64 {
    if let known = ids[entity] { return known }
    if ids.count > Self.mostRemembered { ids = [:] }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO entity(key, kind, name) VALUES(?, ?, ?)
        ON CONFLICT(key, kind) DO UPDATE SET name = excluded.name RETURNING id
        """)
    let id = try Int64.fetchOne(
      statement, arguments: [entity.key, entity.kind.rawValue, entity.name.string])
    guard let id else { throw DatabaseError(message: "no entity was written") }
    ids[entity] = id
    return id
  }
}
