import Briefs
import Text

/// All entities of the folder, or those whose names begin with what is typed.
struct EntityList: Sendable {
  private(set) var request = EntityRequest()
  var isTyping = false
  /// `nil` until the first answer.
  private(set) var listing: EntityListing?
  private(set) var index = 0
  var generation = 0
  private(set) var isWaiting = true

  var rows: [EntityInFolder] { listing?.entities ?? [] }
  var selected: EntityInFolder? { rows.indices.contains(index) ? rows[index] : nil }

  mutating func move(to row: Int) { index = max(0, min(row, rows.count - 1)) }

  /// Another question; what is shown stays until the answer arrives.
  mutating func ask(_ request: EntityRequest, generation: Int) {
    if request != self.request { index = 0 }
    self.request = request
    self.generation = generation
    isWaiting = true
  }

  mutating func receive(_ new: EntityListing) {
    listing = new
    isWaiting = false
    move(to: index)
  }
}

/// What the folder knows of one entity: its timeline, its briefs, its companions.
struct EntityPagePanel: Sendable {
  /// The part that the keys go to.
  enum Part: Sendable { case briefs, companions }

  let entity: Entity
  var generation = 0
  private(set) var page: EntityPage?
  /// True where no brief mentions it now.
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

  /// The row after which the next page of briefs is asked for, near the end of those that are held.
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

  mutating func receive(_ page: EntityPage?) {
    self.page = page
    isGone = page == nil
  }

  mutating func receive(_ listing: Listing) {
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

  /// True once all texts have been searched.
  var isWhole: Bool { !isLooking && next == nil }

  mutating func move(to row: Int) { index = max(0, min(row, sentences.count - 1)) }

  mutating func receive(_ part: SharedSentences) {
    sentences += part.sentences
    if let briefs = part.briefs { self.briefs = briefs }
    next = part.next
    isLooking = false
  }

  /// Where the search for sentences continues, near the end of those that were found.
  mutating func wantsMore() -> Int64? {
    guard !isLooking, let next, index + Self.reserve >= sentences.count else { return nil }
    isLooking = true
    return next
  }

  private static let reserve = 100
}
