/// The words of a text as search knows them: those of `WordScanner`, and other spellings of the same
/// places, so that variants meet.
///
/// | text | other spellings |
/// | --- | --- |
/// | `e-mail`, `COVID-19`, `govern- ment` | `email`, `covid19`, `government` |
/// | `500,000`, `1 500 000` with spaces that do not break | `500000`, `1500000` |
/// | `d'études`, `İstanbul'da` | `etudes`, `istanbul` |
/// | `U.S.`, `US` | `us` and `WordMark.initials` |
/// | `C++`, `#climate`, `.NET`, `3 percent` | the word and the sign, as a `WordMark` |
///
/// Another spelling comes no later than the second word after the places it covers.
struct SearchScanner {
  /// What a spelling is made of.
  enum Kind {
    /// The word itself.
    case word
    /// Two words that a hyphen parts.
    case joined
    /// Part of a word with an apostrophe.
    case elision
    /// Capitals without dots between them.
    case capitals
    /// Letters with dots between them.
    case initials
    /// Groups of digits.
    case grouped
    /// A word with a sign before or after it.
    case marked
    /// A number and the word for its sign.
    case spelledSign
  }

  /// One spelling; `token` is valid only during the call.
  typealias Body = (_ token: Token, _ kind: Kind) -> Void

  /// A word that was read.
  private struct Read {
    var range: Range<Int>
    var place: Int
    /// False for characters of a script without spaces.
    var isWord: Bool
  }

  /// Groups of digits with the same bytes between them.
  private struct Groups {
    var start: Read
    var count: Int
    var gap: Range<Int>
    var end: Int
  }

  /// At most so many places are covered by one spelling.
  static let longestSpan = 4

  private let bytes: UnsafeBufferPointer<UInt8>
  private var last: Read?
  private var beforeLast: Read?
  private var groups: Groups?

