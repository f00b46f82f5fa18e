import Briefs
import Testing
import Text

/// Words, phrases, operators and brackets.
struct QueryWordsTests {
  static let readings = [
    Reading("", .all),
    Reading("  \t ", .all),
    Reading("telegram", word("telegram")),
    Reading("Telegram CALLS", .and([word("telegram"), word("calls")])),
    Reading("telegr*", prefix("telegr")),
    Reading("telegr**", prefix("telegr")),
    Reading("* telegram", word("telegram")),
    Reading("don't", word("dont")),
    Reading("state-backed", compound("state-backed")),
    Reading("state-back*", compound("state-back", isPrefix: true)),
    Reading("10:30", compound("10:30")),
    Reading("telegram , ! calls", .and([word("telegram"), word("calls")])),
    Reading("\"partially restricted\"", phrase("partially", "restricted")),
    Reading("\u{201C}partially restricted\u{201D}", phrase("partially", "restricted")),
    Reading("„partially restricted“", phrase("partially", "restricted")),
    Reading("\"telegram\"", word("telegram")),
    Reading("\"\" telegram", word("telegram")),
    Reading(
      "\"partially restr*\"",
      .phrase(["partially", "restr"], lastIsPrefix: true, field: nil)),
    Reading("NOT\"partially\"", .not(word("partially"))),
    Reading("-meta", .not(word("meta"))),
    Reading("not meta", .and([word("not"), word("meta")])),
    Reading("NOT meta", .not(word("meta"))),
    Reading("-\"a b\"", .not(phrase("a", "b"))),
    Reading("NOT NOT meta", word("meta")),
    Reading("--meta", word("meta")),
    Reading("-or", .not(word("or"))),
    Reading("\"or\"", word("or")),
    Reading("meta or telegram", .or([word("meta"), word("telegram")])),
    Reading("meta OR telegram Or signal", .or([word("meta"), word("telegram"), word("signal")])),
    Reading("meta and telegram", .and([word("meta"), word("telegram")])),
    Reading("a b or c d", .or([.and([word("a"), word("b")]), .and([word("c"), word("d")])])),
    Reading("a -b or c", .or([.and([word("a"), .not(word("b"))]), word("c")])),
    Reading("a (b or c)", .and([word("a"), .or([word("b"), word("c")])])),
    Reading("a(b or c)d", .and([word("a"), .or([word("b"), word("c")]), word("d")])),
    Reading("-(b or c)", .not(.or([word("b"), word("c")]))),
    Reading("NOT (b c)", .not(.and([word("b"), word("c")]))),
    Reading("((a))", word("a")),
    Reading("a () b", .and([word("a"), word("b")])),
    Reading("-() a", word("a")),
    Reading("-, a", word("a")),
    Reading("Russia: calls", .and([word("russia"), word("calls")])),
  ]

  @Test(arguments: readings)
  func reads(_ reading: Reading) {
    let query = query(reading.text)
    #expect(query.root == reading.root)
    #expect(query.notice == nil)
    #expect(query.sort == nil)
  }

  @Test(
    arguments: [
      ("foo:bar", compound("foo:bar"), "foo:bar"),
      ("foo:\"a b\" c", .and([compound("foo a b"), word("c")]), "foo:\"a b\""),
      ("is:banana", compound("is:banana"), "is:banana"),
      ("is: x", .and([word("is"), word("x")]), "is:"),
      ("after:soon", compound("after:soon"), "after:soon"),
      ("minutes:x", compound("minutes:x"), "minutes:x"),
      ("sort:loudness", compound("sort:loudness"), "sort:loudness"),
      ("telegram or", .and([word("telegram"), word("or")]), "or"),
      ("or telegram", .and([word("or"), word("telegram")]), "or"),
      ("telegram NOT", .and([word("telegram"), word("not")]), "NOT"),
      ("a or or b", .or([word("a"), .and([word("or"), word("b")])]), "or"),
      ("-", .all, "-"),
      ("a - b", .and([word("a"), word("b")]), "-"),
      ("(telegram", word("telegram"), "("),
      ("telegram)", word("telegram"), ")"),
      (") telegram (", word("telegram"), "), ("),
      ("\"telegram calls", phrase("telegram", "calls"), "\""),
    ] as [(String, Query.Node, DisplayText)])
  func searchesWhatItDoesNotUnderstand(text: String, root: Query.Node, named: DisplayText) {
    let query = query(text)
    #expect(query.root == root)
    #expect(query.notice == "searched as words: " + named)
  }

  @Test func namesThreeAndNoMore() {
    #expect(
      query("a:1 b:2 c:3 d:4 e:5").notice == "searched as words: a:1, b:2, c:3, …")
  }

  @Test func cutsLongNamesInTheNotice() {
    let notice = query("foo:" + String(repeating: "x", count: 200)).notice
    #expect(notice == "searched as words: foo:xxxxxxxxxxxxxxxxxxx…")
  }
}

/// What of a query is lit in the text.
struct QueryHighlightTests {
  @Test(
    arguments: [
      ("telegram calls", [HighlightTerm(words: ["telegram"]), HighlightTerm(words: ["calls"])]),
      ("telegr*", [HighlightTerm(words: ["telegr"], isPrefix: true)]),
      ("\"a b\" or c", [HighlightTerm(words: ["a", "b"]), HighlightTerm(words: ["c"])]),
      ("a -b NOT (c d)", [HighlightTerm(words: ["a"])]),
      ("-(a -b)", []),
      ("title:a a", [HighlightTerm(words: ["a"])]),
      ("is:unread entity:meta tag:x", []),
    ] as [(String, [HighlightTerm])])
  func lightsWhatIsAskedFor(text: String, terms: [HighlightTerm]) {
    #expect(query(text).highlights == terms)
  }
}

/// Queries joined.
struct QueryJoiningTests {
  @Test func findsWhatAllFind() {
    let joined = Query.and([
      query("a or b sort:title"), query("foo:x is:unread"), query(""), query("bar:y"),
    ])
    #expect(
      joined.root
        == .and([
          .or([word("a"), word("b")]), compound("foo:x"), .state(.unread), compound("bar:y"),
        ]))
    #expect(joined.sort == .title)
    #expect(joined.notice == "searched as words: foo:x; searched as words: bar:y")
  }

  @Test func nothingJoinedIsEverything() {
    #expect(Query.and([]).isAll)
    #expect(Query.and([.all, query(" ")]).isAll)
    #expect(!query("sort:title").isAll)
    #expect(!query("is:unread").isAll)
  }
}
