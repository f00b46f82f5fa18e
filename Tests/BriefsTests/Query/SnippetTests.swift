import Briefs
import Testing
import Text

/// The sentence that answers a query best.
struct SnippetTests {
  private let brief: Brief = {
    var brief = Brief(title: "Calls restricted in Russia", format: .markdown)
    brief.summary = "It is August. The watchdog named fraud."
    brief.authors = ["Cy Poe"]
    brief.sections = [
      Section(
        title: "What's Happening?", role: .happening,
        blocks: [
          Block("Moscow spoke on Monday. Calls on Telegram fail. Nobody knows why."),
          Block("The regulator said that calls are partially restricted."),
        ]),
      Section(
        title: "What's Next?", role: .next, blocks: [Block("Telegram calls may end in autumn.")]),
    ]
    return brief
  }()

  @Test(arguments: [
    ("telegram", "Calls on Telegram fail.", "What's Happening?"),
    ("telegram autumn", "Telegram calls may end in autumn.", "What's Next?"),
    ("next:telegram", "Telegram calls may end in autumn.", "What's Next?"),
    (
      "\"partially restricted\"", "The regulator said that calls are partially restricted.",
      "What's Happening?"
    ),
    ("why or autumn*", "Nobody knows why.", "What's Happening?"),
    (
      "-telegram regulator", "The regulator said that calls are partially restricted.",
      "What's Happening?"
    ),
    ("is:unread", "Moscow spoke on Monday.", "What's Happening?"),
    ("russia", "Calls restricted in Russia", ""),
    ("title:calls", "Calls restricted in Russia", ""),
    ("zebra", "Moscow spoke on Monday.", "What's Happening?"),
    ("watchdog", "The watchdog named fraud.", ""),
    ("watchdog fraud calls", "The watchdog named fraud.", ""),
    ("telegram watchdog", "Calls on Telegram fail.", "What's Happening?"),
    ("what:watchdog", "Moscow spoke on Monday.", "What's Happening?"),
    ("poe", "Moscow spoke on Monday.", "What's Happening?"),
  ])
  func findsTheSentence(text: String, sentence: String, title: String) {
    let snippet = Snippet(of: brief, for: query(text))
    #expect(snippet.sentence.string == sentence)
    #expect(snippet.title.string == title)
    #expect((snippet.section == nil) == title.isEmpty)
  }

  @Test func saysWhereTheWordsStand() {
    let snippet = Snippet(of: brief, for: query("fail tele*"))
    let found = snippet.matches.map { snippet.sentence[$0].string }
    #expect(found == ["Telegram", "fail"])
  }

  @Test func longSentencesAreCutAroundTheMatch() {
    var long = Brief(title: "Long", format: .markdown)
    let text = String(repeating: "être ou ne pas être ", count: 20_000) + "zebra encore"
    long.sections = [
      Section(title: "Text", role: .other, blocks: [Block(DisplayText(cleaning: text))])
    ]
    let snippet = Snippet(of: long, for: query("zebra"))
    #expect(snippet.sentence.string.utf8.count < 1000)
    #expect(snippet.sentence.string.hasPrefix("…"))
    #expect(snippet.matches.map { snippet.sentence[$0].string } == ["zebra"])
  }

  /// However often one word stands in a paragraph, the one place of another is found.
  @Test func commonWordsDoNotHideRareOnes() {
    var brief = Brief(title: "Common", format: .markdown)
    let text = String(repeating: "The day ends. ", count: 500) + "The zebra sleeps. The day ends."
    brief.sections = [
      Section(title: "Text", role: .other, blocks: [Block(DisplayText(cleaning: text))])
    ]
    #expect(Snippet(of: brief, for: query("the zebra")).sentence == "The zebra sleeps.")
    #expect(Snippet(of: brief, for: query("zebra or day")).sentence == "The day ends.")
  }

  @Test func theFirstOfEqualSentencesIsTaken() {
    var brief = Brief(title: "Equals", format: .markdown)
    let text = "One bank. No bank in any province here. Late the province and its bank. A bank."
    brief.sections = [
      Section(title: "Text", role: .other, blocks: [Block(DisplayText(cleaning: text))])
    ]
    #expect(
      Snippet(of: brief, for: query("bank province")).sentence
        == "No bank in any province here.")
  }

  @Test func anEmptyBriefHasItsHeadline() {
    let snippet = Snippet(of: Brief(title: "Empty", format: .json), for: query("x"))
    #expect(snippet.sentence == "Empty")
    #expect(snippet.matches.isEmpty)
  }
}
