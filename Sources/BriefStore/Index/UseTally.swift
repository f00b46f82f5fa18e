import Briefs
internal import GRDB

/// How many briefs more or fewer name an entity, a tag, a source or an author, gathered over a
/// transaction and written once: triggers would write a common name anew for nearly every brief.
struct UseTally {
  /// What `label.field` says a label is.
  enum Field: String {
    case tag, source, author
  }

  private struct Label: Hashable {
    let field: Field
    let key: String
  }

  private struct Use {
    var briefs = 0
    var mentions = 0
    var votes = 0
  }

  /// By the number of an entity's row.
  private var entities: [Int64: Use] = [:]
  private var hints: Set<String> = []
  private var labels: [Label: Int] = [:]

  mutating func add(_ mention: StoredMention) { count(mention, 1) }

  mutating func remove(_ mention: StoredMention) { count(mention, -1) }

  private mutating func count(_ mention: StoredMention, _ times: Int) {
    entities[mention.entity, default: Use()].briefs += times
    entities[mention.entity, default: Use()].mentions += times * mention.mentions
    if let voted = mention.voted { entities[voted, default: Use()].votes += times }
  }

  /// One brief names another entity instead; its vote is the same.
  mutating func move(mentions: Int, from: Int64, to: Int64) {
    for (id, times) in [(from, -1), (to, 1)] {
      entities[id, default: Use()].briefs += times
      entities[id, default: Use()].mentions += times * mentions
    }
  }

  /// What may be a name came with a brief.
  mutating func noteHint(_ key: String) { hints.insert(key) }

  /// - Parameter text: folded words, perhaps with spaces around.
  mutating func add(_ count: Int, _ field: Field, _ text: String?) {
    guard let text else { return }
    let words = text.split(separator: " ").joined(separator: " ")
    if !words.isEmpty { labels[Label(field: field, key: words), default: 0] += count }
  }

  /// Writes what was gathered, settles what follows for the kinds of names, and begins anew; to be
  /// called in the transaction that it is about.
  ///
  /// - Returns: the briefs that name something of another kind now.
  mutating func write(_ db: Database) throws -> [RowKey] {
    try writeEntities(db)
    var settlement = KindSettlement(db: db)
    try settlement.settle(votes: entities.mapValues(\.votes), hints: hints)
    entities = settlement.uses.entities
    try writeEntities(db)
    let label = try db.cachedStatement(
      sql: """
        INSERT INTO label(field, key, used) VALUES(?, ?, ?)
        ON CONFLICT DO UPDATE SET used = used + excluded.used
        """)
    for (known, count) in labels where count != 0 {
      try label.execute(arguments: [known.field.rawValue, known.key, count])
    }
    self = UseTally()
    return settlement.settled
  }

  private func writeEntities(_ db: Database) throws {
    let entity = try db.cachedStatement(
      sql: """
        UPDATE entity SET briefs = briefs + ?, mentions = mentions + ?, votes = votes + ?
        WHERE id = ?
        """)
    // In the order of their rows, which lie side by side.
    for (id, use) in entities.sorted(by: { $0.key < $1.key })
    where use.briefs != 0 || use.mentions != 0 || use.votes != 0 {
      try entity.execute(arguments: [use.briefs, use.mentions, use.votes, id])
    }
  }
}
