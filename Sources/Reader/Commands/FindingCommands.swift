import Briefs
import Screen
import Text

extension Command {
  static let finding: [Command] = [
    Command("search", .finding, "search the folder as you type; in the text, find in it") {
      $0.openSearch()
    }.onText,
    Command("narrow", .finding, "narrow the list further with a query") {
      $0.prompt = Prompt(.narrow(before: $0.view, selection: $0.list.selection))
      return []
    },
    Command("only-unread", .finding, "narrow the list to unread briefs") { $0.narrowToUnread() },
    Command("narrow-to-this", .finding, "narrow the list to the entity or day under the cursor") {
      $0.narrowToThis()
    }.onText,
    Command("search-this", .finding, "search the folder for the entity under the cursor") {
      $0.searchThis()
    }.onText,
    Command(
      "save", .finding, "keep a query, or what is shown, as a view above the list",
      arguments: "NAME [QUERY]", takes: [.free, .query]
    ) { (model: inout AppModel, arguments) throws(CommandError) in
      guard let name = arguments.first, !name.isEmpty else {
        throw CommandError("save wants a name")
      }
      let given = arguments.dropFirst().joined(separator: " ")
      guard let query = given.isEmpty ? model.currentQuery : given else {
        throw CommandError("nothing narrows the list; save NAME QUERY names a query")
      }
      return try model.save(SavedView(name: name, query: query))
    },
    Command(
      "unsave", .finding, "forget a saved view", arguments: "NAME", takes: [.savedView]
    ) { (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.count == 1 else { throw CommandError("unsave wants the name of a view") }
      return try model.forgetView(arguments[0])
    },
    Command(
      "query", .finding, "show the briefs that a query finds", arguments: "QUERY", takes: [.query]
    ) { (model: inout AppModel, arguments) throws(CommandError) in
      let text = arguments.joined(separator: " ")
      model.isLit = !text.isEmpty
      return [
        model.show(text.isEmpty ? ViewFilter() : model.view.replaced(by: .query(text)))
      ]
    },
    Command(
      "sort", .finding, "the order of the list",
      takes: [.choice(SortOrder.allCases.map(\.rawValue))]
    ) { (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.count == 1, let order = SortOrder(rawValue: arguments[0]) else {
        throw CommandError("sort wants date, -date, title, minutes or relevance")
      }
      return model.sort(by: order)
    },
    Command("sort-menu", .finding, "choose the order of the list") {
      $0.overlay = .menu(.sorting(current: $0.orderNow))
      return []
    },
  ]
}

extension AppModel {
  /// The order that the list stands in: what its query asks for goes before what was chosen.
  var orderNow: SortOrder { view.query(typing: false, today: today, now: now).sort ?? sort }

  mutating func sort(by order: SortOrder) -> [Effect] {
    sort = order
    if orderNow != order {
      let asked = DisplayText(cleaning: orderNow.rawValue)
      message = Message(
        text: "the query asks for sort:\(asked); \(keyWord("escape")) takes it off", isWarning: true
      )
    }
    return [reload()]
  }

  mutating func openSearch() -> [Effect] {
    if focus == .reading {
      prompt = Prompt(.find(from: reading.top))
      return []
    }
    focus = .list
    prompt = Prompt(.search(before: view, selection: list.selection))
    return []
  }

  mutating func add(_ layer: ViewFilter.Layer) -> [Effect] {
    var next = view
    if next.layers.last != layer { next.layers.append(layer) }
    leaveText()
    return [show(next)]
  }

  /// The entity that `=` and `*` mean, by where the keys go.
  var entityUnderCursor: Entity? {
    switch focus {
    case .entities: entities.selected?.entity
    case .reading: focusedMention?.entity
    case .list, .related: nil
    }
  }

  /// A narrowed list is to be looked at; the brief that was read stays selected in it.
  private mutating func leaveText() {
    if reading.isOpen, let key = reading.target { list.expect(key) }
    rememberPlace()
    reading.isOpen = false
    reading.visit += 1
    focus = .list
  }

  mutating func narrowToThis() -> [Effect] {
    if let entity = entityUnderCursor { return narrow(to: entity) }
    guard focus == .list, let row = list.selectedRow else {
      message = Message(text: "no entity is under the cursor")
      return []
    }
    return add(.day(row.published.day(in: zone)))
  }

  mutating func narrow(to entity: Entity) -> [Effect] { add(.entity(entity)) }

  mutating func searchThis() -> [Effect] {
    guard let entity = entityUnderCursor else {
      message = Message(text: "no entity is under the cursor")
      return []
    }
    leaveText()
    return [show(view.replaced(by: .entity(entity)))]
  }
}
