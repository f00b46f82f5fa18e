/// A word as the scanner hands it out; its bytes are valid only during the call.
struct Token {
  let folded: UnsafeBufferPointer<UInt8>
  /// UTF-8 offsets in the text.
  let range: Range<Int>
  /// Counts words, and the characters of a run without spaces; a pair is at the place of its first one.
  let place: Int
  /// Words, or characters of a run without spaces, that it covers.
  var span = 1
  var parts = Parts()

  /// What is inside the word that its folded form does not show.
  struct Parts: OptionSet {
    let rawValue: UInt8
    static let apostrophe = Parts(rawValue: 1)
    /// Dots between single letters.
    static let dots = Parts(rawValue: 2)
  }
}

/// Splits UTF-8 into folded words; everything that makes words stands on this.
struct WordScanner {
  /// What a run of characters without spaces between words gives.
  enum Form {
    /// Its characters and its pairs: 表, 表明, 明. Thai and its kind are words as long as the run.
    case index
    /// Its pairs alone, or its one character. Thai and its kind are words as long as the run.
    case key
    /// As `index`, but a run of Thai or its kind gives the pairs of its syllables, and the last one.
    case search
    /// As `key`, but a run of Thai or its kind gives pairs as well.
    case query

    var splitsSyllables: Bool { self == .search || self == .query }
    var hasCharacters: Bool { self == .index || self == .search }
  }

  /// A word of more bytes becomes several.
  static let longest = 64
  /// Room for a word and for what `Folding.write` writes past its end.
  private static let scratchSize = 96

  private let bytes: UnsafeBufferPointer<UInt8>
  private let form: Form
  private let latin: UnsafeBufferPointer<Folding>
  private let scratch: UnsafeMutablePointer<UInt8>
  private var offset = 0
  /// Bytes of the word so far.
  private var used = 0
  private var start = 0
  private var place = 0
  private var parts = Token.Parts()

  static func scan(_ text: String, as form: Form = .index, _ body: (Token) -> Void) {
    text.withUTF8Bytes { scan($0, as: form, body) }
  }

  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, as form: Form, _ body: (Token) -> Void
  ) {
    FoldingPages.latin.withUnsafeBufferPointer { latin in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: scratchSize) { scratch in
        guard let base = scratch.baseAddress else { return }
        var scanner = WordScanner(bytes: bytes, form: form, latin: latin, scratch: base)
        scanner.run(body)
      }
    }
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, form: Form, latin: UnsafeBufferPointer<Folding>,
    scratch: UnsafeMutablePointer<UInt8>
  ) {
    self.bytes = bytes
    self.form = form
    self.latin = latin
    self.scratch = scratch
  }

  private mutating func run(_ body: (Token) -> Void) {
    while offset < bytes.count {
      let (folding, length) = folding(at: offset)
      switch folding.kind {
      case .letter, .digit: takeWord(body)
      case .ideograph: takeRun(body)
      case .unspaced: if form.splitsSyllables { takeSyllables(body) } else { takeWord(body) }
      default: offset += length
      }
    }
  }

  @inline(__always)
  private func folding(at offset: Int) -> (folding: Folding, length: Int) {
    let byte = bytes[offset]
    if byte < 0x80 { return (latin[Int(byte)], 1) }
    let (scalar, length) = bytes.scalar(at: offset)
    return (Folding(scalar), length)
  }
}