  static func scan(
    _ text: String, as form: WordScanner.Form = .search, _ body: Body
  ) {
    text.withUTF8Bytes { bytes in
      var scanner = SearchScanner(bytes: bytes)
      WordScanner.scan(bytes, as: form) { scanner.take($0, body) }
      scanner.endGroups(body)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func take(_ token: Token, _ body: Body) {
    let first = bytes[token.range.lowerBound]
    let isDigit = first &- 0x30 < 10
    // Han, kana and syllables; Latin, Greek and Cyrillic words begin with lower bytes.
    if first >= 0xE0, token.span > 1 || !isWord(token) {
      endGroups(body)
      body(token, .word)
      (beforeLast, last) = (nil, nil)
      return
    }
    let read = Read(range: token.range, place: token.place, isWord: true)
    if isDigit { takeDigits(read, body) } else { endGroups(body) }
    body(token, .word)
    addParts(of: token, body)
    addSigns(to: token, isDigit: isDigit, body)
    if let last { join(last, to: token, isDigit: isDigit, body) }
    (beforeLast, last) = (last, read)
  }

  private func isWord(_ token: Token) -> Bool {
    switch Folding(bytes.scalar(at: token.range.lowerBound).scalar).kind {
    case .ideograph, .unspaced: false
    default: true
    }
  }

  /// Gives another spelling of the places from one on up to a token's.
  private func give(
    _ word: [UInt8], _ range: Range<Int>, from place: Int, to end: Token, _ kind: Kind, _ body: Body
  ) {
    give(word, range, place: place, span: end.place - place + 1, kind, body)
  }

  private func give(
    _ word: [UInt8], _ range: Range<Int>, place: Int, span: Int, _ kind: Kind, _ body: Body
  ) {
    guard !word.isEmpty, word.count <= WordScanner.longest, span <= Self.longestSpan else { return }
    word.withUnsafeBufferPointer {
      body(Token(folded: $0, range: range, place: place, span: span), kind)
    }
  }

  /// The folded letters and digits of a stretch.
  private func folded(_ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    WordScanner.scan(UnsafeBufferPointer(rebasing: bytes[range]), as: .index) {
      out += $0.folded
    }
    return out
  }
}

extension SearchScanner {
  /// Words that follow a hyphen at the end of a shortened word: `pre- and post-war`.
  private static let afterStub: Set<[UInt8]> = Set(
    ["and", "or", "to", "und", "oder", "et", "ou", "y", "o", "e", "och", "og", "en", "of"]
      .map { Array($0.utf8) })

  private func join(_ before: Read, to token: Token, isDigit: Bool, _ body: Body) {
    let gap = before.range.upperBound..<token.range.lowerBound
    guard !gap.isEmpty else { return }
    if gap.count == 1, bytes[gap.lowerBound] == 0x20 {
      if !isDigit { addSpelledSign(before, token, body) }
      return
    }
    guard let hyphen = hyphenLength(at: gap.lowerBound) else { return }
    let isBroken = hyphen < gap.count
    if isBroken {
      let rest = gap.lowerBound + hyphen..<gap.upperBound
      // Two line ends part blocks of text.
      guard rest.count <= 3, bytes[rest].allSatisfy({ $0 == 0x20 || $0 == 0x0A }),
        bytes[rest].count(where: { $0 == 0x0A }) <= 1,
        isSmallLetter(at: token.range.lowerBound), !isDigitByte(before.range.upperBound - 1),
        !Self.afterStub.contains(Array(token.folded))
      else { return }
    } else if isDigit, bytes[before.range].allSatisfy({ $0 &- 0x30 < 10 }) {
      // A date or a range.
      return
    }
    give(
      folded(before.range) + token.folded, before.range.lowerBound..<token.range.upperBound,
      from: before.place, to: token, .joined, body)
  }

  private func hyphenLength(at offset: Int) -> Int? {
    if bytes[offset] == 0x2D { return 1 }
    guard offset + 2 < bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80 else {
      return nil
    }
    return bytes[offset + 2] == 0x90 || bytes[offset + 2] == 0x91 ? 3 : nil
  }

  private func isSmallLetter(at offset: Int) -> Bool {
    bytes.scalar(at: offset).scalar.properties.isLowercase
  }

  private func isDigitByte(_ offset: Int) -> Bool { bytes[offset] &- 0x30 < 10 }
}

extension SearchScanner {
  /// Groups of three digits after one to three, and in India of two before the last three.
  private mutating func takeDigits(_ read: Read, _ body: Body) {
    if let last, goOn(read, after: last) { return }
    endGroups(body)
  }

  private mutating func goOn(_ read: Read, after last: Read) -> Bool {
    let gap = last.range.upperBound..<read.range.lowerBound
    guard (2...3).contains(read.range.count), bytes[read.range].allSatisfy({ $0 &- 0x30 < 10 }),
      isGroupGap(gap)
    else { return false }
    if var known = groups {
      guard known.end == last.range.upperBound, bytes[known.gap].elementsEqual(bytes[gap]),
        isFull(last) || bytes[gap.lowerBound] == 0x2C
      else { return false }
      known.count += 1
      known.end = read.range.upperBound
      groups = known
      return true
    }
    guard (1...3).contains(last.range.count), bytes[last.range].allSatisfy({ $0 &- 0x30 < 10 })
    else { return false }
    groups = Groups(start: last, count: 2, gap: gap, end: read.range.upperBound)
    return true
  }

  private func isFull(_ read: Read) -> Bool { read.range.count == 3 }

  /// A comma, a point, or a space that does not break.
  private func isGroupGap(_ gap: Range<Int>) -> Bool {
    switch gap.count {
    case 1: bytes[gap.lowerBound] == 0x2C || bytes[gap.lowerBound] == 0x2E
    case 2: bytes[gap.lowerBound] == 0xC2 && bytes[gap.lowerBound + 1] == 0xA0
    case 3:
      bytes[gap.lowerBound] == 0xE2 && bytes[gap.lowerBound + 1] == 0x80
        && (bytes[gap.lowerBound + 2] == 0xAF || bytes[gap.lowerBound + 2] == 0x89)
    default: false
    }
  }

  private mutating func endGroups(_ body: Body) {
    guard let known = groups else { return }
    groups = nil
    guard let last, isFull(last) else { return }
    let range = known.start.range.lowerBound..<known.end
    give(
      bytes[range].filter { $0 &- 0x30 < 10 }, range, place: known.start.place, span: known.count,
      .grouped, body)
  }
}

extension SearchScanner {
  /// What stands before and after an apostrophe, and initials.
  private func addParts(of token: Token, _ body: Body) {
    if token.parts.contains(.dots) {
      return give(marked(token), token.range, from: token.place, to: token, .initials, body)
    }
    if token.parts.contains(.apostrophe) { return addElision(of: token, body) }
    guard (2...4).contains(token.range.count), areCapitals(token.range) else { return }
    // A headline in capitals has no initials.
    if let last, last.range.count > 4, last.range.upperBound + 1 == token.range.lowerBound,
      areCapitals(last.range)
    {
      return
    }
    give(marked(token), token.range, from: token.place, to: token, .capitals, body)
  }

  private func marked(_ token: Token) -> [UInt8] { Array(token.folded) + WordMark.initials }

  private func areCapitals(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 &- 0x41 < 26 }
  }

  private static let contractions: Set<[UInt8]> = Set(
    ["t", "s", "d", "m", "ll", "re", "ve"].map { Array($0.utf8) })

  private func addElision(of token: Token, _ body: Body) {
    let parts = apostropheParts(of: token.range)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return }
    let (left, right) = (folded(first), folded(last))
    if Self.contractions.contains(right) { return }
    let (before, after) = (Self.letters(left), Self.letters(right))
    if after >= 3 || before <= 2 && after == 2 {
      give(right, last, from: token.place, to: token, .elision, body)
    }
    if after <= 6, before >= 3 || before == 2 && areCapitals(first) {
      give(left, first, from: token.place, to: token, .elision, body)
    }
  }

