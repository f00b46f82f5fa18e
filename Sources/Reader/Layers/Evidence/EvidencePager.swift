import Briefs
import Screen
import Text

/// Why an entity is highlighted in the open brief: every mention with its source.
struct EvidencePager: Sendable {
  private(set) var lines: Pager<Evidence>

  init(_ evidence: [Evidence]) { lines = Pager(evidence) }

  var contexts: [KeyContext] { lines.contexts }

  static let hints: [(Command.Name, DisplayText)] = [
    (.lineDown, "down"), (.open, "go there"), (.out, "close"),
  ]

  mutating func type(_ key: Key) { lines.type(key) { $0.holds($1) } }

  mutating func handle(_ call: CommandCall, _ shared: Shared) -> Outcome {
    if lines.handle(call, page: shared.pageHeight, accepts: { $0.holds($1) }) { return .handled() }
    switch call.name {
    case .open:
      guard let chosen = lines.selected else { return .handled(then: [.close]) }
      return .handled(then: [.close, .showMention(chosen.mention)])
    case .out, .problems, .help, .escape, .interrupt: return .handled(then: [.close])
    default: return .passed
    }
  }

  func draw(in rect: Rect, _ pen: inout Pen) {
    lines.draw("Why it is highlighted: Enter goes there, q closes", in: rect, &pen) {
      evidence, area, pen in
      let width = area.width / 4
      for (column, text) in [evidence.place, evidence.text].enumerated() {
        let cell = Rect(x: area.x + column * (width + 1), y: area.y, width: width, height: 1)
        pen.text(
          text.cut(to: width, ellipsis: pen.symbols.ellipsis), x: cell.x, y: cell.y, in: cell,
          column == 0 ? .dim : .text)
      }
      let rest = area.inset(left: 2 * (width + 1))
      pen.text(
        evidence.source.cut(to: rest.width, ellipsis: pen.symbols.ellipsis), x: rest.x, y: rest.y,
        in: rest, .text)
    }
  }
}
