import Briefs
import Screen
import Text

extension AppModel {
  mutating func openEntityPage() -> [Effect] {
    guard let entity = entityUnderCursor else { return sayNoEntity() }
    let (browser, effects) = EntityBrowser.page(of: entity, &shared)
    return open(.entityBrowser(browser)) + effects
  }

  mutating func watchThis() -> [Effect] {
    guard let entity = entityUnderCursor else { return sayNoEntity() }
    return toggleWatch(entity)
  }

  private mutating func sayNoEntity() -> [Effect] {
    let key = keyWord(.allEntities)
    message = Message(text: "no entity is under the cursor; \(key) lists all of the folder")
    return []
  }

  /// Goes to the first mention of the panel's entity in a section; 0 is anywhere.
  mutating func jumpToMention(inSection number: Int) -> [Effect] {
    guard let shown = reading.shown, let entity = entities.selected?.entity else { return [] }
    let headings = reading.document.headings
    guard number == 0 || headings.indices.contains(number - 1) else {
      return jump(toSection: number)
    }
    let found = shown.mentions.indices.first { index in
      let mention = shown.mentions[index]
      return mention.entity.key == entity.key
        && (number == 0 || mention.place.section == headings[number - 1].section)
    }
    guard let found else {
      message = Message(text: "section \(number) does not mention \(entity.name)")
      return []
    }
    choose(mention: found)
    sayWhichMention()
    return []
  }
}

/// Opening a brief for an entity in it, from the entity screens.
extension AppModel {
  /// Opens a brief with an entity highlighted in it, at a position or at its first mention.
  mutating func read(_ key: RowKey, highlighting entity: Entity, at place: Place?) -> [Effect] {
    let effects = follow(key)
    awaited = Awaited(key: key, entity: entity.key, place: place)
    if !reading.isAwaited { goToAwaited() }
    return effects
  }

  /// Goes to the position that a brief was opened for, once its text has loaded.
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
    // The text has changed since, or no longer names it there.
    reading.chosenEntity = own.isEmpty ? nil : wanted.entity
    reading.chosenMention = nil
    guard let place = wanted.place else { return }
    let (flow, height) = readingFlow
    reading.reveal(place, flow: flow, height: height)
  }
}