extension WordScanner {
  /// Takes a word of letters and digits, from its first to where it ends.
  private mutating func takeWord(_ body: (Token) -> Void) {
    start = offset
    used = 0
    parts = []
    // Letters since the word began or since a dot inside it; digits make it too many.
    var letters = 0
    var possessive = 0
    scan: while offset < bytes.count {
      letters += takeASCII()
      guard offset < bytes.count else { break }
      let (folding, length) = folding(at: offset)
      switch folding.kind {
      case .unspaced where form.splitsSyllables: break scan
      case .letter, .digit, .mark, .unspaced:
        letters += folding.kind == .letter ? 1 : folding.kind == .digit ? 2 : 0
        if used + Int(folding.count) > Self.longest { emit(body) }
        folding.write(to: scratch + used)
        used += Int(folding.count)
      case .dropped: break
      case .melting: melt(at: offset)
      case .apostrophe:
        guard isLetter(at: offset + length) else { break scan }
        if isLastS(at: offset + length) {
          possessive = length + 1
          break scan
        }
        parts.insert(.apostrophe)
      case .separator:
        guard bytes[offset] == 0x2E, letters == 1, isInitial(at: offset + 1) else { break scan }
        letters = 0
        parts.insert(.dots)
      case .ideograph: break scan
      }
      offset += length
      if used >= Self.longest { emit(body) }
    }
    if used > 0 { emit(body) }
    offset += possessive
  }

  /// The `s` of `Russia's`: whoever looks for Russia means that as well.
  private func isLastS(at offset: Int) -> Bool {
    guard bytes[offset] | 0x20 == UInt8(ascii: "s") else { return false }
    guard offset + 1 < bytes.count else { return true }
    switch folding(at: offset + 1).folding.kind {
    case .letter, .digit, .mark, .melting, .apostrophe, .unspaced: return false
    default: return true
    }
  }

  /// Takes letters and digits of ASCII as far as they go; tells how many, a digit for two.
  @inline(__always)
  private mutating func takeASCII() -> Int {
    let end = min(bytes.count, offset + Self.longest - used)
    var letters = 0
    while offset < end {
      let byte = bytes[offset]
      let small = byte | 0x20
      if small &- 0x61 < 26 {
        scratch[used] = small
        letters += 1
      } else if byte &- 0x30 < 10 {
        scratch[used] = byte
        letters += 2
      } else {
        break
      }
      used += 1
      offset += 1
    }
    return letters
  }

  private mutating func emit(_ body: (Token) -> Void) {
    let folded = UnsafeBufferPointer(start: scratch, count: used)
    body(Token(folded: folded, range: start..<offset, place: place, parts: parts))
    place += 1
    used = 0
    start = offset
  }

  private func isLetter(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let kind = folding(at: offset).folding.kind
    return kind == .letter || kind == .digit || kind == .unspaced && !form.splitsSyllables
  }

  /// True for one letter that no other letter follows, as in `U.S.`
  private func isInitial(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let (folding, length) = folding(at: offset)
    guard folding.kind == .letter else { return false }
    var next = offset + length
    while next < bytes.count {
      let (following, length) = self.folding(at: next)
      switch following.kind {
      case .letter, .digit, .ideograph, .unspaced: return false
      case .mark, .dropped, .melting: next += length
      case .separator, .apostrophe: return true
      }
    }
    return true
  }

  /// Makes one of the last letter of the word and what melts into it, as NFC has it.
  private mutating func melt(at offset: Int) {
    let added = bytes.scalar(at: offset).scalar.value
    guard used >= 2 else { return }
    if added == 0x306 {
      if scratch[used - 2] == 0xD0, scratch[used - 1] == 0xB8 { scratch[used - 1] = 0xB9 }
      return
    }
    guard used >= 3, let last = lastOfThreeBytes() else { return }
    var syllable: UInt32?
    if added < 0x11A8, (0x1100...0x1112).contains(last) {
      syllable = 0xAC00 + ((last - 0x1100) * 21 + added - 0x1161) * 28
    } else if added >= 0x11A8, (0xAC00..<0xD7A4).contains(last), (last - 0xAC00) % 28 == 0 {
      syllable = last + added - 0x11A7
    }
    if let syllable, let scalar = Unicode.Scalar(syllable) {
      Folding(.letter, unchanged: scalar).write(to: scratch + used - 3)
    } else if let scalar = Unicode.Scalar(added), used + 3 <= Self.longest {
      Folding(.letter, unchanged: scalar).write(to: scratch + used)
      used += 3
    }
  }

  private func lastOfThreeBytes() -> UInt32? {
    guard scratch[used - 3] & 0xF0 == 0xE0 else { return nil }
    let (a, b, c) = (scratch[used - 3], scratch[used - 2], scratch[used - 1])
    return UInt32(a & 0xF) << 12 | UInt32(b & 0x3F) << 6 | UInt32(c & 0x3F)
  }
}

