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
    let bytes = Array(text.utf8)
    let running = RunningText(bytes)
    var scalars = ScalarCounter(bytes)
    return findings(inLines: running.lines).map { finding in
      let start = running.starts[finding.line] + finding.range.lowerBound
      let end = running.starts[finding.line] + finding.range.upperBound
      return TextMention(
        start: scalars.offset(of: start), end: scalars.offset(of: end),
        text: String(decoding: bytes[start..<end], as: UTF8.self), kind: finding.kind,
        entity: finding.entity, source: finding.source)
    }
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
