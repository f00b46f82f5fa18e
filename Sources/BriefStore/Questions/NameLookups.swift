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

  /// What a name means: a condition on `entity`, and the entities it holds for, all or up to a
  /// limit.
  struct Meaning {
    var condition: SQL
    var entities: [FoundName]
  }

  /// The entities with this name, or another name of theirs. Where there is none, those whose name
  /// holds these words: `zuckerberg` is then Mark Zuckerberg.
  func meaning(
    of key: String, isPrefix: Bool = false, kind: Entity.Kind? = nil, limit: Int? = nil
  ) throws -> Meaning {
    let named = try meaning(named(key, isPrefix), kind, limit)
    return named.entities.isEmpty ? try meaning(holding(key, isPrefix), kind, limit) : named
  }

  private func named(_ key: String, _ isPrefix: Bool) throws -> SQL {
    let name: SQL = "key IN \(try ArgumentList.texts(names.keys(for: key, isPrefix: isPrefix)))"
    return isPrefix ? "\(name) OR \(NameSQL.begins("key", with: key))" : name
  }

  private func holding(_ key: String, _ isPrefix: Bool) -> SQL {
    let first = key.split(separator: " ").first.map(String.init) ?? ""
    let mayGoOn = isPrefix && first.utf8.count == key.utf8.count
    let word: SQL = mayGoOn ? NameSQL.begins("word", with: first) : "word = \(first)"
    return """
      instr(' ' || key || ' ', \(" " + key + (isPrefix ? "" : " "))) > 0 \
      AND id IN (SELECT entity FROM entity_word WHERE \(word))
      """
  }

  /// Skips entities with no briefs (stale, or outvoted kinds). The unary plus keeps SQLite from
  /// using the `entity_briefs` index here.
  private func meaning(_ name: SQL, _ kind: Entity.Kind?, _ limit: Int?) throws -> Meaning {
    let condition: SQL = "+briefs > 0 AND (\(name))\(NameSQL.andOf(kind))"
    var sql: SQL = "SELECT id, briefs FROM entity WHERE \(condition)"
    if let limit { sql += " LIMIT \(limit)" }
    let rows = try Row.fetchCursor(db.cachedStatement(literal: sql))
    var found: [FoundName] = []
    while let row = try rows.next() { found.append(FoundName(id: row[0], briefs: row[1])) }
    return Meaning(condition: condition, entities: found)
  }
}

/// Conditions on names, in SQL.
enum NameSQL {
  /// True of texts that begin like this, as an index can look them up.
  static func begins(_ column: SQL, with prefix: String) -> SQL {
    "(\(column) >= \(prefix) AND \(column) < \(prefix + "\u{10FFFF}"))"
  }

  /// What is added where only entities of one kind are meant.
  static func andOf(_ kind: Entity.Kind?) -> SQL {
    kind.map { " AND kind = \($0.rawValue)" } ?? ""
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
    return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map {
      FoundName(id: $0[0], briefs: $0[1])
    }
  }
}
