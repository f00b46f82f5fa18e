import Briefs
import Foundation
@testable import Reader
import Screen
import Testing
import Text

/// What a person does at the keyboard, and what the screen answers.
@Suite struct WalkTests {
  @Test func movesAndOpens() throws {
    var walk = try Walk()
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    walk.press("j j")
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
    #expect(walk.screen.text.contains("The European Commission opened a case"))
    walk.press("G k g")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    walk.press("enter")
    #expect(walk.model.focus == .reading)
    walk.press("J")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
    walk.press("q")
    #expect(walk.model.focus == .list)
    #expect(walk.model.list.selectedRow?.id == BriefID(2))
  }

  @Test func quitsOnlyFromTheTop() throws {
    var walk = try Walk()
    walk.press("enter e q")
    #expect(walk.model.focus == .reading)
    walk.press("q")
    #expect(!walk.asked.contains(.quit))
    walk.press("q")
    #expect(walk.asked.contains(.quit))
  }

  @Test func escapeNeverQuits() throws {
    var walk = try Walk()
    walk.press("esc esc esc enter esc esc e esc esc")
    #expect(!walk.asked.contains(.quit))
  }

  @Test func controlCQuitsTheSecondTime() throws {
    var walk = try Walk()
    walk.press("<c-c>")
    #expect(walk.screen.text.contains("Ctrl-C again to quit"))
    walk.press("j <c-c>")
    #expect(!walk.asked.contains(.quit))
    walk.press("<c-c>")
    #expect(walk.asked.contains(.quit))
  }

  @Test func daysAreWalkedWithBrackets() throws {
    var walk = try Walk()
    walk.press("]")
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
    walk.press("]")
    #expect(walk.model.list.selectedRow?.id == BriefID(6))
    walk.press("j [")
    #expect(walk.model.list.selectedRow?.id == BriefID(6))
    walk.press("[")
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
  }

  @Test func sectionsAreJumpedToByNumber() throws {
    var walk = try Walk(columns: 80, rows: 14)
    walk.press("enter 3")
    #expect(walk.screen.text.contains("3/4"))
    #expect(walk.screen.text.contains("3 What's Next?"))
    walk.press("]")
    #expect(walk.screen.text.contains("4/4"))
    walk.press("0")
    #expect(walk.screen.text.contains("Roskomnadzor limits calls on two messengers"))
    walk.press("9")
    #expect(walk.screen.text.contains("there are 4 sections"))
  }

  @Test func lettersOfOtherLayoutsWork() throws {
    var walk = try Walk()
    walk.press("о о л")
    #expect(walk.model.list.selectedRow?.id == BriefID(2))
  }
}

/// Marks: what they apply to, and that nothing moves under the reader.
@Suite struct MarkingWalkTests {
  @Test func mMarksAndGoesOn() throws {
    var walk = try Walk()
    walk.press("m")
    #expect(walk.isRead(1))
    #expect(walk.model.list.selectedRow?.id == BriefID(2))
    #expect(!walk.screen.text(row: 2).contains("●"))
    walk.press("z")
    #expect(!walk.isRead(1))
    walk.press("Z")
    #expect(walk.isRead(1))
  }

  @Test func aReadBriefStaysUntilTheViewIsLeft() throws {
    var walk = try Walk()
    walk.press("U r")
    #expect(walk.isRead(1))
    #expect(walk.model.list.rows.count == 8)
    walk.press("esc U")
    #expect(walk.model.list.rows.count == 7)
  }

  @Test func markingAllMarksWhatIsShownAndNothingElse() throws {
    var walk = try Walk()
    walk.press("/ inflation enter A")
    #expect(walk.screen.text.contains("2 read, z to undo"))
    let read = walk.library.stories.filter { walk.isRead($0.id) }.map(\.id)
    #expect(read == [4, 8])
    walk.press("z")
    #expect(!walk.library.stories.contains { walk.isRead($0.id) })
  }