extension WordScanner {
  /// Takes a run of Han, kana or bopomofo; the scratch holds the character before and this one.
  private mutating func takeRun(_ body: (Token) -> Void) {
    var before = 0
    var beforeStart = offset
    var count = 0
    while offset < bytes.count {
      let begin = offset
      guard let folding = takeIdeograph() else { break }
      folding.write(to: scratch + before)
      let length = Int(folding.count)
      if before > 0 {
        let pair = UnsafeBufferPointer(start: scratch, count: before + length)
        body(Token(folded: pair, range: beforeStart..<offset, place: place - 1, span: 2))
      }
      if form.hasCharacters {
        let one = UnsafeBufferPointer(start: scratch + before, count: length)
        body(Token(folded: one, range: begin..<offset, place: place))
      }
      for byte in 0..<length { scratch[byte] = scratch[before + byte] }
      before = length
      beforeStart = begin
      count += 1
      place += 1
    }
    if !form.hasCharacters, count == 1 {
      let one = UnsafeBufferPointer(start: scratch, count: before)
      body(Token(folded: one, range: beforeStart..<offset, place: place - 1))
    }
  }

  /// The ideograph at the offset with what belongs to it; `nil` where the run ends.
  private mutating func takeIdeograph() -> Folding? {
    let (scalar, length) = bytes.scalar(at: offset)
    var folding = Folding(scalar)
    guard folding.kind == .ideograph else { return nil }
    offset += length
    while offset < bytes.count, bytes[offset] >= 0x80 {
      let (next, length) = bytes.scalar(at: offset)
      guard Folding(next).kind == .dropped else { break }
      let mark: UInt32 = next.value == 0xFF9E ? 0x3099 : next.value == 0xFF9F ? 0x309A : next.value
      if mark == 0x3099 || mark == 0x309A, let kana = folding.string.unicodeScalars.first,
        let voiced = Kana.voiced(kana.value, by: mark)
      {
        folding = Folding(.ideograph, unchanged: voiced)
      }
      offset += length
    }
    return folding
  }
}

extension WordScanner {
  /// Marks of a syllable beyond these are left out, so that two syllables fit into a word.
  private static let longestSyllable = 28

  /// Takes a run of Thai or its kind: the pairs of its syllables, each a letter with its marks, and the
  /// last syllable, so that any beginning of a run is a beginning of one of its words.
  private mutating func takeSyllables(_ body: (Token) -> Void) {
    var before = 0
    var beforeStart = offset
    var count = 0
    while offset < bytes.count {
      let begin = offset
      let length = takeSyllable(at: before)
      guard length > 0 else { break }
      if before > 0 {
        let pair = UnsafeBufferPointer(start: scratch, count: before + length)
        body(Token(folded: pair, range: beforeStart..<offset, place: place - 1, span: 2))
      }
      for byte in 0..<length { scratch[byte] = scratch[before + byte] }
      before = length
      beforeStart = begin
      count += 1
      place += 1
    }
    if form.hasCharacters || count == 1 {
      let last = UnsafeBufferPointer(start: scratch, count: before)
      body(Token(folded: last, range: beforeStart..<offset, place: place - 1))
    }
  }

  /// Writes the syllable at the offset into the scratch; its length, 0 where there is none.
  private mutating func takeSyllable(at target: Int) -> Int {
    let (letter, width) = folding(at: offset)
    guard letter.kind == .unspaced else { return 0 }
    letter.write(to: scratch + target)
    offset += width
    var length = Int(letter.count)
    while offset < bytes.count, bytes[offset] >= 0x80 {
      let (mark, width) = folding(at: offset)
      guard mark.kind == .mark || mark.kind == .dropped else { break }
      if mark.kind == .mark, length + Int(mark.count) <= Self.longestSyllable {
        mark.write(to: scratch + target + length)
        length += Int(mark.count)
      }
      offset += width
    }
    return length
  }
}
