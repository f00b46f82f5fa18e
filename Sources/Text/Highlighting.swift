/// What of a query is to be lit in a text: a word, a prefix, or a phrase.
package struct HighlightTerm: Hashable, Sendable {
  /// Folded words, as `Words.queryTerms(in:)` gives them; more than one must follow each other.
  package let words: [String]
  /// True where the last word need only begin like this.
  package let isPrefix: Bool
  /// The words written as one: `email` for `e-mail`.
  package let joined: String?
  /// True where numbers that follow each other must not have white space between them: `3.5`.
  package let isTight: Bool

  package init(
    words: [String], isPrefix: Bool = false, joined: String? = nil, isTight: Bool = false
  ) {
    self.words = words
    self.isPrefix = isPrefix
    self.joined = joined
    self.isTight = isTight
  }

  /// Folds a text and takes its words as one phrase.
  package init(phrase text: String, isPrefix: Bool = false) {
    self.init(words: Words.queryTerms(in: text), isPrefix: isPrefix)
  }

  /// A term of a query without white space in it, of which all parts must follow each other; `nil` where
  /// it has none.
  package init?(compound text: String, isPrefix: Bool = false) {
    let found = QueryWords(text)
    guard let last = found.words.last else { return nil }
    self.init(
      words: found.words, isPrefix: isPrefix || Words.isSyllable(last), joined: found.joined,
      isTight: found.words.count > 1)
  }
}

/// The words that a query must find.
private struct QueryWords {
  private(set) var words: [String] = []
  /// All of them as one, where there are two with a hyphen between them.
  private(set) var joined: String?

  init(_ text: String) {
    var chosen: [(place: Int, word: String)] = []
    var places = 0
    var pairs: [(place: Int, word: String)] = []
    SearchScanner.scan(text, as: .query) { token, kind in
      let word = String(decoding: token.folded, as: UTF8.self)
      switch kind {
      case .word:
        chosen.append((token.place, word))
        places = max(places, token.place + token.span)
      case .grouped, .marked, .initials:
        chosen.removeAll { $0.place >= token.place }
        chosen.append((token.place, word))
      case .joined: pairs.append((token.place, word))
      case .elision, .capitals, .spelledSign: break
      }
    }
    words = chosen.map(\.word)
    if places == 2, words.count == 2, let pair = pairs.first { joined = pair.word }
  }
}

extension Words {
  /// The words a query must find, in order: of a run of CJK or Thai its pairs, or its one character; a
  /// number without the signs that group its digits, and with its percent sign; initials as such.
  package static func queryTerms(in text: String) -> [String] { QueryWords(text).words }

  /// The words of a text by single spaces, as the text index takes them: each followed by the other
  /// spellings that end with it, each of those after a byte that says how many words it covers.
  package static func indexed(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + text.utf8.count / 16 + 1)
    SearchScanner.scan(text) { token, kind in
      if kind != .word {
        out.append(UInt8(token.span))
      } else if !out.isEmpty {
        out.append(0x20)
      }
      out.append(contentsOf: token.folded)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Where terms are in a text: UTF-8 ranges in reading order that neither overlap nor touch.
  ///
  /// A prefix lights the whole word. Takes a time in proportion to the text and the number of terms.
  package static func matches(of terms: [HighlightTerm], in text: String) -> [Range<Int>] {
    places(of: terms, in: text).map(\.range).joinedWhereTheyMeet()
  }

  /// Every place where a term is in a text, with the number of the term: UTF-8 ranges in reading
  /// order, of which any may overlap.
  package static func places(
    of terms: [HighlightTerm], in text: String
  ) -> [(range: Range<Int>, term: Int)] {
    var matcher = TermMatcher(terms)
    guard !matcher.isEmpty else { return [] }
    text.withUTF8Bytes { bytes in
      SearchScanner.scan(text) { token, _ in matcher.take(token, bytes) }
    }
    return matcher.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// True where a text holds a term: what `matches` would light.
  package static func contains(_ term: HighlightTerm, in text: String) -> Bool {
    !places(of: [term], in: text).isEmpty
  }

  /// True for a letter or sign of a script without spaces that has syllables.
  package static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    FoldingPages.isUnspaced(scalar.value)
  }

  /// True for one syllable of Thai or its kind: the index has it as the beginning of a pair.
  package static func isSyllable(_ word: String) -> Bool {
    let units = word.units
    return units.count == 1 && units[0].isSyllable
  }
}

/// Follows the terms through the words of a text.
private struct TermMatcher {
  /// One word of a term.
  struct Step {
    let word: [UInt8]
    let isPrefix: Bool
    /// True where the next word is a pair that shares a character with this one.
    let isOverlapped: Bool
    /// True where no white space may be before it.
    let isTight: Bool
  }

