import Briefs
import Screen
import Text

/// The whole screen, drawn from the model every time; what has not changed is not sent again.
package enum RootView {
  package static func render(_ model: AppModel) -> Canvas {
    let layout = model.layout
    var pen = Pen(
      canvas: Canvas(size: model.size, style: model.settings.theme[.text]),
      theme: model.settings.theme, symbols: model.settings.symbolTable)
    guard layout.mode != .tooSmall else {
      drawTooSmall(&pen)
      return pen.canvas
    }
    BarView.draw(model, in: layout.bar, &pen)
    let lines = layout.reading == nil ? [] : model.visibleLines
    let body = Rect(x: 0, y: 1, width: model.size.columns, height: model.size.rows - 2)
    switch model.overlay {
    case .menu(let menu):
      drawPanes(model, lines, layout, &pen)
      if let place = menuPlace(menu, model, in: body) {
        MenuView.draw(menu, beside: place, in: body, &pen)
      } else {
        MenuView.draw(menu, in: body, dividers: dividers(layout), &pen)
      }
    case .asking(let asking): AskingView.draw(asking, model, in: body, &pen)
    case let overlay?: OverlayView.draw(overlay, in: body, &pen)
    case nil: drawPanes(model, lines, layout, &pen)
    }
    StatusView.draw(model, lines, in: layout.status, &pen)
    let terminal = model.settings.terminal
    if terminal.colors == .none { pen.canvas.markAttributes(missingFrom: terminal.attributes) }
    return pen.canvas
  }

  private static func drawPanes(
    _ model: AppModel, _ lines: [ReadingFlow.Line], _ layout: Layout, _ pen: inout Pen
  ) {
    if let rect = layout.list { ListView.draw(model, in: rect, &pen) }
    if let rect = layout.reading { ReadingView.draw(model, lines, in: rect, &pen) }
    let side = [layout.entities, layout.card, layout.related].compactMap { $0 }
    for rect in side { pen.fill(rect, .text) }
    if let rect = layout.entities { EntitiesView.draw(model, in: rect, &pen) }
    if let rect = layout.card { CardView.draw(model, in: rect, &pen) }
    if let rect = layout.related { RelatedView.draw(model, in: rect, &pen) }
    drawDividers(layout, side, &pen)
  }

  /// Lines between panes, joined to the headings they meet.
  private static func drawDividers(_ layout: Layout, _ side: [Rect], _ pen: inout Pen) {
    if let list = layout.list, layout.reading != nil {
      pen.divider(x: list.maxX, y: list.y, height: list.height)
    }
    if let first = side.first, layout.mode != .narrow {
      let height = side.reduce(0) { $0 + $1.height }
      pen.divider(x: first.x - 1, y: first.y, height: height)
      for rect in side.dropFirst() {
        pen.put(pen.symbols.teeRight, x: rect.x - 1, y: rect.y, .border)
      }
    }
  }

  /// The columns of those lines.
  private static func dividers(_ layout: Layout) -> [Int] {
    let side = [layout.entities, layout.card, layout.related].compactMap { $0 }.first
    return [
      layout.reading == nil ? nil : layout.list?.maxX,
      layout.mode == .narrow ? nil : side.map { $0.x - 1 },
    ].compactMap { $0 }
  }

  /// The line of the entity that a menu is about, where there is room for the menu beside it.
  private static func menuPlace(_ menu: Menu, _ model: AppModel, in body: Rect) -> Point? {
    guard menu.isAboutEntity, let panel = model.layout.entities,
      panel.x - body.x > MenuView.usualWidth
    else { return nil }
    let line = EntitiesView.line(of: model.entities.currentIndex, in: model.entities.entities)
    return Point(x: panel.x - 1, y: panel.y + 1 + line - model.entities.top)
  }

  private static func drawTooSmall(_ pen: inout Pen) {
    let needed = Layout.smallest
    let size = pen.canvas.size
    let times: DisplayText = pen.symbols.ellipsis == Symbols.ascii.ellipsis ? "x" : "×"
    let wanted: DisplayText = "\(needed.columns)\(times)\(needed.rows)"
    let texts: [DisplayText] = [
      "rapidread needs \(wanted), this is \(size.columns)\(times)\(size.rows)",
      "needs \(wanted), is \(size.columns)\(times)\(size.rows)", "needs \(wanted)", wanted,
    ]
    let text = texts.first { $0.columns <= size.columns } ?? wanted
    pen.text(text, x: 0, y: 0, in: pen.canvas.bounds, .text)
  }
}

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

  /// Lays the selection over a row; what is lit in it stays lit.
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
