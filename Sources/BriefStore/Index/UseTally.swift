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
  }

  private var entities: [Int64: Use] = [:]
  private var labels: [Label: Int] = [:]

  /// - Parameter id: the number of an entity's row.
  mutating func add(briefs: Int, mentions: Int, entity id: Int64) {
    entities[id, default: Use()].briefs += briefs
    entities[id, default: Use()].mentions += mentions
  }

  /// - Parameter text: folded words, perhaps with spaces around.
  mutating func add(_ count: Int, _ field: Field, _ text: String?) {
    guard let text else { return }
    let words = text.split(separator: " ").joined(separator: " ")
    if !words.isEmpty { labels[Label(field: field, key: words), default: 0] += count }
  }

  /// Writes what was gathered and begins anew; to be called in the transaction that it is about.
  mutating func write(_ db: Database) throws {
    let entity = try db.cachedStatement(
      sql: "UPDATE entity SET briefs = briefs + ?, mentions = mentions + ? WHERE id = ?")
    // In the order of their rows, which lie side by side.
    for (id, use) in entities.sorted(by: { $0.key < $1.key })
    where use.briefs != 0 || use.mentions != 0 {
      try entity.execute(arguments: [use.briefs, use.mentions, id])
    }
    let label = try db.cachedStatement(
      sql: """
        INSERT INTO label(field, key, used) VALUES(?, ?, ?)
        ON CONFLICT DO UPDATE SET used = used + excluded.used
        """)
    for (known, count) in labels where count != 0 {
      try label.execute(arguments: [known.field.rawValue, known.key, count])
    }
    self = UseTally()
  }
}
