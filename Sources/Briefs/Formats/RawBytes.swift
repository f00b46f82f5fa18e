/// What each byte of a file can mean before the file is parsed, for one notation and the phrase looked for.
struct RawBytes: Sendable {
  enum Kind: UInt8 {
    case word, space, separator
    /// Joins letters to one word where it stands between them.
    case dot
    /// Vanishes in a word.
    case apostrophe
    /// Part of a character beyond ASCII.
    case wide
    /// May be left out.
    case markup
    /// Means that nothing can be said of the file.
    case forbidden
  }

  /// By the byte.
  let kinds: [Kind]
  /// True for bytes that a scan must stop at: all but words, space and separators, and what the phrase
  /// begins with.
  let isStop: [Bool]

  init(_ notation: PhraseFilter.Notation, first: UInt8?) {
    let kinds = (0...255).map { Self.kind(UInt8($0), notation) }
    var isStop = kinds.map { $0 != .word && $0 != .space && $0 != .separator }
    if let first {
      isStop[Int(first)] = true
      if (0x61...0x7A).contains(first) { isStop[Int(first ^ 0x20)] = true }
    }
    (self.kinds, self.isStop) = (kinds, isStop)
  }

  static func isWord(_ byte: UInt8) -> Bool { kind(byte, .text) == .word }

  private static func kind(_ byte: UInt8, _ notation: PhraseFilter.Notation) -> Kind {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9": .word
    case " ", "\t", "\n", "\r": .space
    case "\0"..<" ", "\u{7F}": .forbidden
    case "\u{80}"...: .wide
    case ".": .dot
    case "'": .apostrophe
    // Code takes white space at its ends away.
    case "`": notation == .text ? .forbidden : .apostrophe
    // HTML in JSON, tags of which are left out with all that is in them.
    case "<": notation == .text ? .markup : .forbidden
    // Attributes, tags of site generators and expressions.
    case "{", "}": notation == .text ? .forbidden : .separator
    // Marks of highlights, of what is struck or raised.
    case "=", "~", "^": notation == .text ? .markup : .separator
    // A reference in JSON may be any letter, and Markdown in it has marks within words.
    case "&": notation == .text ? .markup : .forbidden
    case "*": .markup
    case "_", "[", "]", ">", "#", "\\": notation == .text ? .markup : .separator
    default: .separator
    }
  }
}
