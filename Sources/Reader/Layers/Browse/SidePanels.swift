import Briefs
import Text

/// The entities of the brief that is shown, and the card of the chosen one.
package struct EntitiesPanel: Sendable {
  package private(set) var entities: [EntityInBrief] = []
  private(set) var index = 0
  var top = 0
  private(set) var card: EntityCard?
  /// The entity whose card was asked for last.
  var asked: Entity?
  var generation = 0
  /// The key to select when the entities are here anew.
  var wanted: String?

  /// The sections that mention each entity, by key.
  private var sections: [String: Set<Int>] = [:]

  var selected: EntityInBrief? { entities.indices.contains(index) ? entities[index] : nil }

  /// Takes another brief's entities over; the same entity stays selected where it is there again.
  mutating func replace(with new: [EntityInBrief]) {
    let keys = [wanted, selected?.entity.key].compactMap { $0 }
    wanted = nil
    entities = new
    index = keys.lazy.compactMap { key in new.firstIndex { $0.entity.key == key } }.first ?? 0
    if selected == nil || selected?.entity.key != card?.entity.key { card = nil }
    asked = nil
    top = 0
  }

  mutating func select(_ row: Int) {
    index = max(0, min(row, entities.count - 1))
    guard card?.entity.key != selected?.entity.key else { return }
    card = nil
    asked = nil
  }

  /// Lets a card that is not here yet be asked for anew.
  mutating func forgetAsked() {
    if card == nil { asked = nil }
  }

  mutating func select(key: String) {
    if let row = entities.firstIndex(where: { $0.entity.key == key }) { select(row) }
  }

  mutating func show(_ card: EntityCard?) {
    guard card == nil || card?.entity.key == selected?.entity.key else { return }
    self.card = card
  }

  var currentIndex: Int { index }

  /// Takes over which sections of the brief mention what.
  mutating func learnSections(of mentions: [Mention]) {
    sections = [:]
    for mention in mentions {
      guard let section = mention.place.section else { continue }
      sections[mention.entity.key, default: []].insert(section)
    }
  }

  func sections(mentioning entity: Entity) -> Set<Int> { sections[entity.key] ?? [] }
}

/// Other stories about what the open brief is about.
package struct RelatedPanel: Sendable {
  package private(set) var stories: [RelatedStory] = []
  private(set) var index = 0
  var top = 0
  var generation = 0
  var isWaiting = false
  /// The brief whose stories have been asked for and are not here yet.
  private(set) var asked: RowKey?

  /// - Returns: the generation that the answer is to have.
  mutating func ask(for key: RowKey) -> Int {
    asked = key
    generation += 1
    return generation
  }

  var selected: RelatedStory? { stories.indices.contains(index) ? stories[index] : nil }

  mutating func replace(with new: [RelatedStory]) {
    stories = new
    index = 0
    top = 0
    isWaiting = false
    asked = nil
  }

  mutating func select(_ row: Int) { index = max(0, min(row, stories.count - 1)) }

  mutating func update(_ states: [BriefID: ReadingState]) {
    for place in stories.indices {
      guard let id = stories[place].row?.id, let state = states[id] else { continue }
      stories[place].isRead = state.isRead
    }
  }
}
