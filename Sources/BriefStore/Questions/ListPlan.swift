internal import GRDB
import Briefs

/// How a list is asked for: the statement, and what only the text can answer.
struct ListPlan {
  /// Where rows come from, newest first.
  private enum Source {
    /// The text index, which gives the newest first and stops when nobody asks for more.
    case words(MatchExpression)
    case briefs
  }

  /// What decides about a row that the statement has found; `nil` where nothing is left to decide.
  private(set) var check: PhraseCheck?
  /// How many answers each row brings along for `check`.
  private(set) var answers: [SQL] = []
  private var source = Source.briefs
  private var conditions: [SQL] = ["b.dead = 0"]
  private var writer = ConditionSQL()

  init(_ condition: Condition, kept: Set<BriefID> = []) {
    var parts = if case .and(let parts) = condition { parts } else { [condition] }
    if kept.isEmpty, let index = parts.firstIndex(where: \.isMatch),
      case .match(let match) = parts[index]
    {
      source = .words(match)
      writer.row = "+text.rowid"
      parts.remove(at: index)
      conditions.append("text MATCH \(match.text)")
    }
    let found = parts.map { writer.text(of: $0.withoutPhrases) }
    let phrases = parts.filter(\.hasPhrase)
    if kept.isEmpty {
      conditions += found
      if !phrases.isEmpty { check = .all(phrases.map { check(for: $0, isKnown: true) }) }
    } else {
      let isKept: SQL = "b.id IN \(ArgumentList.numbers(kept.map { Int64(bitPattern: $0.value) }))"
      let all = found.joined(separator: " AND ")
      conditions.append("((\(all)) OR \(isKept))")
      if !phrases.isEmpty {
        let kept = answer(isKept)
        check = .any([.answer(kept), .all(phrases.map { check(for: $0, isKnown: true) })])
      }
    }
  }

  /// The statement for a list.
  ///
  /// - Parameters:
  ///   - below: rows with a smaller number only, to go on where a slice has ended.
  ///   - limit: at most so many rows.
  func sql(sort: SortOrder, below: Int64? = nil, limit: Int? = nil) -> SQL {
    var sql: SQL = ""
    if !writer.definitions.isEmpty {
      sql += "WITH \(writer.definitions.joined(separator: ", ")) "
    }
    sql += "SELECT \(([BriefRowReader.columns] + answers).joined(separator: ", ")) FROM "
    let isFromText = if case .words = source { true } else { false }
    if isFromText {
      sql += "text CROSS JOIN brief b ON b.rowid = text.rowid "
    } else {
      sql += "brief b "
    }
    sql += "LEFT JOIN marks.state s ON s.id = b.id WHERE \(conditions.joined(separator: " AND ")) "
    let row: SQL = isFromText ? "text.rowid" : "b.rowid"
    if let below { sql += "AND \(row) < \(below) " }
    switch sort {
    case .date, .relevance: sql += "ORDER BY \(row) DESC"
    case .oldest: sql += "ORDER BY \(row)"
    case .title: sql += "ORDER BY b.title_key, \(row) DESC"
    case .minutes: sql += "ORDER BY b.minutes, \(row) DESC"
    }
    if let limit { sql += " LIMIT \(limit)" }
    return sql
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
      return .phrase(phrase, words: words)
    case .and(let parts):
      return .all(parts.map { check(for: $0, isKnown: isKnown) })
    case .or(let parts): return .any(parts.map { check(for: $0) })
    case .not(let inner): return .not(check(for: inner))
    case .all, .match, .sql, .rows, .mention: return .answer(answer(writer.text(of: condition)))
    }
  }
}

extension Condition {
  fileprivate var isMatch: Bool { if case .match = self { true } else { false } }
}
