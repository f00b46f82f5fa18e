/// One cell of an emulated screen.
package struct TerminalCell: Hashable, Sendable {
  /// How text looks.
  package struct Pen: Hashable, Sendable {
    /// -1 for the terminal's own colour, else 0 to 255.
    package var foreground: Int
    package var background: Int
    package var attributes: Attributes

    package init(foreground: Int = -1, background: Int = -1, attributes: Attributes = []) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
    }
  }

  /// What SGR turns on and off.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let italic = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
    package static let reverse = Attributes(rawValue: 16)
    package static let blink = Attributes(rawValue: 32)
    package static let invisible = Attributes(rawValue: 64)
  }

  /// The base character; a blank is a space.
  package var base: Unicode.Scalar
  /// Combining marks on the base.
  package var marks: [Unicode.Scalar] = []
  /// 1, or 2 for a wide character, or 0 for the right half of a wide one.
  package var width: Int
  package var pen: Pen

  package init(_ base: Unicode.Scalar, width: Int = 1, pen: Pen = Pen()) {
    self.base = base
    self.width = width
    self.pen = pen
  }

  /// The base with its marks; empty for the right half of a wide character.
  package var text: String {
    guard width > 0 else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    scalars.append(contentsOf: marks)
    return String(scalars)
  }
}

/// The cells of one screen, and what can be done to its rows.
struct TerminalGrid: Sendable {
  private(set) var columns: Int
  private(set) var rows: Int
  private var cells: [TerminalCell]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: TerminalCell(" "), count: columns * rows)
  }

  subscript(x: Int, y: Int) -> TerminalCell {
    get { cells[y * columns + x] }
    set { cells[y * columns + x] = newValue }
  }

  func text(row y: Int) -> String {
    var text = ""
    for x in 0..<columns { text += self[x, y].text }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Puts a character down, blanking the other half of a wide one that it cuts.
  mutating func put(_ cell: TerminalCell, at x: Int, _ y: Int) {
    split(before: x, y)
    split(before: x + cell.width, y)
    self[x, y] = cell
    if cell.width == 2 { self[x + 1, y] = TerminalCell(" ", width: 0, pen: cell.pen) }
  }

  mutating func erase(_ range: Range<Int>, row y: Int, pen: TerminalCell.Pen) {
    let range = range.clamped(to: 0..<columns)
    guard !range.isEmpty else { return }
    split(before: range.lowerBound, y)
    split(before: range.upperBound, y)
    for x in range { self[x, y] = TerminalCell(" ", pen: pen) }
  }

  /// Moves what is right of `x` to the right, out over the edge.
  mutating func insert(_ count: Int, at x: Int, row y: Int, pen: TerminalCell.Pen) {
    split(before: x, y)
    let count = min(count, columns - x)
    for to in stride(from: columns - 1, through: x + count, by: -1) {
      self[to, y] = self[to - count, y]
    }
    for blank in x..<x + count { self[blank, y] = TerminalCell(" ", pen: pen) }
    if self[columns - 1, y].width == 2 {
      self[columns - 1, y] = TerminalCell(" ", pen: self[columns - 1, y].pen)
    }
  }

  /// Takes characters out at `x`; what is right of them moves left.
  mutating func delete(_ count: Int, at x: Int, row y: Int, pen: TerminalCell.Pen) {
    let count = min(count, columns - x)
    split(before: x, y)
    split(before: x + count, y)
    for to in x..<columns - count { self[to, y] = self[to + count, y] }
    for blank in columns - count..<columns { self[blank, y] = TerminalCell(" ", pen: pen) }
  }

  /// Moves the rows of a region up (or down, when negative); blank rows come in.
  mutating func scroll(_ region: Range<Int>, by count: Int, pen: TerminalCell.Pen) {
    let kept = region.filter { region.contains($0 + count) }
    for to in count > 0 ? kept : kept.reversed() {
      for x in 0..<columns { self[x, to] = self[x, to + count] }
    }
    for blank in region where !region.contains(blank + count) {
      for x in 0..<columns { self[x, blank] = TerminalCell(" ", pen: pen) }
    }
  }

  mutating func resize(columns newColumns: Int, rows newRows: Int) {
    var resized = TerminalGrid(columns: newColumns, rows: newRows)
    for y in 0..<min(rows, newRows) {
      for x in 0..<min(columns, newColumns) { resized[x, y] = self[x, y] }
      if newColumns < columns, self[newColumns, y].width == 0 {
        resized[newColumns - 1, y] = TerminalCell(" ", pen: self[newColumns - 1, y].pen)
      }
    }
    self = resized
  }

  /// Blanks the wide character that the left edge of a column cuts in two.
  private mutating func split(before x: Int, _ y: Int) {
    guard x > 0, x < columns, self[x, y].width == 0 else { return }
    self[x - 1, y] = TerminalCell(" ", pen: self[x - 1, y].pen)
    self[x, y] = TerminalCell(" ", pen: self[x, y].pen)
  }
}
