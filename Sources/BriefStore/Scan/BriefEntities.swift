import Briefs
import Text

/// The entities of a brief as the index keeps them.
struct BriefEntities: Sendable, Hashable {
  /// One entity and its mentions.
  struct Tally: Sendable, Hashable {
    var entity: Entity
    var claim = BriefNames.Claim.tagged
    var count = Count()
  }

  /// What may be a name, by its key.
  struct Hint: Sendable, Hashable {
    var key: String
    var count = Count()
  }

  /// How often something stands in a brief, and in how many sections.
  struct Count: Sendable, Hashable {
    private(set) var mentions = 0
    private(set) var sections = 0
    private var latest: Int?

    /// Places must come in reading order.
    mutating func add(_ place: Place) {
      mentions += 1
      guard let section = place.section, section != latest else { return }
      sections += 1
      latest = section
    }
  }

  /// In the order of their first mention; no two have one key.
  var tallies: [Tally] = []
  var hints: [Hint] = []
  /// The main ones, most mentioned first.
  var top: [Entity] = []

  init(of brief: Brief, _ recogniser: any EntityRecogniser) {
    let names = BriefNames(recogniser.reading(of: brief), in: brief)
    tallies = Self.tallies(of: names.reading.mentions)
    for at in tallies.indices {
      tallies[at].claim = names.claim(ofKey: tallies[at].entity.key) ?? .tagged
    }
    hints = Self.hints(of: names)
    top = tallies.enumerated().sorted { a, b in
      (b.element.count.mentions, a.offset) < (a.element.count.mentions, b.offset)
    }.prefix(TopEntities.limit).map(\.element.entity)
  }

  /// - Parameter mentions: of one kind for each name.
  static func tallies(of mentions: [Mention]) -> [Tally] {
    var order: [String: Int] = [:]
    var tallies: [Tally] = []
    for mention in mentions {
      let at = order[mention.entity.key] ?? tallies.count
      if at == tallies.count {
        order[mention.entity.key] = at
        tallies.append(Tally(entity: mention.entity))
      }
      tallies[at].count.add(mention.place)
    }
    return tallies
  }

  private static func hints(of names: BriefNames) -> [Hint] {
    var order: [String: Int] = [:]
    var hints: [Hint] = []
    for (place, key) in zip(names.reading.hints, names.hintKeys) where !key.isEmpty {
      let at = order[key] ?? hints.count
      if at == hints.count {
        order[key] = at
        hints.append(Hint(key: key))
      }
      hints[at].count.add(place)
    }
    return hints
  }
}
