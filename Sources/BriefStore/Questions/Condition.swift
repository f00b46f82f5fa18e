internal import GRDB
import Briefs
import Text

/// A query with every name looked up and every day turned into moments: what remains is SQL, but for
/// phrases, which only the text itself can answer.
indirect enum Condition {
  case all
  case match(MatchExpression)
  /// Words that all occur and must follow each other.
  case phrase(Phrase)
  /// A condition on `b`, a brief, and `s`, its reading state, that is never NULL.
  case sql(SQL)
  /// A condition that only rows with numbers in this range can fulfil.
  case within(RowRange, SQL)
  /// The row's number is one of those that this statement gives.
  case rows(SQL)
  /// Mentions the entity of this number.
  case mention(Int64)
  /// Has a mention of which this holds; very many briefs have one.
  case mentionOfAny(SQL)
  /// Mentions the entity of this number, which is in very many briefs, or else fulfils a condition that
  /// few do.
  case mentionOr(Int64, Condition)
  case and([Condition])
  case or([Condition])
  case not(Condition)

  static var none: Condition { .not(.all) }

  /// Words that follow each other in one block of text.
  struct Phrase: Hashable {
    let term: HighlightTerm
    let field: Query.TextField?
    /// True where the index is asked for less of the word being typed than there is.
    private(set) var isLoose = false
    /// Follows from the term, and so do these.
    let filter: PhraseFilter
    private let hash: Int

    init(term: HighlightTerm, field: Query.TextField?) {
      self.term = term
      self.field = field
      filter = PhraseFilter(term)
      hash = term.hashValue
    }

    static func == (a: Phrase, b: Phrase) -> Bool { a.term == b.term && a.field == b.field }

    func hash(into hasher: inout Hasher) {
      hasher.combine(hash)
      hasher.combine(field)
    }

    /// What the index can say: the words are there.
    var words: MatchExpression {
      let words = term.words.dropLast() + term.words.suffix(1).map { isLoose ? Self.short($0) : $0 }
      let parts = MatchExpression(words: Array(words), lastIsPrefix: term.isPrefix, field: field)
      return joined.map { MatchExpression([parts, $0], by: .or) } ?? parts
    }

    /// The words written as one; where the index has it, the text need not be looked at.
    var joined: MatchExpression? {
      term.joined.map { MatchExpression(word: $0, isPrefix: term.isPrefix, field: field) }
    }

    /// The word being typed, where it is one of several and the text index has no prefixes as long.
    var longPrefix: MatchExpression? {
      guard term.isPrefix, term.joined == nil, term.words.count > 1, let last = term.words.last,
        Self.short(last) != last
      else { return nil }
      return MatchExpression(word: last, isPrefix: true, field: field)
    }

    var loose: Phrase {
      var phrase = self
      phrase.isLoose = longPrefix != nil
      return phrase
    }

    private static func short(_ word: String) -> String {
      String(String.UnicodeScalarView(word.unicodeScalars.prefix(TextTable.older.longestPrefix)))
    }
  }
}

extension Condition {
  /// All of these at once; conditions on words become one.
  static func all(of conditions: [Condition]) -> Condition {
    joined(conditions.filter { if case .all = $0 { false } else { true } }, by: .and) ?? .all
  }

  /// At least one of these.
  static func any(of conditions: [Condition]) -> Condition {
    if conditions.contains(where: { if case .all = $0 { true } else { false } }) { return .all }
    return joined(conditions, by: .or) ?? .none
  }

  private static func joined(
    _ conditions: [Condition], by join: MatchExpression.Operator
  ) -> Condition? {
    var words: [MatchExpression] = []
    var others: [Condition] = []
    for condition in conditions {
      if case .match(let match) = condition, match.depth < MatchExpression.depthLimit {
        words.append(match)
      } else {
        others.append(condition)
      }
    }
    if !words.isEmpty { others.insert(.match(MatchExpression(words, by: join)), at: 0) }
    if others.count < 2 { return others.first }
    return join == .and ? .and(others) : .or(others)
  }

  var hasPhrase: Bool {
    switch self {
    case .phrase: true
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr: false
    case .and(let parts), .or(let parts): parts.contains(where: \.hasPhrase)
    case .not(let inner): inner.hasPhrase
    }
  }

  /// True where the text index is asked.
  var readsWords: Bool {
    switch self {
    case .match, .phrase: true
    case .all, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr: false
    case .and(let parts), .or(let parts): parts.contains(where: \.readsWords)
    case .not(let inner): inner.readsWords
    }
  }

  /// Conditions of which a row that fulfils this one fulfils exactly one. Where there are several, each
  /// is answered from few rows.
  var alternatives: [Condition] {
    if readsWords { return [self] }
    var parts = if case .and(let parts) = self { parts } else { [self] }
    for (index, part) in parts.enumerated() {
      guard case .mentionOr(let entity, let rest) = part else { continue }
      parts.remove(at: index)
      let others = Condition.all(of: [rest, .not(.mention(entity))] + parts)
      return [.all(of: [.mention(entity)] + parts)] + others.alternatives
    }
    return [self]
  }

  /// Words being typed at the end of phrases that must hold.
  var longPrefixes: [MatchExpression] {
    switch self {
    case .phrase(let phrase): [phrase.longPrefix].compactMap { $0 }
    case .and(let parts): parts.flatMap(\.longPrefixes)
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr, .or, .not: []
    }
  }

  /// The same with less asked of the index about those words: the text decides anyway.
  var loose: Condition {
    switch self {
    case .phrase(let phrase): .phrase(phrase.loose)
    case .and(let parts): .and(parts.map(\.loose))
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr, .or, .not: self
    }
  }

  /// A condition without phrases that holds wherever this one does, and perhaps elsewhere.
  var withoutPhrases: Condition {
    switch self {
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr: self
    case .phrase(let phrase): .match(phrase.words)
    case .and(let parts): .all(of: parts.map(\.withoutPhrases))
    case .or(let parts): .any(of: parts.map(\.withoutPhrases))
    case .not(let inner): inner.hasPhrase ? .all : self
    }
  }
}

/// Row numbers that a condition leaves; where there is no bound, none is known.
struct RowRange: Hashable {
  /// No number is below it.
  var lower: Int64?
  /// Every number is below it.
  var upper: Int64?

  /// - Parameter row: what stands for the row's number.
  func sql(row: SQL) -> SQL? {
    let parts: [SQL] = [lower.map { "\(row) >= \($0)" }, upper.map { "\(row) < \($0)" }]
      .compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }
}
