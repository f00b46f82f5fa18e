import Briefs
import Foundation
import Screen
import Testing
import Text

@testable import Reader

/// What was asked for before there was a list.
@Suite struct ArrivingWalkTests {
  @Test func enterBeforeTheFirstListOpensItsFirstBrief() throws {
    var library = FakeLibrary.standard
    let stories = library.stories
    library.stories = []
    var walk = try Walk(library)
    walk.holdsAnswers = true
    walk.library.stories = stories
    walk.send(.libraryChanged)
    walk.press("enter s")
    walk.holdsAnswers = false
    walk.deliver()
    #expect(walk.model.reading.isOpen)
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
  }

  @Test func enterWaitsWhileTheFolderIsRead() throws {
    var walk = try Walk(FakeLibrary([]))
    walk.send(.scanning(ScanProgress(done: 0, of: 8)))
    walk.press("enter")
    #expect(!walk.model.reading.isOpen)
    walk.library = .standard
    walk.send(.libraryChanged)
    #expect(walk.model.reading.isOpen)
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
  }

  @Test func anotherKeyTakesTheEnterBack() throws {
    var walk = try Walk(FakeLibrary([]))
    walk.send(.scanning(ScanProgress(done: 0, of: 8)))
    walk.press("enter ?")
    #expect(!walk.model.isBrowsing)
    walk.library = .standard
    walk.send(.libraryChanged)
    #expect(!walk.model.reading.isOpen)
  }

  @Test func anEmptyFolderOpensNothingLater() throws {
    var walk = try Walk(FakeLibrary([]))
    walk.send(.scanned)
    walk.press("enter")
    walk.library = .standard
    walk.send(.libraryChanged)
    #expect(!walk.model.reading.isOpen)
  }

  @Test func aBriefOfTheCommandLineIsWaitedFor() throws {
    var walk = try Walk(FakeLibrary([]), starting: { $0.await(brief: "\(BriefID(3))") })
    #expect(walk.screen.text(row: 39).contains("looking for brief"))
    walk.send(.scanning(ScanProgress(done: 0, of: 8)))
    walk.library = .standard
    walk.send(.libraryChanged)
    #expect(walk.model.reading.isOpen)
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
  }

  @Test func aBriefThatDoesNotComeIsGivenUp() throws {
    var walk = try Walk(FakeLibrary([]), starting: { $0.await(brief: "abcd") })
    walk.library = .standard
    walk.send(.libraryChanged)
    walk.send(.scanned)
    #expect(walk.screen.text(row: 39).contains("no brief abcd in this folder"))
    #expect(!walk.model.reading.isOpen)
  }
}

/// Numbers are about what they stand beside, and what is to be seen is marked.
@Suite struct ScreenWordsTests {
  @Test func theTopLineCountsWhatIsFound() throws {
    var walk = try Walk()
    walk.press("r / meta enter")
    #expect(walk.screen.text(row: 0).contains("2 of 8 · 1 unread"))
    walk.press("esc esc")
    #expect(walk.screen.text(row: 0).contains("8 briefs · 7 unread"))
  }

  @Test func aLongListIsCountedToo() throws {
    var walk = try Walk(window: 3)
    walk.press("G r g U")
    #expect(walk.screen.text(row: 0).contains("7 of 8 · 7 unread"))
    walk.press("r")
    #expect(walk.screen.text(row: 0).contains("7 of 8 · 6 unread"))
  }

  /// It stays because it is open, and is none of those found.
  @Test func theOpenBriefThatIsNotFoundIsNotCounted() throws {
    var walk = try Walk()
    walk.press("enter \\ inflation enter")
    #expect(walk.model.reading.isOpen)
    #expect(walk.screen.text(row: 0).contains("2 of 8 · 2 unread"))
    #expect(walk.screen.text.contains("no match"))
    #expect(walk.screen.text(row: 39).contains("not among the 2"))
    walk.press("J")
    #expect(walk.screen.text(row: 0).contains("2 of 8 · 2 unread"))
    #expect(walk.screen.text(row: 39).contains("of 2"))
    walk.press("q U")
    #expect(!walk.screen.text.contains("no match"))
  }

