import Text

/// What tells one brief from another, and one state of a brief from the next.
package struct Fingerprint: Hashable, Sendable {
  /// Hash of the folded headline.
  package var headline: UInt64
  /// Hash of the folded first sentence of the text.
  package var sentence: UInt64
  /// Hash of all that a reader can see of it.
  package var content: UInt64

  package init(headline: UInt64, sentence: UInt64, content: UInt64) {
    self.headline = headline
    self.sentence = sentence
    self.content = content
  }

  /// True where a file that changed under this path is still the same story.
  package func isSameStory(as other: Fingerprint) -> Bool {
    headline == other.headline || sentence == other.sentence
  }
}

/// A 64-bit hash (FNV-1a) that is the same on every machine and in every version.
package struct StableHash: Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
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
