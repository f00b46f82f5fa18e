import Briefs
import Screen
import Text

extension EntityBrowser {
  static func allEntities(_ shared: inout Shared) -> (EntityBrowser, [Effect]) {
    var list = EntityList()
    list.ask(EntityRequest(), generation: shared.nextEntityGeneration())
    return (
      EntityBrowser(.list(list)), [.allEntities(generation: list.generation, list.request)]
    )
  }

  static func page(of entity: Entity, _ shared: inout Shared) -> (EntityBrowser, [Effect]) {
    var page = EntityPagePanel(entity)
    page.ask(generation: shared.nextEntityGeneration())
    return (EntityBrowser(.page(page)), questions(page))
  }

  private static func questions(_ page: EntityPagePanel) -> [Effect] {
    [
      .entityPage(generation: page.generation, page.entity),
      .entityBriefs(generation: page.generation, page.entity, after: nil),
    ]
  }

  private mutating func showPage(of entity: Entity, _ shared: inout Shared) -> Outcome {
    var page = EntityPagePanel(entity)
    page.ask(generation: shared.nextEntityGeneration())
    push(.page(page))
    return .handled(Self.questions(page))
  }

  private mutating func showPair(
    _ first: Entity, _ second: Entity, _ shared: inout Shared
  ) -> Outcome {
    let pair = PairPanel(EntityPair(first, second), generation: shared.nextEntityGeneration())
    push(.pair(pair))
    return .handled([.sharedSentences(generation: pair.generation, pair.pair, from: nil)])
  }

  /// The folder has changed: what is shown is asked for again.
  mutating func refresh(_ shared: inout Shared) -> [Effect] {
    switch top {
    case .list(var list):
      list.ask(list.request, generation: shared.nextEntityGeneration())
      replaceTop(.list(list))
      return [.allEntities(generation: list.generation, list.request)]
    case .page(var page):
      page.ask(generation: shared.nextEntityGeneration())
      replaceTop(.page(page))
      return Self.questions(page)
    case .pair, nil: return []
    }
  }

  /// Asks for more where the end of what is held is near.
  mutating func extend() -> [Effect] {
    switch top {
    case .page(var page):
      guard let last = page.wantsMore() else { return [] }
      replaceTop(.page(page))
      return [.entityBriefs(generation: page.generation, page.entity, after: last)]
    case .pair(var pair):
      guard let next = pair.wantsMore() else { return [] }
      replaceTop(.pair(pair))
      return [.sharedSentences(generation: pair.generation, pair.pair, from: next)]
    case .list, nil: return []
    }
  }
}

extension EntityBrowser {
  mutating func handle(
    _ call: CommandCall, _ shared: inout Shared
  ) throws(CommandError) -> Outcome {
    if isTyping { return handleTyping(call, &shared) }
    let page = max(1, shared.pageHeight - 2)
    let times = call.times
    switch call.name {
    case .lineDown, .nextBrief: return move { $0 + times }
    case .lineUp, .previousBrief: return move { $0 - times }
    case .pageDown, .pageOrNextUnread: return move { $0 + page * times }
    case .halfPageDown: return move { $0 + max(1, page / 2) * times }
    case .pageUp: return move { $0 - page * times }
    case .halfPageUp: return move { $0 - max(1, page / 2) * times }
    case .top: return move { _ in 0 }
    case .bottom: return move { _ in .max }
    case .open, .entityPage: return open(&shared)
    case .nextPane: return nextPart(1, &shared)
    case .previousPane: return nextPart(2, &shared)
    case .orderEntities: return try order(call.arguments, &shared)
    case .search:
      guard case .list(var list) = top else { return .handled() }
      list.isTyping = true
      replaceTop(.list(list))
      return .handled()
    case .narrowToThis:
      return .handled(then: top?.entity.map { [.closeAll, .narrow($0)] } ?? [])
    case .toggleWatch: return .handled(then: top?.entity.map { [.toggleWatch($0)] } ?? [])
    case .write: return askForFile(&shared)
    case .allEntities:
      let (browser, effects) = Self.allEntities(&shared)
      self = browser
      return .handled(effects)
    case .escape:
      if case .list(let list) = top, !list.request.typed.isEmpty {
        return ask(list, typed: "", &shared)
      }
      return leaveLevel()
    case .out: return leaveLevel()
    case .interrupt: return .handled(then: [.close])
    default: return .passed
    }
  }

