/// A word as search knows it, and where it stands.
package struct WordSpan: Hashable, Sendable {
  /// Folded: lower case, without accents, apostrophes gone.
  package let word: String
  /// UTF-8 offsets in the text it was found in.
  package let range: Range<Int>
}

/// The one way a text becomes words, for the index, for a query and for highlighting alike.
///
/// - Case, accents and width fold (`FoldingTable`), the same for composed and decomposed spellings;
///   vowel signs that are no accents stay.
/// - An apostrophe inside a word vanishes (don't, don’t → dont); hyphens, dashes and all else split.
/// - Letters with dots between them are one word: `U.S.` and `US` both give `us`, `e.g.` gives `eg`.
/// - Han, kana and bopomofo have no spaces: a run gives its characters and its pairs, in the order
///   表, 表明, 明. Hangul has spaces, and its words are words.
/// - Search knows more spellings of some places (`SearchScanner`), and finds Thai, Lao, Burmese and Khmer
///   by pairs of syllables. Names and keys do not.
/// - A word holds letters, digits and marks only, never a byte of ASCII that is not `a`–`z` or `0`–`9`,
///   and at most 64 bytes; a longer one becomes several.
package enum Words {
  /// The words of a text in reading order.
  package static func spans(in text: String) -> [WordSpan] {
    var spans: [WordSpan] = []
    WordScanner.scan(text) { token in
      let word = String(decoding: token.folded, as: UTF8.self)
      spans.append(WordSpan(word: word, range: token.range))
    }
    return spans
  }

  /// The words of a text, folded.
  package static func folded(_ text: String) -> [String] { list(text, as: .index) }

  /// A key that two spellings of one name share: its words by single spaces, and of a run of CJK its
  /// pairs, or its one character.
  package static func key(_ text: String) -> String { joined(text, as: .key) }

  /// The words of a text joined by single spaces.
  package static func joined(_ text: String) -> String { joined(text, as: .index) }

  /// Calls `body` with each word in reading order: its folded UTF-8 bytes, valid only during the
  /// call, and its UTF-8 range in the text.
  package static func forEach(
    in text: String, _ body: (_ folded: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
  ) {
    WordScanner.scan(text) { body($0.folded, $0.range) }
  }

  private static func list(_ text: String, as form: WordScanner.Form) -> [String] {
    var words: [String] = []
    WordScanner.scan(text, as: form) { words.append(String(decoding: $0.folded, as: UTF8.self)) }
    return words
  }

  private static func joined(_ text: String, as form: WordScanner.Form) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 1)
    WordScanner.scan(text, as: form) { token in
      if !out.isEmpty { out.append(0x20) }
      out.append(contentsOf: token.folded)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Words {
  /// How many words a person would count: runs without white space that hold a letter or a digit,
  /// and every two CJK characters for one.
  package static func count(in text: String) -> Int {
    var words = 0
    var ideographs = 0
    text.withUTF8Bytes { bytes in
      var isInWord = false
      var offset = 0
      while offset < bytes.count {
        let (scalar, length) = bytes.scalar(at: offset)
        offset += length
        if scalar.isSpace {
          isInWord = false
          continue
        }
        let kind = Folding(scalar).kind
        if kind == .ideograph {
          ideographs += 1
        } else if !isInWord, kind == .letter || kind == .digit || kind == .unspaced {
          isInWord = true
          words += 1
        }
      }
    }
    return words + (ideographs + 1) / 2
  }
}

extension Unicode.Scalar {
  /// White space as Unicode has it, faster than asking its properties.
  var isSpace: Bool {
    switch value {
    case 9...13, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }
}

extension Words {
  /// The folded letters, digits and marks of a text, whatever stands between them: every word that is
  /// left when parts of the text are taken away has its bytes among these, in this order.
  package static func letters(in text: String) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in text.unicodeScalars {
      let folding = Folding(scalar)
      switch folding.kind {
      case .letter, .digit, .mark, .unspaced: letters += folding.string.utf8
      case .separator, .dropped, .apostrophe, .ideograph, .melting: break
      }
    }
    return letters
  }
}
