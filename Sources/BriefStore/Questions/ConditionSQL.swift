internal import GRDB

/// Writes conditions as SQL over `b`, a brief, and `s`, its reading state.
struct ConditionSQL {
  /// The part of the text index that answers for the words of the rows.
  let source: SearchSource
  /// True for asking less about words that are being typed (`Phrase.unindexedPrefix`).
  var isRelaxed = false
  /// The SQL for the row's ID. Where rows come from the text index it is that one's, with a plus so
  /// that FTS5 does not search for it: most rows are then skipped before `b` is looked up.
  var row: SQL = "b.rowid"
  /// Tables of row IDs, for a `WITH`, of what is nested too deeply for SQLite's parser.
  private(set) var definitions: [SQL] = []

  /// Nesting beyond this goes into a table of its own; the parser's stack holds a hundred entries.
  private static let depthLimit = 6

  init(source: SearchSource) { self.source = source }

  func words(of phrase: Phrase) -> MatchExpression {
    source.mayContain(phrase, isRelaxed: isRelaxed)
  }

  mutating func text(of condition: Condition, depth: Int = 0) -> SQL {
    switch condition {
    case .all: return "1"
    case .match(let match): return "\(row) IN (\(source.matches(match)))"
    case .phrase(let phrase): return text(of: .match(words(of: phrase)), depth: depth)
    case .sql(let sql): return "(\(sql))"
    case .within(let range, let sql):
      return "(\([range.sql(row: row), sql].compactMap { $0 }.joined(separator: " AND ")))"
    case .rows(let rows): return "\(row) IN (\(rows))"
    case .mention(let entity):
      // Not collected first: it may be in a million briefs.
      return "EXISTS (SELECT 1 FROM mention WHERE entity = \(entity) AND brief = \(row))"
    case .mentionOfAny(let condition):
      return "EXISTS (SELECT 1 FROM mention WHERE brief = \(row) AND \(condition))"
    case .mentionOr(let entity, let rest):
      return text(of: .or([.mention(entity), rest]), depth: depth)
    case .not(.match(let match)): return "\(row) NOT IN (\(source.matches(match)))"
    case .not(let inner): return nested(depth) { "NOT \($0.text(of: inner, depth: $1))" }
    case .and(let parts): return nested(depth) { $0.list(parts, by: " AND ", depth: $1) }
    case .or(let parts): return nested(depth) { $0.list(parts, by: " OR ", depth: $1) }
    }
  }

  private mutating func list(_ parts: [Condition], by separator: String, depth: Int) -> SQL {
    parts.map { text(of: $0, depth: depth) }.joined(separator: separator)
  }

  /// In brackets, or where that would be too deep, as a table that is made once.
  private mutating func nested(
    _ depth: Int, _ body: (inout ConditionSQL, Int) -> SQL
  ) -> SQL {
    guard depth >= Self.depthLimit else { return "(\(body(&self, depth + 1)))" }
    let outer = row
    row = "b.rowid"
    let inner = body(&self, 0)
    row = outer
    let name = SQL(sql: "q\(definitions.count)")
    definitions.append(
      """
      \(name)(id) AS MATERIALIZED (SELECT b.rowid FROM brief b \
      LEFT JOIN marks.state s ON s.id = b.id WHERE \(inner))
      """)
    return "\(row) IN (SELECT id FROM \(name))"
  }
}
