import Briefs
import Screen
import Text

/// A few choices, taken by their letter or with the arrows and Enter.
package struct Menu: Sendable {
  /// One choice: a line of the command language.
  struct Item: Sendable {
    let letter: Unicode.Scalar
    let label: DisplayText
    let detail: DisplayText
    let line: [String]
    /// True for what is so already.
    let isCurrent: Bool
  }

  let title: DisplayText
  let items: [Item]
  /// True where it is about the selected entity, beside which it opens.
  var isAboutEntity = false
  private(set) var index: Int

  init(_ title: DisplayText, _ items: [Item]) {
    self.title = title
    self.items = items
    index = items.firstIndex(where: \.isCurrent) ?? 0
  }

  /// The menu as one about the selected entity.
  var aboutEntity: Menu {
    var menu = self
    menu.isAboutEntity = true
    return menu
  }

  /// Moves by `step`, from the last choice to the first.
  mutating func move(_ step: Int) {
    guard !items.isEmpty else { return }
    index = ((index + step) % items.count + items.count) % items.count
  }

  var selected: Item? { items.indices.contains(index) ? items[index] : nil }

  /// The choice whose letter the key is.
  func item(for key: Key) -> Item? {
    guard case .character(let letter) = key.onLatin else { return nil }
    return items.first { $0.letter == letter }
  }

  static let hints: [(Command.Name, DisplayText)] = [
    (.lineDown, "down"), (.open, "choose"), (.out, "close"),
  ]

  mutating func handle(_ call: CommandCall) -> Outcome {
    switch call.name {
    case .lineDown, .nextBrief: move(call.times)
    case .lineUp, .previousBrief: move(-call.times)
    case .top: index = 0
    case .bottom: index = max(0, items.count - 1)
    case .open: return choose(selected)
    case .out, .escape, .interrupt: return .handled(then: [.close])
    case .redraw, .quit, .suspend: return .passed
    default: break
    }
    return .handled()
  }

  func choose(_ item: Item?) -> Outcome {
    .handled(then: [item.map { .choose($0.line) } ?? .close])
  }
}

extension Menu {
  /// The orders that a list can stand in.
  static func sorting(current: SortOrder) -> Menu {
    Menu(
      "Sort",
      SortOrder.allCases.map { order in
        let (letter, meaning) = words(for: order)
        return Item(
          letter: letter, label: DisplayText(cleaning: order.rawValue), detail: meaning,
          line: ["sort", order.rawValue], isCurrent: order == current)
      })
  }

  private static func words(for order: SortOrder) -> (Unicode.Scalar, DisplayText) {
    switch order {
    case .date: ("d", "newest first")
    case .oldest: ("o", "oldest first")
    case .title: ("t", "by headline")
    case .minutes: ("m", "shortest first")
    case .relevance: ("r", "best match of a search first")
    }
  }
}
