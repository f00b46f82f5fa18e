import Briefs
@testable import Reader
import Screen
import Testing
import Text

/// A list that is longer than what of it is held.
@Suite struct WindowWalkTests {
  private static let count = 100

  /// A hundred briefs, four a day, of which ten are held at a time.
  private func walk() throws -> Walk {
    let stories = (1...UInt64(Self.count)).map { number in
      FakeLibrary.Story(
        id: number, title: "Story \(number)", day: Walk.today - Int(number - 1) / 4,
        sections: [("What's Happening?", .happening, number % 2 == 0 ? "Even." : "Odd.")])
    }
    return try Walk(FakeLibrary(stories), rows: 12, window: 10)
  }

  @Test func theWholeListIsWalkedThrough() throws {
    var walk = try walk()
    for number in 2...UInt64(Self.count) {
      walk.press("j")
      #expect(walk.model.list.selectedRow?.id == BriefID(number))
      #expect(walk.screen.text.contains("\(number) of 100"))
    }
    #expect(walk.model.list.rows.count <= 60)
    for number in (1..<UInt64(Self.count)).reversed() {
      walk.press("k")
      #expect(walk.model.list.selectedRow?.id == BriefID(number))
    }
    #expect(walk.screen.text.contains("1 of 100"))
  }

  @Test func theEndsAreOneKeyAway() throws {
    var walk = try walk()
    walk.press("G")
    #expect(walk.model.list.selectedRow?.id == BriefID(100))
    #expect(walk.screen.text.contains("100 of 100"))
    #expect(walk.model.list.rows.count < 60)
    walk.press("K g")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    #expect(walk.screen.text.contains("1 of 100"))
  }

  /// Most rows that are asked for ahead are never seen.
  @Test func rowsAheadComeWithoutSentences() throws {
    var walk = try walk()
    walk.press("/ odd enter")
    walk.holdsAnswers = true
    walk.press("j j")
    let ahead = walk.held.compactMap { action -> Listing? in
      guard case .listed(_, let listing) = action, case .after = listing.window else { return nil }
      return listing
    }
    #expect(ahead.count == 1)
    #expect(ahead.first?.rows.isEmpty == false)
    #expect(ahead.first?.snippets.isEmpty == true)
  }

  @Test func anEndThatWasShownNeedsNoAnswer() throws {
    var walk = try walk()
    walk.press("G")
    walk.holdsAnswers = true
    walk.press("g")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    walk.press("G")
    #expect(walk.model.list.selectedRow?.id == BriefID(100))
  }

  @Test func anEndThatChangedIsShownAsItIs() throws {
    var walk = try walk()
    walk.press("G")
    walk.library.stories.append(.init(id: 101, title: "Story 101", day: Walk.today + 1))
    walk.send(.libraryChanged)
    walk.press("g")
    #expect(walk.model.list.selectedRow?.id == BriefID(101))
  }

  @Test func pagesGoThroughAll() throws {
    var walk = try walk()
    var seen = 0
    while walk.model.list.selectedRow?.id != BriefID(100), seen < 100 {
      walk.press("<pgdn>")
      seen += 1
    }
    #expect(walk.model.list.selectedRow?.id == BriefID(100))
  }

  @Test func theNextUnreadIsFoundFarAway() throws {
    var walk = try walk()
    for number in 2...90 { walk.library.states[BriefID(UInt64(number))] = .init(isRead: true) }
    walk.send(.libraryChanged)
    walk.press("n")
    #expect(walk.model.list.selectedRow?.id == BriefID(91))
    #expect(walk.screen.text.contains("91 of 100"))
    walk.press("p")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    walk.press("p")
    #expect(walk.screen.text.contains("no unread brief further up"))
    walk.press("G n")
    #expect(walk.screen.text.contains("no unread brief further down"))
  }

  @Test func theNextUnreadIsOpenedWhileReading() throws {
    var walk = try walk()
    for number in 2...90 { walk.library.states[BriefID(UInt64(number))] = .init(isRead: true) }
    walk.send(.libraryChanged)
    walk.press("enter n")
    #expect(walk.model.reading.shown?.row.id == BriefID(91))
    #expect(walk.model.reading.isOpen)
  }

  @Test func aSearchForTheNextUnreadDoesNotSwallowWhatArrived() throws {
    var walk = try walk()
    for number in 1...101 { walk.library.states[BriefID(UInt64(number))] = .init(isRead: true) }
    walk.send(.libraryChanged)
    walk.holdsAnswers = true
    walk.library.stories.append(.init(id: 101, title: "Late", day: Walk.today + 1))
    walk.send(.libraryChanged)
    walk.press("n")
    walk.deliver()
    walk.deliver()
    #expect(walk.screen.text.contains("no unread brief further down"))
    #expect(walk.model.list.rows.first?.id == BriefID(101))
  }

  @Test func daysAreJumpedWhereTheyAreNotHeld() throws {
    var walk = try walk()
    for day in 1...24 {
      walk.press("]")
      #expect(walk.model.list.selectedRow?.id == BriefID(UInt64(day * 4 + 1)))
    }
    for day in (0...23).reversed() {
      walk.press("[")
      #expect(walk.model.list.selectedRow?.id == BriefID(UInt64(day * 4 + 1)))
    }
  }

  @Test func theSelectionStaysWhenTheFolderChanges() throws {
    var walk = try walk()
    walk.press("G k k")
    walk.library.stories.removeAll { $0.id.isMultiple(of: 2) && $0.id != 98 }
    walk.send(.libraryChanged)
    #expect(walk.model.list.selectedRow?.id == BriefID(98))
    walk.library.stories.removeAll { $0.id == 98 }
    walk.send(.libraryChanged)
    #expect(walk.model.list.selectedRow?.id == BriefID(99))
    #expect(walk.screen.text.contains("50 of 50"))
  }

  @Test func markingAllMarksAlsoWhatIsNotHeld() throws {
    var walk = try walk()
    walk.press("/ odd enter A")
    #expect(walk.screen.text.contains("50 read, z to undo"))
    #expect(walk.isRead(99))
    #expect(!walk.isRead(98))
  }

  @Test func followingAStoryFarAwaySelectsIt() throws {
    var walk = try walk()
    walk.library.stories[0].publisherRelated = ["Story 77"]
    walk.send(.libraryChanged)
    walk.press("enter M enter")
    #expect(walk.model.reading.shown?.row.id == BriefID(77))
    #expect(walk.model.list.selectedRow?.id == BriefID(77))
    walk.press("<c-o>")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
  }
}
