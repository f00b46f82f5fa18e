import Text

/// A name in a plain text, or a stretch that may be one.
package struct TextMention: Sendable, Equatable {
  /// Unicode scalars from the text's start.
  package let start: Int
  package let end: Int
  /// The scalars between the offsets, as they stand in the text and uncleaned.
  package let text: String
  /// `nil` for a stretch that only the rules take for a name.
  package let kind: Entity.Kind?
  /// The canonical name.
  package let entity: DisplayText
  package let source: MentionSource
}

extension ModelRecogniser {
  /// The names of a text that is a document of its own, in reading order and without overlap; lines
  /// that are titles of sections or no part of a story are passed over.
  package func mentions(inText text: String) -> [TextMention] {
    var mentions: [TextMention] = []
    forEachMention(inText: Array(text.utf8)) { mentions.append($0) }
    return mentions
  }

  /// Calls `body` with each of the `mentions(inText:)` of valid UTF-8.
  ///
  /// A text of more than a megabyte is read as several documents, so that memory does not grow with it.
  package func forEachMention(inText bytes: [UInt8], _ body: (TextMention) -> Void) {
    var scalars = ScalarCounter(bytes)
    for part in TextParts(bytes) {
      let running = RunningText(Array(bytes[part]))
      for finding in findings(inLines: running.lines) {
        let line = part.lowerBound + running.starts[finding.line]
        let range = line + finding.range.lowerBound..<line + finding.range.upperBound
        body(
          TextMention(
            start: scalars.offset(of: range.lowerBound), end: scalars.offset(of: range.upperBound),
            text: String(decoding: bytes[range], as: UTF8.self), kind: finding.kind,
            entity: finding.entity, source: finding.source))
      }
    }
  }
}

/// The stretches of a long text that are read as documents of their own.
struct TextParts: Sequence, IteratorProtocol {
  /// In bytes; a document of this size takes about 15 MB to read.
  static let size = 1 << 20

  private let bytes: [UInt8]
  private var start = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    let range = start..<end
    start = range.upperBound
    return range
  }

  /// Where the next part ends: after a paragraph, else after a line, else after a word, else between
  /// two characters.
  private var end: Int {
    let limit = start + Self.size
    guard limit < bytes.count else { return bytes.count }
    let earliest = start + Self.size / 2
    var line: Int?
    var word: Int?
    for at in stride(from: limit, to: earliest, by: -1) {
      let byte = bytes[at - 1]
      guard byte <= 0x20 else { continue }
      if byte == 0x0A, bytes[at - 2] == 0x0A { return at }
      if line == nil, byte == 0x0A { line = at }
      if word == nil { word = at }
    }
    if let end = line ?? word { return end }
    return stride(from: limit, to: earliest, by: -1).first { bytes[$0] & 0xC0 != 0x80 } ?? limit
  }
}

/// Turns UTF-8 offsets that only grow into offsets of Unicode scalars.
private struct ScalarCounter {
  private let bytes: [UInt8]
  private var at = 0
  private var scalars = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func offset(of byte: Int) -> Int {
    while at < byte {
      if bytes[at] & 0xC0 != 0x80 { scalars += 1 }
      at += 1
    }
    return scalars
  }
}

/// A line of JSON Lines that holds a text.
package enum TextInput {
  /// The `text` of a line's object, uncleaned, or why there is none.
  package static func text(ofJSON line: [UInt8]) -> Result<String, UnreadableLine> {
    var reader = JSONReader(line)
    do {
      let value = try reader.value()
      guard reader.isAtEnd else { return .failure(.init(reason: "more than one value")) }
      guard case .map = value else { return .failure(.init(reason: "not a JSON object")) }
      guard case .text(let text)? = value["text"] else {
        return .failure(.init(reason: "no \"text\" that is a string"))
      }
      return .success(text)
    } catch {
      return .failure(.init(reason: error.reason))
    }
  }
}

/// Why a line of JSON Lines could not be used.
package struct UnreadableLine: Error {
  package let reason: DisplayText
}

extension ModelRecogniser {
  /// How many words and marks a text has.
  package static func tokens(in text: String) -> Int {
    RunningText(Array(text.utf8)).lines.reduce(0) { count, line in
      count + Tokeniser.tokens(of: line, roles: Lexicon.roles).count
    }
  }
}
