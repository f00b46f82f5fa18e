/// An entity of a brief with all its mentions.
package struct EntitySummary: Hashable, Sendable {
  package let entity: Entity
  /// In reading order.
  package let mentions: [Mention]
  /// Indexes of the sections it is mentioned in, in order; the headline is none.
  package let sections: [Int]
  /// A nationality, people or faith, which is kept but never put first.
  package let isPeople: Bool

  /// The entities of a brief, by kind and then the most mentioned first.
  package static func entities(in brief: Brief, mentions: [Mention]) -> [EntitySummary] {
    gathered(mentions).filter { summary in
      summary.sections.allSatisfy(brief.sections.indices.contains)
    }.sorted { a, b in
      let left = (a.entity.kind, a.isPeople ? 1 : 0, -a.mentions.count)
      let right = (b.entity.kind, b.isPeople ? 1 : 0, -b.mentions.count)
      return left == right ? a.comesBefore(b) : left < right
    }
  }

  /// The entities to name in one line of a list: the most mentioned first, organisations and people
  /// before places before others on a tie, nationalities last.
  package static func mainEntities(_ mentions: [Mention], limit: Int) -> [Entity] {
    let sorted = gathered(mentions).sorted { a, b in
      let left = (a.isPeople ? 1 : 0, -a.mentions.count, a.rank)
      let right = (b.isPeople ? 1 : 0, -b.mentions.count, b.rank)
      return left == right ? a.comesBefore(b) : left < right
    }
    return sorted.prefix(max(0, limit)).map(\.entity)
  }

  private var rank: Int {
    switch entity.kind {
    case .organisation, .person: 0
    case .place: 1
    case .other: 2
    }
  }

  private func comesBefore(_ other: EntitySummary) -> Bool {
    guard let mine = mentions.first?.place, let theirs = other.mentions.first?.place else {
      return false
    }
    return mine < theirs
  }

  private static func gathered(_ mentions: [Mention]) -> [EntitySummary] {
    var order: [Entity] = []
    var found: [Entity: [Mention]] = [:]
    for mention in mentions {
      if found[mention.entity] == nil { order.append(mention.entity) }
      found[mention.entity, default: []].append(mention)
    }
    return order.map { entity in
      let mentions = found[entity] ?? []
      var sections: [Int] = []
      for section in mentions.compactMap(\.place.section) where sections.last != section {
        sections.append(section)
      }
      return EntitySummary(
        entity: entity, mentions: mentions, sections: sections,
        isPeople: entity.kind == .other && Gazetteer.standard.isPeople(key: entity.key))
    }
  }
}
