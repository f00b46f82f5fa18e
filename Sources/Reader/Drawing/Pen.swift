import Screen
import Text

/// Draws in roles instead of colours.
struct Pen {
  var canvas: Canvas
  let theme: Theme
  let symbols: Symbols

  @discardableResult
  mutating func text(_ text: DisplayText, x: Int, y: Int, in clip: Rect, _ role: Role) -> Int {
    canvas.draw(text, at: Point(x: x, y: y), in: clip, style: theme[role])
  }

  @discardableResult
  mutating func text(
    _ text: DisplayText, x: Int, y: Int, in clip: Rect, style: Style
  ) -> Int {
    canvas.draw(text, at: Point(x: x, y: y), in: clip, style: style)
  }

  mutating func put(_ symbol: DisplayText, x: Int, y: Int, _ role: Role) {
    canvas.draw(symbol, at: Point(x: x, y: y), style: theme[role])
  }

  mutating func fill(_ rect: Rect, _ role: Role) { canvas.fill(rect, style: theme[role]) }

  /// Text that ends at the right edge of a rectangle; returns the column it begins at.
  @discardableResult
  mutating func right(_ text: DisplayText, y: Int, in rect: Rect, _ role: Role) -> Int {
    let text = text.cut(to: rect.width, ellipsis: symbols.ellipsis)
    let x = rect.maxX - text.columns
    self.text(text, x: x, y: y, in: rect, role)
    return x
  }

  /// A heading line with its title in it: `─ Entities ─────`.
  mutating func heading(_ title: DisplayText, in rect: Rect, isFocused: Bool) {
    rule(rect.row(0), isFocused ? .focusedBorder : .border)
    guard !title.isEmpty, rect.width > 4 else { return }
    let cut = title.cut(to: rect.width - 4, ellipsis: symbols.ellipsis)
    let shown: DisplayText = " \(cut) "
    text(shown, x: rect.x + 1, y: rect.y, in: rect, isFocused ? .focusedBorder : .dim)
  }

  /// Marks what is above a pane's first line, in its heading, and below its last one.
  mutating func edges(in rect: Rect, above: Bool, below: Bool) {
    guard rect.width >= 10, rect.height > 1 else { return }
    if above { put(symbols.above, x: rect.maxX - 2, y: rect.y, .border) }
    if below { put(symbols.below, x: rect.maxX - 1, y: rect.maxY - 1, .dim) }
  }

  mutating func rule(_ rect: Rect, _ role: Role) {
    for x in rect.x..<rect.maxX { put(symbols.horizontal, x: x, y: rect.y, role) }
  }

  mutating func divider(x: Int, y: Int, height: Int) {
    put(symbols.teeDown, x: x, y: y, .border)
    for line in y + 1..<max(y + 1, y + height) { put(symbols.vertical, x: x, y: line, .border) }
  }

  /// A few lines in the middle of a pane: what an empty place is, and what to do next.
  mutating func centred(_ lines: [DisplayText], in rect: Rect) {
    let wrapped = lines.flatMap { line in
      Wrapping.lines(of: line.string, width: max(10, rect.width - 2)).map { line[$0] }
    }
    var y = rect.y + max(0, (rect.height - wrapped.count) / 2)
    for (index, line) in wrapped.enumerated() {
      let x = rect.x + max(0, (rect.width - line.columns) / 2)
      text(line, x: x, y: y, in: rect, index == 0 ? .text : .dim)
      y += 1
    }
  }

  /// Marks the chosen line of a palette or a menu, whose lines have a background of their own.
  mutating func choose(_ line: Rect) {
    let look = theme[.menuChosen]
    canvas.restyle(line) { style in
      let attributes = style.attributes.union(look.attributes)
      style = look
      if look.attributes.contains(.reverse) { style.attributes = attributes }
    }
    put(symbols.bar, x: line.x, y: line.y, .unread)
  }

  /// Lays the selection over a row; highlights in it stay.
  mutating func select(_ rect: Rect, isFocused: Bool) {
    let look = theme[isFocused ? .selected : .selectedUnfocused]
    let plain = theme[.text]
    canvas.restyle(rect) { style in
      if style.background == plain.background {
        style.background = look.background
        // Reversed, every colour of the text would be a background of its own.
        if look.attributes.contains(.reverse) { style.foreground = plain.foreground }
      }
      style.attributes.formUnion(look.attributes)
    }
  }
}
