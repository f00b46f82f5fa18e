import Briefs
import Screen
import Text

/// Keys and answers while entities are asked about.
extension AppModel {
  var asking: Asking? {
    if case .asking(let asking) = overlay { asking } else { nil }
  }

  private mutating func nextAsking() -> Int {
    askingGeneration += 1
    return askingGeneration
  }

  private mutating func show(_ level: Asking.Level) {
    guard var asking else { return overlay = .asking(Asking(level)) }
    asking.push(level)
    overlay = .asking(asking)
  }

  private mutating func change(_ level: Asking.Level) {
    guard var asking else { return }
    asking.replaceTop(level)
    overlay = .asking(asking)
  }

  mutating func showAllEntities() -> [Effect] {
    overlay = nil
    var list = EntityList()
    list.ask(EntityRequest(), generation: nextAsking())
    show(.list(list))
    return [.allEntities(generation: list.generation, list.request)]
  }

  mutating func showPage(of entity: Entity) -> [Effect] {
    var page = EntityPagePanel(entity)
    page.ask(generation: nextAsking())
    show(.page(page))
    return questions(page)
  }

  private func questions(_ page: EntityPagePanel) -> [Effect] {
    [
      .entityPage(generation: page.generation, page.entity),
      .entityBriefs(generation: page.generation, page.entity, after: nil),
    ]
  }

  private mutating func showPair(_ first: Entity, _ second: Entity) -> [Effect] {
    let pair = PairPanel(EntityPair(first, second), generation: nextAsking())
    show(.pair(pair))
    return [.sharedSentences(generation: pair.generation, pair.pair, from: nil)]
  }

  /// The folder has changed: what is shown is asked for again.
  mutating func refreshAsking() -> [Effect] {
    switch asking?.top {
    case .list(var list):
      list.ask(list.request, generation: nextAsking())
      change(.list(list))
      return [.allEntities(generation: list.generation, list.request)]
    case .page(var page):
      page.ask(generation: nextAsking())
      change(.page(page))
      return questions(page)
    case .pair, nil: return []
    }
  }

  mutating func applyEntityAnswer(_ action: Action) -> [Effect] {
    if case .fileExists(let pair, let name) = action {
      prompt = Prompt(.replaceFile(pair, name: name))
      return []
    }
    guard var asking else { return [] }
    switch action {
    case .allEntities(let generation, let listing):
      asking.answer(generation) { level in
        guard case .list(var list) = level else { return }
        list.take(listing)
        level = .list(list)
      }
    case .entityPage(let generation, let page):
      asking.answer(generation) { level in
        guard case .page(var panel) = level else { return }
        panel.take(page)
        level = .page(panel)
      }
    case .entityBriefs(let generation, let listing):
      asking.answer(generation) { level in
        guard case .page(var panel) = level else { return }
        panel.take(listing)
        level = .page(panel)
      }
    case .sharedSentences(let generation, let part):
      asking.answer(generation) { level in
        guard case .pair(var pair) = level else { return }
        pair.take(part)
        level = .pair(pair)
      }
    default: return []
    }
    overlay = .asking(asking)
    return extendAsking()
  }

  /// Asks for what follows where the end of what is held is near.
  private mutating func extendAsking() -> [Effect] {
    switch asking?.top {
    case .page(var page):
      guard let last = page.wantsMore() else { return [] }
      change(.page(page))
      return [.entityBriefs(generation: page.generation, page.entity, after: last)]
    case .pair(var pair):
      guard let next = pair.wantsMore() else { return [] }
      change(.pair(pair))
      return [.sharedSentences(generation: pair.generation, pair.pair, from: next)]
    case .list, nil: return []
    }
  }
}

extension AppModel {
  /// Keys go by the commands they run elsewhere, so that they can be bound anew.
  mutating func pressInAsking(_ key: Key) -> [Effect] {
    guard let level = asking?.top else { return [] }
    if case .list(let list) = level {
      if list.isTyping { return type(key, in: list) }
      if let order = Self.order(key, list.request.order) {
        return ask(list, typed: list.request.typed, order: order)
      }
    }
    let page = max(1, overlayHeight - 2)
    switch keyMap.line(for: key)?.first {
    case "line-down": return moveAsking { $0 + 1 }
    case "line-up": return moveAsking { $0 - 1 }
    case "page-down", "page-or-next-unread": return moveAsking { $0 + page }
    case "half-page-down": return moveAsking { $0 + max(1, page / 2) }
    case "page-up": return moveAsking { $0 - page }
    case "half-page-up": return moveAsking { $0 - max(1, page / 2) }
    case "top": return moveAsking { _ in 0 }
    case "bottom": return moveAsking { _ in .max }
    case "open", "entity-page": return openInAsking()
    case "next-pane", "previous-pane": otherPart()
    case "search":
      guard case .list(var list) = level else { return [] }
      list.isTyping = true
      change(.list(list))
    case "narrow-to-this":
      guard let entity = level.entity else { return [] }
      overlay = nil
      return narrow(to: entity)
    case "toggle-watch": return level.entity.map { toggleWatch($0) } ?? []
    case "write": return askForFile()
    case "all-entities": return showAllEntities()
    case "escape":
      if case .list(let list) = level, !list.request.typed.isEmpty {
        return ask(list, typed: "", order: list.request.order)
      }
      leaveLevel()
    case "out": leaveLevel()
    case "interrupt": overlay = nil
    default: message = Message(text: "\(key.label) does nothing here; q goes back")
    }
    return []
  }

