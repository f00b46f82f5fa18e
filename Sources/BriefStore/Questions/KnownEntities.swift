internal import GRDB
import Briefs
import Text

/// What the folder knows of the names of one brief.
struct KnownEntities {
  /// By key.
  private(set) var names: [String: BriefNames.Known] = [:]
  private var briefs: [String: [Entity.Kind: Int]] = [:]

  init(of names: BriefNames, _ db: Database) throws {
    let sql: SQL = """
      SELECT key, name, kind, votes, briefs FROM entity
      WHERE key IN \(try ArgumentList.texts(names.keys))
      """
    for row in try SQLRequest<Row>(literal: sql).fetchAll(db) {
      let entity = Entity(row: row, from: 0)
      self.names[entity.key, default: .init()].votes[entity.kind] = row[3]
      self.names[entity.key, default: .init()].names[entity.kind] = entity.name
      briefs[entity.key, default: [:]][entity.kind] = row[4]
    }
  }

  /// How many briefs of the folder mention an entity.
  func briefs(_ entity: Entity) -> Int { briefs[entity.key]?[entity.kind] ?? 0 }
}
