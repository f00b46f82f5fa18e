internal import GRDB
import Briefs
import Text

/// Asks what the folder knows of one entity.
struct CardQuestion {
  let key: String
  /// `nil` for the kind that most briefs mention it as.
  let kind: Entity.Kind?
  /// Spans of time in the card's timeline.
  let buckets: Int

  private static let companions = 8

  func answer(_ db: Database) throws -> EntityCard? {
    guard let (id, entity) = try find(db) else { return nil }
    let times = try self.times(id, db)
    guard let first = times.min(), let last = times.max() else { return nil }
    let mentions = try Int.fetchOne(
      db,
      sql: """
        SELECT sum(m.mentions) FROM mention m JOIN brief b ON b.rowid = m.brief AND b.dead = 0
        WHERE m.entity = ?
        """, arguments: [id])
    return EntityCard(
      entity: entity, briefs: times.count, mentions: mentions ?? 0, first: first, last: last,
      timeline: timeline(times, from: first.seconds, to: last.seconds),
      companions: try companions(id, db))
  }

  private func find(_ db: Database) throws -> (Int64, Entity)? {
    var sql: SQL = """
      SELECT e.id, e.key, e.name, e.kind FROM entity e
      LEFT JOIN mention m ON m.entity = e.id LEFT JOIN brief b ON b.rowid = m.brief AND b.dead = 0
      WHERE e.key = \(key)
      """
    if let kind { sql += " AND e.kind = \(kind.rawValue)" }
    sql += " GROUP BY e.id ORDER BY count(b.rowid) DESC, e.id LIMIT 1"
    return try SQLRequest<Row>(literal: sql).fetchOne(db).map { ($0[0], Entity(row: $0, from: 1)) }
  }

  private func times(_ id: Int64, _ db: Database) throws -> [Published] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT b.seconds, b.precision, b.estimated
        FROM mention m JOIN brief b ON b.rowid = m.brief AND b.dead = 0 WHERE m.entity = ?
        """, arguments: [id])
    var times: [Published] = []
    while let row = try rows.next() { times.append(Published(row: row, from: 0)) }
    return times
  }

  private func timeline(_ times: [Published], from first: Int64, to last: Int64) -> [Int] {
    guard buckets > 0 else { return [] }
    var counts = Array(repeating: 0, count: buckets)
    let span = Double(max(1, last - first))
    for time in times {
      let share = Double(time.seconds - first) / span
      let bucket = Int(exactly: (share * Double(buckets)).rounded(.down)) ?? 0
      counts[min(max(0, bucket), buckets - 1)] += 1
    }
    return counts
  }

  private func companions(_ id: Int64, _ db: Database) throws -> [EntityCard.Companion] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.key, e.name, e.kind, count(*) FROM mention m
        JOIN brief b ON b.rowid = m.brief AND b.dead = 0
        JOIN mention o ON o.brief = m.brief AND o.entity <> m.entity
        JOIN entity e ON e.id = o.entity
        WHERE m.entity = ? GROUP BY o.entity ORDER BY count(*) DESC, sum(o.mentions) DESC, e.key
        LIMIT ?
        """, arguments: [id, Self.companions])
    return rows.map { EntityCard.Companion(entity: Entity(row: $0, from: 0), briefs: $0[3]) }
  }
}

extension Entity {
  /// From three columns: key, name, kind.
  init(row: Row, from column: Int) {
    let kind: String = row[column + 2]
    self.init(
      key: row[column], name: DisplayText(cleaning: row[column + 1] as String),
      kind: Kind(rawValue: kind) ?? .other)
  }
}

extension Published {
  /// From three columns: seconds, precision, estimated.
  init(row: Row, from column: Int) {
    let precision = UInt8(exactly: row[column + 1] as Int64).flatMap(Precision.init)
    self.init(
      seconds: row[column], precision: precision ?? .moment, isEstimated: row[column + 2])
  }
}
