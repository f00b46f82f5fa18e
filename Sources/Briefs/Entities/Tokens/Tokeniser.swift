import Foundation

/// Splits a line of text into words and marks in one pass; addresses, handles and code are left out.
struct Tokeniser {
  /// No word of a name is longer.
  static let longestWord = 64

  private let bytes: [UInt8]
  private let roles: [UInt64: WordRole]
  private var at = 0
  private var tokens: [Token] = []
  private var startsSentence = true
  private var mayStartSentence = false
  private var hasClosingBacktick = true

  private init(_ bytes: [UInt8], roles: [UInt64: WordRole]) {
    self.bytes = bytes
    self.roles = roles
    tokens.reserveCapacity(bytes.count / 5)
  }

  /// The tokens of a line in order; `roles` says what is known of a word by its hash.
  static func tokens(of bytes: [UInt8], roles: [UInt64: WordRole]) -> [Token] {
    var tokeniser = Tokeniser(bytes, roles: roles)
    tokeniser.run()
    return tokeniser.tokens
  }

  private mutating func run() {
    while at < bytes.count {
      let (letter, width) = Letter.at(at, in: bytes)
      switch letter {
      case .space: at += width
      case .lower, .upper, .digit, .caseless: word()
      case .unspaced: unspacedRun()
      case .mark, .combining: mark(width)
      }
    }
  }

  /// Text without spaces is one token that no rule looks into.
  private mutating func unspacedRun() {
    let start = at
    while at < bytes.count {
      let (letter, width) = Letter.at(at, in: bytes)
      guard letter == .unspaced else { break }
      at += width
    }
    append(from: start, traits: [])
    startsSentence = false
  }

  private mutating func append(from start: Int, traits: Token.Traits, hash: UInt64 = 0) {
    tokens.append(
      Token(
        start: UInt32(start), end: UInt32(at), traits: traits, role: roles[hash] ?? [], hash: hash))
  }
}

extension Tokeniser {
  private mutating func mark(_ width: Int) {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      at += 1
      if skipsWord() { return append(from: start, traits: []) }
    case UInt8(ascii: "`") where hasClosingBacktick:
      if let close = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "`")) {
        at = close + 1
        return append(from: start, traits: [])
      }
      hasClosingBacktick = false
      at += 1
    case UInt8(ascii: "'"), 0xE2:
      if let end = endOfPossessive(at) {
        at = end
        return append(from: start, traits: .possessive)
      }
      at += width
    default: at += width
    }
    let hash = NameHash.of(bytes[start..<at])
    endsSentence(start, width)
    append(from: start, traits: [], hash: hash)
  }

  /// Steps over a handle's or hashtag's word; false where none follows.
  private mutating func skipsWord() -> Bool {
    let start = at
    while at < bytes.count {
      let (letter, width) = Letter.at(at, in: bytes)
      guard letter.isInWord || bytes[at] == UInt8(ascii: "_") else { break }
      at += width
    }
    return at > start
  }

  /// A full stop ends a sentence where white space or a closing mark follows it.
  private mutating func endsSentence(_ start: Int, _ width: Int) {
    switch bytes[start] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      startsSentence = at == bytes.count || !Letter.at(at, in: bytes).letter.isInWord
    case UInt8(ascii: "\""), UInt8(ascii: "*"):
      let opens = at < bytes.count && Letter.at(at, in: bytes).letter.isInWord
      startsSentence = startsSentence || opens
    case 0xE2 where width == 3:
      // Opening quotation marks, the bullet and the ellipsis; dashes and closing marks change nothing.
      let last = bytes[start + 2]
      let isOpening = bytes[start + 1] == 0x80 && [0x98, 0x9C, 0x9E, 0xA2, 0xA6].contains(last)
      startsSentence = startsSentence || isOpening
    case 0xE3 where width == 3: startsSentence = true
    case UInt8(ascii: ","), UInt8(ascii: ";"): startsSentence = false
    default: break
    }
  }

  /// Where the `'s` at an index ends, when that is what stands there.
  private func endOfPossessive(_ index: Int) -> Int? {
    guard let after = afterApostrophe(index), after < bytes.count else { return nil }
    guard bytes[after] == UInt8(ascii: "s") || bytes[after] == UInt8(ascii: "S") else { return nil }
    if after + 1 < bytes.count, Letter.at(after + 1, in: bytes).letter.isInWord { return nil }
    return after + 1
  }

  private func afterApostrophe(_ index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "'") { return index + 1 }
    let isCurly =
      bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99
    return isCurly ? index + 3 : nil
  }
}

