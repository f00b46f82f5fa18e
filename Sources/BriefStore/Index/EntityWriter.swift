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
    let insert = try db.cachedStatement(
      sql: "INSERT INTO mention(entity, brief, mentions, sections, said) VALUES(?, ?, ?, ?, ?)")
    for tally in found.tallies {
      let mention = StoredMention(
        entity: try id(of: tally.entity, db), mentions: tally.count.mentions,
        standing: MentionStanding(tally.claim))
      try insert.execute(arguments: [
        mention.entity, row, mention.mentions, tally.count.sections, mention.standing.said,
      ])
      uses.add(mention)
    }
    let hint = try db.cachedStatement(
      sql: "INSERT INTO hint(key, brief, mentions, sections) VALUES(?, ?, ?, ?)")
    for found in found.hints {
      try hint.execute(arguments: [found.key, row, found.count.mentions, found.count.sections])
      uses.noteHint(found.key)
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
    let copied = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          INSERT INTO mention(entity, brief, mentions, sections, said)
          SELECT entity, ?, mentions, sections, said FROM mention WHERE brief = ?
          RETURNING entity, mentions, said
          """), arguments: [new, old])
    for row in copied { uses.add(StoredMention(row)) }
    try db.cachedStatement(
      sql: """
        INSERT INTO hint(key, brief, mentions, sections)
        SELECT key, ?, mentions, sections FROM hint WHERE brief = ?
        """
    ).execute(arguments: [new, old])
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
      db.cachedStatement(
        sql: "DELETE FROM mention WHERE brief = ? RETURNING entity, mentions, said"),
      arguments: [row])
    for row in gone { uses.remove(StoredMention(row)) }
    for table in ["hint", "untagged"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE brief = ?").execute(arguments: [row])
    }
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
    try Self.writeWords(of: entity, id, db)
    return id
  }

  private static func writeWords(of entity: Entity, _ id: Int64, _ db: Database) throws {
    let words = entity.key.split(separator: " ")
    if words.count < 2 { return }
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO entity_word(word, entity) VALUES(?, ?)")
    for word in words { try insert.execute(arguments: [String(word), id]) }
  }
}
