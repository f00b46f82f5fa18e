internal import GRDB
import Briefs
import Text

/// The statement that selects the rows of a list, as one source of the text index knows them.
struct SelectStatement {
  /// Where rows come from, newest first.
  private enum Driver {
    /// The text index, which gives rows in order of their IDs, each when it is asked for the next.
    case words(MatchExpression)
    /// The briefs that mention an entity, in order of their IDs as well.
    case mentions(Int64)
    case briefs
  }

  let order: ListOrder
  let source: SearchSource
  private let bringsTexts: Bool
  /// Decides about a row that the statement has found; `nil` where nothing remains to be decided.
  private(set) var check: PhraseCheck?
  /// Result columns for `check`, after those of the row.
  private var flags: [SQL] = []
  private var driver = Driver.briefs
  private var conditions: [SQL] = []
  private var writer: ConditionSQL

  /// What each row brings along besides itself.
  var extras: BriefRowReader.Extras {
    BriefRowReader.Extras(flags: flags.count, hasPlaces: bringsTexts || check != nil)
  }

  /// - Parameters:
  ///   - isRelaxed: true for asking less about words that are being typed.
  ///   - bringsTexts: true where each row is to say where its text is.
  init(
    _ condition: Condition, order: ListOrder, from source: SearchSource, isRelaxed: Bool = false,
    bringsTexts: Bool = false
  ) {
    self.order = order
    self.source = source
    self.bringsTexts = bringsTexts
    writer = ConditionSQL(source: source)
    writer.isRelaxed = isRelaxed
    let parts = if case .and(let parts) = condition { parts } else { [condition] }
    let phrases = parts.filter(\.hasPhrase)
    let words = parts.compactMap { Self.words(of: $0, writer) }
    var others = parts.filter { Self.words(of: $0, writer) == nil }
    if !words.isEmpty {
      let excluded = others.compactMap(\.excludedWords)
      others.removeAll { $0.excludedWords != nil }
      begin(with: .match(MatchExpression(words, by: .and).excluding(excluded)), others)
    } else if let index = others.firstIndex(where: \.isMention) {
      begin(with: others.remove(at: index), others)
    }
    conditions += others.filter { if case .all = $0 { false } else { true } }
      .map { writer.text(of: $0.withoutPhrases(writer.words)) }
    if let range = source.rows.sql(row: row) { conditions.append(range) }
    if !phrases.isEmpty { check = .all(phrases.map { check(for: $0, isKnown: true) }) }
  }

  /// What the text index says of a condition: everything except the order of a phrase's words.
  private static func words(
    of condition: Condition, _ writer: ConditionSQL
  ) -> MatchExpression? {
    switch condition {
    case .match(let match): match
    case .phrase(let phrase): writer.words(of: phrase)
    default: nil
    }
  }

  private mutating func begin(with condition: Condition, _ others: [Condition]) {
    switch condition {
    case .match(let match):
      driver = .words(match)
      conditions.append("\(source.table) MATCH \(match.text)")
      // The unary plus keeps FTS5 from searching for the row: most rows are skipped before that.
      writer.row = "+\(source.table).rowid"
    case .mention(let entity):
      driver = .mentions(entity)
      conditions.append("m.entity = \(entity)")
      writer.row = "m.brief"
    default: return
    }
    // Repeat the range for the driving table, so that SQLite can skip rows before joining.
    conditions += others.compactMap { part in
      if case .within(let range, _) = part { range.sql(row: row) } else { nil }
    }
  }

  func sql(_ slice: QueryPlan.Slice) -> SQL {
    var conditions = conditions
    if let id = slice.row { conditions.append("\(row) = \(id)") }
    if let from = slice.from {
      conditions.append(order.beyond(from, row: row, forward: slice.forward))
    }
    if let extra = slice.extra { conditions.append(extra) }
    var columns = [BriefRowReader.columns] + flags
    if extras.hasPlaces { columns.append(TextPlace.listColumns) }
    var sql = select(columns, from: extras.hasPlaces ? TextPlace.listTables : "", conditions)
    sql += " ORDER BY \(order.sql(row: row, forward: slice.forward))"
    if let limit = slice.limit { sql += " LIMIT \(limit)" }
    return sql
  }

  /// How many rows there are, or how many beyond a position; phrases are not verified.
  func count(beyond position: ListOrder.Position?, forward: Bool) -> SQL {
    var conditions = conditions
    if let position {
      conditions.append(order.beyond(position, row: row, forward: forward))
    }
    // Where only the text index is asked, no row of `b` is read.
    let ofRows = (source.rows == RowRange() ? 0 : 1) + (position == nil ? 0 : 1)
    if isFromText, conditions.count == 1 + ofRows, position == nil || order.isByDate {
      return """
        SELECT count(*) FROM \(source.table) WHERE \(conditions.joined(separator: " AND ")) \
        AND +\(source.table).rowid NOT IN (SELECT rowid FROM brief WHERE dead = 1)
        """
    }
    return "SELECT count(*) FROM (\(select(["1"], conditions)))"
  }

  private var isFromText: Bool { if case .words = driver { true } else { false } }

  private var row: SQL {
    switch driver {
    case .words: "\(source.table).rowid"
    case .mentions: "m.brief"
    case .briefs: "b.rowid"
    }
  }

  private var tables: SQL {
    switch driver {
    case .words: "\(source.table) CROSS JOIN brief b ON b.rowid = \(source.table).rowid"
    case .mentions: "mention m CROSS JOIN brief b ON b.rowid = m.brief"
    case .briefs: "brief b"
    }
  }

  private func select(_ columns: [SQL], from more: SQL = "", _ conditions: [SQL]) -> SQL {
    var sql: SQL = ""
    if !writer.definitions.isEmpty {
      sql += "WITH \(writer.definitions.joined(separator: ", ")) "
    }
    let all = ["b.dead = 0"] + conditions
    return sql + """
      SELECT \(columns.joined(separator: ", ")) FROM \(tables) \
      LEFT JOIN marks.state s ON s.id = b.id \(more) WHERE \(all.joined(separator: " AND "))
      """
  }

  private mutating func flag(_ sql: SQL) -> Int {
    flags.append(sql)
    return flags.count - 1
  }

  /// - Parameter isKnown: true where the conditions already ask for the phrase's words.
  private mutating func check(for condition: Condition, isKnown: Bool = false) -> PhraseCheck {
    guard condition.hasPhrase else { return .flag(flag(writer.text(of: condition))) }
    switch condition {
    case .phrase(let phrase):
      let words = isKnown ? nil : flag(writer.text(of: condition))
      let check = PhraseCheck.phrase(phrase, words: words)
      guard let joined = phrase.joined else { return check }
      return .any([.flag(flag(writer.text(of: .match(joined)))), check])
    case .and(let parts):
      return .all(parts.map { check(for: $0, isKnown: isKnown) })
    case .or(let parts): return .any(parts.map { check(for: $0) })
    case .not(let inner): return .not(check(for: inner))
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr:
      return .flag(flag(writer.text(of: condition)))
    }
  }
}

extension Condition {
  fileprivate var isMention: Bool { if case .mention = self { true } else { false } }

  /// The words that it forbids, where that is all.
  fileprivate var excludedWords: MatchExpression? {
    guard case .not(.match(let match)) = self, match.depth < MatchExpression.depthLimit else {
      return nil
    }
    return match
  }
}
