import Briefs

/// Makes training sentences look like headlines, shouted lines, and text with loose spacing.
enum Augmentation {
  private static let small: Set<String> = [
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with",
    "from", "as", "is", "nor", "vs", "via", "over",
  ]

  /// With a capital at every word, as headlines have it; without the full stop at the end.
  ///
  /// - Parameter keepsSmall: short words stay small.
  static func titleCased(_ line: GoldLine, keepsSmall: Bool) -> GoldLine {
    var line = line
    var at = 0
    var isFirst = true
    while at < line.text.count {
      guard isLetter(line.text[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < line.text.count, isLetter(line.text[end]) || line.text[end] == UInt8(ascii: "'") {
        end += 1
      }
      let word = String(decoding: line.text[at..<end], as: UTF8.self)
      let isPossessive = at > 0 && (line.text[at - 1] == UInt8(ascii: "'"))
      if !isPossessive, isFirst || !(keepsSmall && small.contains(word)) {
        line.text[at] = capital(line.text[at])
      }
      isFirst = false
      at = end
    }
    return withoutStop(line)
  }

  static func shouted(_ line: GoldLine) -> GoldLine {
    var line = line
    for at in line.text.indices { line.text[at] = capital(line.text[at]) }
    return line
  }

  private static func withoutStop(_ line: GoldLine) -> GoldLine {
    var line = line
    if line.text.last == UInt8(ascii: "."),
      line.spans.allSatisfy({ $0.range.upperBound < line.text.count })
    {
      line.text.removeLast()
    }
    return line
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func capital(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & ~0x20 : byte
  }
}

extension GoldDocument {
  /// The document with every line as a headline.
  package var titled: GoldDocument {
    GoldDocument(
      id: id, lines: lines.map { Augmentation.titleCased($0, keepsSmall: $0.text.count % 3 > 0) })
  }
}
