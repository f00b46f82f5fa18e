import Briefs
@testable import Reader
import Screen
import Testing
import Text

/// Queries under names, above the list.
@Suite struct SavedViewTests {
  private func type(_ walk: inout Walk, _ line: String) {
    walk.press(":")
    for scalar in line.unicodeScalars { walk.press(.character(scalar)) }
    walk.press("enter")
  }

  @Test func aSavedViewStandsAboveTheListWithWhatIsUnread() throws {
    var walk = try Walk()
    type(&walk, "save Messengers telegram or signal")
    type(&walk, "save 'The bank' entity:\"European Central Bank\"")
    #expect(walk.screen.text(row: 1).contains("Views"))
    #expect(walk.screen.text(row: 2).hasPrefix(" 1 Messengers"))
    #expect(walk.screen.text(row: 2).contains("2 │"))
    walk.press("r")
    #expect(walk.screen.text(row: 2).contains("1 │"))
    walk.press("2")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(4), BriefID(8)])
    #expect(walk.screen.text(row: 0).contains("The bank"))
    walk.press("0")
    #expect(walk.model.list.rows.count == 8)
    walk.press("9")
    #expect(walk.screen.text.contains("no such view"))
  }

  @Test func whatNarrowsTheListCanBeSaved() throws {
    var walk = try Walk()
    walk.press("/ meta enter U")
    type(&walk, "save Meta")
    #expect(walk.model.savedViews == [SavedView(name: "Meta", query: "(meta*) (is:unread)")])
    walk.press("0 1")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
    type(&walk, "unsave Meta")
    #expect(walk.model.savedViews.isEmpty)
    #expect(!walk.screen.text.contains("Views"))
  }

  @Test func viewsComeBackTomorrow() throws {
    var walk = try Walk()
    type(&walk, "save Meta meta")
    walk.press("1")
    let next = try Walk(session: walk.model.session)
    #expect(next.screen.text(row: 2).contains("1 Meta"))
    #expect(next.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
  }

  @Test func aShortScreenKeepsTheListAndTheKeys() throws {
    var walk = try Walk(columns: 40, rows: 10)
    type(&walk, "save Meta meta")
    #expect(!walk.screen.text.contains("Views"))
    walk.press("1")
    #expect(walk.model.list.rows.count == 2)
  }

  @Test func nothingCannotBeSaved() throws {
    var walk = try Walk()
    type(&walk, "save Everything")
    #expect(walk.screen.text.contains("nothing narrows the list"))
    for number in 1...10 { type(&walk, "save n\(number) meta") }
    #expect(walk.model.savedViews.count == 9)
    #expect(walk.screen.text.contains("there are 9 saved views"))
  }
}
