import Briefs
import Screen
import Text

extension AppModel {
  /// The order that the list stands in: what its query asks for goes before what was chosen.
  var orderNow: SortOrder { view.query(typing: false, today: today, now: now).sort ?? sort }

  mutating func sort(by order: SortOrder) -> [Effect] {
    sort = order
    if orderNow != order {
      let asked = DisplayText(cleaning: orderNow.rawValue)
      message = Message(
        text: "the query asks for sort:\(asked); \(keyWord(.escape)) takes it off", isWarning: true
      )
    }
    return [reload()]
  }

  mutating func openSearch() -> [Effect] {
    if focus == .reading { return open(.prompt(PromptLayer(.find(from: reading.top)))) }
    focus = .list
    return openLiveSearch(.search)
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
