/// Characters that stand for attributes on a terminal that does not draw them.
extension Canvas {
  /// Puts `[ ]` and `_ _` into the blanks around reversed and underlined text, where the terminal
  /// has no such attribute.
  ///
  /// Text never moves, so there is no mark where a comma follows, nor around a whole row.
  package mutating func markAttributes(missingFrom supported: Style.Attributes) {
    if !supported.contains(.reverse) { mark(.reverse, "[", "]") }
    if !supported.contains(.underline) { mark(.underline, "_", "_") }
  }

  private mutating func mark(
    _ attribute: Style.Attributes, _ open: Unicode.Scalar, _ close: Unicode.Scalar
  ) {
    for y in 0..<size.rows {
      let isMarked = row(y).map { $0.style.attributes.contains(attribute) }
      for x in 0..<size.columns where isMarked[x] {
        if x > 0, !isMarked[x - 1] { put(mark: open, at: x - 1, y) }
        if x + 1 < size.columns, !isMarked[x + 1] { put(mark: close, at: x + 1, y) }
      }
    }
  }

  private mutating func put(mark: Unicode.Scalar, at x: Int, _ y: Int) {
    let cell = self[x, y]
    guard cell.base == " ", cell.width == 1 else { return }
    fill(Rect(x: x, y: y, width: 1, height: 1), with: mark, style: cell.style)
  }
}
