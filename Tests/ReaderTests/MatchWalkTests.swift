import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Find in the text, and from match to match through the results of a search.
@Suite struct MatchWalkTests {
  @Test func findingInTheTextGoesFromMatchToMatch() throws {
    var walk = try Walk(columns: 80, rows: 14)
    walk.press("enter / meta")
    #expect(walk.screen.text.contains("Meta said that"))
    walk.press("enter n")
    #expect(walk.screen.text.contains("Telegram and Meta may have to choose"))
    walk.press("n")
    #expect(walk.screen.text.contains("1 of 2, wrapped"))
    #expect(walk.screen.text.contains("Meta said that"))
    walk.press("N")
    #expect(walk.screen.text.contains("2 of 2, wrapped"))
    walk.press("esc")
    #expect(walk.model.reading.find == nil)
    #expect(walk.model.focus == .reading)
  }

  @Test func findingInTheTextCounts() throws {
    var walk = try Walk()
    walk.press("enter / telegram")
    #expect(walk.screen.text(row: 39).hasSuffix("1 of 2"))
    walk.press("x")
    #expect(walk.screen.text(row: 39).hasSuffix("no match"))
    walk.press("bs enter")
    #expect(walk.screen.text(row: 39).contains("1 of 2"))
    walk.press("n")
    #expect(walk.screen.text(row: 39).contains("2 of 2"))
    walk.press("N")
    #expect(walk.screen.text(row: 39).contains("1 of 2"))
  }

  /// Words that only stand near each other are no phrase.
  @Test func aPhraseIsFoundAsAPhrase() throws {
    let lines = [
      "The end of the road is near to the coast.", "Calls are end-to-end encrypted by default.",
      "An end is to come in the end.", "Only end-to-end encryption will do.",
    ]
    var walk = try Walk(
      FakeLibrary([
        .init(
          id: 1, title: "Keys", day: Walk.today,
          sections: [("What's Happening?", .happening, lines.joined(separator: "\n"))])
      ]))
    walk.press("enter / end-to-end")
    #expect(walk.screen.text(row: 39).hasSuffix("1 of 2"))
    walk.press("enter n")
    #expect(walk.screen.text(row: 39).contains("2 of 2"))
    walk.press("/")
    for scalar in "end to".unicodeScalars { walk.press(.character(scalar)) }
    #expect(walk.screen.text(row: 39).hasSuffix("1 of 2"))
    walk.press(.character(" "))
    walk.press("road")
    #expect(walk.screen.text(row: 39).hasSuffix("no match"))
  }

  @Test func aMatchAboveTheScreenIsFoundFromTheEnd() throws {
    var walk = try Walk(columns: 80, rows: 12)
    walk.press("enter G / fraud")
    #expect(walk.screen.text(row: 11).hasSuffix("1 of 1, wrapped"))
    walk.press("enter")
    #expect(walk.screen.text.contains("named fraud as"))
    #expect(walk.screen.text(row: 11).contains("1 of 1, wrapped"))
  }

  @Test func headingsAreFound() throws {
    var walk = try Walk(columns: 80, rows: 12)
    walk.press("enter / beyond enter")
    #expect(walk.screen.text(row: 11).contains("1 of 1"))
    #expect(walk.screen.text.contains("4 Beyond the Headlines"))
  }

  /// The matches of a search lead through the text and on into the next brief that was found.
  @Test(arguments: [true, false])
  func matchesLeadOnIntoTheNextResult(opensAhead: Bool) throws {
    var walk = try Walk(columns: 120, rows: 40, opensAhead: opensAhead)
    walk.press("/ meta enter enter n")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    #expect(walk.screen.text(row: 39).contains("1 of 2"))
    walk.press("n")
    #expect(walk.screen.text(row: 39).contains("2 of 2"))
    walk.press("n")
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
    #expect(walk.screen.text(row: 39).contains("next brief found: 1 of 3"))
    walk.press("n n n")
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
    #expect(walk.screen.text(row: 39).contains("last match of the last brief found"))
    walk.press("N N N")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    #expect(walk.screen.text(row: 39).contains("previous brief found: 2 of 2"))
    #expect(walk.model.focus == .reading)
  }

  @Test func theMatchesOfTheOnlyResultWrap() throws {
    var walk = try Walk()
    walk.press("/ roskomnadzor enter enter n n n")
    #expect(walk.screen.text(row: 39).contains("1 of 2, wrapped"))
  }

  /// Where nothing is lit, `n` is the next unread brief.
  @Test func aQueryWithoutWordsHasNoMatches() throws {
    var walk = try Walk()
    walk.press("/ is:unread enter enter n")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
  }

  @Test func aLongTextIsCountedOnlySoFar() throws {
    let text = String(repeating: "Meta spoke and was silent for long. ", count: 40_000)
    var walk = try Walk(
      FakeLibrary([
        .init(id: 1, title: "Long", day: Walk.today, sections: [("One", .happening, text)])
      ]))
    walk.press("enter / meta enter")
    let line = walk.screen.text(row: 39)
    #expect(line.contains("1 of "))
    #expect(line.contains("+"))
  }
}
