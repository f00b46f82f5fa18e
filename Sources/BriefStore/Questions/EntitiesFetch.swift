internal import GRDB
import Briefs
import Text

/// Asks for the entities that the briefs of a query mention, those of most briefs first.
struct EntitiesFetch {
  let query: Query
  let kind: Entity.Kind?
  let limit: Int?
  let context: QueryContext
  let cancellation: Cancellation
  var lastVisit: Int64?

  func answer() throws -> [EntityInFolder] {
    let names = context.names()
    let counted: SQL =
      try query.root == .all
      ? "SELECT id AS entity, briefs, mentions AS times FROM entity WHERE briefs > 0"
      : """
      SELECT entity, count(*) AS briefs, sum(mentions) AS times FROM mention
      WHERE brief IN \(ArgumentList.numbers(rows())) GROUP BY entity
      """
    return try context.read(cancellation) { db in
      var sql: SQL = """
        SELECT e.key, e.name, e.kind, c.briefs, c.times FROM (\(counted)) c
        JOIN entity e ON e.id = c.entity
        """
      if let kind { sql += " WHERE e.kind = \(kind.rawValue)" }
      sql += " ORDER BY c.briefs DESC, c.times DESC, e.key, e.kind"
      if let limit { sql += " LIMIT \(limit)" }
      return try SQLRequest<Row>(literal: sql).fetchAll(db).map { row in
        let entity = Entity(row: row, from: 0)
        return EntityInFolder(
          entity: entity, aliases: names.aliases[entity.key] ?? [],
          briefs: row[3], mentions: row[4])
      }
    }
  }

  private func rows() throws -> [Int64] {
    let request = ListRequest(query: query, sort: .date, lastVisit: lastVisit)
    return try ListFetch(
      request: request, context: context, cancellation: cancellation
    ).rowids()
  }
}
