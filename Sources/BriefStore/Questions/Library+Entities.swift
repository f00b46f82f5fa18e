internal import GRDB
import Briefs
import Text

/// Questions about entities, alone and in pairs.
extension Library {
  /// The first of all entities of the folder, and how many there are.
  package func allEntities(
    _ request: EntityRequest, cancellation: Cancellation = Cancellation()
  ) throws -> EntityListing {
    let fetch = AllEntitiesFetch(request: request, names: queryContext.names())
    return try queryContext.read(cancellation, fetch.answer)
  }

  /// What the page of an entity shows; `nil` where no brief mentions it.
  package func page(
    of entity: Entity, buckets: Int = 60, companions: Int = 100,
    cancellation: Cancellation = Cancellation()
  ) throws -> EntityPage? {
    let card = try card(
      entityKey: entity.key, kind: entity.kind, buckets: buckets, companions: companions,
      cancellation: cancellation)
    return card.map {
      EntityPage(card: $0, aliases: queryContext.names().aliases[entity.key] ?? [])
    }
  }

  /// The entity that a name means, that of most briefs where several have it.
  package func entity(named name: String, kind: Entity.Kind? = nil) throws -> EntityInFolder? {
    let names = queryContext.names()
    return try queryContext.read(Cancellation()) { db in
      let found = try EntityLookup(db: db, names: names)
        .meaning(of: Words.key(name), kind: kind).entities
      let sql: SQL = """
        SELECT key, name, kind, briefs, mentions FROM entity
        WHERE briefs > 0 AND id IN \(ArgumentList.numbers(found.map(\.id)))
        ORDER BY briefs DESC, id LIMIT 1
        """
      return try SQLRequest<Row>(literal: sql).fetchOne(db).map { row in
        let entity = Entity(row: row, from: 0)
        return EntityInFolder(
          entity: entity, aliases: names.aliases[entity.key] ?? [], briefs: row[3],
          mentions: row[4])
      }
    }
  }

  /// Sentences that mention both entities, from the texts of the newest briefs that do, or from
  /// where an earlier answer ended. At most `limit` texts are read, so that the rest can be
  /// cancelled.
  package func sharedSentences(
    _ pair: EntityPair, from next: Int64? = nil, briefs limit: Int = 20,
    cancellation: Cancellation = Cancellation()
  ) throws -> SharedSentences {
    let found = try queryContext.read(cancellation) { db in
      try PairFetch(pair: pair).answer(db, below: next, limit: limit)
    }
    var sentences: [SharedSentence] = []
    for row in found.rows {
      try cancellation.check()
      guard let opened = try open(row) else { continue }
      sentences += SharedSentence.all(in: opened, pair)
    }
    return SharedSentences(sentences: sentences, briefs: found.total, next: found.next)
  }

  /// Which of these rows mention one of the entities with these keys.
  package func rows(
    _ rows: [RowKey], mentioning keys: [String], cancellation: Cancellation = Cancellation()
  ) throws -> Set<RowKey> {
    let names = queryContext.names()
    return try queryContext.read(cancellation) { db in
      let lookup = EntityLookup(db: db, names: names)
      let ids = try keys.flatMap { try lookup.meaning(of: $0).entities.map(\.id) }
      guard !ids.isEmpty else { return [] }
      let wanted = Set(rows)
      let sql: SQL = """
        SELECT id, entry FROM brief b
        WHERE dead = 0 AND id IN \(ArgumentList.numbers(rows.map { Int64(bitPattern: $0.id.value) }))
          AND EXISTS (SELECT 1 FROM mention
            WHERE brief = b.rowid AND entity IN \(ArgumentList.numbers(ids)))
        """
      let found = try SQLRequest<Row>(literal: sql).fetchAll(db).map(RowKey.init)
      return wanted.intersection(found)
    }
  }
}

/// Asks for the briefs that mention both entities of a pair, newest first.
private struct PairFetch {
  let pair: EntityPair

  func answer(
    _ db: Database, below: Int64?, limit: Int
  ) throws -> (rows: [RowKey], next: Int64?, total: Int?) {
    var ids: [(id: Int64, briefs: Int)] = []
    for entity in [pair.first, pair.second] {
      let sql: SQL = """
        SELECT id, briefs FROM entity WHERE key = \(entity.key) AND kind = \(entity.kind.rawValue)
        """
      guard let row = try SQLRequest<Row>(literal: sql).fetchOne(db) else { return ([], nil, 0) }
      ids.append((row[0], row[1]))
    }
    // From the rarer of the two, one step into the index finds whether a brief has the other.
    ids.sort { $0.briefs < $1.briefs }
    let both: SQL = """
      mention rare CROSS JOIN mention other ON other.entity = \(ids[1].id)
        AND other.brief = rare.brief WHERE rare.entity = \(ids[0].id)
      """
    let found = try SQLRequest<Row>(
      literal: """
        SELECT b.id, b.entry, b.rowid FROM (
          SELECT rare.brief AS brief FROM \(both) AND rare.brief < \(below ?? .max)
          ORDER BY rare.brief DESC LIMIT \(limit)) shared
        JOIN brief b ON b.rowid = shared.brief ORDER BY b.rowid DESC
        """
    ).fetchAll(db)
    let total =
      below == nil
      ? try SQLRequest<Int>(literal: "SELECT count(*) FROM \(both)").fetchOne(db) : nil
    return (
      found.map(RowKey.init), found.count < limit ? nil : found.last.map { $0[2] }, total
    )
  }
}
