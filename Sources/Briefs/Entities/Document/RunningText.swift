import Text

/// Plain text cut into the paragraphs and headlines that a recogniser looks at.
package struct RunningText: Sendable {
  /// UTF-8 offset of each line in the text.
  package private(set) var starts: [Int] = []
  package private(set) var lines: [[UInt8]] = []

  /// Known titles of sections and other standing lines are longer in no language.
  private static let longestStanding = 100

  /// - Parameter bytes: valid UTF-8.
  package init(_ bytes: [UInt8]) {
    var start = 0
    var lineStart = 0
    var isOpen = false
    func end(_ at: Int) {
      if isOpen { add(bytes[start..<at], at: start) }
      isOpen = false
    }
    while lineStart < bytes.count {
      let stop = bytes[lineStart...].firstIndex(of: 10) ?? bytes.count
      let line = bytes[lineStart..<stop]
      let first = line.first { $0 != 32 && $0 != 9 }
      let goesOn = first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
      if !(isOpen && goesOn) {
        end(max(start, lineStart - 1))
        start = lineStart
        isOpen = true
      }
      if Self.isStanding(line) {
        end(lineStart)
        isOpen = false
      }
      lineStart = stop + 1
    }
    end(bytes.count)
  }

  private mutating func add(_ line: ArraySlice<UInt8>, at start: Int) {
    guard line.contains(where: { $0 > 32 }) else { return }
    starts.append(start)
    lines.append(Array(line))
  }

  /// `Rapid Read • 8 min read`.
  private static func isKicker(_ line: Substring) -> Bool {
    let words = Words.folded(String(line))
    return words.count <= 6 && (words.suffix(2) == ["min", "read"] || words == ["rapid", "read"])
  }

  /// A title that sections are known to have, or another line that is no part of the story.
  private static func isStanding(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= longestStanding else { return false }
    let text = String(decoding: line, as: UTF8.self)
    var trimmed = text[...]
    while let first = trimmed.unicodeScalars.first, first.value <= 32 || first == "#" {
      trimmed.unicodeScalars.removeFirst()
    }
    while let last = trimmed.unicodeScalars.last, last.value <= 32 {
      trimmed.unicodeScalars.removeLast()
    }
    if trimmed.isEmpty { return false }
    return StandingLine(trimmed) != nil || LeadIn.isKnown(trimmed) || isKicker(trimmed)
      || Section.Role.standing(trimmed)?.isExact == true
  }
}
