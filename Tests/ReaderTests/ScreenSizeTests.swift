import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Sizes, from a postage stamp to a wall, and the way between them.
@Suite struct ScreenSizeTests {
  @Test(arguments: [(20, 5), (30, 8), (60, 20), (69, 40), (120, 13)])
  func narrowScreensShowOnePaneAtATime(_ columns: Int, _ rows: Int) throws {
    var walk = try Walk(columns: columns, rows: rows)
    #expect(walk.model.layout.list != nil)
    #expect(walk.model.layout.reading == nil)
    #expect(walk.screen.text.contains("Roskomnadzor"))
    walk.press("enter")
    #expect(walk.model.layout.list == nil)
    #expect(walk.screen.text.contains("8 min"))
    walk.press("e")
    #expect(walk.screen.text.contains("Entities"))
    walk.press("q q")
    #expect(walk.model.layout.list != nil)
  }

  @Test(arguments: [
    (19, 24, "needs 20×5"), (19, 5, "needs 20×5, is 19×5"), (20, 4, "needs 20×5, is 20×4"),
    (80, 4, "rapidread needs 20×5, this is 80×4"), (5, 9, "20×5"), (1, 1, "2"), (0, 0, ""),
  ])
  func belowTheSmallestALineAsksForRoom(_ columns: Int, _ rows: Int, _ asked: String) throws {
    var walk = try Walk(columns: columns, rows: rows)
    #expect(walk.screen.text(row: 0) == asked)
    walk.press("q")
    #expect(walk.asked.contains(.quit))
  }

  @Test(arguments: [(30, 8), (40, 10), (60, 20), (80, 24), (120, 40)])
  func theWayToTheHelpIsTheLastHintToGo(_ columns: Int, _ rows: Int) throws {
    var walk = try Walk(columns: columns, rows: rows)
    for key in ["g", "enter", "e", "M"] {
      walk.press(key)
      #expect(walk.screen.text(row: rows - 1).contains("? help"), "\(key)")
    }
  }

  @Test func mediumScreensBringTheSidePanelsOut() throws {
    var walk = try Walk(columns: 80, rows: 24)
    #expect(walk.model.layout.entities == nil)
    walk.press("e")
    #expect(walk.screen.text.contains("Entities"))
    #expect(walk.screen.text.contains("More stories"))
    walk.press("q")
    #expect(walk.model.layout.entities == nil)
  }

  @Test func resizingKeepsTheLineBeingRead() throws {
    var library = FakeLibrary.standard
    library.stories[0].sections = (1...6).map { number in
      let words = (1...120).map { "word\(number)x\($0)" }.joined(separator: " ")
      return ("Part \(number)", .other, words)
    }
    var walk = try Walk(library, columns: 120, rows: 40)
    walk.press("enter 4 j j j")
    let flow = walk.model.readingFlow.flow
    let line = try #require(flow.lines(from: walk.model.reading.top, count: 1).first)
    let text = walk.model.reading.document.items[line.item].text[line.range ?? 0..<0].string
    let word = try #require(text.split(separator: " ").first)
    for size in [(40, 10), (200, 50), (20, 5), (80, 24), (1, 1), (120, 40)] {
      walk.resize(size.0, size.1)
      guard size.0 > 1 else { continue }
      #expect(walk.screen.text.contains(word), "\(size)")
    }
    #expect(walk.screen.text.split(separator: "\n").contains { $0.contains(word) })
  }

  @Test func panelsOpenFromANarrowListAreFilled() throws {
    var walk = try Walk(columns: 60, rows: 20)
    walk.press("j j e")
    #expect(walk.screen.text.contains("European Commission"))
  }

  @Test func growingFromTheListShowsTheTextAlone() throws {
    var walk = try Walk()
    walk.press("+ + +")
    #expect(walk.model.focus == .reading)
    #expect(walk.model.layout.list == nil)
  }

  @Test func theTextCanHaveTheScreenToItself() throws {
    var walk = try Walk()
    walk.press("enter + + +")
    #expect(walk.model.layout.list == nil)
    #expect(walk.model.layout.entities == nil)
    walk.press("_")
    #expect(walk.model.layout.list != nil)
  }

  @Test func theCursorStandsOnTheSelectedRow() throws {
    var walk = try Walk()
    walk.press("j")
    let cursor = try #require(walk.screen.cursor)
    #expect(walk.screen.text(row: cursor.y).contains("Max arrives"))
    walk.press("/ me")
    #expect(walk.screen.cursor == Point(x: 3, y: 39))
  }
}

/// What comes back at the next start, and what stays put while the folder changes.
@Suite struct PlaceKeepingTests {
  @Test func theSessionComesBack() throws {
    var walk = try Walk()
    walk.press("U j j + M M")
    let session = walk.model.session
    let next = try Walk(session: session)
    #expect(next.model.view.layers == [.unread])
    #expect(next.model.list.selectedRow?.id == BriefID(3))
    #expect(next.model.readingShare == 1)
    #expect(!next.model.showsRelated)
  }

  @Test func theSelectionStaysOnItsBriefWhenFilesCome() throws {
    var walk = try Walk()
    walk.press("j j")
    let y = try #require(walk.screen.cursor).y
    walk.library.stories.insert(.init(id: 90, title: "Newest", day: Walk.today + 1), at: 0)
    walk.send(.libraryChanged)
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
    #expect(walk.screen.text(row: y).contains("Brussels") || walk.model.list.top == 0)
  }

  @Test func whenTheSelectedBriefGoesTheNextOneIsSelected() throws {
    var walk = try Walk()
    walk.press("j j")
    walk.library.stories.removeAll { $0.id == 3 }
    walk.send(.libraryChanged)
    #expect(walk.model.list.selectedRow?.id == BriefID(4))
  }

  @Test func anEmptyFolderSaysWhatItIs() throws {
    let walk = try Walk(FakeLibrary([]))
    #expect(walk.screen.text.contains("no briefs in this folder"))
  }

  @Test func aBriefThatVanishesWhileReadSaysSo() throws {
    var walk = try Walk()
    walk.press("enter")
    walk.library.stories.removeAll { $0.id == 1 }
    walk.send(.libraryChanged)
    #expect(walk.screen.text.contains("this brief is no longer there"))
    walk.press("j G e q q")
    #expect(walk.model.list.selectedRow != nil)
  }

  @Test func problemsAreListed() throws {
    var library = FakeLibrary.standard
    library.problems = [
      Problem(path: "bad.json", line: 3, severity: .error, reason: "JSON 3:7 no value")
    ]
    var walk = try Walk(library)
    walk.press("P")
    #expect(walk.screen.text.contains("bad.json:3: JSON 3:7 no value"))
    walk.press("q")
    #expect(walk.model.isBrowsing)
  }
}
