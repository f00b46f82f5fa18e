internal import GRDB
import Briefs
import Text

/// Asks for the entities that the briefs of a query mention, those of most briefs first.
struct EntitiesQuestion {
  let query: Query
  let kind: Entity.Kind?
  let limit: Int?
  let surroundings: QuestionSurroundings
  let cancellation: Cancellation
  var lastVisit: Int64?

  func answer() throws -> [EntityInFolder] {
    let names = surroundings.names()
    let rows = try query.root == .all ? nil : self.rows()
    return try surroundings.read(cancellation) { db in
      var sql: SQL = """
        SELECT e.key, e.name, e.kind, count(*), sum(m.mentions) FROM mention m
        JOIN brief b ON b.rowid = m.brief AND b.dead = 0 JOIN entity e ON e.id = m.entity WHERE 1
        """
      if let rows { sql += " AND b.rowid IN \(NumberList.of(rows))" }
      if let kind { sql += " AND e.kind = \(kind.rawValue)" }
      sql += " GROUP BY e.id ORDER BY count(*) DESC, sum(m.mentions) DESC, e.key, e.kind"
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
    return try ListQuestion(
      request: request, surroundings: surroundings, cancellation: cancellation
    ).rowids()
  }
}
