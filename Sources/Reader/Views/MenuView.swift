import Screen
import Text

/// A menu at the foot of the panes, as small as its choices.
enum MenuView {
  static func draw(_ menu: Menu, in body: Rect, _ pen: inout Pen) {
    let height = min(menu.items.count, body.height - 1)
    let width = min(body.width, 46)
    let box = Rect(x: body.x, y: body.maxY - height - 1, width: width, height: height + 1)
    pen.fill(box, .bar)
    pen.heading(menu.title, in: box, isFocused: true)
    // On the smallest screens not all choices fit; the selected one always does.
    let top = max(0, min(menu.index, menu.items.count - height))
    let longest = menu.items.reduce(0) { max($0, $1.label.columns) }
    let details = max(17, min(longest, width / 2) + 8)
    for row in 0..<height {
      let area = box.row(row + 1)
      draw(menu.items[top + row], in: area, details: details, &pen)
      if top + row == menu.index {
        pen.choose(area)
        pen.canvas.cursor = Point(x: area.x + 1, y: area.y)
      }
    }
  }

  /// - Parameter details: the column that the details begin at.
  private static func draw(
    _ item: Menu.Item, in area: Rect, details: Int, _ pen: inout Pen
  ) {
    var letter = pen.theme[.bar]
    letter.attributes.insert(.bold)
    if item.isCurrent { pen.put(pen.symbols.dot, x: area.x + 1, y: area.y, .unread) }
    pen.text(
      DisplayText(cleaning: String(item.letter)), x: area.x + 3, y: area.y, in: area, style: letter)
    pen.text(item.label, x: area.x + 6, y: area.y, in: area, .bar)
    let room = area.inset(left: details, right: 1)
    pen.text(
      item.detail.cut(to: room.width, ellipsis: pen.symbols.ellipsis), x: room.x, y: area.y,
      in: room, .barDim)
  }
}