  @Test func aDateAheadIsMarked() throws {
    var library = FakeLibrary.standard
    library.stories[0].day = Walk.today + 3
    let walk = try Walk(library)
    #expect(walk.screen.text.components(separatedBy: "future").count == 3)
    #expect(try !Walk().screen.text.contains("future"))
  }

  @Test func aTextWithCutMarksSaysSo() throws {
    var library = FakeLibrary.standard
    library.findings = [.truncatedMarks]
    #expect(try Walk(library).screen.text.contains("truncated"))
    #expect(try !Walk().screen.text.contains("truncated"))
  }

  @Test(arguments: [(19, 5), (20, 4), (10, 3), (5, 2), (40, 3)])
  func tooSmallAScreenSaysWhatItNeeds(columns: Int, rows: Int) throws {
    let walk = try Walk(columns: columns, rows: rows)
    let line = walk.screen.text(row: 0)
    #expect(line.contains("20×5"))
    if columns >= 19 { #expect(line.contains("needs 20×5") && line.contains("\(columns)×\(rows)")) }
  }

  @Test func moreAboveAndBelowIsMarked() throws {
    var walk = try Walk(columns: 80, rows: 14)
    let pane = try #require(walk.model.layout.list)
    func list(_ walk: Walk, _ y: Int) -> String {
      String(walk.screen.text(row: y).prefix(pane.maxX).suffix(2))
    }
    #expect(list(walk, 12).contains("↓") && !list(walk, 1).contains("↑"))
    #expect(walk.screen.text(row: 12).hasSuffix("↓"))
    walk.press("G")
    #expect(!list(walk, 12).contains("↓") && list(walk, 1).contains("↑"))
    walk.press("g enter G")
    #expect(!walk.screen.text(row: 12).hasSuffix("↓"))
    #expect(walk.screen.text(row: 1).hasSuffix("↑─"))
  }

  @Test func aCutPanelOfEntitiesSaysHowManyMore() throws {
    var library = FakeLibrary.standard
    let names = (1...30).map { "Name\($0)" }
    library.stories[0].entities = names.map { ($0, .organisation) }
    library.stories[0].sections = [("One", .happening, names.joined(separator: ", ") + ".")]
    var walk = try Walk(library)
    #expect(walk.screen.text.contains("⋮ "))
    #expect(walk.screen.text.contains(" more"))
    walk.press("e G")
    #expect(walk.screen.text.contains("Name9"))
    #expect(!walk.screen.text.contains("⋮ "))
  }

  @Test func aMenuOpensBesideWhatItIsAbout() throws {
    var walk = try Walk()
    walk.press("e j c")
    let panel = try #require(walk.model.layout.entities)
    let row = try #require((0..<40).first { walk.screen.text(row: $0).contains("Correct ") })
    let line = Array(walk.screen.text(row: row))
    let title = try #require(line.indices.first { line[$0...].starts(with: Array("Correct ")) })
    #expect(title > panel.x - 50 && title < panel.x)
    let name = try #require(walk.model.entities.selected?.entity.name.string)
    #expect(walk.screen.text(row: row + 1).contains(name) || row < 8)
  }

  @Test func theBottomLineOffersOnlyWhatDoesSomething() throws {
    var walk = try Walk(FakeLibrary([]))
    walk.send(.scanned)
    #expect(!walk.screen.text(row: 39).contains("open"))
    #expect(!walk.screen.text(row: 39).contains("star"))
    walk = try Walk()
    #expect(!walk.screen.text(row: 39).contains("Esc"))
    walk.press("U j")
    #expect(walk.screen.text(row: 39).contains("Esc off"))
  }

  @Test func whatToDoIsSaidWithTheKeysAsTheyAreBound() throws {
    var walk = try Walk(config: "unbind <esc>\nbind x escape")
    walk.press("/ zzz enter")
    #expect(walk.screen.text.contains("x takes the last filter off"))
  }
}