  private func apostropheParts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      let (scalar, length) = bytes.scalar(at: at)
      if Folding(scalar).kind == .apostrophe {
        if at > start { parts.append(start..<at) }
        start = at + length
      }
      at += length
    }
    if range.upperBound > start { parts.append(start..<range.upperBound) }
    return parts
  }

  private static func letters(_ word: [UInt8]) -> Int { word.count { $0 & 0xC0 != 0x80 } }
}

extension SearchScanner {
  /// Signs that touch a word and are part of its name, or tell how much a number is.
  private func addSigns(to token: Token, isDigit: Bool, _ body: Body) {
    let end = signEnd(token.range.upperBound, isDigit: isDigit)
    if end > token.range.upperBound {
      let signs = bytes[token.range.upperBound..<end].filter { $0 != 0x20 }
      give(
        Array(token.folded) + signs.flatMap(WordMark.sign), token.range.lowerBound..<end,
        from: token.place, to: token, .marked, body)
    }
    guard let sign = signBefore(token.range.lowerBound, isDigit: isDigit) else { return }
    give(
      WordMark.sign(sign) + token.folded, token.range.lowerBound - 1..<token.range.upperBound,
      from: token.place, to: token, .marked, body)
  }

  private func signEnd(_ start: Int, isDigit: Bool) -> Int {
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "%"): return isDigit ? start + 1 : start
    case 0x20:
      let isPercent = isDigit && start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "%")
      return isPercent ? start + 2 : start
    case UInt8(ascii: "+"):
      var end = start + 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") { end += 1 }
      return end < bytes.count && isWordByte(bytes[end]) ? start : end
    case UInt8(ascii: "#"):
      return start + 1 < bytes.count && isWordByte(bytes[start + 1]) ? start : start + 1
    default: return start
    }
  }

  private func signBefore(_ start: Int, isDigit: Bool) -> UInt8? {
    guard start > 0 else { return nil }
    let sign = bytes[start - 1]
    let before = start > 1 ? bytes[start - 2] : 0x20
    switch sign {
    case UInt8(ascii: "#"), UInt8(ascii: "@"): return isWordByte(before) ? nil : sign
    case UInt8(ascii: "."): return before <= 0x20 && !isDigit ? sign : nil
    default: return nil
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static let percent = Array("percent".utf8)
  private static let cent = Array("cent".utf8)
  private static let per = Array("per".utf8)

  /// `3 percent` and `3 per cent` are `3 %`.
  private func addSpelledSign(_ before: Read, _ token: Token, _ body: Body) {
    let number: Read
    if token.folded.elementsEqual(Self.percent) {
      number = before
    } else if token.folded.elementsEqual(Self.cent), folded(before.range) == Self.per,
      let first = beforeLast, first.range.upperBound + 1 == before.range.lowerBound
    {
      number = first
    } else {
      return
    }
    guard bytes[number.range].allSatisfy({ $0 &- 0x30 < 10 }) else { return }
    give(
      Array(bytes[number.range]) + WordMark.sign(UInt8(ascii: "%")),
      number.range.lowerBound..<token.range.upperBound, from: number.place, to: token, .spelledSign,
      body)
  }
}

/// Characters for private use that stand in a word for what is no letter: the text index takes them for
/// letters, and no text has them once it is clean.
enum WordMark {
  /// After the letters of `U.S.`
  static let initials: [UInt8] = [0xEE, 0x80, 0x80]

  /// For a sign of ASCII: U+E020 and above.
  static func sign(_ sign: UInt8) -> [UInt8] { [0xEE, 0x80 | sign >> 6, 0x80 | sign & 0x3F] }
}
