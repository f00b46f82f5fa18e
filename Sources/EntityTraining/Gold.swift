import Briefs

/// A name as people marked it.
package struct GoldSpan: Hashable, Sendable {
  /// UTF-8 offsets in the line.
  package var range: Range<Int>
  package var kind: Entity.Kind

  package init(range: Range<Int>, kind: Entity.Kind) {
    self.range = range
    self.kind = kind
  }
}

/// A line of text with its names.
package struct GoldLine: Sendable {
  package var text: [UInt8]
  package var spans: [GoldSpan]
  /// Names of the kind *other* are not marked, or not all of them.
  package var isPartial = false

  package init(text: [UInt8], spans: [GoldSpan], isPartial: Bool = false) {
    self.text = text
    self.spans = spans
    self.isPartial = isPartial
  }
}

/// A document of a set.
package struct GoldDocument: Sendable {
  package var id: String
  package var lines: [GoldLine]

  package init(id: String, lines: [GoldLine]) {
    self.id = id
    self.lines = lines
  }
}

/// A sentence cut into tokens, with the labels of a BIO file.
package struct TaggedSentence: Sendable {
  package var tokens: [String]
  package var tags: [String]

  package init(tokens: [String], tags: [String]) {
    self.tokens = tokens
    self.tags = tags
  }

  /// The names as ranges of tokens.
  package var names: [(tokens: Range<Int>, kind: Entity.Kind)] {
    var names: [(Range<Int>, Entity.Kind)] = []
    var start: Int?
    for at in 0...tags.count {
      let tag = at < tags.count ? tags[at] : "O"
      if let begun = start {
        let goesOn = tag.hasPrefix("I-") && tag.dropFirst(2) == tags[begun].dropFirst(2)
        if !goesOn {
          if let kind = Self.kind(tags[begun]) { names.append((begun..<at, kind)) }
          start = nil
        }
      }
      if start == nil, tag != "O" { start = at }
    }
    return names
  }

  private static func kind(_ tag: String) -> Entity.Kind? {
    switch tag.dropFirst(2) {
    case "PER": .person
    case "ORG": .organisation
    case "LOC": .place
    case "MISC": .other
    default: nil
    }
  }
}

/// Reads files of a token, a tab and a label a line, with empty lines between sentences.
package enum BIOFile {
  /// The documents in order; `# doc = id` begins one.
  package static func documents(_ bytes: [UInt8]) -> [(id: String, sentences: [TaggedSentence])] {
    var documents: [(id: String, sentences: [TaggedSentence])] = []
    var sentence = TaggedSentence(tokens: [], tags: [])
    func finish() {
      guard !sentence.tokens.isEmpty else { return }
      if documents.isEmpty { documents.append(("", [])) }
      documents[documents.count - 1].sentences.append(sentence)
      sentence = TaggedSentence(tokens: [], tags: [])
    }
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      let parts = line.split(separator: 9)
      if parts.count >= 2, let token = parts.first, let tag = parts.last {
        sentence.tokens.append(String(decoding: token, as: UTF8.self))
        sentence.tags.append(String(decoding: tag, as: UTF8.self).trimmed)
      } else {
        finish()
        if line.starts(with: "# doc = ".utf8) {
          documents.append((String(decoding: line.dropFirst(8), as: UTF8.self), []))
        }
      }
    }
    finish()
    return documents.filter { !$0.sentences.isEmpty }
  }
}

extension String {
  /// Without a carriage return or spaces at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.unicodeScalars.last, last.value <= 32 { text.unicodeScalars.removeLast() }
    return String(text)
  }
}
