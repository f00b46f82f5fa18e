internal import GRDB
import Briefs

/// A name that a query means.
struct FoundName {
  /// The number of its row.
  var id: Int64
  /// How many briefs have it.
  var briefs: Int
}

/// Finds the entities of the index that a query means.
struct EntityLookup {
  let db: Database
  let names: EntityNames

  /// The entities with this name, or another name of theirs. Where there is none, those whose name holds
  /// these words: `zuckerberg` is then Mark Zuckerberg.
  func entities(
    key: String, isPrefix: Bool, kind: Entity.Kind?, limit: Int? = nil
  ) throws -> [FoundName] {
    let found = try entities(try named(key, isPrefix, kind), limit)
    return found.isEmpty ? try entities(holding(key, isPrefix, kind), limit) : found
  }

  /// Says of an entity that it has this name, or another name of it.
  ///
  /// One that no brief mentions any more, or only by a slip, is left out, or it would hide what is
  /// meant; with a plus, so that it is not looked for among all that are in use.
  func named(_ key: String, _ isPrefix: Bool, _ kind: Entity.Kind?) throws -> SQL {
    var name: SQL = "key IN \(try ArgumentList.texts(names.keys(for: key, isPrefix: isPrefix)))"
    if isPrefix { name += " OR (key >= \(key) AND key < \(key + "\u{10FFFF}"))" }
    return "+briefs > 0 AND (\(name))\(of(kind))"
  }

  private func holding(_ key: String, _ isPrefix: Bool, _ kind: Entity.Kind?) -> SQL {
    let first = key.split(separator: " ").first.map(String.init) ?? ""
    let mayGoOn = isPrefix && first.utf8.count == key.utf8.count
    let word: SQL =
      mayGoOn ? "word >= \(first) AND word < \(first + "\u{10FFFF}")" : "word = \(first)"
    return """
      +briefs > 0 AND instr(' ' || key || ' ', \(" " + key + (isPrefix ? "" : " "))) > 0 \
      AND id IN (SELECT entity FROM entity_word WHERE \(word))\(of(kind))
      """
  }

  private func of(_ kind: Entity.Kind?) -> SQL {
    kind.map { " AND kind = \($0.rawValue)" } ?? ""
  }

  private func entities(_ condition: SQL, _ limit: Int?) throws -> [FoundName] {
    var sql: SQL = "SELECT id, briefs FROM entity WHERE \(condition)"
    if let limit { sql += " LIMIT \(limit)" }
    let rows = try Row.fetchCursor(db.makeStatement(literal: sql))
    var found: [FoundName] = []
    while let row = try rows.next() { found.append(FoundName(id: row[0], briefs: row[1])) }
    return found
  }
}

/// Finds the tags of the index that a query means.
struct TagLookup {
  let db: Database

  /// The tags that hold folded words; those come with a space before and, but for a prefix, behind.
  func labels(holding wanted: String) throws -> [FoundName] {
    let sql: SQL = """
      SELECT id, used FROM label WHERE field = \(UseTally.Field.tag.rawValue) AND used > 0
      AND instr(' ' || key || ' ', \(wanted)) > 0
      """
    return try SQLRequest<Row>(literal: sql).fetchAll(db).map {
      FoundName(id: $0[0], briefs: $0[1])
    }
  }
}
