import Text

/// Tables as GitHub's Markdown has them: a line of cells, a line of dashes, and more lines of cells.
/// CommonMark knows none, so their lines are read before it sees them.
enum MarkdownTable {
  /// A line of more cells is no table.
  private static let columnLimit = 64
  private static let bar = UInt8(ascii: "|")

  /// True for a line with a bar that is not escaped.
  static func hasBar(_ line: ArraySlice<UInt8>) -> Bool {
    var isEscaped = false
    for byte in line {
      if byte == bar, !isEscaped { return true }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return false
  }

  /// True for a line of cells above a line of as many dashes.
  static func isHead(_ line: ArraySlice<UInt8>, above dashes: ArraySlice<UInt8>) -> Bool {
    guard let first = dashes.first, first == bar || "-:".utf8.contains(first), dashes.contains(bar),
      dashes.allSatisfy({ $0 == bar || $0.isGap || "-:\r".utf8.contains($0) })
    else { return false }
    let below = cells(of: dashes)
    return below.count < columnLimit && below.allSatisfy(isDashes)
      && cells(of: line).count == below.count
  }

  /// The cells of a line, without the bars at its ends. A bar after a backslash is one of the text.
  static func cells(of line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    for byte in line {
      if byte == bar {
        if cell.last == UInt8(ascii: "\\") {
          cell[cell.count - 1] = bar
          continue
        }
        if cells.count < columnLimit {
          cells.append(trimmed(cell))
          cell.removeAll(keepingCapacity: true)
          continue
        }
      }
      cell.append(byte)
    }
    cells.append(trimmed(cell))
    if cells.count > 1, cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
    var cell = cell[...]
    while let first = cell.first, first <= 0x20 { cell.removeFirst() }
    while let last = cell.last, last <= 0x20 { cell.removeLast() }
    return Array(cell)
  }

  /// True for a cell of dashes, with or without the colons that say which way a column leans.
  private static func isDashes(_ cell: [UInt8]) -> Bool {
    var dashes = cell[...]
    if dashes.first == UInt8(ascii: ":") { dashes = dashes.dropFirst() }
    if dashes.last == UInt8(ascii: ":") { dashes = dashes.dropLast() }
    return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// The text of a cell in which no bar between blanks can be taken for the next cell.
  static func protected(_ cell: String) -> String {
    guard cell.utf8.contains(bar) else { return cell }
    var out: [UInt8] = []
    let bytes = Array(cell.utf8)
    for (at, byte) in bytes.enumerated() {
      let touchesBar = bytes.byte(at - 1) == bar || bytes.byte(at + 1) == bar
      if byte == 0x20, touchesBar { out += [0xC2, 0xA0] } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Block {
  /// What is between the cells of a row in its text.
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
