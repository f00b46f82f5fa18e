import Briefs
import Screen
import Text

/// Help and problems, over the whole screen.
enum OverlayView {
  static func draw(_ overlay: Overlay, in rect: Rect, _ pen: inout Pen) {
    switch overlay {
    case .menu, .asking: break
    case .help(let pager):
      drawPager(pager, title: "Help: type to search, Enter runs, Esc closes", in: rect, &pen) {
        drawHelp($0, $1, &$2)
      }
    case .why(let pager):
      drawPager(pager, title: "Why it is lit: Enter goes there, q closes", in: rect, &pen) {
        drawReason($0, $1, &$2)
      }
    case .problems(let pager):
      drawPager(pager, title: problems(pager.all, pen), in: rect, &pen) {
        drawProblem($0, $1, &$2)
      }
      if pager.lines.isEmpty {
        pen.centred(
          pager.isWaiting ? ["looking…"] : ["no problems", "every file could be read"], in: rect)
      }
    }
  }

  /// Counted as the top line counts them: a notice is no problem.
  private static func problems(_ all: [Problem], _ pen: Pen) -> DisplayText {
    let notices = all.count { $0.severity == .notice }
    let problems = all.count - notices
    var parts: [DisplayText] = [.plural(problems, "problem")]
    if notices > 0 { parts.append(.plural(notices, "notice")) }
    let text = DisplayText.joined(parts, by: " \(pen.symbols.separator) ")
    return all.isEmpty ? "Problems" : text
  }

  private static func drawPager<Line>(
    _ pager: Pager<Line>, title: DisplayText, in rect: Rect, _ pen: inout Pen,
    line draw: (Line, Rect, inout Pen) -> Void
  ) {
    var heading = title
    if pager.isTyping || pager.filter != nil {
      heading = "\(title) \(pen.symbols.separator) /\(cleaning: pager.filter ?? "")"
    }
    pen.heading(heading, in: rect, isFocused: true)
    let body = rect.inset(top: 1)
    let top = max(0, min(pager.index - body.height / 2, pager.lines.count - body.height))
    pen.edges(in: rect, above: top > 0, below: top + body.height < pager.lines.count)
    for (row, line) in pager.lines.dropFirst(top).prefix(body.height).enumerated() {
      let area = body.row(row)
      draw(line, area.inset(left: 2, right: 1), &pen)
      if top + row == pager.index {
        pen.select(area, isFocused: true)
        pen.canvas.cursor = Point(x: area.x, y: area.y)
      }
    }
    if pager.isTyping {
      pen.canvas.cursor = Point(x: min(rect.maxX - 1, heading.columns + 2), y: rect.y)
    }
  }

  private static func drawHelp(_ line: HelpLine, _ area: Rect, _ pen: inout Pen) {
    if line.isHeading {
      pen.text(line.keys, x: area.x, y: area.y, in: area, .heading)
      return
    }
    let width = min(26, area.width / 3)
    let keys = Rect(x: area.x, y: area.y, width: width, height: 1)
    pen.text(line.keys.cut(to: width), x: area.x, y: area.y, in: keys, .link)
    let rest = area.inset(left: width + 2)
    pen.text(
      line.summary.cut(to: rest.width, ellipsis: pen.symbols.ellipsis), x: rest.x, y: area.y,
      in: rest, .text)
  }

  private static func drawReason(_ reason: Reason, _ area: Rect, _ pen: inout Pen) {
    let width = area.width / 4
    for (column, text) in [reason.place, reason.text].enumerated() {
      let cell = Rect(x: area.x + column * (width + 1), y: area.y, width: width, height: 1)
      pen.text(
        text.cut(to: width, ellipsis: pen.symbols.ellipsis), x: cell.x, y: cell.y, in: cell,
        column == 0 ? .dim : .text)
    }
    let rest = area.inset(left: 2 * (width + 1))
    pen.text(
      reason.source.cut(to: rest.width, ellipsis: pen.symbols.ellipsis), x: rest.x, y: rest.y,
      in: rest, .text)
  }

  private static func drawProblem(_ problem: Problem, _ area: Rect, _ pen: inout Pen) {
    let role: Role = problem.severity == .error ? .warning : .dim
    pen.text(
      problem.sentence.cut(to: area.width, ellipsis: pen.symbols.ellipsis), x: area.x, y: area.y,
      in: area, role)
  }
}
