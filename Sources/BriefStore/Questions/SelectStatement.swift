internal import GRDB
import Briefs
import Text

/// The statement that asks for the rows of a list whose words are in one table of the text index.
struct ListStatement {
  /// Where rows come from, newest first.
  private enum Source {
    /// The text index, which gives rows in order of their numbers and stops when nobody asks for more.
    case words(MatchExpression)
    /// The briefs that mention an entity, in order of their numbers as well.
    case mentions(Int64)
    case briefs
  }

  let order: ListOrder
  let table: TextTable
  private let bringsTexts: Bool
  /// What decides about a row that the statement has found; `nil` where nothing is left to decide.
  private(set) var check: PhraseCheck?
  /// What each row brings along for `check`.
  private var answers: [SQL] = []
  private var source = Source.briefs
  private var conditions: [SQL] = []
  /// What makes rows fewer that `check` would not pass; a count does without.
  private var hurdles: [SQL] = []
  /// Phrases that each row must hold.
  private var phrases: [Condition.Phrase] = []
  private var writer: ConditionSQL

  /// What each row brings along besides itself: all that `check` needs.
  var extras: BriefRowReader.Extras {
    BriefRowReader.Extras(answers: answers.count, hasPlaces: bringsTexts || check != nil)
  }

  /// - Parameters:
  ///   - rows: the numbers that the table is for.
  ///   - bringsTexts: true where each row is to say where its text lies.
  init(
    _ condition: Condition, order: ListOrder, in table: TextTable, rows: RowRange = RowRange(),
    bringsTexts: Bool = false
  ) {
    self.order = order
    self.table = table
    self.bringsTexts = bringsTexts
    writer = ConditionSQL(table: table)
    let parts = if case .and(let parts) = condition { parts } else { [condition] }
    let phrases = parts.filter(\.hasPhrase)
    let words = parts.compactMap(\.asWords)
    var others = parts.filter { $0.asWords == nil }
    if !words.isEmpty {
      let excluded = others.compactMap(\.excludedWords)
      others.removeAll { $0.excludedWords != nil }
      begin(with: .match(MatchExpression(words, by: .and).excluding(excluded)), others)
    } else if let index = others.firstIndex(where: \.isMention) {
      begin(with: others.remove(at: index), others)
    }
    conditions += others.filter { if case .all = $0 { false } else { true } }
      .map { writer.text(of: $0.withoutPhrases) }
    if let range = rows.sql(row: row), !isFromText { conditions.append(range) }
    self.phrases = parts.compactMap { if case .phrase(let phrase) = $0 { phrase } else { nil } }
    if table == .newer {
      hurdles = self.phrases.compactMap { phrase in
        WordRuns.probes(for: phrase.term).map { hurdle(WordRuns.sql(row: row, probes: $0), phrase) }
      }
    }
    if !phrases.isEmpty { check = .all(phrases.map { check(for: $0, isKnown: true) }) }
  }

  /// A row that has the words as one need not have them apart.
  private func hurdle(_ sql: SQL, _ phrase: Condition.Phrase) -> SQL {
    guard let joined = phrase.joined else { return sql }
    return "(\(sql) OR +\(row) IN (\(writer.rows(joined))))"
  }

  private mutating func begin(with condition: Condition, _ others: [Condition]) {
    switch condition {
    case .match(let match):
      source = .words(match)
      conditions.append("\(table.sql) MATCH \(match.text)")
      // With a plus, so that FTS5 does not search for the row: most are passed over before that.
      writer.row = "+\(table.sql).rowid"
    case .mention(let entity):
      source = .mentions(entity)
      conditions.append("m.entity = \(entity)")
      writer.row = "m.brief"
    default: return
    }
    // Said of the source as well, which then passes over whole stretches.
    conditions += others.compactMap { part in
      if case .within(let range, _) = part { range.sql(row: row) } else { nil }
    }
  }

  /// Asks of rows that the `RunIndex` covers that they may hold the phrases.
  mutating func addHurdles(_ covered: Range<Int64>, _ db: Database) throws {
    hurdles += try phrases.compactMap { phrase in
      try RunIndex.hurdle(for: phrase.term, row: "+\(row)", covered, db).map { hurdle($0, phrase) }
    }
  }

  func sql(_ extent: ListPlan.Extent) -> SQL {
    // Of one row the text is looked at sooner than all that may hold a phrase are gathered.
    var conditions = conditions + (extent.row == nil || table == .newer ? hurdles : [])
    if let number = extent.row { conditions.append("\(row) = \(number)") }
    if let from = extent.from {
      conditions.append(order.beyond(from, row: row, forward: extent.forward))
    }
    if let extra = extent.extra { conditions.append(extra) }
    var columns = [BriefRowReader.columns] + answers
    if extras.hasPlaces { columns.append(TextPlace.listColumns) }
    var sql = select(columns, from: extras.hasPlaces ? TextPlace.listTables : "", conditions)
    sql += " ORDER BY \(order.sql(row: row, forward: extent.forward))"
    if let limit = extent.limit { sql += " LIMIT \(limit)" }
    return sql
  }

  /// How many rows there are, or stand beyond a position; phrases are not looked at.
  func count(beyond position: ListOrder.Position?, forward: Bool) -> SQL {
    var conditions = conditions
    if let position {
      conditions.append(order.beyond(position, row: row, forward: forward))
    }
    // The text index knows nothing of the dead, but what asks it alone never has to look at `b`.
    let asked = position == nil ? 1 : order.isByDate ? 2 : 0
    if isFromText, conditions.count == asked {
      return """
        SELECT count(*) FROM \(table.sql) WHERE \(conditions.joined(separator: " AND ")) \
        AND +\(table.sql).rowid NOT IN (SELECT rowid FROM brief WHERE dead = 1)
        """
    }
    return "SELECT count(*) FROM (\(select(["1"], conditions)))"
  }

  private var isFromText: Bool { if case .words = source { true } else { false } }

  private var row: SQL {
    switch source {
    case .words: "\(table.sql).rowid"
    case .mentions: "m.brief"
    case .briefs: "b.rowid"
    }
  }

  private var tables: SQL {
    switch source {
    case .words: "\(table.sql) CROSS JOIN brief b ON b.rowid = \(table.sql).rowid"
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

  private mutating func answer(_ sql: SQL) -> Int {
    answers.append(sql)
    return answers.count - 1
  }

  /// - Parameter isKnown: true where the statement has already made sure of a phrase's words.
  private mutating func check(for condition: Condition, isKnown: Bool = false) -> PhraseCheck {
    guard condition.hasPhrase else { return .answer(answer(writer.text(of: condition))) }
    switch condition {
    case .phrase(let phrase):
      let words = isKnown ? nil : answer(writer.text(of: .match(phrase.words)))
      let check = PhraseCheck.phrase(phrase, words: words)
      guard let joined = phrase.joined else { return check }
      return .any([.answer(answer(writer.text(of: .match(joined)))), check])
    case .and(let parts):
      return .all(parts.map { check(for: $0, isKnown: isKnown) })
    case .or(let parts): return .any(parts.map { check(for: $0) })
    case .not(let inner): return .not(check(for: inner))
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr:
      return .answer(answer(writer.text(of: condition)))
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

  /// What the text index says of it: all there is to say, but for the order of a phrase's words.
  fileprivate var asWords: MatchExpression? {
    switch self {
    case .match(let match): match
    case .phrase(let phrase): phrase.words
    default: nil
    }
  }
}
