import Briefs
import Testing
import Text

/// A query while it is being typed.
struct QueryTypingTests {
  static let readings = [
    Reading("t", prefix("t")),
    Reading("telegram", prefix("telegram")),
    Reading("telegram ", word("telegram")),
    Reading("telegram c", .and([word("telegram"), prefix("c")])),
    Reading("telegram -c", .and([word("telegram"), .not(prefix("c"))])),
    Reading("state-b", compound("state-b", isPrefix: true)),
    Reading("o'bri", prefix("obri")),
    Reading("1.2", compound("1.2", isPrefix: true)),
    Reading("#Clim", prefix("\u{E023}clim")),
    Reading("pleads not", .and([word("pleads"), prefix("not")])),
    Reading("title:tele", prefix("tele", in: .title)),
    Reading("\"partially restr", .phrase(["partially", "restr"], lastIsPrefix: true, field: nil)),
    Reading("\"partially restricted\"", phrase("partially", "restricted")),
    Reading("\"partially \"", word("partially")),
    Reading("\"partially ", word("partially")),
    Reading("(telegram or c", .or([word("telegram"), prefix("c")])),
    Reading("(telegram)", word("telegram")),
    Reading("entity:Rosk", .entity(key: "rosk", isPrefix: true, kind: nil)),
    Reading("entity:\"European Comm", .entity(key: "european comm", isPrefix: true, kind: nil)),
    Reading("entity:\"European Commission\"", .entity(key: "european commission", kind: nil)),
    Reading("tag:pol", .property(.tag, ["pol"], lastIsPrefix: true)),
    Reading("Russia:", prefix("russia")),
    Reading("is:unread", .state(.unread)),
    Reading("minutes:<5", .minutes(0...4)),
  ]

  @Test(arguments: readings)
  func takesTheLastWordAsAPrefix(_ reading: Reading) {
    let query = query(reading.text, typing: true)
    #expect(query.root == reading.root)
    #expect(query.notice == nil)
  }

  @Test(arguments: [
    "is:", "is:unr", "is:unr ", "-is:u", "after:", "after:2", "after:202", "after:2025-",
    "after:2025-0", "after:2025-08-", "after:2025-08-0", "on:tod", "newer:", "newer:7", "sort:",
    "sort:re", "sort:-", "minutes:", "minutes:<", "minutes:>=", "title:", "title:\"", "entity:",
    "entity:\"", "tag:", "or", "or ", "and", "NOT", "NOT ", "-", "(", "((", "-(", "\"",
    "or NOT", "and -", "title:*",
  ])
  func ignoresWhatIsNotFinished(_ text: String) {
    for before in ["", "a ", "a b ", "(a or b) "] {
      let query = query(before + text, typing: true)
      #expect(query.root == Briefs.Query.parse(before, today: Asked.today, now: Asked.now).root)
      #expect(query.notice == nil)
      #expect(query.sort == nil)
    }
  }

  @Test(arguments: ["is:unr a", "after:2025- a", "sort: a", "is:banana", "after:soon", "foo:bar"])
  func namesWhatCanNoLongerBecomeRight(_ text: String) {
    #expect(query(text, typing: true).notice != nil)
  }

  @Test func neverBlinksToNothingOnTheWay() {
    let text = "title:\"calls re\" (telegram or -is:unread) after:2025-08-01 newer:7d sort:title"
    for end in text.indices {
      #expect(query(String(text[..<end]), typing: true).notice == nil)
    }
  }
}
