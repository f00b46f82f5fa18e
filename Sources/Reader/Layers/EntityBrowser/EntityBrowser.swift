import Briefs
import Screen
import Text

/// The entities of the folder over the whole screen: their list, the page of one, what two share. Each
/// covers the one it was opened from, and `q` goes back to that.
struct EntityBrowser: Sendable {
  enum Level: Sendable {
    case list(EntityList)
    case page(EntityPagePanel)
    case pair(PairPanel)
  }

  /// The last one is shown.
  private(set) var levels: [Level]

  init(_ level: Level) { levels = [level] }

  var top: Level? { levels.last }

  var isTyping: Bool { if case .list(let list) = top { list.isTyping } else { false } }

  /// Where its keys are looked up.
  var contexts: [KeyContext] { (isTyping ? [.prompt] : []) + KeyContext.browser.chain }

  var hints: [(Command.Name, DisplayText)] {
    switch top {
    case .list:
      [
        (.open, "page"), (.search, "find"), (.out, "back"), (.nextPane, "order"),
        (.narrowToThis, "narrow list"), (.toggleWatch, "watch"),
      ]
    case .page(let page):
      [
        page.part == .briefs ? (.open, "read") : (.open, "what both share"),
        (.out, "back"), (.nextPane, page.part == .briefs ? "others" : "briefs"),
        (.narrowToThis, "narrow list"), (.toggleWatch, "watch"),
      ]
    case .pair: [(.open, "read there"), (.out, "back"), (.write, "to a file")]
    case nil: []
    }
  }

  mutating func push(_ level: Level) { levels.append(level) }

  /// Changes what is shown.
  mutating func replaceTop(_ level: Level) { levels[levels.count - 1] = level }

  /// Back to the level below, or off the screen from the lowest.
  mutating func leaveLevel() -> Outcome {
    guard levels.count > 1 else { return .handled(then: [.close]) }
    levels.removeLast()
    return .handled()
  }

  /// Gives an answer to the level that asked for it.
  mutating func receive(_ action: Action, generation: Int) -> [Effect] {
    guard let place = levels.lastIndex(where: { $0.generation == generation }) else { return [] }
    levels[place].receive(action)
    return extend()
  }
}

extension EntityBrowser.Level {
  /// The generation of its newest question.
  var generation: Int {
    switch self {
    case .list(let list): list.generation
    case .page(let page): page.generation
    case .pair(let pair): pair.generation
    }
  }

  /// The entity that the keys mean.
  var entity: Entity? {
    switch self {
    case .list(let list): list.selected?.entity
    case .page(let page): page.entity
    case .pair: nil
    }
  }

  fileprivate mutating func receive(_ action: Action) {
    switch (self, action) {
    case (.list(var list), .allEntities(_, let listing)):
      list.receive(listing)
      self = .list(list)
    case (.page(var page), .entityPage(_, let found)):
      page.receive(found)
      self = .page(page)
    case (.page(var page), .entityBriefs(_, let listing)):
      page.receive(listing)
      self = .page(page)
    case (.pair(var pair), .sharedSentences(_, let part)):
      pair.receive(part)
      self = .pair(pair)
    default: break
    }
  }
}
