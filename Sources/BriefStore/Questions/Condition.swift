internal import GRDB
import Briefs
import Text

/// A query with every name looked up and every day turned into moments. All of it is SQL, except
/// phrases, which only the text can decide.
indirect enum Condition {
  case all
  case match(MatchExpression)
  /// Words that all occur and must follow each other.
  case phrase(Phrase)
  /// A condition on `b`, a brief, and `s`, its reading state, that is never NULL.
  case sql(SQL)
  /// A condition that only rows in this range can fulfil.
  case within(RowRange, SQL)
  /// The row's ID is one of those that this statement gives.
  case rows(SQL)
  /// Mentions the entity with this row ID.
  case mention(Int64)
  /// `EXISTS` a mention for which this holds; for conditions that a large share of all briefs
  /// fulfils.
  case mentionOfAny(SQL)
  /// Mentions the entity with this row ID, which is in a large share of all briefs, or fulfils a
  /// condition that few briefs do. In order of date it is answered by two statements
  /// (`alternatives`).
  case mentionOr(Int64, Condition)
  case and([Condition])
  case or([Condition])
  case not(Condition)

  static var none: Condition { .not(.all) }
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

  /// Conditions of which a row that fulfils this one fulfils exactly one. Where there are several,
  /// each is answered from few rows.
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
  var unindexedPrefixes: [MatchExpression] {
    switch self {
    case .phrase(let phrase): [phrase.unindexedPrefix].compactMap { $0 }
    case .and(let parts): parts.flatMap(\.unindexedPrefixes)
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr, .or, .not: []
    }
  }

  /// A condition without phrases that holds wherever this one does, and perhaps elsewhere.
  ///
  /// - Parameter words: what the text index says of a phrase.
  func withoutPhrases(_ words: (Phrase) -> MatchExpression) -> Condition {
    switch self {
    case .all, .match, .sql, .within, .rows, .mention, .mentionOfAny, .mentionOr: self
    case .phrase(let phrase): .match(words(phrase))
    case .and(let parts): .all(of: parts.map { $0.withoutPhrases(words) })
    case .or(let parts): .any(of: parts.map { $0.withoutPhrases(words) })
    case .not(let inner): inner.hasPhrase ? .all : self
    }
  }
}
