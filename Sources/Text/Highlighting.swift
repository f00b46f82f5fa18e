/// What of a query is to be lit in a text: a word, a prefix, or a phrase.
package struct HighlightTerm: Hashable, Sendable {
  /// Folded words, as `Words.queryTerms(in:)` gives them; more than one must follow each other.
  package let words: [String]
  /// True where the last word need only begin like this.
  package let isPrefix: Bool

  package init(words: [String], isPrefix: Bool = false) {
    self.words = words
    self.isPrefix = isPrefix
  }

  /// Folds a text and takes its words as one phrase.
  package init(phrase text: String, isPrefix: Bool = false) {
    self.init(words: Words.queryTerms(in: text), isPrefix: isPrefix)
  }
}

extension Words {
  /// Where terms stand in a text: UTF-8 ranges in reading order that neither overlap nor touch.
  ///
  /// A prefix lights the whole word. Takes a time in proportion to the text and the number of terms.
  package static func matches(of terms: [HighlightTerm], in text: String) -> [Range<Int>] {
    places(of: terms, in: text).map(\.range).joinedWhereTheyMeet()
  }

  /// Every place where a term stands in a text, with the number of the term: UTF-8 ranges in reading
  /// order, of which any may overlap.
  package static func places(
    of terms: [HighlightTerm], in text: String
  ) -> [(range: Range<Int>, term: Int)] {
    var matcher = TermMatcher(terms)
    guard !matcher.isEmpty else { return [] }
    WordScanner.scan(text) { matcher.take($0) }
    return matcher.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// True where a text holds a term: what `matches` would light.
  package static func contains(_ term: HighlightTerm, in text: String) -> Bool {
    !matches(of: [term], in: text).isEmpty
  }
}

/// Follows the terms through the words of a text.
private struct TermMatcher {
  /// One word of a term.
  struct Step {
    let word: [UInt8]
    let isPrefix: Bool
    /// How many places behind the first word of the term.
    let distance: Int
  }

  /// A phrase that has begun.
  struct Beginning {
    let term: Int
    var step: Int
    /// The place and the offset at which it began.
    let place: Int
    let start: Int
  }

  /// Empty for a term without words.
  private let terms: [[Step]]
  private var begun: [Beginning] = []
  private(set) var found: [(range: Range<Int>, term: Int)] = []

  var isEmpty: Bool { terms.allSatisfy(\.isEmpty) }

  init(_ terms: [HighlightTerm]) { self.terms = terms.map(Self.steps) }

  /// Pairs of one run overlap by a character and stand one place apart; else a pair takes two.
  private static func steps(of term: HighlightTerm) -> [Step] {
    var distance = 0
    return term.words.indices.map { index in
      let word = term.words[index]
      let isLast = index == term.words.count - 1
      let step = Step(word: Array(word.utf8), isPrefix: isLast && term.isPrefix, distance: distance)
      let next = isLast ? nil : term.words[index + 1]
      let isOverlapped =
        next?.isIdeographPair == true
        && next?.unicodeScalars.first == word.unicodeScalars.last
      distance += word.isIdeographPair && !isOverlapped ? 2 : 1
      return step
    }
  }

  mutating func take(_ token: Token) {
    if !begun.isEmpty { goOn(token) }
    for (index, steps) in terms.enumerated() {
      guard let first = steps.first, Self.isMatch(token, first) else { continue }
      if steps.count == 1 {
        found.append((token.range, index))
      } else {
        begun.append(
          Beginning(term: index, step: 1, place: token.place, start: token.range.lowerBound))
      }
    }
  }

  private mutating func goOn(_ token: Token) {
    var waiting: [Beginning] = []
    for var phrase in begun {
      let step = terms[phrase.term][phrase.step]
      let expected = phrase.place + step.distance
      if token.place < expected {
        waiting.append(phrase)
      } else if token.place == expected {
        if !Self.isMatch(token, step) {
          // A pair may still come at the place of its first character, and the other way round.
          waiting.append(phrase)
        } else if phrase.step + 1 == terms[phrase.term].count {
          found.append((phrase.start..<token.range.upperBound, phrase.term))
        } else {
          phrase.step += 1
          waiting.append(phrase)
        }
      }
    }
    begun = waiting
  }

  private static func isMatch(_ token: Token, _ step: Step) -> Bool {
    step.isPrefix
      ? token.folded.starts(with: step.word)
      : token.folded.count == step.word.count && token.folded.elementsEqual(step.word)
  }
}

extension String {
  /// True for two characters of a script that is written without spaces.
  fileprivate var isIdeographPair: Bool {
    unicodeScalars.count == 2 && unicodeScalars.allSatisfy { Folding($0).kind == .ideograph }
  }
}

extension [Range<Int>] {
  /// Ranges in order, with those that overlap or touch made one.
  fileprivate func joinedWhereTheyMeet() -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in self {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
