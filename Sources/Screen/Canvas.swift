import Text

/// One character cell: a base character with its marks, and how it looks.
package struct Cell: Hashable, Sendable {
  /// The base character; a blank is a space.
  package var base: Unicode.Scalar
  /// Combining marks on the base, unused places 0.
  package var marks: SIMD4<UInt32>
  /// 1, or 2 for a wide character, or 0 for the right half of a wide one.
  package var width: UInt8
  package var style: Style

  package init(
    _ base: Unicode.Scalar, marks: SIMD4<UInt32> = .zero, width: UInt8 = 1, style: Style = .plain
  ) {
    self.base = base
    self.marks = marks
    self.width = width
    self.style = style
  }

  package static let blank = Cell(" ")
}

/// The whole screen as a value: a grid of cells and the place of the cursor.
///
/// Drawing outside the grid, or outside a clip, does nothing. A wide character that an edge cuts in
/// half becomes a blank, on either side.
package struct Canvas: Hashable, Sendable {
  package let size: Size
  package private(set) var cells: [Cell]
  /// Where the terminal shows its cursor; `nil` hides it.
  package var cursor: Point?

  package init(size: Size, style: Style = .plain) {
    let size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.size = size
    self.cells = Array(repeating: Cell(" ", style: style), count: size.columns * size.rows)
  }

  package var bounds: Rect { Rect(x: 0, y: 0, width: size.columns, height: size.rows) }

  /// The cells of one row; empty outside the grid.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.rows else { return [] }
    return cells[y * size.columns..<(y + 1) * size.columns]
  }

  package subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x: x, y: y)) else { return .blank }
    return cells[y * size.columns + x]
  }

  /// Draws one line of text and returns the columns it took within the clip.
  @discardableResult
  package mutating func draw(
    _ text: DisplayText, at point: Point, in clip: Rect? = nil, style: Style
  ) -> Int {
    let clip = (clip ?? bounds).intersection(bounds)
    guard point.y >= clip.y, point.y < clip.maxY else { return 0 }
    var x = point.x
    var last: Int?
    for scalar in text.string.unicodeScalars {
      let width = Columns.of(scalar)
      if width == 0 {
        if let last { addMark(scalar, at: last, y: point.y) }
        continue
      }
      if x >= clip.maxX { break }
      if x >= clip.x, x + width <= clip.maxX {
        put(Cell(scalar, width: UInt8(width), style: style), at: x, point.y)
        last = x
      } else {
        last = nil
        for half in x..<x + width where half >= clip.x && half < clip.maxX {
          put(Cell(" ", style: style), at: half, point.y)
        }
      }
      x += width
    }
    return max(0, min(x, clip.maxX) - point.x)
  }

  /// Fills a rectangle with one narrow character.
  package mutating func fill(_ rect: Rect, with base: Unicode.Scalar = " ", style: Style) {
    let rect = rect.intersection(bounds)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { put(Cell(base, style: style), at: x, y) }
    }
  }

  /// Changes how the cells of a rectangle look, leaving their text.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let rect = rect.intersection(bounds)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { change(&cells[y * size.columns + x].style) }
    }
  }

  private mutating func put(_ cell: Cell, at x: Int, _ y: Int) {
    let row = y * size.columns
    split(at: x, row: row)
    if cell.width == 2 {
      split(at: x + 1, row: row)
      cells[row + x] = cell
      cells[row + x + 1] = Cell(" ", width: 0, style: cell.style)
    } else {
      cells[row + x] = cell
    }
  }

  /// Blanks the other half of a wide character that is about to lose one half.
  private mutating func split(at x: Int, row: Int) {
    let old = cells[row + x]
    if old.width == 0, x > 0 { cells[row + x - 1] = Cell(" ", style: old.style) }
    if old.width == 2, x + 1 < size.columns { cells[row + x + 1] = Cell(" ", style: old.style) }
  }

  private mutating func addMark(_ mark: Unicode.Scalar, at x: Int, y: Int) {
    let index = y * size.columns + x
    for place in 0..<4 where cells[index].marks[place] == 0 {
      cells[index].marks[place] = mark.value
      return
    }
  }
}

extension Canvas {
  /// The text of one row as a reader would see it, trailing blanks removed.
  package func text(row y: Int) -> String {
    var out = String.UnicodeScalarView()
    for cell in row(y) where cell.width > 0 {
      out.append(cell.base)
      for place in 0..<4 {
        guard cell.marks[place] != 0, let mark = Unicode.Scalar(cell.marks[place]) else { break }
        out.append(mark)
      }
    }
    while out.last == " " { out.removeLast() }
    return String(out)
  }

  /// The whole screen as lines of text.
  package var text: String { (0..<size.rows).map(text(row:)).joined(separator: "\n") }
}
