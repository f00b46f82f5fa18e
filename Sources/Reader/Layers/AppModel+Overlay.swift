import Briefs
import Screen
import Text

/// Keys while help or the problems lie over the screen.
extension AppModel {
  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .help(var pager):
      let outcome = Self.walkHelp(&pager, key, page: overlayHeight)
      overlay = .help(pager)
      switch outcome {
      case .stay: return []
      case .close: overlay = nil
      case .run:
        guard let line = pager.selected, !line.line.isEmpty else { return [] }
        overlay = nil
        return runFromHelp(line)
      }
    case .problems(var pager):
      let outcome = Self.walk(&pager, key, page: overlayHeight, accepts: Self.accepts)
      overlay = outcome == .close ? nil : .problems(pager)
    case .why(var pager):
      let outcome = Self.walk(&pager, key, page: overlayHeight) {
        Self.holds($0.sentence, $1)
      }
      overlay = outcome == .stay ? .why(pager) : nil
      if outcome == .run, let reason = pager.selected { return go(to: reason) }
    case .menu(let menu): return press(key, in: menu)
    case .asking: return pressInAsking(key)
    case nil: break
    }
    return []
  }

  static func accepts(_ problem: Problem, _ typed: String) -> Bool {
    holds(problem.sentence, typed)
  }

  private static func holds(_ sentence: DisplayText, _ typed: String) -> Bool {
    sentence.string.lowercased().contains(typed.lowercased())
  }

  private mutating func press(_ key: Key, in menu: Menu) -> [Effect] {
    var menu = menu
    switch key {
    case .character("j"), .named(.down), .named(.tab): menu.move(1)
    case .character("k"), .named(.up), .named(.backTab): menu.move(-1)
    case .named(.enter), .character(" "): return choose(menu.selected)
    case .named(.escape), .named(.left), .character("q"), .control("c"):
      overlay = nil
      pendingCorrection = nil
      return []
    case .character:
      guard case .character(let letter) = key.onLatin, let item = menu.item(for: letter) else {
        break
      }
      return choose(item)
    default: break
    }
    overlay = .menu(menu)
    return []
  }

  private mutating func choose(_ item: Menu.Item?) -> [Effect] {
    overlay = nil
    return item.map { perform($0.line) } ?? []
  }

  /// A command that wants arguments goes to the prompt, so that they can be typed.
  private mutating func runFromHelp(_ line: HelpLine) -> [Effect] {
    guard let name = line.line.first, let command = CommandRegistry.named(name) else { return [] }
    guard command.arguments.isEmpty else {
      prompt = Prompt(.command, text: name + " ")
      return offer(asked: false)
    }
    return perform(line.line)
  }

  var overlayHeight: Int { max(1, size.rows - 3) }

  private enum Outcome { case stay, close, run }

  private static func walk<Line>(
    _ pager: inout Pager<Line>, _ key: Key, page: Int, accepts: (Line, String) -> Bool
  ) -> Outcome {
    if pager.isTyping { return type(&pager, key, accepts: accepts) }
    switch key {
    case .character("j"), .named(.down): pager.move(to: pager.index + 1)
    case .character("k"), .named(.up): pager.move(to: pager.index - 1)
    case .character(" "), .named(.pageDown), .control("f"), .control("d"):
      pager.move(to: pager.index + page)
    case .character("b"), .named(.pageUp), .control("b"), .control("u"):
      pager.move(to: pager.index - page)
    case .character("g"), .named(.home): pager.move(to: 0)
    case .character("G"), .named(.end): pager.move(to: pager.lines.count - 1)
    case .character("/"): pager.isTyping = true
    case .named(.enter): return .run
    case .named(.escape) where pager.filter != nil: pager.narrow(to: "") { _ in true }
    case .named(.escape), .named(.left), .character("q"), .character("h"), .character("?"),
      .character("P"), .control("c"):
      return .close
    default: break
    }
    return .stay
  }

  /// Letters search the help at once; `q` closes it where nothing has been typed.
  private static func walkHelp(_ pager: inout Pager<HelpLine>, _ key: Key, page: Int) -> Outcome {
    func accepts(_ line: HelpLine, _ typed: String) -> Bool {
      let words = "\(line.keys) \(line.line.joined()) \(line.summary)" as String
      return words.lowercased().contains(typed.lowercased()) && !line.isHeading
    }
    let isFresh = pager.filter == nil && !pager.isTyping
    let isSpace = key == .character(" ")
    if case .character = key, !isFresh || !(isSpace || key.onLatin.closesHelp) {
      if isFresh, key == .character("/") {
        pager.isTyping = true
        return .stay
      }
      return type(&pager, key, accepts: accepts)
    }
    switch key {
    case .named(.backspace): return type(&pager, key, accepts: accepts)
    case .named(.escape) where !isFresh: return type(&pager, key, accepts: accepts)
    case .named(.tab): pager.move(to: pager.index + 1)
    case .named(.backTab): pager.move(to: pager.index - 1)
    default:
      pager.isTyping = false
      return walk(&pager, key, page: page, accepts: accepts)
    }
    return .stay
  }

  private static func type<Line>(
    _ pager: inout Pager<Line>, _ key: Key, accepts: (Line, String) -> Bool
  ) -> Outcome {
    let typed = pager.filter ?? ""
    switch key {
    case .character(let scalar) where typed.utf8.count < 100:
      pager.narrow(to: typed + String(scalar)) { accepts($0, typed + String(scalar)) }
    case .named(.backspace):
      let shorter = String(typed.dropLast())
      pager.narrow(to: shorter) { accepts($0, shorter) }
      if typed.isEmpty { pager.isTyping = false }
    case .named(.enter):
      pager.isTyping = false
      return .run
    case .named(.down), .named(.tab):
      pager.isTyping = false
      pager.move(to: pager.index + 1)
    case .named(.escape), .control("c"):
      pager.isTyping = false
      pager.narrow(to: "") { _ in true }
    default: break
    }
    return .stay
  }
}

extension Key {
  /// The keys that close help before anything is typed in it.
  fileprivate var closesHelp: Bool { self == .character("q") || self == .character("?") }
}
