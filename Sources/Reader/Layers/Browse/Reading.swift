import Briefs
import Screen
import Text

extension AppModel {
  mutating func openOrFollow() -> [Effect] {
    switch focus {
    case .list:
      guard let key = list.selection else {
        openFirstToCome()
        return []
      }
      return openForReading(key)
    case .reading: return followMention()
    case .entities:
      guard let selected = entities.selected else { return [] }
      return choose(selected.entity)
    case .related:
      guard let story = related.selected else { return [] }
      guard let key = story.row else {
        message = Message(text: "this story is not in the folder")
        return []
      }
      return follow(key)
    }
  }

  /// Lights an entity in the text and goes to its first mention, or on to the next one.
  mutating func choose(_ entity: Entity) -> [Effect] {
    if reading.chosenEntity == entity.key { return moveMention(1) }
    reading.chosenEntity = entity.key
    reading.chosenMention = nil
    return moveMention(1)
  }

  /// Enter on a mention in the text: shows the entity in its panel.
  private mutating func followMention() -> [Effect] {
    guard let mention = focusedMention else { return [] }
    reading.chosenEntity = mention.entity.key
    if reading.chosenMention == nil {
      let (flow, height) = readingFlow
      reading.chosenMention = reading.firstVisibleMention(flow: flow, height: height)
    }
    showsEntities = true
    focus = .entities
    entities.select(key: mention.entity.key)
    return []
  }

  /// What `=` and `*` act on in the text: the chosen mention, else the first one visible.
  var focusedMention: Mention? {
    guard let shown = reading.shown else { return nil }
    if let chosen = reading.chosenMention, shown.mentions.indices.contains(chosen) {
      return shown.mentions[chosen]
    }
    let (flow, height) = readingFlow
    return reading.firstVisibleMention(flow: flow, height: height).map { shown.mentions[$0] }
  }

  mutating func moveMention(_ direction: Int) -> [Effect] {
    guard let shown = reading.shown else { return [] }
    // In the panel its own entity is meant, whatever was chosen before.
    if focus == .entities, let selected = entities.selected?.entity.key,
      reading.chosenEntity != selected
    {
      reading.chosenEntity = selected
      reading.chosenMention = nil
    }
    if reading.chosenEntity == nil { reading.chosenEntity = focusedMention?.entity.key }
    let all = reading.chosenMentions
    guard !all.isEmpty else { return [] }
    let next: Int
    if let current = reading.chosenMention, let place = all.firstIndex(of: current) {
      next = (place + direction + all.count) % all.count
    } else {
      next = direction > 0 ? 0 : all.count - 1
    }
    choose(mention: all[next])
    entities.select(key: shown.mentions[all[next]].entity.key)
    sayWhichMention()
    return []
  }

  /// Lights a mention of the open brief and brings it into view.
  mutating func choose(mention index: Int) {
    guard let shown = reading.shown, shown.mentions.indices.contains(index) else { return }
    reading.chosenEntity = shown.mentions[index].entity.key
    reading.chosenMention = index
    let (flow, height) = readingFlow
    reading.reveal(shown.mentions[index].place, flow: flow, height: height)
  }

  /// `Meta: 2 of 5`.
  mutating func sayWhichMention() {
    let all = reading.chosenMentions
    guard let shown = reading.shown, let chosen = reading.chosenMention,
      let place = all.firstIndex(of: chosen)
    else { return }
    message = Message(
      text: "\(shown.mentions[chosen].entity.name): \(place + 1) of \(all.count)")
  }

  mutating func jump(toSection number: Int) -> [Effect] {
    let headings = reading.document.headings
    guard number >= 1 else { return moveToEdge(-1) }
    guard number <= headings.count else {
      message = Message(
        text: headings.count == 1 ? "there is one section" : "there are \(headings.count) sections")
      return []
    }
    let (flow, height) = readingFlow
    reading.top = flow.clamp(Anchor(item: headings[number - 1].item, offset: 0), height: height)
    reading.jumpedSection = number - 1
    return []
  }

  /// From a brief that was deleted while it was read: the list has closed over it, so that the
  /// selected brief is the next one itself, or the one before where the last was deleted.
  mutating func takePlaceOfGone(
    _ direction: Int, where accepts: (BriefRow) -> Bool = { _ in true }
  ) -> [Effect]? {
    guard reading.isOpen, reading.isGone, let gone = reading.shown?.row, let row = list.selectedRow,
      row.key != gone.key, accepts(row)
    else { return nil }
    let (here, there) = (row.published.seconds, gone.published.seconds)
    let isAbove = sort == .date && here > there || sort == .oldest && here < there
    return isAbove == (direction < 0) ? openForReading(row.key) : nil
  }

  mutating func goToUnread(_ direction: Int) -> [Effect] {
    let states = states
    return takePlaceOfGone(direction) { !(states[$0.id] ?? $0.state).isRead }
      ?? moveUnread(direction)
  }

  mutating func goOut() -> [Effect] {
    switch focus {
    case .entities, .related:
      focus = reading.isOpen ? .reading : .list
      return []
    case .reading: return leaveReading()
    case .list: return quitEffects()
    }
  }
}
