import Screen
import Text

/// A menu at the foot of the panes, as small as its choices.
enum MenuView {
  static let usualWidth = 46
  /// So little of a pane beside it is covered too: all it would show is the ends of lines.
  private static let scrap = 20

  /// - Parameter dividers: the columns of the lines between the panes.
  static func draw(_ menu: Menu, in body: Rect, dividers: [Int], _ pen: inout Pen) {
    let height = min(menu.items.count, body.height - 1)
    let usual = body.x + min(body.width, usualWidth)
    let edge = (dividers + [body.maxX]).filter { usual...(usual + scrap) ~= $0 }.min() ?? usual
    let box = Rect(
      x: body.x, y: body.maxY - height - 1, width: edge - body.x, height: height + 1)
    draw(menu, in: box, &pen)
    if edge < body.maxX { drawEdge(x: edge, of: box, joins: dividers.contains(edge), &pen) }
  }

  /// Left of a place, its first choice on the same line where there is room below.
  static func draw(_ menu: Menu, beside place: Point, in body: Rect, _ pen: inout Pen) {
    let height = min(menu.items.count, body.height - 1)
    let top = max(body.y, min(place.y - 1, body.maxY - height - 1))
    let box = Rect(x: place.x - usualWidth, y: top, width: usualWidth, height: height + 1)
    draw(menu, in: box, &pen)
    for y in box.y..<box.maxY {
      pen.put(pen.symbols.vertical, x: box.x - 1, y: y, .focusedBorder)
      pen.put(y == box.y ? pen.symbols.teeLeft : pen.symbols.vertical, x: place.x, y: y, .border)
    }
  }

  private static func draw(_ menu: Menu, in box: Rect, _ pen: inout Pen) {
    let height = box.height - 1
    pen.fill(box, .menu)
    pen.heading(menu.title, in: box, isFocused: true)
    // On the smallest screens not all choices fit; the selected one always does.
    let top = max(0, min(menu.index, menu.items.count - height))
    let longest = menu.items.reduce(0) { max($0, $1.label.columns) }
    let details = max(17, min(longest, box.width / 2) + 8)
    for row in 0..<height {
      let area = box.row(row + 1)
      draw(menu.items[top + row], in: area, details: details, &pen)
      if top + row == menu.index {
        pen.choose(area)
        pen.canvas.cursor = Point(x: area.x + 1, y: area.y)
      }
    }
  }

  private static func drawEdge(x: Int, of box: Rect, joins: Bool, _ pen: inout Pen) {
    let corner = joins ? pen.symbols.teeLeft : pen.symbols.corner
    pen.put(corner, x: x, y: box.y, joins ? .border : .focusedBorder)
    guard !joins else { return }
    for y in box.y + 1..<box.maxY { pen.put(pen.symbols.vertical, x: x, y: y, .focusedBorder) }
  }

  /// - Parameter details: the column that the details begin at.
  private static func draw(
    _ item: Menu.Item, in area: Rect, details: Int, _ pen: inout Pen
  ) {
    var letter = pen.theme[.menu]
    letter.attributes.insert(.bold)
    if item.isCurrent { pen.put(pen.symbols.dot, x: area.x + 1, y: area.y, .unread) }
    pen.text(
      DisplayText(cleaning: String(item.letter)), x: area.x + 3, y: area.y, in: area, style: letter)
    pen.text(item.label, x: area.x + 6, y: area.y, in: area, .menu)
    let room = area.inset(left: details, right: 1)
    pen.text(
      item.detail.cut(to: room.width, ellipsis: pen.symbols.ellipsis), x: room.x, y: area.y,
      in: room, .menuDim)
  }
}
