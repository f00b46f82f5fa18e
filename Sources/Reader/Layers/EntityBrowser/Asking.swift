import Briefs
import Text

/// Asking about entities over the whole screen: their list, the page of one, what two share. Each lies
/// on the one it was opened from, and `q` goes back to that.
package struct Asking: Sendable {
  enum Level: Sendable {
    case list(EntityList)
    case page(EntityPagePanel)
    case pair(PairPanel)
  }

  /// The last one is shown.
  private(set) var levels: [Level]

  init(_ level: Level) { levels = [level] }

  var top: Level? { levels.last }

  mutating func push(_ level: Level) { levels.append(level) }

  /// Back to the level below; false where there is none.
  mutating func pop() -> Bool {
    guard levels.count > 1 else { return false }
    levels.removeLast()
    return true
  }

  /// Changes what is shown.
  mutating func replaceTop(_ level: Level) { levels[levels.count - 1] = level }

  /// Takes an answer in at whichever level asked for it.
  mutating func answer(_ generation: Int, _ take: (inout Level) -> Void) {
    guard let place = levels.lastIndex(where: { $0.generation == generation }) else { return }
    take(&levels[place])
  }
}

extension Asking.Level {
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
}

/// All entities of the folder, or those that begin like what is typed.
struct EntityList: Sendable {
  var request = EntityRequest()
  var isTyping = false
  /// `nil` until the first answer.
  private(set) var listing: EntityListing?
  private(set) var index = 0
  var generation = 0
  private(set) var isWaiting = true

  var rows: [EntityInFolder] { listing?.entities ?? [] }
  var selected: EntityInFolder? { rows.indices.contains(index) ? rows[index] : nil }

  mutating func move(to row: Int) { index = max(0, min(row, rows.count - 1)) }

  /// Another question: what is shown stays until its answer is here.
  mutating func ask(_ request: EntityRequest, generation: Int) {
    if request != self.request { index = 0 }
    self.request = request
    self.generation = generation
    isWaiting = true
  }

  mutating func take(_ new: EntityListing) {
    listing = new
    isWaiting = false
    move(to: index)
  }
}

/// What the folder knows of one entity: its course over time, its briefs, whom it appears with.
struct EntityPagePanel: Sendable {
  /// The part that the keys go to.
  enum Part: Sendable { case briefs, companions }

  let entity: Entity
  var generation = 0
  private(set) var page: EntityPage?
  /// True where no brief mentions it any more.
  private(set) var isGone = false
  private(set) var briefs: [BriefRow] = []
  private(set) var isLast = false
  private(set) var isExtending = true
  var part = Part.briefs
  private var rows: [Part: Int] = [:]

  init(_ entity: Entity) { self.entity = entity }

  var companions: [EntityCard.Companion] { page?.card.companions ?? [] }

  func index(_ part: Part) -> Int { rows[part] ?? 0 }

  var selectedBrief: BriefRow? {
    briefs.indices.contains(index(.briefs)) ? briefs[index(.briefs)] : nil
  }

  var selectedCompanion: Entity? {
    let index = index(.companions)
    return companions.indices.contains(index) ? companions[index].entity : nil
  }

  mutating func move(to row: Int) {
    let count = part == .briefs ? briefs.count : companions.count
    rows[part] = max(0, min(row, count - 1))
  }

  /// Briefs come in pages: the row after which more are wanted, where the end of what is held is near.
  mutating func wantsMore() -> RowKey? {
    guard !isLast, !isExtending, index(.briefs) + Self.reserve >= briefs.count else { return nil }
    isExtending = true
    return briefs.last?.key
  }

  private static let reserve = 50

  mutating func ask(generation: Int) {
    self.generation = generation
    isExtending = true
  }

  mutating func take(_ page: EntityPage?) {
    self.page = page
    isGone = page == nil
  }

  mutating func take(_ listing: Listing) {
    isExtending = false
    isLast = listing.isLast
    if case .after = listing.window {
      briefs += listing.rows
    } else {
      let old = selectedBrief?.key
      briefs = listing.rows
      rows[.briefs] = briefs.firstIndex { $0.key == old } ?? 0
    }
  }
}

/// The sentences that mention both of two entities, as far as they have been found.
struct PairPanel: Sendable {
  let pair: EntityPair
  var generation = 0
  private(set) var sentences: [SharedSentence] = []
  /// Briefs that mention both.
  private(set) var briefs: Int?
  private var next: Int64?
  private(set) var isLooking = true
  private(set) var index = 0

  init(_ pair: EntityPair, generation: Int) {
    self.pair = pair
    self.generation = generation
  }

  var selected: SharedSentence? { sentences.indices.contains(index) ? sentences[index] : nil }

  /// True once all texts have been looked at.
  var isWhole: Bool { !isLooking && next == nil }

  mutating func move(to row: Int) { index = max(0, min(row, sentences.count - 1)) }

  mutating func take(_ part: SharedSentences) {
    sentences += part.sentences
    if let briefs = part.briefs { self.briefs = briefs }
    next = part.next
    isLooking = false
  }

  /// Where to look on, as long as the end of what was found is near.
  mutating func wantsMore() -> Int64? {
    guard !isLooking, let next, index + Self.reserve >= sentences.count else { return nil }
    isLooking = true
    return next
  }

  private static let reserve = 100
}
