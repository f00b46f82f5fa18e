import Briefs
import Screen
import Text

/// The files that could not be read.
struct ProblemsPager: Sendable {
  private(set) var lines: Pager<Problem>

  /// Without lines until the library has answered.
  init() {
    lines = Pager([])
    lines.isWaiting = true
  }

  var contexts: [KeyContext] { lines.contexts }

  static let hints: [(Command.Name, DisplayText)] = [
    (.lineDown, "down"), (.search, "find"), (.out, "close"),
  ]

  mutating func receive(_ problems: [Problem]) {
    lines.replace(with: problems, accepts: Self.holds)
  }

  mutating func type(_ key: Key) { lines.type(key, accepts: Self.holds) }

  mutating func handle(_ call: CommandCall, _ shared: Shared) -> Outcome {
    if lines.handle(call, page: shared.pageHeight, accepts: Self.holds) { return .handled() }
    switch call.name {
    case .open: return .handled()
    case .out, .problems, .help, .escape, .interrupt: return .handled(then: [.close])
    default: return .passed
    }
  }

  private static func holds(_ problem: Problem, _ typed: String) -> Bool {
    problem.sentence.string.lowercased().contains(typed.lowercased())
  }

  func draw(in rect: Rect, _ pen: inout Pen) {
    lines.draw(title(pen), in: rect, &pen) { problem, area, pen in
      let role: Role = problem.severity == .error ? .warning : .dim
      pen.text(
        problem.sentence.cut(to: area.width, ellipsis: pen.symbols.ellipsis), x: area.x, y: area.y,
        in: area, role)
    }
    if lines.lines.isEmpty {
      let empty: [DisplayText] =
        lines.isWaiting ? ["looking…"] : ["no problems", "every file could be read"]
      pen.centred(empty, in: rect)
    }
  }

  /// Counted as the top line counts them: a notice is no problem.
  private func title(_ pen: Pen) -> DisplayText {
    let notices = lines.all.count { $0.severity == .notice }
    var parts: [DisplayText] = [.plural(lines.all.count - notices, "problem")]
    if notices > 0 { parts.append(.plural(notices, "notice")) }
    let text = DisplayText.joined(parts, by: " \(pen.symbols.separator) ")
    return lines.all.isEmpty ? "Problems" : text
  }
}
