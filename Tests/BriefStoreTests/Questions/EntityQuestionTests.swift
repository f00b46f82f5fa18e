import Briefs
import Foundation
import Testing
import Text

@testable import BriefStore

/// Cards, lists of entities, and the names a query may call them by.
struct EntityQuestionTests {
  private func parse(_ text: String) -> Query {
    Query.parse(text, today: Day(number: 20313), now: 20313 * 86_400)
  }

  private func telegramFolder() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(
      "1.md", brief("One", date: "2025-08-01", text: "Telegram met Meta. Telegram!"))
    try sandbox.write("2.md", brief("Two", date: "2025-08-02", text: "Telegram and Meta."))
    try sandbox.write("3.md", brief("Three", date: "2025-08-05", text: "Telegram and Signal."))
    try sandbox.write("4.md", brief("Four", date: "2025-08-09", text: "Nothing else but Signal."))
    return sandbox
  }

  @Test func aCardSumsUpAnEntity() throws {
    let library = try telegramFolder().opened()
    let card = try #require(try library.card(entityKey: "telegram", buckets: 4))
    #expect(card.entity == Entity(name: "Telegram", kind: .other))
    #expect(card.briefs == 3)
    #expect(card.mentions == 4)
    #expect(card.first == Published(seconds: 20301 * 86_400, precision: .day))
    #expect(card.last == Published(seconds: 20305 * 86_400, precision: .day))
    #expect(card.timeline == [1, 1, 0, 1])
    #expect(card.companions.map(\.entity.key) == ["meta", "signal"])
    #expect(card.companions.map(\.briefs) == [2, 1])
  }

  @Test func aCardForNobodyIsNone() throws {
    let library = try telegramFolder().opened()
    #expect(try library.card(entityKey: "whatsapp") == nil)
    #expect(try library.card(entityKey: "telegram", kind: .person) == nil)
    #expect(try library.card(entityKey: "telegram", buckets: 0)?.timeline == [])
    #expect(try library.card(entityKey: "signal", buckets: 1)?.timeline == [2])
  }

  @Test func removedBriefsCountNoMore() throws {
    let sandbox = try telegramFolder()
    let library = try sandbox.opened()
    try sandbox.delete("1.md")
    try sandbox.write("2.md", brief("Two", date: "2025-08-02", text: "Only Meta is left."))
    try library.refresh()
    #expect(try library.card(entityKey: "telegram")?.briefs == 1)
    let entities = try library.entities()
    #expect(entities.first { $0.entity.key == "telegram" }?.briefs == 1)
    #expect(try library.list(ListRequest(query: parse("entity:telegram"))).rows.count == 1)
  }

  @Test func entitiesOfMostBriefsComeFirst() throws {
    let library = try telegramFolder().opened()
    let all = try library.entities()
    #expect(all.map(\.entity.key) == ["telegram", "meta", "signal", "nothing"])
    #expect(all.map(\.briefs) == [3, 2, 2, 1])
    #expect(all.map(\.mentions) == [4, 2, 2, 1])
    #expect(try library.entities(limit: 2).map(\.entity.key) == ["telegram", "meta"])
    #expect(try library.entities(kind: .person).isEmpty)
    #expect(try library.entities(kind: .other).count == 4)
  }

  @Test func aQueryNarrowsTheEntities() throws {
    let library = try telegramFolder().opened()
    let found = try library.entities(query: parse("signal"))
    #expect(found.map(\.entity.key) == ["signal", "nothing", "telegram"])
    #expect(found.map(\.briefs) == [2, 1, 1])
    #expect(try library.entities(query: parse("\"nothing else\"")).count == 2)
    #expect(try library.entities(query: parse("zebra")).isEmpty)
  }

  @Test(arguments: [
    "entity:Roskomnadzor", "entity:rkn", "entity:Роскомнадзор", "entity:RKN*", "org:RKN",
    "entity:regulator",
  ])
  func anyAliasNamesAnEntity(text: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "entities.yaml",
      """
      entities:
        - name: Roskomnadzor
          kind: organisation
          aliases: [RKN, Роскомнадзор]
      merge:
        - from: The Regulator
          into: Roskomnadzor
      """)
    try sandbox.write("1.md", brief("One", text: "Calls fail, said Roskomnadzor on Monday."))
    try sandbox.write("2.md", brief("Two", text: "Nothing was said."))
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    let rows = try library.list(ListRequest(query: parse(text))).rows
    #expect(rows.map(\.title) == (text == "entity:regulator" ? [] : ["One"]))
    let entity = try library.entities().first { $0.entity.key == "roskomnadzor" }
    #expect(entity?.aliases.contains("RKN") == true)
  }

  @Test func thousandsOfNamesAreNoBurden() throws {
    let sandbox = try Sandbox()
    let names = (0..<3000).map { "  - name: Zone \($0)\n    aliases: [zebra \($0)]\n" }
    try sandbox.write("entities.yaml", "entities:\n" + names.joined())
    try sandbox.write(
      "1.md", "---\ntitle: One\ntags: [x]\n---\n\nThe people of Zone 7 met on Monday.\n")
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    for text in ["entity:z*", "entity:\"zebra 7\"", "entity:zebra*", "tag:x entity:zo*"] {
      #expect(try library.list(ListRequest(query: parse(text))).rows.count == 1, "\(text)")
    }
  }

  @Test func theListsAliasesNameAnEntityToo() throws {
    let sandbox = try Sandbox()
    try sandbox.write("1.md", brief("One", text: "Talks with the United Kingdom have begun."))
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    for text in ["entity:UK", "place:\"united kingdom\"", "entity:Britain", "entity:unit*"] {
      #expect(try library.list(ListRequest(query: parse(text))).rows.count == 1, "\(text)")
    }
    #expect(try library.list(ListRequest(query: parse("person:UK"))).rows.isEmpty)
  }

  @Test func aSurnameNamesAPersonWhereNothingElseIsCalledThat() throws {
    let sandbox = try Sandbox()
    let text = "On Monday Angela Merkel met reporters in Berlin. Merkel smiled."
    try sandbox.write("1.md", brief("One", text: text))
    let library = try sandbox.open(recognition: .standard)
    try library.refresh()
    for text in ["person:Merkel", "person:\"Angela Merkel\"", "person:angela", "person:merk*"] {
      #expect(try library.list(ListRequest(query: parse(text))).rows.count == 1, "\(text)")
    }
    #expect(try library.list(ListRequest(query: parse("person:erkel"))).rows.isEmpty)
  }
}
