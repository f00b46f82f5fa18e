import Text

/// What tells one brief from another, and one state of a brief from the next.
package struct Fingerprint: Hashable, Sendable {
  /// Hash of the folded headline.
  package var headline: UInt64
  /// Hash of the folded first sentence of the text; 0 where there is no text.
  package var sentence: UInt64
  /// Hash of all that a reader can see of it.
  package var content: UInt64

  package init(headline: UInt64, sentence: UInt64, content: UInt64) {
    self.headline = headline
    self.sentence = sentence
    self.content = content
  }

  /// True where a file that changed under this path is still the same story, whatever its text is now.
  /// Equal contents of other headlines are of another version of the program, which folds words otherwise.
  package func isSameStory(as other: Fingerprint) -> Bool {
    headline == other.headline || sentence == other.sentence && sentence != 0
      || content == other.content
  }
}

/// A 64-bit hash (FNV-1a) that is the same on every machine and in every version.
package struct StableHash: Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    // Called from other modules, for which the loop over any sequence is not specialised.
    if bytes.withContiguousStorageIfAvailable({ combine(buffer: $0) }) != nil { return }
    for byte in bytes { combine(byte) }
  }

  private mutating func combine(buffer: UnsafeBufferPointer<UInt8>) {
    for byte in buffer { combine(byte) }
  }

  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Adds a text and an end mark, so that `ab`, `c` and `a`, `bc` differ.
  package mutating func combine(_ text: String) {
    combine(text.utf8)
    value = (value ^ 0xff) &* 0x0000_0100_0000_01b3
  }

  package static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }
}

extension Brief {
  package var fingerprint: Fingerprint {
    Fingerprint(
      headline: StableHash.of(foldedHeadline),
      sentence: foldedSentence.isEmpty ? 0 : StableHash.of(foldedSentence),
      content: contentHash)
  }

  /// What the brief is called where no `id` is written: a hash of the folded headline, the first
  /// sentence and the date where the text states one.
  package var hashedID: BriefID {
    var hash = StableHash()
    hash.combine("brief")
    hash.combine(foldedHeadline)
    hash.combine(foldedSentence)
    if isDateStated, let published { hash.combine(published.iso) }
    return BriefID(hash.value)
  }

  /// The folded words; a headline without any (`!!!`) as it stands.
  private var foldedHeadline: String {
    let key = Words.key(title.string)
    return key.isEmpty ? title.string : key
  }

  private var foldedSentence: String {
    for section in sections {
      for block in section.blocks where block.text != Self.emptyFileText {
        let key = Words.key(Words.firstSentence(of: block.text.string))
        if !key.isEmpty { return key }
      }
    }
    return ""
  }

  private var contentHash: UInt64 {
    var hash = StableHash()
    hash.combine(title.string)
    for field in [kicker, leadIn, source, author, language] {
      hash.combine(field?.string ?? "\u{0}")
    }
    hash.combine(isDateStated ? published?.iso ?? "" : "")
    hash.combine(updated?.iso ?? "")
    hash.combine("\(statedMinutes ?? 0) \(isAIGenerated)")
    hash.combine(url ?? "")
    for section in sections {
      hash.combine("section \(section.role.rawValue)")
      hash.combine(section.title.string)
      for block in section.blocks {
        hash.combine(block.kind.mark)
        hash.combine(block.text.string)
      }
    }
    for list in [tags, publisherRelated, statedEntities.map(\.name)] {
      hash.combine("list \(list.count)")
      for text in list { hash.combine(text.string) }
    }
    for link in links { hash.combine(link.target.string) }
    if let summary { hash.combine("summary \(summary.string)") }
    return hash.value
  }
}

extension Block.Kind {
  /// Tells the kinds apart in a hash.
  fileprivate var mark: String {
    switch self {
    case .paragraph: "p"
    case .heading: "h"
    case .item(let marker, let depth): "i\(depth)\(marker)"
    case .quote: "q"
    case .code: "c"
    case .rule: "r"
    case .row(let isHead): isHead ? "th" : "td"
    }
  }
}

extension BriefID {
  /// The name that an `id` written in a file stands for: itself where it is 16 hex digits, else its hash.
  package init(given id: String) {
    if let written = BriefID(hex: id) {
      self = written
    } else {
      var hash = StableHash()
      hash.combine("id")
      hash.combine(id)
      self.init(hash.value)
    }
  }
}
