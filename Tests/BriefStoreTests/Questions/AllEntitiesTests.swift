import Briefs
import Foundation
import Testing
import Text

@testable import BriefStore

/// All entities of a folder, their pages and their pairs, against plain loops over the stories.
struct AllEntitiesTests {
  /// What is true of one entity of a newsroom.
  private struct Known {
    var key: String
    var briefs = 0
    var mentions = 0
    var last: Int64 = .min
  }

  private func known(_ room: Newsroom) throws -> [Known] {
    var known: [String: Known] = [:]
    for story in room.stories {
      let row = try #require(try room.library.open(story.key)).row
      for (key, own) in Dictionary(grouping: story.mentions, by: \.entity.key) {
        var entity = known[key] ?? Known(key: key)
        entity.briefs += 1
        entity.mentions += own.count
        entity.last = max(entity.last, row.published.seconds)
        known[key] = entity
      }
    }
    return Array(known.values)
  }

  @Test(arguments: [3, 4] as [UInt64])
  func theOrdersAreThoseOfAPlainSort(seed: UInt64) throws {
    let room = try Newsroom(seed: seed)
    let known = try known(room)
    let byBriefs = known.sorted {
      ($1.briefs, $1.mentions, $0.key) < ($0.briefs, $0.mentions, $1.key)
    }
    let listing = try room.library.allEntities(EntityRequest())
    #expect(listing.entities.map(\.entity.key) == byBriefs.map(\.key))
    #expect(listing.entities.map(\.briefs) == byBriefs.map(\.briefs))
    #expect(listing.entities.map(\.mentions) == byBriefs.map(\.mentions))
    #expect(listing.total == known.count)
    let byName = try room.library.allEntities(EntityRequest(order: .name))
    #expect(
      byName.entities.map(\.entity.key)
        == known.map(\.key).sorted { a, b in
          a.utf8.lexicographicallyPrecedes(b.utf8)
        })
    let recent = try room.library.allEntities(EntityRequest(order: .recency)).entities
    let last = Dictionary(uniqueKeysWithValues: known.map { ($0.key, $0.last) })
    #expect(recent.map { $0.last?.seconds } == recent.map { last[$0.entity.key] })
    #expect(recent.compactMap { $0.last?.seconds } == last.values.sorted(by: >))
  }

  @Test(arguments: ["m", "me", "METALS", "u s", "Роск", "zz", "電"])
  func aWordOfTheNameBeginsWithWhatIsTyped(typed: String) throws {
    let room = try Newsroom(seed: 5)
    let key = Words.key(typed)
    let expected = try known(room).map(\.key).filter { (" " + $0).contains(" " + key) }
    let found = try room.library.allEntities(EntityRequest(typed: typed))
    #expect(Set(found.entities.map(\.entity.key)) == Set(expected))
    #expect(found.total == expected.count)
    let few = try room.library.allEntities(EntityRequest(typed: typed, limit: 1))
    #expect(few.entities == Array(found.entities.prefix(1)))
    #expect(few.total == found.total)
  }

  @Test func anotherNameIsFoundToo() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "entities.yaml",
      "entities:\n  - name: Roskomnadzor\n    kind: organisation\n    aliases: [RKN]\n")
    try sandbox.write("1.md", brief("One", text: "Calls fail, said Roskomnadzor on Monday."))
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    let found = try library.allEntities(EntityRequest(typed: "rk")).entities
    #expect(found.map(\.entity.key) == ["roskomnadzor"])
    #expect(found.first?.aliases == ["RKN"])
    let entity = try #require(try library.entity(named: "RKN"))
    #expect(entity.entity.name == "Roskomnadzor")
    #expect(try library.page(of: entity.entity)?.aliases == ["RKN"])
    #expect(try library.entity(named: "nobody at all") == nil)
  }

  @Test(arguments: [6, 7] as [UInt64])
  func sharedSentencesAreThoseOfEveryText(seed: UInt64) throws {
    let room = try Newsroom(seed: seed)
    let names = try room.library.allEntities(EntityRequest(limit: 4)).entities.map(\.entity)
    var count = 0
    for first in names {
      for second in names where second != first {
        let pair = EntityPair(first, second)
        var expected: [SharedSentence] = []
        let request = ListRequest(query: Query(.all))
        for row in try room.library.list(request).rows {
          let opened = try #require(try room.library.open(row.key))
          expected += naive(opened, pair)
        }
        var found: [SharedSentence] = []
        var next: Int64?
        repeat {
          let part = try room.library.sharedSentences(pair, from: next, briefs: 3)
          found += part.sentences
          next = part.next
        } while next != nil
        #expect(found.filter(\.isTogether) == expected)
        count += found.count
      }
    }
    #expect(count > 0)
  }

  /// Every sentence of a brief, one after another, with what it mentions.
  private func naive(_ opened: OpenedBrief, _ pair: EntityPair) -> [SharedSentence] {
    var found: [SharedSentence] = []
    for (number, section) in opened.brief.sections.enumerated() {
      for (at, block) in section.blocks.enumerated() {
        var start = 0
        while start < block.text.string.utf8.count {
          let range = Words.sentence(around: start, in: block.text.string)
          func places(_ entity: Entity) -> [Range<Int>] {
            opened.mentions.filter {
              $0.entity.key == entity.key && $0.place.section == number && $0.place.block == at
                && range.contains($0.place.range.lowerBound)
            }.map {
              $0.place.range.lowerBound - range.lowerBound..<$0.place.range.upperBound
                - range.lowerBound
            }
          }
          if !places(pair.first).isEmpty, !places(pair.second).isEmpty {
            found.append(
              SharedSentence(
                row: opened.row, path: opened.path, source: opened.brief.source,
                url: opened.brief.url, role: section.role, title: section.title,
                place: Place(section: number, block: at, range: range),
                sentence: block.text[range], first: places(pair.first),
                second: places(pair.second)))
          }
          start = max(start, range.upperBound) + 1
        }
      }
    }
    return found
  }

  @Test func aCancelledQuestionEnds() throws {
    let room = try Newsroom(seed: 8)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try room.library.allEntities(EntityRequest(), cancellation: cancellation)
    }
    let pair = EntityPair(
      Entity(name: "Meta", kind: .other), Entity(name: "Telegram", kind: .other))
    #expect(throws: CancellationError.self) {
      try room.library.sharedSentences(pair, cancellation: cancellation)
    }
  }

  @Test func rowsThatMentionAWatchedName() throws {
    let room = try Newsroom(seed: 9)
    let all = room.stories.map(\.key)
    let found = try room.library.rows(all, mentioning: ["meta", "telegram"])
    let expected = room.stories.filter { story in
      story.mentions.contains { ["meta", "telegram"].contains($0.entity.key) }
    }.map(\.key)
    #expect(found == Set(expected))
    #expect(try room.library.rows(Array(all.prefix(1)), mentioning: ["zebra crossing"]).isEmpty)
  }
}
