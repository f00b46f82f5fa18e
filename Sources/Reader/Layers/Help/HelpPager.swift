import Screen
import Text

/// One line of the help: a command and the keys that run it.
package struct HelpLine: Hashable, Sendable {
  package let keys: DisplayText
  package let line: [String]
  package let summary: DisplayText
  /// True for the name of a group, which cannot be run.
  package let isHeading: Bool

  func holds(_ typed: String) -> Bool {
    let words = "\(keys) \(line.joined()) \(summary)" as String
    return words.lowercased().contains(typed.lowercased()) && !isHeading
  }
}

/// All commands with their keys; what is typed searches them, and Enter runs the chosen one.
struct HelpPager: Sendable {
  private(set) var lines: Pager<HelpLine>

  init(_ keyMap: KeyMap) { lines = Pager(HelpLine.all(keyMap)) }

  var contexts: [KeyContext] {
    lines.filter == nil ? lines.contexts : [.prompt] + KeyContext.pager.chain
  }

  static let hints: [(Command.Name, DisplayText)] = [(.open, "run"), (.escape, "close")]

  /// Letters search at once, but for those that a person bound and those that close the help or walk
  /// it, and for these only until something is typed.
  func takesText(_ key: Key, _ keyMap: KeyMap) -> Bool {
    guard key.isText else { return false }
    if lines.isTyping || lines.filter != nil { return true }
    if keyMap.isCustom(key, in: KeyContext.pager.chain) { return false }
    switch keyMap.line(for: key)?.first.flatMap(Command.Name.init(rawValue:)) {
    case .out: return keyMap.keys(of: Command.Name.out.rawValue).first != KeySequence([key.onLatin])
    case .help, .search: return false
    case .pageOrNextUnread: return key != .character(" ")
    default: return true
    }
  }

  mutating func type(_ key: Key) { lines.type(key) { $0.holds($1) } }

  mutating func handle(_ call: CommandCall, _ shared: Shared) -> Outcome {
    if lines.handle(call, page: shared.pageHeight, accepts: { $0.holds($1) }) { return .handled() }
    switch call.name {
    case .open: return run()
    case .out, .help, .escape, .interrupt: return .handled(then: [.close])
    default: return .passed
    }
  }

  /// A command that wants arguments goes to the prompt, so that they can be typed.
  private func run() -> Outcome {
    guard let name = lines.selected?.line.first, let command = CommandRegistry.named(name) else {
      return .handled()
    }
    guard command.arguments.isEmpty else {
      return .handled(then: [.close, .open(.prompt(PromptLayer(.command, text: name + " ")))])
    }
    return .handled(then: [.choose([name])])
  }

  func draw(in rect: Rect, _ pen: inout Pen) {
    lines.draw("Help: type to search, Enter runs, Esc closes", in: rect, &pen) { line, area, pen in
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
  }
}

extension HelpLine {
  /// The help, made from the registry and the keys as they are bound now.
  static func all(_ keyMap: KeyMap) -> [HelpLine] {
    Command.Group.allCases.flatMap { group in
      [heading("\(cleaning: group.rawValue)")]
        + CommandRegistry.all.filter { $0.group == group }.map { line(of: $0, keyMap) }
    } + [
      heading("If something goes wrong"),
      HelpLine(
        keys: "reset", line: [],
        summary: "in the shell: brings the terminal back after kill -9 of the reader",
        isHeading: false),
    ]
  }

  private static func heading(_ text: DisplayText) -> HelpLine {
    HelpLine(keys: text, line: [], summary: .empty, isHeading: true)
  }

  private static func line(of command: Command, _ keyMap: KeyMap) -> HelpLine {
    var shown = shorten(keyMap.keys(of: command.name).map(\.label))
    for (alias, name) in CommandRegistry.aliases where name == command.name {
      shown = shown.isEmpty ? ":\(cleaning: alias)" : "\(shown) :\(cleaning: alias)"
    }
    let name: DisplayText = "\(cleaning: command.name)"
    let arguments = command.arguments.isEmpty ? command.arguments : " \(command.arguments)"
    return HelpLine(
      keys: shown.isEmpty ? ":\(name)\(arguments)" : shown, line: [command.name],
      summary: command.summary, isHeading: false)
  }

  /// `1 … 9 0` would crowd the column; ten keys of one command are shown by the first and the last.
  private static func shorten(_ keys: [DisplayText]) -> DisplayText {
    guard keys.count > 6, let first = keys.first, let last = keys.last else {
      return DisplayText.joined(keys, by: " ")
    }
    return "\(first) … \(keys[keys.count - 2]) \(last)"
  }
}
