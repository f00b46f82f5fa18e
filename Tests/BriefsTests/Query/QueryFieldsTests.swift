import Briefs
import Testing
import Text

/// The words before a colon.
struct QueryFieldsTests {
  static let readings = [
    Reading("title:telegram", word("telegram", in: .title)),
    Reading("TITLE:Telegram", word("telegram", in: .title)),
    Reading("what:a", word("a", in: .what)),
    Reading("why:a", word("a", in: .why)),
    Reading("next:telegr*", prefix("telegr", in: .next)),
    Reading("beyond:\"a b\"", phrase("a", "b", in: .beyond)),
    Reading("title:state-backed", compound("state-backed", in: .title)),
    Reading("-title:a", .not(word("a", in: .title))),
    Reading("entity:Meta", .entity(key: "meta", kind: nil)),
    Reading("entity:\"European Commission\"", .entity(key: "european commission", kind: nil)),
    Reading("org:Meta", .entity(key: "meta", kind: .organisation)),
    Reading("person:Zuckerberg", .entity(key: "zuckerberg", kind: .person)),
    Reading("place:Russia", .entity(key: "russia", kind: .place)),
    Reading("other:GDPR", .entity(key: "gdpr", kind: .other)),
    Reading("entity:Rosk*", .entity(key: "rosk", isPrefix: true, kind: nil)),
    Reading("-entity:Meta", .not(.entity(key: "meta", kind: nil))),
    Reading("is:unread", .state(.unread)),
    Reading("is:read", .state(.read)),
    Reading("is:starred", .state(.starred)),
    Reading("is:ai", .state(.ai)),
    Reading("IS:AI", .state(.ai)),
    Reading("is:updated", .state(.updated)),
    Reading("is:new", .state(.new)),
    Reading("is:conflict", .state(.conflict)),
    Reading("-is:read", .not(.state(.read))),
    Reading("tag:messaging", .property(.tag, ["messaging"])),
    Reading("tag:\"press freedom\"", .property(.tag, ["press", "freedom"])),
    Reading("tag:press-freedom", .property(.tag, ["press", "freedom"])),
    Reading("source:Reuters", .property(.source, ["reuters"])),
    Reading("author:Smith*", .property(.author, ["smith"], lastIsPrefix: true)),
    Reading("path:2025/08", .property(.path, ["2025", "08"])),
    Reading("minutes:5", .minutes(5...5)),
    Reading("minutes:=5", .minutes(5...5)),
    Reading("minutes:<5", .minutes(0...4)),
    Reading("minutes:<=5", .minutes(0...5)),
    Reading("minutes:>5", .minutes(6...Int.max)),
    Reading("minutes:>=5", .minutes(5...Int.max)),
    Reading("minutes:<0", .not(.all)),
    Reading("minutes:999999999", .minutes(999_999_999...999_999_999)),
    Reading(
      "org:meta is:unread or title:x",
      .or([
        .and([.entity(key: "meta", kind: .organisation), .state(.unread)]),
        word("x", in: .title),
      ])),
  ]

  @Test(arguments: readings)
  func reads(_ reading: Reading) {
    let query = query(reading.text)
    #expect(query.root == reading.root)
    #expect(query.notice == nil)
  }

  @Test(arguments: [
    ("sort:date", SortOrder.date), ("sort:-date", .oldest), ("sort:title", .title),
    ("Sort:Minutes", .minutes), ("sort:relevance", .relevance), ("sort:date sort:title", .title),
  ])
  func sorts(text: String, order: SortOrder) {
    let query = query("a \(text) b")
    #expect(query.sort == order)
    #expect(query.root == .and([word("a"), word("b")]))
    #expect(query.notice == nil)
  }

  @Test func aMinusBeforeASortLeavesNothingOut() {
    let query = query("-sort:title a")
    #expect(query.root == word("a"))
    #expect(query.sort == .title)
  }

  @Test(arguments: [
    "minutes:", "minutes:-5", "minutes:5.5", "minutes:<", "minutes:=<5", "minutes:99999999999999",
    "minutes:٥",
  ])
  func refusesOtherMinutes(_ text: String) {
    #expect(query(text).notice != nil)
  }

  @Test func everyFieldHasItsMeaning() {
    let names = Query.fields.map(\.name)
    #expect(Set(names).count == names.count)
    for name in ["title", "beyond", "entity", "is", "path", "newer", "minutes", "sort"] {
      #expect(names.contains(name))
    }
    #expect(Query.fields.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test(arguments: [
    ("so", ["source:", "sort:"]), ("is:un", ["is:unread"]), ("is:u", ["is:unread", "is:updated"]),
    ("sort:", ["sort:date", "sort:-date", "sort:title", "sort:minutes", "sort:relevance"]),
    ("on:t", ["on:today"]), ("", []), ("zebra", []), ("foo:", []), ("title:a", []),
  ])
  func completes(prefix: String, words: [String]) {
    #expect(Query.completions(for: prefix) == words)
  }
}