  @Test func markingAllLeavesWhatArrivedSinceTheLastScreen() throws {
    var walk = try Walk()
    walk.library.stories.append(.init(id: 9, title: "Late", day: Walk.today))
    walk.send(.libraryChanged)
    #expect(walk.model.list.rows.count == 9)
    walk.press("A")
    #expect(!walk.isRead(9))
    #expect(walk.isRead(1))
  }

  @Test func aPreviewNeverMarks() throws {
    var walk = try Walk()
    walk.press("j j G")
    walk.letTimePass()
    #expect(walk.library.states.isEmpty)
  }

  @Test func readingLongEnoughMarks() throws {
    var walk = try Walk()
    walk.press("enter")
    #expect(!walk.isRead(1))
    walk.letTimePass()
    #expect(walk.isRead(1))
  }

  @Test func leavingBeforeTheTimeIsUpDoesNotMark() throws {
    var walk = try Walk()
    walk.press("enter q")
    walk.letTimePass()
    #expect(!walk.isRead(1))
  }

  @Test func scrollingToTheEndMarks() throws {
    var walk = try Walk(columns: 80, rows: 14)
    walk.press("enter space")
    #expect(!walk.isRead(1))
    walk.press("G")
    #expect(walk.isRead(1))
  }

  @Test(arguments: [("never", false, false), ("open", true, true), ("end", false, true)])
  func markReadCanBeSet(_ value: String, afterOpening: Bool, atEnd: Bool) throws {
    var walk = try Walk(columns: 80, rows: 14, config: "set mark-read \(value)")
    walk.press("enter")
    walk.letTimePass()
    #expect(walk.isRead(1) == afterOpening)
    walk.press("G")
    #expect(walk.isRead(1) == atEnd)
  }

  @Test func aMarkTakenBackByHandIsNotMadeAgainByTheClock() throws {
    var walk = try Walk()
    walk.press("enter r r")
    walk.letTimePass()
    #expect(!walk.isRead(1))
  }

  /// What the clock did is taken back only when nothing is left that the person did.
  @Test func undoTakesTheLastKeyBackAndNotWhatTheClockDid() throws {
    var walk = try Walk()
    walk.press("s j enter")
    walk.letTimePass()
    #expect(walk.isRead(2))
    walk.press("z")
    #expect(walk.isRead(2))
    #expect(walk.library.states[BriefID(1)]?.isStarred == false)
    walk.press("z")
    #expect(!walk.isRead(2))
    walk.press("Z")
    #expect(walk.isRead(2))
    walk.press("Z")
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
  }

  @Test func updatedGoesOnceTheBriefWasOpened() throws {
    var walk = try Walk()
    walk.library.states[BriefID(1)] = ReadingState(isRead: true, isUpdated: true)
    walk.send(.libraryChanged)
    walk.press("enter")
    #expect(walk.screen.text.contains("updated"))
    walk.letTimePass()
    #expect(walk.asked.contains(.mark([FakeLibrary.key(1)], .read, true, .silent)))
    #expect(!walk.screen.text.contains("updated"))
  }

  @Test func undoIsOfferedWithTheKeyItHas() throws {
    var walk = try Walk(config: "unbind z\nbind x undo")
    walk.press("A")
    #expect(walk.screen.text.contains("8 read, x to undo"))
  }

  @Test func theScreenWaitsForTheDisk() throws {
    var walk = try Walk()
    walk.holdsAnswers = true
    walk.press("s")
    #expect(!walk.screen.text(row: 2).contains("★"))
    walk.deliver()
    #expect(walk.screen.text(row: 2).contains("★"))
  }

  @Test func nextUnreadSkipsWhatIsRead() throws {
    var walk = try Walk()
    walk.press("j r j r g n")
    #expect(walk.model.list.selectedRow?.id == BriefID(4))
    walk.press("p")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
    walk.press("p")
    #expect(walk.screen.text.contains("no unread brief further up"))
  }

  @Test func spaceAtTheEndOpensTheNextUnread() throws {
    var walk = try Walk()
    walk.press("j r k enter space")
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
    #expect(walk.isRead(1))
  }
}