extension Tokeniser {
  private mutating func word() {
    let start = at
    var shape = WordShape()
    while at < bytes.count {
      let (letter, width) = Letter.at(at, in: bytes)
      if letter.isInWord {
        shape.add(letter, isWide: width > 1)
        at += width
      } else if let joined = joint(letter, width, start, &shape) {
        at = joined
      } else {
        break
      }
    }
    if isAddress(start) {
      skipToSpace()
      startsSentence = false
      return append(from: start, traits: [])
    }
    finish(start, shape)
  }

  private mutating func skipToSpace() {
    while at < bytes.count {
      let (letter, width) = Letter.at(at, in: bytes)
      if letter == .space || letter == .unspaced { return }
      at += width
    }
  }

  /// Where a word goes on behind a mark inside it: a hyphen, an apostrophe, the dot of `U.S.`.
  private func joint(_ letter: Letter, _ width: Int, _ start: Int, _ shape: inout WordShape) -> Int?
  {
    let next = at + width
    let following = next < bytes.count ? Letter.at(next, in: bytes).letter : .space
    switch bytes[at] {
    case UInt8(ascii: "-"):
      guard following.isInWord else { return nil }
      shape.hyphen()
      return next
    case UInt8(ascii: "&"):
      return shape.isAllCaps && following == .upper ? next : nil
    case UInt8(ascii: "."):
      return dot(following, start, &shape)
    case UInt8(ascii: "'"), 0xE2:
      if endOfPossessive(at) != nil { return nil }
      if let after = afterApostrophe(at) {
        return after < bytes.count && Letter.at(after, in: bytes).letter.isInWord ? after : nil
      }
      let isHyphen =
        width == 3 && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x90 || bytes[at + 2] == 0x91)
      guard isHyphen, following.isInWord else { return nil }
      shape.hyphen()
      return next
    default: return nil
    }
  }

  private func dot(_ following: Letter, _ start: Int, _ shape: inout WordShape) -> Int? {
    if shape.isInitials {
      let goesOn = following == .upper || following == .lower
      if goesOn || at > start { shape.dot(goesOn: goesOn) }
      return at + 1
    }
    let joins =
      following == .lower && shape.endsWithLetter || following == .digit && shape.endsWithDigit
    if joins || following.isInWord && isMailbox { return at + 1 }
    guard !following.isInWord, at - start <= 5,
      roles[NameHash.of(bytes[start...at])]?.contains(.abbreviation) == true
    else { return nil }
    shape.dot(goesOn: false)
    return at + 1
  }

  /// The dot stands before the `@` of an address.
  private var isMailbox: Bool {
    let rest = bytes[at..<min(bytes.count, at + Self.longestWord)]
    return rest.first { Letter.ascii($0) == .space || $0 == UInt8(ascii: "@") } == UInt8(ascii: "@")
  }

  /// `https://…`, `name@host`, `www.…` and `host.tld/path`.
  private func isAddress(_ start: Int) -> Bool {
    if bytes[start] == UInt8(ascii: "w"), bytes[start..<at].starts(with: "www.".utf8) {
      return true
    }
    guard at < bytes.count else { return false }
    switch bytes[at] {
    case UInt8(ascii: "@"):
      return at + 1 < bytes.count && Letter.at(at + 1, in: bytes).letter.isInWord
    case UInt8(ascii: ":"):
      return bytes[at...].starts(with: "://".utf8)
    case UInt8(ascii: "/"):
      return at - start <= Self.longestWord && bytes[start..<at].contains(UInt8(ascii: "."))
    default: return false
    }
  }

  /// `al-Assad` begins with the article of a name; `pro-Russian` and `mid-July` do not.
  private func isArticle(_ start: Int) -> Bool {
    let first = bytes[start..<at].prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    return Self.articles.contains { first.elementsEqual($0.utf8) }
  }

  private static let articles = ["al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ul", "ed"]

  private mutating func finish(_ start: Int, _ shape: WordShape) {
    guard at - start <= Self.longestWord else {
      startsSentence = false
      return append(from: start, traits: [])
    }
    var hash = NameHash.of(bytes[start..<at])
    if shape.hasCombining {
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      hash = NameHash.of(word.precomposedStringWithCanonicalMapping)
    }
    var traits = shape.traits
    if shape.hasPrefix, !isArticle(start) { traits.remove(.capitalised) }
    if startsSentence { traits.insert(.sentenceStart) }
    append(from: start, traits: traits, hash: hash)
    if mayStartSentence, let role = tokens.last?.role, role.contains(.starter) {
      tokens[tokens.count - 1].traits.insert(.sentenceStart)
    }
    startsSentence = false
    mayStartSentence = traits.contains(.abbreviated)
  }
}
