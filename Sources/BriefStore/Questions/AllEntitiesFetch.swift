internal import GRDB
import Briefs
import Text

/// Asks for the first of all entities of the folder, in an order, and how many there are.
struct AllEntitiesFetch {
  let request: EntityRequest
  let names: EntityNames

  func answer(_ db: Database) throws -> EntityListing {
    let wanted = try condition()
    let total = try SQLRequest<Int>(
      literal: "SELECT count(*) FROM entity WHERE briefs > 0 \(wanted)"
    ).fetchOne(db)
    // The newest brief is one step into the primary key; only by recency is it asked of every
    // entity.
    let found: SQL = """
      SELECT id, key, name, kind, briefs, mentions FROM entity
      WHERE briefs > 0 \(wanted) ORDER BY \(order(newest: Self.newest("entity")))
      LIMIT \(max(0, request.limit))
      """
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT e.key, e.name, e.kind, e.briefs, e.mentions, b.seconds, b.precision, b.estimated
        FROM (\(found)) e JOIN brief b ON b.rowid = \(Self.newest("e"))
        ORDER BY \(order(newest: "b.rowid"))
        """
    ).fetchAll(db)
    let entities = rows.map { row in
      let entity = Entity(row: row, from: 0)
      return EntityInFolder(
        entity: entity, aliases: names.aliases[entity.key] ?? [], briefs: row[3],
        mentions: row[4], last: Published(row: row, from: 5))
    }
    return EntityListing(entities: entities, total: total ?? 0)
  }

  private static func newest(_ table: String) -> SQL {
    "(SELECT max(brief) FROM mention WHERE entity = \(sql: table).id)"
  }

  private func order(newest: SQL) -> SQL {
    switch request.order {
    case .briefs: "briefs DESC, mentions DESC, key, kind"
    case .recency: "\(newest) DESC, key, kind"
    case .name: "key, kind"
    }
  }

  /// A word of the name begins with what is typed, or another name does.
  private func condition() throws -> SQL {
    let key = Words.key(request.typed)
    guard !key.isEmpty else { return "" }
    let others = names.aliases(beginningWith: key).keys
    return """
      AND (instr(' ' || key, \(" " + key)) > 0 OR key IN \(try ArgumentList.texts(others)))
      """
  }
}
