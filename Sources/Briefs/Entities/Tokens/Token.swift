/// A word or a mark of a line, with what its letters say about it.
struct Token: Sendable {
  /// What can be seen of a token without knowing any names.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16

    /// Letters or digits, no longer than any name's word.
    static let word = Traits(rawValue: 1 << 0)
    /// Begins with a capital, or an Arabic article before one (`al-Assad`).
    static let capitalised = Traits(rawValue: 1 << 1)
    /// Two or more letters and all of them capitals.
    static let allCaps = Traits(rawValue: 1 << 2)
    /// A capital after a small letter: `WhatsApp`, `iPhone`.
    static let innerCapital = Traits(rawValue: 1 << 3)
    /// A capital here says nothing: the start of a sentence, a quotation or a line.
    static let sentenceStart = Traits(rawValue: 1 << 4)
    /// The `'s` of a possessive.
    static let possessive = Traits(rawValue: 1 << 5)
    static let digits = Traits(rawValue: 1 << 6)
    /// A capitalised word with a small one behind its hyphen: `Russia-backed`.
    static let compound = Traits(rawValue: 1 << 7)
    /// A single capital, perhaps with its dot: `J.`.
    static let initial = Traits(rawValue: 1 << 8)
    /// Ends with the dot of an abbreviation.
    static let abbreviated = Traits(rawValue: 1 << 9)
    /// Letters beyond ASCII, for which folding is not a matter of one bit.
    static let wide = Traits(rawValue: 1 << 10)
  }

  /// UTF-8 offsets in the text of the block.
  var start: UInt32
  var end: UInt32
  var traits: Traits
  var role: WordRole
  /// Of the token's bytes, with curly apostrophes and hyphens made straight.
  var hash: UInt64

  var range: Range<Int> { Int(start)..<Int(end) }
  var isWord: Bool { traits.contains(.word) }
  var isCapitalised: Bool { traits.contains(.capitalised) }
}

/// Hashes words and sequences of words, so that names are compared without making strings.
enum NameHash {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 {
        switch bytes[index + 2] {
        case 0x98, 0x99:
          byte = UInt8(ascii: "'")
          index += 2
        case 0x90, 0x91:
          byte = UInt8(ascii: "-")
          index += 2
        default: break
        }
      }
      value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      index += 1
    }
    return value
  }

  static func of(_ word: String) -> UInt64 { of(Array(word.utf8)[...]) }

  /// The hash of a name that goes on with another word.
  static func join(_ name: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (name ^ (word &+ 0x9e37_79b9_7f4a_7c15)) &* 0xff51_afd7_ed55_8ccd
    return mixed ^ (mixed >> 32)
  }
}
