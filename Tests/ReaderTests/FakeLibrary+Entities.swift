import Briefs
import Foundation
import Reader
import Text

/// Answers about entities, by plain loops over the stories.
extension FakeLibrary {
  mutating func answerAboutEntities(_ effect: Effect) -> Action? {
    switch effect {
    case .allEntities(let generation, let request):
      return .allEntities(generation: generation, allEntities(request))
    case .entityPage(let generation, let entity):
      let card = card(entity)
      return .entityPage(
        generation: generation,
        card.briefs == 0 ? nil : EntityPage(card: card, aliases: aliases[entity.key] ?? []))
    case .entityBriefs(let generation, let entity, let last):
      let query = Query(.entity(key: entity.key, kind: nil))
      let request = ListRequest(query: query, window: last.map { .after($0) } ?? .start, limit: 4)
      return .entityBriefs(generation: generation, list(request))
    case .sharedSentences(let generation, let pair, let next):
      return .sharedSentences(generation: generation, shared(pair, from: next, limit: 1))
    case .writePair(let pair, let name, let replaces):
      guard files[name] == nil || replaces else { return .fileExists(pair, name: name) }
      guard let zone = TimeZone(secondsFromGMT: 0) else { return nil }
      var digest = PairDigest(pair, zone: zone)
      digest.add(shared(pair, from: nil, limit: .max).sentences)
      files[name] = digest.markdown
      return .note("wrote \(digest.count) to \(cleaning: name)")
    case .watchMarks(let generation, let rows, let keys):
      let found = stories.filter { story in
        story.entities.contains { keys.contains(Words.key($0.0)) }
      }
      return .watchMarks(
        generation: generation, Set(found.map { Self.key($0.id) }).intersection(rows))
    case .countWatched(let requests):
      return .watchedCounted(requests.map { count($0, before: nil) })
    default: return nil
    }
  }

  func card(_ entity: Entity) -> EntityCard {
    let own = stories.filter { $0.entities.contains { Words.key($0.0) == entity.key } }
    let days = own.map(\.day).sorted()
    func published(_ day: Int?) -> Published? {
      day.map { Published(seconds: Int64($0) * 86_400, precision: .day) }
    }
    var companions: [EntityCard.Companion] = []
    for named in Set(own.flatMap { $0.entities.map(\.0) }).sorted()
    where named != entity.name.string {
      let count = own.count { $0.entities.contains { $0.0 == named } }
      companions.append(.init(entity: Self.entity((named, .other)), briefs: count))
    }
    return EntityCard(
      entity: entity, briefs: own.count, mentions: own.count, first: published(days.first),
      last: published(days.last), timeline: [1, 0, 2, own.count],
      companions: companions.sorted { ($1.briefs, $0.entity.key) < ($0.briefs, $1.entity.key) })
  }

  private func allEntities(_ request: EntityRequest) -> EntityListing {
    let key = Words.key(request.typed)
    var found: [EntityInFolder] = []
    for named in stories.flatMap(\.entities) {
      let entity = Self.entity(named)
      guard !found.contains(where: { $0.entity == entity }),
        (" " + entity.key).contains(" " + key)
      else { continue }
      let own = stories.filter { $0.entities.contains { Words.key($0.0) == entity.key } }
      let last = own.map(\.day).max() ?? 0
      found.append(
        EntityInFolder(
          entity: entity, aliases: [], briefs: own.count, mentions: own.count,
          last: Published(seconds: Int64(last) * 86_400, precision: .day)))
    }
    found.sort { a, b in
      switch request.order {
      case .briefs: (b.briefs, a.entity.key) < (a.briefs, b.entity.key)
      case .recency: (b.last?.seconds ?? 0, a.entity.key) < (a.last?.seconds ?? 0, b.entity.key)
      case .name: a.entity.key < b.entity.key
      }
    }
    return EntityListing(entities: Array(found.prefix(request.limit)), total: found.count)
  }

  /// `from` and `next` count the briefs that mention both.
  private func shared(_ pair: EntityPair, from next: Int64?, limit: Int) -> SharedSentences {
    let both = stories.filter { story in
      let keys = story.entities.map { Words.key($0.0) }
      return keys.contains(pair.first.key) && keys.contains(pair.second.key)
    }.sorted { (-$0.day, $0.id) < (-$1.day, $1.id) }
    let start = Int(next ?? 0)
    let part = both.dropFirst(start).prefix(limit)
    let end = start + part.count
    return SharedSentences(
      sentences: part.compactMap { open(Self.key($0.id)) }.flatMap {
        SharedSentence.all(in: $0, pair)
      }, briefs: next == nil ? both.count : nil, next: end < both.count ? Int64(end) : nil)
  }
}
