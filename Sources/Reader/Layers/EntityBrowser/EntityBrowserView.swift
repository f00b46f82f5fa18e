import Briefs
import Screen
import Text

/// The entity screens.
enum EntityBrowserView {
  static func draw(_ browser: EntityBrowser, _ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    switch browser.top {
    case .list(let list): draw(list, model, in: rect, &pen)
    case .page(let page): EntityPageView.draw(page, model, in: rect, &pen)
    case .pair(let pair): PairView.draw(pair, model, in: rect, &pen)
    case nil: break
    }
  }

  /// Draws the lines around the chosen one, and the cursor on it.
  static func drawLines(
    _ count: Int, index: Int, in body: Rect, isFocused: Bool, _ model: AppModel,
    _ pen: inout Pen, line draw: (Int, Rect, inout Pen) -> Void
  ) {
    let top = max(0, min(index - body.height / 2, count - body.height))
    for row in 0..<max(0, min(body.height, count - top)) {
      let area = body.row(row)
      draw(top + row, area, &pen)
      guard top + row == index else { continue }
      pen.select(area, isFocused: isFocused)
      if isFocused {
        pen.put(pen.symbols.bar, x: area.x, y: area.y, .unread)
        if model.prompt == nil { pen.canvas.cursor = Point(x: area.x + 1, y: area.y) }
      }
    }
  }

  private static func draw(
    _ list: EntityList, _ model: AppModel, in rect: Rect, _ pen: inout Pen
  ) {
    var heading = title(list)
    let isNarrowed = list.isTyping || !list.request.typed.isEmpty
    if isNarrowed {
      heading = "/\(cleaning: list.request.typed) \(pen.symbols.separator) \(heading)"
    }
    pen.heading(heading, in: rect, isFocused: true)
    let body = rect.inset(top: 1)
    guard !list.rows.isEmpty else {
      pen.centred(empty(list, model), in: body)
      if list.isTyping { showTyping(list, in: rect, &pen) }
      return
    }
    let wide = columns(rect.width)
    drawLines(list.rows.count, index: list.index, in: body, isFocused: true, model, &pen) {
      drawEntity(list.rows[$0], wide, model, $1, &$2)
    }
    if list.isTyping { showTyping(list, in: rect, &pen) }
  }

  /// The cursor stands where the next letter goes.
  private static func showTyping(_ list: EntityList, in rect: Rect, _ pen: inout Pen) {
    let x = rect.x + 3 + DisplayText(cleaning: list.request.typed).columns
    pen.canvas.cursor = Point(x: min(rect.maxX - 1, x), y: rect.y)
  }

  /// `214 entities by briefs`, or how many of them are held.
  private static func title(_ list: EntityList) -> DisplayText {
    let order: DisplayText =
      switch list.request.order {
      case .briefs: "by briefs"
      case .recency: "by recency"
      case .name: "by name"
      }
    guard let listing = list.listing else { return "Entities \(order)" }
    let total: DisplayText = listing.total == 1 ? "1 entity" : "\(listing.total) entities"
    let held = listing.entities.count
    return held < listing.total ? "first \(held) of \(total) \(order)" : "\(total) \(order)"
  }

  private static func empty(_ list: EntityList, _ model: AppModel) -> [DisplayText] {
    if list.isWaiting { return ["looking…"] }
    if !list.request.typed.isEmpty {
      return ["no name has a word that begins like this", "Esc shows all entities"]
    }
    if model.scan != nil { return ["no entities yet", "they come as the folder is read"] }
    return ["no entities in this folder", "q goes back"]
  }

  private static let widest = 92

  private struct Columns {
    var kind: Int
    var briefs = 7
    var last: Int
  }

  private static func columns(_ width: Int) -> Columns {
    Columns(kind: width < 60 ? 7 : 14, last: width < 60 ? 0 : 14)
  }

  private static func drawEntity(
    _ entry: EntityInFolder, _ columns: Columns, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    // What belongs together stays near on a wide screen.
    var room = area.inset(left: 2, right: 1 + max(0, area.width - widest))
    if columns.last > 0 {
      if let last = entry.last {
        let day = CivilDate(last.day(in: model.zone)).brief(today: model.today)
        pen.right(day, y: area.y, in: room, .dim)
      }
      room = room.inset(right: columns.last)
    }
    let number = room.inset(left: max(0, room.width - columns.briefs))
    pen.right("\(entry.briefs)", y: area.y, in: number, .text)
    room = room.inset(right: columns.briefs)
    let kind = room.inset(left: max(0, room.width - columns.kind))
    let word = columns.kind < 12 ? shortKind(entry.entity.kind) : kindWord(entry.entity.kind)
    pen.text(word, x: kind.x, y: area.y, in: kind, .dim)
    room = room.inset(right: columns.kind + 1)
    drawName(entry.entity, model, in: room, &pen)
  }

  /// The name in the colour of its kind, with a mark where it is watched.
  static func drawName(_ entity: Entity, _ model: AppModel, in room: Rect, _ pen: inout Pen) {
    let isWatched = model.isWatched(entity)
    let width = room.width - (isWatched ? 2 : 0)
    let name = entity.name.cut(to: width, ellipsis: pen.symbols.ellipsis)
    let used = pen.text(name, x: room.x, y: room.y, in: room, Role(entity.kind))
    if isWatched { pen.put(pen.symbols.watch, x: room.x + used + 1, y: room.y, .spark) }
  }

  static func kindWord(_ kind: Entity.Kind) -> DisplayText { "\(cleaning: kind.rawValue)" }

  static func shortKind(_ kind: Entity.Kind) -> DisplayText {
    kind == .organisation ? "org" : kindWord(kind)
  }
}
