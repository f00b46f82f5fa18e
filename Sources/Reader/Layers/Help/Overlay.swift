import Briefs
import Text

/// What lies over the screen until `q` or Esc: a list over all of it, or a menu at its foot.
package enum Overlay: Sendable {
  case menu(Menu)
  case help(Pager<HelpLine>)
  case problems(Pager<Problem>)
  case why(Pager<Reason>)
  case asking(Asking)
}

/// One line of the help: a command and the keys that run it.
package struct HelpLine: Hashable, Sendable {
  package let keys: DisplayText
  package let line: [String]
  package let summary: DisplayText
  /// True for the name of a group, which cannot be run.
  package let isHeading: Bool
}

/// Lines that can be walked and narrowed by typing.
package struct Pager<Line: Hashable & Sendable>: Sendable {
  private(set) var all: [Line]
  private(set) var lines: [Line]
  var index = 0
  var top = 0
  /// What was typed to narrow the lines; `nil` while nothing is being typed.
  var filter: String?
  var isTyping = false
  /// True until the lines are here.
  var isWaiting = false

  init(_ lines: [Line]) {
    self.all = lines
    self.lines = lines
  }

  /// Takes other lines over; what was typed goes on narrowing them.
  mutating func replace(with lines: [Line], accepts: (Line, String) -> Bool) {
    all = lines
    self.lines = filter.map { typed in lines.filter { accepts($0, typed) } } ?? lines
    isWaiting = false
    move(to: index)
  }

  mutating func narrow(to text: String, accepts: (Line) -> Bool) {
    filter = text.isEmpty ? nil : text
    lines = text.isEmpty ? all : all.filter(accepts)
    index = 0
    top = 0
  }

  mutating func move(to row: Int) { index = max(0, min(row, lines.count - 1)) }

  var selected: Line? { lines.indices.contains(index) ? lines[index] : nil }
}
