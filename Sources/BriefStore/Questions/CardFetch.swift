internal import GRDB
import Briefs
import Text

/// Asks what the folder knows of one entity.
struct CardFetch {
  let key: String
  /// `nil` for the kind that most briefs mention it as.
  let kind: Entity.Kind?
  /// Spans of time in the card's timeline.
  let buckets: Int
  /// The most entities that it appears with.
  var companionLimit = 8

  func answer(_ db: Database) throws -> EntityCard? {
    guard let found = try find(db) else { return nil }
    let rows = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT brief FROM mention WHERE entity = ? ORDER BY brief"),
      arguments: [found.id])
    guard let first = rows.first, let last = rows.last else { return nil }
    return EntityCard(
      entity: found.entity, briefs: rows.count, mentions: found.mentions,
      first: try published(first, db), last: try published(last, db),
      timeline: timeline(rows, from: first, to: last),
      companions: try companions(of: found.id, db))
  }

  private func find(_ db: Database) throws -> (id: Int64, entity: Entity, mentions: Int)? {
    var sql: SQL = "SELECT id, key, name, kind, mentions FROM entity e WHERE key = \(key)"
    if let kind { sql += " AND kind = \(kind.rawValue)" }
    sql += " ORDER BY briefs DESC, id LIMIT 1"
    return try SQLRequest<Row>(literal: sql).fetchOne(db).map {
      ($0[0], Entity(row: $0, from: 1), $0[4])
    }
  }

  private func published(_ row: Int64, _ db: Database) throws -> Published? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT seconds, precision, estimated FROM brief WHERE rowid = ?"),
      arguments: [row]
    ).map { Published(row: $0, from: 0) }
  }

  /// The numbers of rows are seconds, near enough, and in order.
  private func timeline(_ rows: [Int64], from first: Int64, to last: Int64) -> [Int] {
    guard buckets > 0 else { return [] }
    var counts = Array(repeating: 0, count: buckets)
    let span = Double(max(1, last - first))
    for row in rows {
      let share = Double(row - first) / span
      let bucket = Int(exactly: (share * Double(buckets)).rounded(.down)) ?? 0
      counts[min(max(0, bucket), buckets - 1)] += 1
    }
    return counts
  }

  private func companions(of id: Int64, _ db: Database) throws -> [EntityCard.Companion] {
    let sql: SQL = """
      SELECT e.key, e.name, e.kind, shared.briefs FROM (
        SELECT other.entity AS entity, count(*) AS briefs FROM mention own
        CROSS JOIN mention other ON other.brief = own.brief
        WHERE own.entity = \(id) AND other.entity <> \(id) GROUP BY other.entity) shared
      JOIN entity e ON e.id = shared.entity
      ORDER BY shared.briefs DESC, e.key, e.kind LIMIT \(companionLimit)
      """
    return try SQLRequest<Row>(literal: sql).fetchAll(db).map {
      EntityCard.Companion(entity: Entity(row: $0, from: 0), briefs: $0[3])
    }
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
