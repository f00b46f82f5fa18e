internal import CNcurses
import Screen

/// Gives ncurses the rows of a frame that differ from the frame before.
struct Painter {
  private var pairs: ColorPairs
  private let ascii: Bool
  private var shown: Canvas?
  /// From this number of changed rows on, ncurses scrolls them in place with a sequence that many
  /// terminals named xterm do not know. It does not scroll rows that it must send whole.
  private static let scrolledRows = 3

  init(pairs: ColorPairs, ascii: Bool) {
    self.pairs = pairs
    self.ascii = ascii
  }

  /// Sends everything with the next frame.
  mutating func repaint() {
    shown = nil
    cn_repaint()
  }

  mutating func show(_ frame: Frame, size: Size) {
    let canvas = frame.canvas
    if pairs.isCrowded {
      pairs.reset()
      repaint()
    }
    let before = shown?.size == canvas.size ? shown : nil
    let changed = (0..<size.rows).filter { before == nil || before?.row($0) != canvas.row($0) }
    for y in changed {
      let row = canvas.row(y).prefix(size.columns)
      put(ascii ? row.inASCII[...] : row, at: y, columns: size.columns)
    }
    if before != nil, changed.count >= Self.scrolledRows {
      changed.forEach { cn_forget_row(Int32($0)) }
    }
    shown = canvas
    if let cursor = frame.cursor {
      cn_show(
        Int32(min(max(cursor.y, 0), size.rows - 1)), Int32(min(max(cursor.x, 0), size.columns - 1)))
    } else {
      cn_show(-1, 0)
    }
  }

  /// Gives ncurses one row; it places the right halves of wide characters itself.
  private mutating func put(_ row: ArraySlice<Cell>, at y: Int, columns: Int) {
    var index: Int32 = 0
    var x = 0
    for cell in row {
      x += 1
      if cell.width == 2, x == columns {
        put(Cell(" ", style: cell.style), at: &index)
      } else if cell.width > 0 {
        put(cell, at: &index)
      }
    }
    while x < columns {
      put(.blank, at: &index)
      x += 1
    }
    cn_put_row(Int32(y), index)
  }

  /// Puts one character, or a replacement where ncurses takes another width for it: that would move
  /// the rest of the row.
  private mutating func put(_ cell: Cell, at index: inout Int32) {
    let attributes = UInt32(cell.style.attributes.rawValue)
    let pair = pairs.number(for: cell.style)
    let base = cell.base.value
    let isPlain = base >= 32 && base < 127
    if isPlain ? cell.width == 1 : cn_width(base) == Int32(cell.width) {
      let text = cell.marks == .zero ? (base, 0, 0, 0, 0) : Self.text(base: base, marks: cell.marks)
      return set(text, at: &index, attributes, pair)
    }
    set((ascii ? 0x3F : 0xFFFD, 0, 0, 0, 0), at: &index, attributes, pair)
    if cell.width == 2 { set((0x20, 0, 0, 0, 0), at: &index, attributes, pair) }
  }

  private func set(
    _ text: (UInt32, UInt32, UInt32, UInt32, UInt32), at index: inout Int32, _ attributes: UInt32,
    _ pair: Int32
  ) {
    withUnsafeBytes(of: text) {
      cn_set_cell(
        index, $0.baseAddress?.assumingMemoryBound(to: UInt32.self), attributes, pair)
    }
    index += 1
  }

  /// The base with those marks that have no width for ncurses either.
  private static func text(
    base: UInt32, marks: SIMD4<UInt32>
  ) -> (UInt32, UInt32, UInt32, UInt32, UInt32) {
    var kept = SIMD4<UInt32>.zero
    var count = 0
    for place in 0..<4 where marks[place] != 0 && cn_width(marks[place]) == 0 {
      kept[count] = marks[place]
      count += 1
    }
    return (base, kept[0], kept[1], kept[2], kept[3])
  }
}
