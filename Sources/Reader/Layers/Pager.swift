import Briefs
import Screen
import Text

/// Lines that can be walked and narrowed by typing: what help, problems and evidence have in common.
package struct Pager<Line: Hashable & Sendable>: Sendable {
  private(set) var all: [Line]
  private(set) var lines: [Line]
  private(set) var index = 0
  /// What was typed to narrow the lines; `nil` where nothing was.
  private(set) var filter: String?
  private(set) var isTyping = false
  /// True until the lines have loaded.
  var isWaiting = false

  init(_ lines: [Line]) {
    self.all = lines
    self.lines = lines
  }

  var selected: Line? { lines.indices.contains(index) ? lines[index] : nil }

  /// Where its keys are looked up: as in a prompt first, while something is typed.
  var contexts: [KeyContext] { (isTyping ? [.prompt] : []) + KeyContext.pager.chain }

  /// Takes other lines over; what was typed still narrows them.
  mutating func replace(with lines: [Line], accepts: (Line, String) -> Bool) {
    all = lines
    self.lines = filter.map { typed in lines.filter { accepts($0, typed) } } ?? lines
    isWaiting = false
    move(to: index)
  }

  private mutating func narrow(to text: String, accepts: (Line, String) -> Bool) {
    filter = text.isEmpty ? nil : text
    lines = text.isEmpty ? all : all.filter { accepts($0, text) }
    index = 0
  }

  private mutating func move(to row: Int) { index = max(0, min(row, lines.count - 1)) }

  private mutating func walk(_ step: Int) {
    isTyping = false
    move(to: index + step)
  }

  /// Narrows the lines by one more character.
  mutating func type(_ key: Key, accepts: (Line, String) -> Bool) {
    let typed = filter ?? ""
    guard case .character(let scalar) = key, typed.utf8.count < Self.longestFilter else { return }
    isTyping = true
    narrow(to: typed + String(scalar), accepts: accepts)
  }

  private static var longestFilter: Int { 100 }

  /// Moves, begins to search or takes the search off; false where the command is none of these.
  mutating func handle(
    _ call: CommandCall, page: Int, accepts: (Line, String) -> Bool
  ) -> Bool {
    switch call.name {
    case .lineDown, .nextBrief: walk(call.times)
    case .lineUp, .previousBrief: walk(-call.times)
    case .pageDown, .pageOrNextUnread: walk(page * call.times)
    case .pageUp: walk(-page * call.times)
    case .halfPageDown: walk(max(1, page / 2) * call.times)
    case .halfPageUp: walk(-max(1, page / 2) * call.times)
    case .top, .lineStart: walk(-lines.count)
    case .bottom, .lineEnd: walk(lines.count)
    case .search: isTyping = true
    case .deleteLeft:
      let typed = filter ?? ""
      isTyping = !typed.isEmpty
      narrow(to: String(typed.dropLast()), accepts: accepts)
    case .deleteToStart, .deleteWord: narrow(to: "", accepts: accepts)
    case .escape, .interrupt:
      guard isTyping || filter != nil else { return false }
      isTyping = false
      narrow(to: "", accepts: accepts)
    default: return false
    }
    return true
  }
}

extension Pager {
  /// Draws the lines around the chosen one under a heading.
  func draw(
    _ title: DisplayText, in rect: Rect, _ pen: inout Pen,
    line draw: (Line, Rect, inout Pen) -> Void
  ) {
    var heading = title
    if isTyping || filter != nil {
      heading = "\(title) \(pen.symbols.separator) /\(cleaning: filter ?? "")"
    }
    pen.heading(heading, in: rect, isFocused: true)
    let body = rect.inset(top: 1)
    let top = max(0, min(index - body.height / 2, lines.count - body.height))
    pen.edges(in: rect, above: top > 0, below: top + body.height < lines.count)
    for (row, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
      let area = body.row(row)
      draw(line, area.inset(left: 2, right: 1), &pen)
      if top + row == index {
        pen.select(area, isFocused: true)
        pen.canvas.cursor = Point(x: area.x, y: area.y)
      }
    }
    if isTyping {
      pen.canvas.cursor = Point(x: min(rect.maxX - 1, heading.columns + 2), y: rect.y)
    }
  }
}
