internal import GRDB
import Briefs
import Text

/// Asks for the names that begin like what is typed, those of most briefs first.
///
/// However many names there are, it looks at a bounded number of them: the most used ones, for any
/// of their words, and those that begin like this in the order of the alphabet.
struct CompletionFetch {
  let field: Query.NameField
  let prefix: String
  let limit: Int
  let names: EntityNames

  /// The most used names are looked through, whatever they begin with.
  private static let mostUsed = 3000
  /// The most names that are weighed of those that begin like this.
  private static let reach = 3000
  /// Two screens of names; where this many begin like this, no others are read.
  private static let enough = 20

  func answer(_ db: Database) throws -> [NameCompletion] {
    switch field {
    case .entity(let kind): try entities(kind, db)
    case .tag: try labels(.tag, db)
    case .source: try labels(.source, db)
    case .author: try labels(.author, db)
    }
  }

  /// A name found, with all that its place in the answer depends on.
  private struct Found {
    var key: String
    var name: NameCompletion
    /// False where only a later word of it begins like what is typed.
    var begins: Bool
  }

  private func entities(_ kind: Entity.Kind?, _ db: Database) throws -> [NameCompletion] {
    let key = Words.key(prefix)
    if key.isEmpty { return ordered(try mostUsed(where: "1", kind, db)) }
    let ofKind = NameSQL.andOf(kind)
    let aliases = names.aliases(beginningWith: key)
    var others =
      aliases.isEmpty
      ? []
      : try read(
        """
        SELECT key, name, kind, briefs FROM entity
        WHERE key IN \(try ArgumentList.texts(aliases.keys)) AND briefs > 0 \(ofKind)
        """, db)
    for at in others.indices {
      others[at].name.alias = aliases[others[at].key]
      others[at].begins = true
    }
    let range = NameSQL.begins("key", with: key)
    if key.unicodeScalars.count == 1 {
      // The best of all that begin like this, of which there may be more than can be weighed.
      let best = try mostUsed(where: range, kind, db)
      if best.count == limit { return ordered(others + best) }
    }
    let beginning = try read(
      """
      SELECT key, name, kind, briefs FROM (
        SELECT key, name, kind, briefs FROM entity WHERE \(range) \(ofKind) LIMIT \(Self.reach))
      WHERE briefs > 0 ORDER BY briefs DESC LIMIT \(limit)
      """, db)
    let first = ordered(others + beginning)
    // Names with such a word further back come after all of these, where few people go.
    if first.count >= min(limit, Self.enough) { return first }
    let later = try mostUsed(where: "instr(key, \(" " + key)) > 0", kind, db)
    return ordered(others + beginning + later)
  }

  /// Those of the most used names of which a condition holds, the most used first.
  private func mostUsed(
    where condition: SQL, _ kind: Entity.Kind?, _ db: Database
  ) throws -> [Found] {
    try read(
      """
      SELECT entity.key, name, entity.kind, entity.briefs FROM (
        SELECT id FROM (
          SELECT id, key, kind, briefs FROM entity WHERE briefs > 0
          ORDER BY briefs DESC LIMIT \(Self.mostUsed))
        WHERE \(condition) \(NameSQL.andOf(kind)) ORDER BY briefs DESC LIMIT \(limit))
      CROSS JOIN entity USING (id)
      """, db)
  }

  private func read(_ sql: SQL, _ db: Database) throws -> [Found] {
    let key = Words.key(prefix)
    return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row in
      let entity = Entity(row: row, from: 0)
      return Found(
        key: entity.key,
        name: NameCompletion(name: entity.name, kind: entity.kind, briefs: row[3]),
        begins: entity.key.utf8.starts(with: key.utf8))
    }
  }

  /// One name of each key, those that begin like what is typed first.
  private func ordered(_ found: [Found]) -> [NameCompletion] {
    let sorted = found.sorted { a, b in
      if a.begins != b.begins { return a.begins }
      if a.name.briefs != b.name.briefs { return a.name.briefs > b.name.briefs }
      return a.key < b.key
    }
    var seen: Set<String> = []
    let unique = sorted.filter { seen.insert($0.key).inserted }
    return unique.prefix(limit).map(\.name)
  }

  private func labels(_ field: UseTally.Field, _ db: Database) throws -> [NameCompletion] {
    let key = Words.joined(prefix)
    let sql: SQL = """
      SELECT key, used FROM (
        SELECT key, used FROM label WHERE field = \(field.rawValue)
        AND used > 0 ORDER BY used DESC LIMIT \(Self.mostUsed))
      WHERE instr(' ' || key, \(" " + key)) > 0
      """
    let common = try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db)
    let range: SQL = """
      SELECT key, used FROM (
        SELECT key, used FROM label WHERE field = \(field.rawValue)
        AND \(NameSQL.begins("key", with: key)) LIMIT \(Self.reach))
      WHERE used > 0 ORDER BY used DESC LIMIT \(limit)
      """
    let beginning =
      key.isEmpty ? [] : try SQLRequest<Row>(literal: range, cached: true).fetchAll(db)
    return ordered(
      (beginning + common).map { row in
        let text: String = row[0]
        return Found(
          key: text, name: NameCompletion(name: DisplayText(cleaning: text), briefs: row[1]),
          begins: text.utf8.starts(with: key.utf8))
      })
  }
}
