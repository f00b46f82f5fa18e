import Briefs
import Foundation
import Screen
import Testing
import Text

@testable import Reader

/// What the reading pane makes of a brief: numbers of links, tables.
@Suite struct ReadingDocumentTests {
  private func document(_ markdown: String) throws -> ReadingDocument {
    let text = "# A\n\n## What's Happening?\n\n\(markdown)\n"
    let parsed = BriefFormat.parse(Array(text.utf8), name: "x.md")
    return ReadingDocument(try #require(parsed.briefs.first))
  }

  /// The lines below the section's heading.
  private func lines(_ markdown: String, width: Int = 60) throws -> [String] {
    let document = try document(markdown)
    let flow = ReadingFlow(document: document, width: width)
    return (2..<document.items.count).flatMap { index in
      flow.lines(of: index).map { line in
        let text = line.range.map { document.items[index].text[$0].string } ?? ""
        let gap = String(repeating: " ", count: max(0, line.inset - line.name.columns))
        return (line.name.string + gap + text).trimmedAtEnd
      }
    }
  }

  @Test func linksAreNumberedInTheText() throws {
    #expect(
      try lines("See [one](http://a.example/x) and [two words](http://b.example), not one.") == [
        "See one[1] and two words[2], not one.", "", "[1] one — http://a.example/x",
        "[2] two words — http://b.example",
      ])
  }

  @Test func aWordIsNumberedOnlyWhereItIsWhole() throws {
    #expect(
      try lines("Someone saw one [one](/a) now.\n\n- [two](/b)").prefix(3) == [
        "Someone saw one[1] one now.", "", "two[2]",
      ])
  }

  @Test func aLinkWhoseWordsAreNowhereHoldsNoOtherUp() throws {
    let found = try lines("### A [heading](/h) here\n\n[](/nothing)\n\nThen [two](/b).")
    #expect(found.contains("Then two[3]."))
  }

  @Test(arguments: [
    ("[bank.com](http://evil.example/a)", "[1] bank.com — http://evil.example/a"),
    (
      "[bank](https://bank.com@evil.example/a)",
      "[1] bank — evil.example: https://bank.com@evil.example/a"
    ),
    ("<https://a.example/>", "[1] https://a.example/"),
    ("[mail](mailto:a@b.c)", "[1] mail — mailto:a@b.c"),
  ])
  func theHostOfATargetIsShown(_ markdown: String, _ line: String) throws {
    #expect(try lines(markdown).last == line)
  }

  @Test func mentionsAndMatchesStandBehindNumbersAsBefore() throws {
    let document = try document("See [one](/a) and Meta, then [two](/b) and Meta.")
    let item = document.items[2]
    let place = try #require(item.place)
    let second = (place.range.upperBound - 5)..<(place.range.upperBound - 1)
    let found = Place(section: place.section, block: place.block, range: second)
    let range = try #require(document.range(of: found, in: 2))
    #expect(item.text[range] == "Meta")
    let terms = Query.parse("meta", today: Day(number: 0), now: 0).highlights
    #expect(document.count(terms, current: found).text == "2 of 2")
    let phrase = Query.parse("\"one and meta\"", today: Day(number: 0), now: 0).highlights
    guard case .found(let match) = document.search(phrase, fromEdge: 1) else {
      Issue.record("the phrase is not found")
      return
    }
    #expect(document.range(of: match, in: 2).map { item.text[$0] } == "one[1] and Meta")
  }

  @Test func tablesAreLinedUp() throws {
    #expect(
      try lines(
        """
        Votes:

        | Country | Votes | Note |
        |---|---|---|
        | Italy | 12 | a [link](/x) here |
        | Liechtenstein | 3 | |

        The end.
        """
      ).prefix(7) == [
        "Votes:", "", "Country       | Votes | Note", "Italy         | 12    | a link[1] here",
        "Liechtenstein | 3     |", "", "The end.",
      ])
  }

  @Test func aTableThatIsTooWideHasACellALine() throws {
    #expect(
      try lines("| Country | Votes |\n|---|---|\n| Liechtenstein | 3 against |", width: 20) == [
        "Country", "Votes", "", "Country:", "  Liechtenstein", "Votes: 3 against",
      ])
  }

  @Test func theRowsOfATableStandAlike() throws {
    #expect(
      try lines("| A | B |\n|---|---|\n| a cell that is long | b |\n| c | d |", width: 20) == [
        "A", "B", "", "A: a cell that is", "   long", "B: b", "", "A: c", "B: d",
      ])
  }

  @Test func anEmptyCellHasNoLine() throws {
    #expect(
      try lines("| A | B | C |\n|---|---|---|\n| a cell that is long | | c |", width: 20) == [
        "A", "B", "C", "", "A: a cell that is", "   long", "C: c",
      ])
  }

  @Test func aBreakOfTheAuthorHasNoBlankLineAboveIt() throws {
    #expect(try lines("Kind regards,\\\nAna\n\nText.") == ["Kind regards,", "Ana", "", "Text."])
  }

  @Test func aTableIsDrawnWithLines() throws {
    var story = FakeLibrary.Story(id: 1, title: "T", day: Walk.today)
    story.sections = [("One", .happening, "A | B")]
    var library = FakeLibrary([story])
    library.isTable = true
    let walk = try Walk(library)
    #expect(walk.screen.text.contains("A │ B"))
    let ascii = try Walk(library, config: "set symbols ascii")
    #expect(ascii.screen.text.contains("A | B"))
  }

  /// Texts that take long where something is looked at again and again.
  enum HostileText: String, CaseIterable {
    case manyLinks, oneLink, linksAndALongLine, manyRows, longRow

    var markdown: String {
      switch self {
      case .manyLinks: (1...30_000).map { "[a\($0)](/\($0))" }.joined(separator: " ")
      case .oneLink: String(repeating: "[a](/x) b ", count: 30_000)
      case .linksAndALongLine:
        (1...20_000).map { "[x\($0)](/x)\n\n" }.joined() + String(repeating: "x", count: 300_000)
      case .manyRows:
        "|a|b|\n|-|-|\n" + String(repeating: "|[a](/x)|yyyyyyyyyyyyyyyyyyyyy|\n", count: 9000)
      case .longRow: "|a|b|\n|-|-|\n|" + String(repeating: " c | d |", count: 60_000)
      }
    }
  }

  /// In time that grows with the text, whatever it is made of.
  @Test(arguments: HostileText.allCases)
  func hostileTextsAreLaidOut(_ text: HostileText) throws {
    let document = try document(text.markdown)
    let flow = ReadingFlow(document: document, width: 40)
    #expect(!flow.lines(from: .start, count: 50).isEmpty)
    #expect(!flow.lines(from: flow.lastTop(height: 20), count: 20).isEmpty)
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
