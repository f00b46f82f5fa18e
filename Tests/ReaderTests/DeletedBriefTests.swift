import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// A brief that is deleted while somebody reads it.
@Suite struct DeletedBriefTests {
  /// Deletes the open brief under its reader.
  private func deleting(_ id: UInt64, after keys: String) throws -> Walk {
    var walk = try Walk()
    walk.press(keys)
    walk.library.stories.removeAll { $0.id == id }
    walk.send(.libraryChanged)
    return walk
  }

  @Test func itsTextStaysUntilItIsLeft() throws {
    var walk = try deleting(3, after: "j j enter")
    #expect(walk.screen.text.contains("The European Commission opened a case"))
    #expect(walk.screen.text(row: 1).contains("deleted · 3 min"))
    #expect(walk.screen.text(row: 39).contains("this brief is no longer there"))
    walk.press("q")
    #expect(!walk.screen.text.contains("The European Commission opened a case"))
    #expect(walk.model.list.selectedRow?.id == BriefID(4))
    #expect(walk.screen.text.contains("Prices rose less"))
  }

  @Test(arguments: [("J", 4), ("K", 2), ("n", 4)] as [(String, UInt64)])
  func goingOnSkipsNone(_ key: String, _ id: UInt64) throws {
    var walk = try deleting(3, after: "j j enter")
    walk.press(key)
    #expect(walk.model.reading.shown?.row.id == BriefID(id))
    #expect(!walk.screen.text.contains("deleted ·"))
  }

  @Test func theLastOneHasNoneBelow() throws {
    var walk = try deleting(8, after: "G enter")
    walk.library.stories.removeAll { $0.id == 7 || $0.id == 6 }
    walk.send(.libraryChanged)
    walk.press("J")
    #expect(walk.screen.text.contains("this is the last brief"))
    walk.press("K")
    #expect(walk.model.reading.shown?.row.id == BriefID(5))
  }

  @Test func itCannotBeMarked() throws {
    var walk = try deleting(3, after: "j j enter")
    walk.press("s m u")
    walk.letTimePass()
    #expect(walk.library.states.isEmpty)
    #expect(walk.screen.text.contains("this brief is no longer there"))
  }

  @Test func itComesBackWhereItWas() throws {
    var walk = try deleting(3, after: "j j enter")
    walk.library.stories = FakeLibrary.standard.stories
    walk.send(.libraryChanged)
    #expect(walk.model.reading.isOpen)
    #expect(!walk.screen.text(row: 1).contains("deleted · 3 min"))
    walk.press("s")
    #expect(walk.library.states[BriefID(3)]?.isStarred == true)
  }
}

/// A brief that is edited after somebody read it.
@Suite struct EditedBriefTests {
  @Test func itSaysSoThoughItWasReadAMomentAgo() throws {
    var walk = try Walk()
    walk.press("j r")
    #expect(walk.isRead(2))
    #expect(!walk.screen.text.contains("updated"))
    walk.library.states[BriefID(2)]?.isUpdated = true
    walk.send(.libraryChanged)
    let line = try #require((0..<40).first { walk.screen.text(row: $0).contains("m updated") })
    let title = try #require(walk.model.list.rows.first { $0.id == BriefID(2) }?.title.string)
    #expect(walk.screen.text(row: line - 1).contains(title.prefix(10)))
  }
}
