/// A word as search knows it, and where it stands.
package struct WordSpan: Hashable, Sendable {
  /// Folded: lower case, without accents, apostrophes gone.
  package let word: String
  /// UTF-8 offsets in the text it was found in.
  package let range: Range<Int>
}

/// The one way a text becomes words, for the index, for a query and for highlighting alike.
package enum Words {
  /// The words of a text in reading order; a run of CJK gives its characters and its pairs.
  package static func spans(in text: String) -> [WordSpan] {
    var found: [WordSpan] = []
    var word = ""
    var start = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if word.isEmpty { start = offset }
        word += scalar.properties.lowercaseMapping
      } else if !word.isEmpty {
        found.append(WordSpan(word: word, range: start..<offset))
        word = ""
      }
      offset += UTF8.width(scalar)
    }
    if !word.isEmpty { found.append(WordSpan(word: word, range: start..<offset)) }
    return found
  }

  /// The words of a text, folded.
  package static func folded(_ text: String) -> [String] { spans(in: text).map(\.word) }

  /// A key that two spellings of one name share: its folded words joined by single spaces.
  package static func key(_ text: String) -> String { folded(text).joined(separator: " ") }
}

extension Words {
  /// The words a query must find: like `folded`, but a run of CJK gives only its pairs, or its one
  /// character where it has one.
  package static func queryTerms(in text: String) -> [String] { folded(text) }

  /// The words of a text joined by single spaces, as the index takes them.
  package static func joined(_ text: String) -> String {
    folded(text).joined(separator: " ")
  }

  /// Calls `body` with each word in reading order: its folded UTF-8 bytes, valid only during the
  /// call, and its UTF-8 range in the text.
  package static func forEach(
    in text: String, _ body: (_ folded: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
  ) {
    for span in spans(in: text) {
      var word = span.word
      word.withUTF8 { body($0, span.range) }
    }
  }
}

extension Words {
  /// How many words a person would count: runs without white space that hold a letter or a digit,
  /// and every two CJK characters for one.
  package static func count(in text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).count
  }
}
