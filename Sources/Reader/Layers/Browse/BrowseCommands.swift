import Briefs
import Screen
import Text

/// What the browse layer does with each command.
extension AppModel {
  mutating func handleInBrowse(_ call: CommandCall) throws(CommandError) -> Outcome {
    let effects: [Effect]
    switch call.name {
    case .lineDown: effects = moveLines(call.times)
    case .lineUp: effects = moveLines(-call.times)
    case .pageDown: effects = movePages(1)
    case .pageUp: effects = movePages(-1)
    case .halfPageDown: effects = movePages(0.5)
    case .halfPageUp: effects = movePages(-0.5)
    case .pageOrNextUnread: effects = pageOrNextUnread()
    case .top: effects = moveToEdge(-1)
    case .bottom: effects = moveToEdge(1)
    case .nextBrief: effects = takePlaceOfGone(1) ?? moveBrief(1)
    case .previousBrief: effects = takePlaceOfGone(-1) ?? moveBrief(-1)
    case .nextMatchOrUnread: effects = hasMatches ? moveMatch(1) : goToUnread(1)
    case .previousMatchOrUnread: effects = hasMatches ? moveMatch(-1) : goToUnread(-1)
    case .nextUnread: effects = goToUnread(1)
    case .previousUnread: effects = goToUnread(-1)
    case .nextPart: effects = movePart(1)
    case .previousPart: effects = movePart(-1)
    case .back: effects = goBack()
    case .forward: effects = goForward()
    case .open: effects = openOrFollow()
    case .out: effects = goOut()
    case .section: effects = try goToSection(call.arguments)
    case .nextMention: effects = moveMention(1)
    case .previousMention: effects = moveMention(-1)
    case .toggleRead: effects = toggle(.read)
    case .toggleReadAndGoOn: effects = toggleReadAndGoOn()
    case .markUnread: effects = mark(.read, false)
    case .markAllRead: effects = markAllRead()
    case .toggleStar: effects = toggle(.starred)
    case .undo: effects = undo()
    case .redo: effects = redo()
    case .search: effects = openSearch()
    case .narrow: effects = openLiveSearch(.narrow)
    case .onlyUnread: effects = narrowToUnread()
    case .narrowToThis: effects = narrowToThis()
    case .searchThis: effects = searchThis()
    case .save: effects = try saveSearch(call.arguments)
    case .unsave: effects = try forgetSearch(call.arguments)
    case .query: effects = showQuery(call.arguments)
    case .sort: effects = try sort(call.arguments)
    case .sortMenu: effects = open(.menu(.sorting(current: orderNow)))
    case .entities: effects = toggleSide(.entities)
    case .moreStories: effects = toggleSide(.related)
    case .nextPane: effects = movePane(1)
    case .previousPane: effects = movePane(-1)
    case .growText: effects = changeShare(1)
    case .shrinkText: effects = changeShare(-1)
    case .allEntities:
      let (browser, asked) = EntityBrowser.allEntities(&shared)
      effects = open(.entityBrowser(browser)) + asked
    case .entityPage: effects = openEntityPage()
    case .toggleWatch: effects = watchThis()
    case .write:
      let key = keyWord(.allEntities)
      message = Message(
        text: "nothing to write here; open what two entities share with \(key) first")
      effects = []
    case .correctEntity: effects = try correct(call.arguments)
    case .escape: effects = dropLast()
    case .interrupt: effects = interrupt()
    default: return .passed
    }
    return .handled(effects)
  }

  private mutating func interrupt() -> [Effect] {
    if hasAskedToQuit { return quitEffects() }
    hasAskedToQuit = true
    message = Message(text: "\(keyWord(.interrupt)) again to quit")
    return []
  }

  private mutating func goToSection(_ arguments: [String]) throws(CommandError) -> [Effect] {
    guard arguments.count == 1, let number = Int(arguments[0]), (0...99).contains(number) else {
      throw CommandError("section wants a number")
    }
    switch focus {
    case .list: return openView(number)
    case .entities: return jumpToMention(inSection: number)
    case .reading: return number == 0 ? moveToEdge(-1) : jump(toSection: number)
    case .related: return []
    }
  }

  private mutating func saveSearch(_ arguments: [String]) throws(CommandError) -> [Effect] {
    guard let name = arguments.first, !name.isEmpty else { throw CommandError("save wants a name") }
    let given = arguments.dropFirst().joined(separator: " ")
    guard let query = given.isEmpty ? currentQuery : given else {
      throw CommandError("nothing narrows the list; save NAME QUERY names a query")
    }
    return try save(SavedView(name: name, query: query))
  }

  private mutating func forgetSearch(_ arguments: [String]) throws(CommandError) -> [Effect] {
    guard arguments.count == 1 else { throw CommandError("unsave wants the name of a view") }
    return try forgetView(arguments[0])
  }

  private mutating func showQuery(_ arguments: [String]) -> [Effect] {
    let text = arguments.joined(separator: " ")
    isLit = !text.isEmpty
    return [show(text.isEmpty ? ViewFilter() : view.replaced(by: .query(text)))]
  }

  private mutating func sort(_ arguments: [String]) throws(CommandError) -> [Effect] {
    guard arguments.count == 1, let order = SortOrder(rawValue: arguments[0]) else {
      throw CommandError("sort wants date, -date, title, minutes or relevance")
    }
    return sort(by: order)
  }
}
