import TestSupport
import Testing
import Text

@testable import Briefs

/// What the layout of a plain text says: headline, underlines, lines set in, words cut at a line's end.
@Suite struct PlainLayoutTests {
  @Test func underlinedLinesAreHeadlineAndSections() throws {
    let brief = try brief(
      "Pier shut\n=========\n\nIt was shut at noon.\n\nWhy\n---\n\nRust.\n\n-----\n\nMore.\n\n"
        + "~~~~~~\nPeople\n~~~~~~\n\nThree.")
    #expect(brief.title == "Pier shut")
    #expect(
      brief.outline == [
        "[other] ", "It was shut at noon.", "[other] Why", "Rust.", "***", "More.",
        "[other] People", "Three.",
      ])
  }

  @Test(arguments: [
    "One line.\nAnother line of text that is long\n---\n\nMore.",
    "Head\n\nA whole sentence that goes on and on and is much longer.\n---\n\nMore.",
    "Head\n\nName   Age\n----   ---\nAnn    42", "Head\n\n======\n======\n\nText.",
  ])
  func otherSignsUnderLinesMakeNoSections(_ text: String) throws {
    #expect(try brief(text).sections.allSatisfy(\.title.isEmpty))
  }

  @Test func figuresStayLines() throws {
    let brief = try brief(
      "BAY LINES 3RD QTR NET\n    Shr 12 cts vs 9 cts\n    Net 4.1 mln vs 3.0 mln\n    Note: old\n")
    #expect(brief.title == "BAY LINES 3RD QTR NET")
    #expect(
      brief.outline == [
        "[other] ", "| Shr 12 cts vs 9 cts", "| Net 4.1 mln vs 3.0 mln", "| Note: old",
      ])
  }

  @Test func commandsAndVerseStayLinesAndAreNoHeadings() throws {
    let brief = try brief(
      """
      How to swim

      Fill the tub:

          tap open --cold

          tap open --warm
          plug in

      Then sing what your mother sang, and sing it loud enough for the people next door:

          Row, row, row your boat
            Gently down the stream
      """)
    #expect(
      brief.outline == [
        "[other] ", "Fill the tub:", "| tap open --cold", "| ", "| tap open --warm", "| plug in",
        "Then sing what your mother sang, and sing it loud enough for the people next door:",
        "| Row, row, row your boat", "|   Gently down the stream",
      ])
  }

  @Test func paragraphsWithTheirFirstLineSetInAreParagraphs() throws {
    let brief = try brief(
      """
      Quarter ends well
          The line said that it had carried more people than in any quarter
      since the war, and more cars.
          It gave no reason for that.
          Shares rose in the morning and fell again in the course of the day,
      as they do.
      """)
    #expect(brief.title == "Quarter ends well")
    #expect(
      brief.outline == [
        "[other] ",
        "The line said that it had carried more people than in any quarter since the war, and "
          + "more cars.",
        "It gave no reason for that.",
        "Shares rose in the morning and fell again in the course of the day, as they do.",
      ])
  }

  @Test func aTextWithAMarginIsReadAsWithoutOne() throws {
    let text = "Head\n\nOne line.\nAnother line.\n\nWhat's next\n\nThe end."
    let margin = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    " + $0 }.joined(separator: "\n")
    #expect(try brief(margin).outline == brief(text).outline)
  }

  @Test func tablesWithGapsStayLines() throws {
    let brief = try brief("Scores\n\nAnn      12\nBob       9\n\nBoth played well.  They left.")
    #expect(
      brief.outline == [
        "[other] ", "| Ann      12", "| Bob       9", "Both played well.  They left.",
      ])
  }

  @Test(arguments: [
    "https://example.org/a/b\n\nThe pier is shut\n\nText.",
    "<https://example.org/a/b>\nThe pier is shut\n\nText.",
    "The pier is shut\nhttps://example.org/a/b\n\nText.",
    "The pier is shut\nURL: https://example.org/a/b\n\nText.",
  ])
  func anAddressOnALineOfItsOwnIsTheBriefs(_ text: String) throws {
    let brief = try brief(text)
    #expect(brief.title == "The pier is shut" && brief.url == "https://example.org/a/b")
    #expect(brief.outline == ["[other] ", "Text."])
  }

  @Test func aParagraphUnderAnAddressStaysInTheText() throws {
    let text = "The keeper of the pier left on Monday after years of quarrels, the town said."
    let brief = try brief("https://example.org/a\n\n\(text)\n\nMore.")
    #expect(brief.title.string == text && brief.outline == ["[other] ", text, "More."])
  }

  @Test(arguments: [
    "The town said on Monday that the pier would be shut for as long as it takes to mend it.",
    "The town said on Monday that the pier would be shut\nfor a year, and the boats would go.",
    "Boats of the town go no further than the pier,\nand the pier is shut.",
  ])
  func aFirstParagraphIsNoHeadline(_ text: String) throws {
    let brief = try brief(text + "\n\nMore.", name: "pier-shut.txt")
    #expect(brief.title == "pier-shut")
    #expect(brief.outline == ["[other] ", text.replacing("\n", with: " "), "More."])
  }

  @Test(arguments: [
    "Pier shut\nThe town said so on Monday.\nMore.", "Pier shut\n- one\n- two",
    "Pier shut by the town for as long as it takes to mend\nThe town said so on Monday, and that it "
      + "would take a year.", "Pier shut\nBy Ann Lee\n\nText.", "Pier shut\nWhat happened\nRust.",
    "Pier shut.\n\nText.",
  ])
  func aShortFirstLineIsTheHeadline(_ text: String) throws {
    #expect(try brief(text, name: "file.txt").title.string.hasPrefix("Pier shut"))
  }

  @Test func linesUnderTheHeadlineSayWhoAndWhen() throws {
    let brief = try brief(
      "Pier shut\nBy Ann Lee and Bob Roe\nPublished: 5 November 2025 - 09:01\nSource: Bay Wire\n"
        + "Tags: pier, rust\n\nText.")
    #expect(brief.authors == ["Ann Lee", "Bob Roe"] && brief.source == "Bay Wire")
    #expect(brief.published?.iso == "2025-11-05T09:01:00" && brief.tags == ["pier", "rust"])
    #expect(brief.outline == ["[other] ", "Text."])
  }

  @Test(arguments: [
    ("The govern-\nment met.", "The government met."),
    ("A self-\ngoverning town.", "A self-governing town."),
    ("North-\neast of it.", "North-east of it."), ("Twenty-\nfive came.", "Twenty-five came."),
    ("The Anglo-\nSaxon word.", "The Anglo-Saxon word."), ("An F-\n16 flew.", "An F-16 flew."),
    ("For two-\nand three-year terms.", "For two- and three-year terms."),
    ("It was -\nor so it seemed.", "It was - or so it seemed."),
    ("State-of-the-\nart tools.", "State-of-the-art tools."),
    ("The re\u{AD}\nturn.", "The return."), ("A ten-year-\nold.", "A ten-year-old."),
    ("Das Partei-\nprogramm.", "Das Parteiprogramm."),
  ])
  func wordsCutAtTheEndOfALineAreWhole(_ lines: String, _ text: String) throws {
    let brief = try brief("Head\n\n\(lines)")
    #expect(brief.outline == ["[other] ", text])
  }

  @Test func numberedTitlesAreSectionsAndListsOfThemAreNot() throws {
    let sections = try brief(
      "Pier\n\n1. What's Happening?\nRust.\n\n2. Why It's Important?\n\nBoats.\n")
    #expect(
      sections.outline == [
        "[happening] 1. What's Happening?", "Rust.", "[important] 2. Why It's Important?", "Boats.",
      ])
    let list = try brief("Agenda\n\n1. What happened\n2. Why it matters\n3. What's next\n\nTea.")
    #expect(
      list.outline == [
        "[other] ", "1. What happened", "2. Why it matters", "3. What's next", "Tea.",
      ]
    )
  }

  @Test func hostileLayoutsAreReadInOneGo() {
    for text in [
      String(repeating: "    a\n", count: 5_000), String(repeating: "a\n---\n", count: 3_000),
      String(repeating: "a-\n", count: 3_000),
      String(repeating: "    a   b\nc\n", count: 3_000),
      "T\n" + String(repeating: " ", count: 1 << 18) + "x",
      String(repeating: "=\n", count: 3_000),
      String(repeating: "-", count: 1 << 18) + "\n" + String(repeating: "=", count: 1 << 18),
    ] {
      #expect(parse(text).briefs.count == 1)
    }
  }
}
