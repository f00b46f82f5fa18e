import Text

/// Tables as GitHub's Markdown has them: a line of cells, a line of dashes, and more lines of cells.
/// CommonMark knows none and gives them as a paragraph, whose lines are read here.
enum MarkdownTable {
  /// A line of more cells is no table.
  private static let columnLimit = 64

  /// The line that a table's head stands on, in the lines of a paragraph.
  static func head(in lines: [String]) -> Int? {
    guard lines.count >= 2 else { return nil }
    return lines.indices.dropLast().first { index in
      hasBar(lines[index]) && hasBar(lines[index + 1]) && isDashes(lines[index + 1])
        && cells(of: lines[index]).count == cells(of: lines[index + 1]).count
    }
  }

  static func hasBar(_ line: String) -> Bool { line.utf8.contains(bar) }

  /// The cells of a line, without the bars at its ends.
  static func cells(of line: String) -> [String] {
    var cells = line.trimmed.utf8.split(
      separator: bar, maxSplits: columnLimit, omittingEmptySubsequences: false
    ).map { String(Substring($0)).trimmed }
    if cells.count > 1, cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  private static let bar = UInt8(ascii: "|")

  /// True for cells of dashes, with or without the colons that say which way a column leans.
  private static func isDashes(_ line: String) -> Bool {
    let cells = cells(of: line)
    return cells.count < columnLimit
      && cells.allSatisfy { cell in
        var dashes = cell.utf8[...]
        if dashes.first == UInt8(ascii: ":") { dashes = dashes.dropFirst() }
        if dashes.last == UInt8(ascii: ":") { dashes = dashes.dropLast() }
        return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
      }
  }
}

extension Block {
  /// What stands between the cells of a row in its text.
  package static let cellSeparator: DisplayText = " | "

  /// UTF-8 ranges of the cells of a row in its text.
  package var cells: [Range<Int>] {
    let bytes = Array(text.string.utf8)
    let separator = Array(Self.cellSeparator.string.utf8)
    var cells: [Range<Int>] = []
    var start = 0
    var at = 0
    while at + separator.count <= bytes.count {
      if bytes[at..<at + separator.count].elementsEqual(separator) {
        cells.append(start..<at)
        at += separator.count
        start = at
      } else {
        at += 1
      }
    }
    return cells + [start..<bytes.count]
  }
}
