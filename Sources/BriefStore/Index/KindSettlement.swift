import Briefs
internal import GRDB

/// Puts mentions under the kind that the votes of the folder give their names: slips under the usual
/// kind, hints at what is well known among its mentions, and both back where the votes have changed.
///
/// A brief costs as much as it has names; only where the answer for a name changes are the briefs of
/// its rarer kinds written too.
struct KindSettlement {
  let db: Database
  /// What the entities of moved mentions gained and lost.
  private(set) var uses = UseTally()
  /// The briefs of moved mentions.
  private(set) var settled: [RowKey] = []

  /// The entities that share a name.
  private struct Name {
    var key: String
    var ids: [Entity.Kind: Int64] = [:]
    var before = KindVotes()
    var after = KindVotes()
  }

  init(db: Database) { self.db = db }

  /// - Parameters:
  ///   - votes: by how many they rose, written already, for every entity whose mentions were written.
  ///   - hints: keys of hints that were written.
  mutating func settle(votes: [Int64: Int], hints: Set<String>) throws {
    for name in try names(votes, hints) {
      for (kind, id) in name.ids { try settle(kind, id, name) }
      try settleHints(name)
    }
  }

  private func names(_ votes: [Int64: Int], _ hints: Set<String>) throws -> [Name] {
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT key, kind, id, votes FROM entity WHERE key IN (
          SELECT key FROM entity WHERE id IN \(ArgumentList.numbers(votes.keys)))
          OR key IN \(try ArgumentList.texts(hints)) ORDER BY key
        """
    ).fetchAll(db)
    var names: [Name] = []
    for row in rows {
      let key: String = row[0]
      guard let kind = Entity.Kind(rawValue: row[1]) else { continue }
      if names.last?.key != key { names.append(Name(key: key)) }
      let at = names.count - 1
      let id: Int64 = row[2]
      let count: Int = row[3]
      names[at].ids[kind] = id
      names[at].after[kind] = count
      names[at].before[kind] = count - (votes[id] ?? 0)
    }
    return names
  }

  private mutating func settle(_ kind: Entity.Kind, _ id: Int64, _ name: Name) throws {
    let before = name.before.kind(insteadOf: kind)
    let after = name.after.kind(insteadOf: kind)
    guard let target = name.ids[after] else { return }
    if before != kind, before != after, let from = name.ids[before] {
      let said: MentionStanding = after == kind ? .tagged : .outvoted(id)
      let moved = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            UPDATE mention SET entity = ?, said = ? WHERE said = ? AND said >= 0 AND entity = ?
            RETURNING brief, mentions
            """), arguments: [target, said.said, id, from])
      try note(moved, of: name.key, from: (before, from), to: (after, target))
    }
    guard after != kind else { return }
    let slips = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          UPDATE mention SET entity = ?, said = ? WHERE entity = ? AND said IS NULL
          RETURNING brief, mentions
          """), arguments: [target, id, id])
    try note(slips, of: name.key, from: (kind, id), to: (after, target))
  }

  /// Counts mentions that were moved, and moves them in what their briefs' rows show.
  private mutating func note(
    _ rows: [Row], of key: String, from: (kind: Entity.Kind, id: Int64),
    to: (kind: Entity.Kind, id: Int64)
  ) throws {
    let select = try db.cachedStatement(
      sql: "SELECT id, entry, top_entities FROM brief WHERE rowid = ?")
    let update = try db.cachedStatement(sql: "UPDATE brief SET top_entities = ? WHERE rowid = ?")
    for row in rows {
      uses.move(mentions: row[1], from: from.id, to: to.id)
      guard let brief = try Row.fetchOne(select, arguments: [row[0] as Int64]) else { continue }
      settled.append(RowKey(brief))
      let shown = TopEntities.decode(brief[2])
      let moved = shown.map { entity in
        entity.key == key && entity.kind == from.kind
          ? Entity(key: key, name: entity.name, kind: to.kind) : entity
      }
      guard moved != shown else { continue }
      try update.execute(arguments: [TopEntities.encode(moved), row[0] as Int64])
    }
  }

}

extension KindSettlement {
  private mutating func settleHints(_ name: Name) throws {
    let before = name.before.firm
    let after = name.after.firm
    if before != after, let from = before.flatMap({ name.ids[$0] }) {
      try makeHints(of: from, name.key)
    }
    if let target = after.flatMap({ name.ids[$0] }) { try nameHints(name.key, target) }
  }

  /// The name is not well known any more.
  private mutating func makeHints(of entity: Int64, _ key: String) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          DELETE FROM mention WHERE said = 0 AND said >= 0 AND entity = ?
          RETURNING brief, mentions, sections
          """), arguments: [entity])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO hint(key, brief, mentions, sections) VALUES(?, ?, ?, ?)")
    for row in rows {
      try insert.execute(arguments: [key, row[0] as Int64, row[1] as Int, row[2] as Int])
      uses.remove(StoredMention(entity: entity, mentions: row[1], standing: .hinted))
      try noteBrief(row[0])
    }
  }

  private mutating func nameHints(_ key: String, _ entity: Int64) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "DELETE FROM hint WHERE key = ? RETURNING brief, mentions, sections"),
      arguments: [key])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO mention(entity, brief, mentions, sections, said) VALUES(?, ?, ?, ?, 0)")
    for row in rows {
      try insert.execute(arguments: [entity, row[0] as Int64, row[1] as Int, row[2] as Int])
      uses.add(StoredMention(entity: entity, mentions: row[1], standing: .hinted))
      try noteBrief(row[0])
    }
  }

  private mutating func noteBrief(_ row: Int64) throws {
    let brief = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, entry FROM brief WHERE rowid = ?"), arguments: [row])
    if let brief { settled.append(RowKey(brief)) }
  }
}