  private static func order(_ key: Key, _ now: EntityOrder) -> EntityOrder? {
    switch key.onLatin {
    case .character("b"): .briefs
    case .character("r"): .recency
    case .character("n"): .name
    case .named(.tab): now.next
    case .named(.backTab): now.next.next
    default: nil
    }
  }

  private mutating func ask(
    _ list: EntityList, typed: String, order: EntityOrder, isTyping: Bool = false
  ) -> [Effect] {
    var list = list
    list.isTyping = isTyping
    list.ask(EntityRequest(typed: typed, order: order), generation: nextAsking())
    change(.list(list))
    return [.allEntities(generation: list.generation, list.request)]
  }

  private mutating func type(_ key: Key, in list: EntityList) -> [Effect] {
    var list = list
    let typed = list.request.typed
    let order = list.request.order
    switch key {
    case .character(let scalar) where typed.utf8.count < 100:
      let clean = DisplayText(cleaning: typed + String(scalar)).string
      return ask(list, typed: clean, order: order, isTyping: true)
    case .named(.backspace) where !typed.isEmpty:
      return ask(list, typed: String(typed.dropLast()), order: order, isTyping: true)
    case .named(.escape), .control("c"): return ask(list, typed: "", order: order)
    case .named(.enter): list.isTyping = false
    case .named(.backspace): list.isTyping = false
    case .named(.down): list.move(to: list.index + 1)
    case .named(.up): list.move(to: list.index - 1)
    default: return []
    }
    change(.list(list))
    return key == .named(.enter) ? openInAsking() : []
  }

  private mutating func moveAsking(_ row: (Int) -> Int) -> [Effect] {
    switch asking?.top {
    case .list(var list):
      list.move(to: row(list.index))
      change(.list(list))
    case .page(var page):
      page.move(to: row(page.index(page.part)))
      change(.page(page))
    case .pair(var pair):
      pair.move(to: row(pair.index))
      change(.pair(pair))
    case nil: break
    }
    return extendAsking()
  }

  private mutating func otherPart() {
    guard case .page(var page) = asking?.top else { return }
    page.part = page.part == .briefs ? .companions : .briefs
    change(.page(page))
  }

  private mutating func leaveLevel() {
    guard var asking, asking.pop() else { return overlay = nil }
    overlay = .asking(asking)
  }

  private mutating func openInAsking() -> [Effect] {
    switch asking?.top {
    case .list(let list): return list.selected.map { showPage(of: $0.entity) } ?? []
    case .page(let page) where page.part == .companions:
      return page.selectedCompanion.map { showPair(page.entity, $0) } ?? []
    case .page(let page):
      guard let row = page.selectedBrief else { return [] }
      return leave(for: row.key, lighting: page.entity, at: nil)
    case .pair(let pair):
      guard let sentence = pair.selected else { return [] }
      let lit = sentence.first.isEmpty ? pair.pair.second : pair.pair.first
      return leave(for: sentence.row.key, lighting: lit, at: sentence.place)
    case nil: return []
    }
  }

  /// Opens a brief with an entity lit in it, at a place or at its first mention.
  private mutating func leave(
    for key: RowKey, lighting entity: Entity, at place: Place?
  ) -> [Effect] {
    overlay = nil
    let effects = follow(key)
    awaited = Awaited(key: key, entity: entity.key, place: place)
    if !reading.isAwaited { goToAwaited() }
    return effects
  }

  /// Goes to the place that a brief was opened for, once its text is here.
  mutating func goToAwaited() {
    guard let wanted = awaited, let shown = reading.shown, wanted.key == shown.row.key else {
      return
    }
    awaited = nil
    let own = shown.mentions.indices.filter { shown.mentions[$0].entity.key == wanted.entity }
    entities.select(key: wanted.entity)
    if let mention = own.first(where: { wanted.place?.holds(shown.mentions[$0].place) ?? true }) {
      choose(mention: mention)
      return sayWhichMention()
    }
    // The text is another by now, or no longer names it there.
    reading.chosenEntity = own.isEmpty ? nil : wanted.entity
    reading.chosenMention = nil
    guard let place = wanted.place else { return }
    let (flow, height) = readingFlow
    reading.reveal(place, flow: flow, height: height)
  }
}
