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
    let appearances = try self.appearances(id, db)
    let times = appearances.map(\.published)
    guard let first = times.min(), let last = times.max() else { return nil }
    return EntityCard(
      entity: entity, briefs: times.count,
      mentions: appearances.reduce(0) { $0 + $1.mentions }, first: first, last: last,
      timeline: timeline(times, from: first.seconds, to: last.seconds),
      companions: try companions(of: id, in: appearances.map(\.rowid), db))
  }

  /// A brief that mentions the entity.
  private struct Appearance {
    let rowid: Int64
    let mentions: Int
    let published: Published
  }

  private func find(_ db: Database) throws -> (Int64, Entity)? {
    var sql: SQL = "SELECT id, key, name, kind FROM entity e WHERE key = \(key)"
    if let kind { sql += " AND kind = \(kind.rawValue)" }
    sql += " ORDER BY (SELECT count(*) FROM mention WHERE entity = e.id) DESC, id LIMIT 1"
    return try SQLRequest<Row>(literal: sql).fetchOne(db).map { ($0[0], Entity(row: $0, from: 1)) }
  }

  private func appearances(_ id: Int64, _ db: Database) throws -> [Appearance] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT m.brief, m.mentions, b.seconds, b.precision, b.estimated
        FROM mention m JOIN brief b ON b.rowid = m.brief AND b.dead = 0 WHERE m.entity = ?
        """, arguments: [id])
    var found: [Appearance] = []
    while let row = try rows.next() {
      found.append(
        Appearance(rowid: row[0], mentions: row[1], published: Published(row: row, from: 2)))
    }
    return found
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

  private func companions(
    of id: Int64, in briefs: [Int64], _ db: Database
  ) throws -> [EntityCard.Companion] {
    let sql: SQL = """
      SELECT e.key, e.name, e.kind, briefs FROM (
        SELECT entity, count(*) AS briefs FROM mention
        WHERE brief IN \(ArgumentList.numbers(briefs)) AND entity <> \(id) GROUP BY entity)
      JOIN entity e ON e.id = entity ORDER BY briefs DESC, e.key, e.kind LIMIT \(Self.companions)
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
