internal import GRDB
import Briefs

/// Finds the entities of the index that a query means.
struct EntityLookup {
  let db: Database
  let names: EntityNames

  struct Found {
    /// The number of its row.
    var id: Int64
    /// How many briefs mention it.
    var briefs: Int
  }

  /// The entities with this name, or another name of theirs. Where there is none, those whose name holds
  /// these words: `zuckerberg` is then Mark Zuckerberg.
  func entities(key: String, isPrefix: Bool, kind: Entity.Kind?) throws -> [Found] {
    let keys = names.keys(for: key, isPrefix: isPrefix)
    var condition: SQL = "key IN \(try ArgumentList.texts(keys))"
    if isPrefix { condition += " OR (key >= \(key) AND key < \(key + "\u{10FFFF}"))" }
    // With a plus: looked up by their names, and not looked for among all that are in use.
    let found = try entities("+briefs > 0 AND (\(condition))", kind)
    if !found.isEmpty { return found }
    let wanted = " " + key + (isPrefix ? "" : " ")
    return try entities("briefs > 0 AND instr(' ' || key || ' ', \(wanted)) > 0", kind)
  }

  /// - Parameter condition: leaves out those that no brief mentions any more, or only by a slip: they
  ///   must not hide what is meant.
  private func entities(_ condition: SQL, _ kind: Entity.Kind?) throws -> [Found] {
    var sql: SQL = "SELECT id, briefs FROM entity WHERE \(condition)"
    if let kind { sql += " AND kind = \(kind.rawValue)" }
    let rows = try Row.fetchCursor(db.makeStatement(literal: sql))
    var found: [Found] = []
    while let row = try rows.next() { found.append(Found(id: row[0], briefs: row[1])) }
    return found
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
