import Text

/// Breaks text into lines of at most so many columns.
package enum Wrapping {
  /// UTF-8 ranges of the lines of a text; the spaces at a break belong to no line.
  ///
  /// Breaks at spaces, after hyphens and between CJK characters, in the middle of a word only where
  /// one is wider than the line. An empty text is one empty line. `width` below 2 counts as 2.
  package static func lines(of text: String, width: Int) -> [Range<Int>] {
    let width = max(2, width)
    var lines: [Range<Int>] = []
    var lineStart = 0
    var column = 0
    var offset = 0
    var lastBreak: (end: Int, next: Int, column: Int)?
    for scalar in text.unicodeScalars {
      let columns = Columns.of(scalar)
      let length = UTF8.width(scalar)
      if scalar == " " {
        lastBreak = (offset, offset + length, column + 1)
        column += 1
        offset += length
        continue
      }
      if column + columns > width {
        if let found = lastBreak, found.next > lineStart {
          lines.append(lineStart..<found.end)
          lineStart = found.next
          column -= found.column
        } else {
          lines.append(lineStart..<offset)
          lineStart = offset
          column = 0
        }
        lastBreak = nil
      }
      column += columns
      offset += length
    }
    lines.append(lineStart..<max(lineStart, offset))
    return lines
  }
}