  private mutating func order(
    _ arguments: [String], _ shared: inout Shared
  ) throws(CommandError) -> Outcome {
    guard let order = arguments.first.flatMap(EntityOrder.init(rawValue:)), arguments.count == 1
    else {
      throw CommandError("order-entities wants briefs, recency or name")
    }
    guard case .list(let list) = top else { return .handled() }
    return ask(list, typed: list.request.typed, order: order, &shared)
  }

  /// Tab: the other part of a page, the next order of the list.
  private mutating func nextPart(_ steps: Int, _ shared: inout Shared) -> Outcome {
    switch top {
    case .list(let list):
      let next = list.request.order.next
      let order = steps == 1 ? next : next.next
      return ask(list, typed: list.request.typed, order: order, &shared)
    case .page(var page):
      page.part = page.part == .briefs ? .companions : .briefs
      replaceTop(.page(page))
    case .pair, nil: break
    }
    return .handled()
  }

  private mutating func ask(
    _ list: EntityList, typed: String, order: EntityOrder? = nil, isTyping: Bool = false,
    _ shared: inout Shared
  ) -> Outcome {
    var list = list
    list.isTyping = isTyping
    let request = EntityRequest(typed: typed, order: order ?? list.request.order)
    list.ask(request, generation: shared.nextEntityGeneration())
    replaceTop(.list(list))
    return .handled([.allEntities(generation: list.generation, list.request)])
  }

  /// Adds a letter to what the names are searched by.
  mutating func type(_ key: Key, _ shared: inout Shared) -> Outcome {
    guard case .list(let list) = top, case .character(let scalar) = key,
      list.request.typed.utf8.count < 100
    else { return .handled() }
    let typed = DisplayText(cleaning: list.request.typed + String(scalar)).string
    return ask(list, typed: typed, isTyping: true, &shared)
  }

  private mutating func handleTyping(_ call: CommandCall, _ shared: inout Shared) -> Outcome {
    guard case .list(var list) = top else { return .handled() }
    let typed = list.request.typed
    switch call.name {
    case .deleteLeft where !typed.isEmpty:
      return ask(list, typed: String(typed.dropLast()), isTyping: true, &shared)
    case .deleteToStart, .deleteWord: return ask(list, typed: "", isTyping: true, &shared)
    case .escape, .interrupt: return ask(list, typed: "", &shared)
    case .open, .deleteLeft: list.isTyping = false
    case .lineDown: list.move(to: list.index + 1)
    case .lineUp: list.move(to: list.index - 1)
    default: return .handled()
    }
    replaceTop(.list(list))
    return call.name == .open ? open(&shared) : .handled()
  }

  private mutating func move(_ row: (Int) -> Int) -> Outcome {
    switch top {
    case .list(var list):
      list.move(to: row(list.index))
      replaceTop(.list(list))
    case .page(var page):
      page.move(to: row(page.index(page.part)))
      replaceTop(.page(page))
    case .pair(var pair):
      pair.move(to: row(pair.index))
      replaceTop(.pair(pair))
    case nil: break
    }
    return .handled(extend())
  }

  private mutating func open(_ shared: inout Shared) -> Outcome {
    switch top {
    case .list(let list):
      return list.selected.map { showPage(of: $0.entity, &shared) } ?? .handled()
    case .page(let page) where page.part == .companions:
      return page.selectedCompanion.map { showPair(page.entity, $0, &shared) } ?? .handled()
    case .page(let page):
      guard let row = page.selectedBrief else { return .handled() }
      return .handled(then: [.closeAll, .read(row.key, page.entity, at: nil)])
    case .pair(let pair):
      guard let sentence = pair.selected else { return .handled() }
      let entity = sentence.first.isEmpty ? pair.pair.second : pair.pair.first
      return .handled(then: [.closeAll, .read(sentence.row.key, entity, at: sentence.place)])
    case nil: return .handled()
    }
  }

  /// Asks for the name of the file that a pair's sentences are written to.
  private func askForFile(_ shared: inout Shared) -> Outcome {
    guard case .pair(let pair) = top else {
      shared.say("nothing to write here; open what two entities share first")
      return .handled()
    }
    let name = Self.fileName(pair.pair)
    return .handled(then: [.open(.prompt(PromptLayer(.file(pair.pair), text: name)))])
  }

  /// `meta-roskomnadzor.md`: letters and digits of the names.
  private static func fileName(_ pair: EntityPair) -> String {
    let words = [pair.first, pair.second].flatMap { $0.key.split(separator: " ") }
    let plain = words.map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter(\.properties.isAlphabetic)))
    }
    return plain.filter { !$0.isEmpty }.joined(separator: "-").prefix(60) + ".md"
  }
}
