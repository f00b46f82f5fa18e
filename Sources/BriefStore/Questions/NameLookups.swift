internal import GRDB
import Briefs

/// Finds the entities of the index that a query means.
struct EntityLookup {
  let db: Database
  let names: EntityNames

  /// Row numbers of the entities with this name, or another name of theirs. Where there is none, those
  /// whose name holds these words: `zuckerberg` is then Mark Zuckerberg.
  func ids(key: String, isPrefix: Bool, kind: Entity.Kind?) throws -> [Int64] {
    let keys = names.keys(for: key, isPrefix: isPrefix)
    var condition: SQL = "key IN \(try ArgumentList.texts(keys))"
    if isPrefix { condition += " OR (key >= \(key) AND key < \(key + "\u{10FFFF}"))" }
    let found = try ids(condition, kind)
    if !found.isEmpty { return found }
    let wanted = " " + key + (isPrefix ? "" : " ")
    return try ids("instr(' ' || key || ' ', \(wanted)) > 0", kind)
  }

  /// How many briefs mention these entities, at most.
  static func briefs(of ids: [Int64], _ db: Database) throws -> Int {
    let sql: SQL = "SELECT sum(briefs) FROM entity WHERE id IN \(ArgumentList.numbers(ids))"
    return try SQLRequest<Int>(literal: sql).fetchOne(db) ?? 0
  }

  private func ids(_ condition: SQL, _ kind: Entity.Kind?) throws -> [Int64] {
    // One that no brief mentions any more, or only by a slip, must not hide what is meant.
    var sql: SQL = "SELECT id FROM entity WHERE +briefs > 0 AND (\(condition))"
    if let kind { sql += " AND kind = \(kind.rawValue)" }
    return try SQLRequest<Int64>(literal: sql).fetchAll(db)
  }
}

/// Finds the tags of the index that a query means.
struct TagLookup {
  let db: Database

  /// The keys of tags that hold folded words, given with a space before and, but for a prefix, behind.
  func keys(holding wanted: String) throws -> [String] {
    // One step into the index for each tag there is, however many briefs have it.
    try SQLRequest<String>(
      literal: """
        WITH RECURSIVE known(key) AS (
          SELECT min(tag_key) FROM tag
          UNION ALL
          SELECT (SELECT min(tag_key) FROM tag WHERE tag_key > key) FROM known
          WHERE key IS NOT NULL)
        SELECT key FROM known WHERE instr(' ' || key || ' ', \(wanted)) > 0
        """
    ).fetchAll(db)
  }
}
