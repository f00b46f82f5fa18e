/// Characters that `MarkdownSource` puts into a text for libcmark to carry. None is left in what a
/// brief shows, and none of a file's own gets that far: they are for private use, but for a rare blank.
enum StandIn {
  /// Begins each cell of a row.
  static let bar: Unicode.Scalar = "\u{F8F0}"
  /// Begins the head of a table.
  static let head: Unicode.Scalar = "\u{F8F1}"
  /// A paragraph of its own before the notes.
  static let notes = "\u{F8F2}"
  /// A blank where CommonMark wants one next to a mark of emphasis, and the author wrote none.
  static let gap: Unicode.Scalar = "\u{205F}"

  /// Bytes of a file's own that could be taken for one, changed to what they are shown as.
  static func replaced(in bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    for at in bytes.indices.dropLast(2) where bytes[at] == 0xEF || bytes[at] == 0xE2 {
      if bytes.has("\u{205F}", at: at) {
        out.replaceSubrange(at..<at + 3, with: [0xE2, 0x80, 0x89])
      } else if bytes[at] == 0xEF, bytes[at + 1] == 0xA3, (0xB0...0xB2).contains(bytes[at + 2]) {
        out.replaceSubrange(at..<at + 3, with: [0xEF, 0xBF, 0xBD])
      }
    }
    return out
  }

  /// A text without gaps.
  static func removed(from text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    return String(text.unicodeScalars.filter { $0 != gap })
  }

  static func isRow(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first else { return false }
    return first == bar || first == head
  }

  static func row(_ line: String) -> (cells: [String], isHead: Bool)? {
    guard isRow(line) else { return nil }
    let parts = line.unicodeScalars.split(separator: bar, omittingEmptySubsequences: false)
    return (parts.dropFirst().map { String($0).trimmed }, parts[0].first == head)
  }

  /// A text of which libcmark saw something else than a table or a note.
  static func undone(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{F8F0}": out.append("|")
      case "\u{F8F1}", "\u{F8F2}": break
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