  /// A phrase that has begun.
  struct Beginning {
    let path: Int
    var step: Int
    /// The offset at which it began, and where it ends so far.
    let start: Int
    var end: Int
    /// The place at which the next word must be.
    var next: Int
  }

  private let paths: [(steps: [Step], term: Int)]
  private var begun: [Beginning] = []
  private(set) var found: [(range: Range<Int>, term: Int)] = []

  var isEmpty: Bool { paths.isEmpty }

  init(_ terms: [HighlightTerm]) {
    var paths: [(steps: [Step], term: Int)] = []
    for (index, term) in terms.enumerated() where !term.words.isEmpty {
      paths.append((Self.steps(of: term), index))
      if let joined = term.joined {
        let whole = HighlightTerm(words: [joined], isPrefix: term.isPrefix)
        paths.append((Self.steps(of: whole), index))
      }
    }
    self.paths = paths
  }

  private static func steps(of term: HighlightTerm) -> [Step] {
    term.words.indices.map { index in
      let word = term.words[index]
      let isLast = index == term.words.count - 1
      let isNumber = index > 0 && word.beginsWithDigit && term.words[index - 1].beginsWithDigit
      return Step(
        word: Array(word.utf8), isPrefix: isLast && term.isPrefix,
        isOverlapped: !isLast && word.overlaps(term.words[index + 1]),
        isTight: term.isTight && isNumber)
    }
  }

  mutating func take(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
    if !begun.isEmpty { goOn(token, bytes) }
    for index in paths.indices {
      let steps = paths[index].steps
      guard Self.isMatch(token, steps[0]) else { continue }
      if steps.count == 1 {
        found.append((token.range, paths[index].term))
      } else {
        begun.append(
          Beginning(
            path: index, step: 1, start: token.range.lowerBound, end: token.range.upperBound,
            next: Self.next(token, steps[0])))
      }
    }
  }

  /// A phrase waits on when a word matches it: another spelling of the place may match as well.
  private mutating func goOn(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
    // Another spelling comes up to that many words after the place where it begins.
    let oldest = token.place - SearchScanner.longestSpan
    begun.removeAll { $0.next < oldest }
    for index in begun.indices where begun[index].next == token.place {
      var phrase = begun[index]
      let steps = paths[phrase.path].steps
      let step = steps[phrase.step]
      guard Self.isMatch(token, step) else { continue }
      if step.isTight, hasSpace(bytes, phrase.end, token.range.lowerBound) { continue }
      phrase.step += 1
      phrase.end = token.range.upperBound
      if phrase.step == steps.count {
        found.append((phrase.start..<phrase.end, paths[phrase.path].term))
      } else {
        phrase.next = Self.next(token, step)
        begun.append(phrase)
      }
    }
  }

  private func hasSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    start < end && bytes[start..<end].contains { $0 == 0x20 || $0 == 0x0A }
  }

  private static func next(_ token: Token, _ step: Step) -> Int {
    token.place + (step.isOverlapped ? 1 : token.span)
  }

  private static func isMatch(_ token: Token, _ step: Step) -> Bool {
    step.isPrefix
      ? token.folded.starts(with: step.word)
      : token.folded.count == step.word.count && token.folded.elementsEqual(step.word)
  }
}

/// One character of a script without spaces, with its marks.
private struct Unit: Equatable {
  var text: String.UnicodeScalarView
  let isSyllable: Bool

  static func == (a: Unit, b: Unit) -> Bool { a.text.elementsEqual(b.text) }
}

extension String {
  fileprivate var beginsWithDigit: Bool { utf8.first.map { $0 &- 0x30 < 10 } ?? false }

  /// Its characters where all are of scripts without spaces; none where one is not.
  fileprivate var units: [Unit] {
    guard let first = utf8.first, first >= 0xE0 else { return [] }
    var units: [Unit] = []
    for scalar in unicodeScalars {
      switch Folding(scalar).kind {
      case .ideograph:
        units.append(Unit(text: String.UnicodeScalarView([scalar]), isSyllable: false))
      case .unspaced: units.append(Unit(text: String.UnicodeScalarView([scalar]), isSyllable: true))
      case .mark where units.last?.isSyllable == true: units[units.count - 1].text.append(scalar)
      default: return []
      }
    }
    return units
  }

  /// True for a pair of characters of which the second begins the next pair.
  fileprivate func overlaps(_ next: String) -> Bool {
    let (own, others) = (units, next.units)
    return own.count == 2 && others.count == 2 && own[1] == others[0]
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
