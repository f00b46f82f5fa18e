import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Keys that are typed faster than a text comes.
@Suite struct HeldKeyTests {
  /// A reader in the second brief, who has gone on to the first, whose text is on its way.
  private func waiting() throws -> Walk {
    var walk = try Walk(columns: 80, rows: 14)
    walk.press("j enter")
    // The text of the first is ready no longer.
    walk.send(.libraryChanged)
    walk.holdsAnswers = true
    walk.press("K")
    return walk
  }

  @Test func aKeyActsOnTheTextThatComes() throws {
    var walk = try waiting()
    walk.press("3")
    #expect(walk.screen.text.contains("Max will be installed"))
    #expect(!walk.screen.text.contains("there is one section"))
    walk.deliver()
    #expect(walk.screen.text.contains("3 What's Next?"))
    #expect(walk.screen.text.contains("3/4"))
  }

  @Test func lettersOfASearchWaitWithIt() throws {
    var walk = try waiting()
    walk.press("/ quiet bs bs bs bs bs meta")
    #expect(walk.model.prompt == nil)
    walk.deliver()
    #expect(walk.model.prompt?.string == "meta")
    #expect(walk.screen.text.contains("Meta said that"))
  }

  @Test func aMarkFallsOnTheBriefThatComes() throws {
    var walk = try waiting()
    walk.press("s")
    walk.holdsAnswers = false
    walk.deliver()
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
    #expect(walk.library.states[BriefID(2)] == nil)
  }

  @Test func goingOnDoesNotWait() throws {
    var walk = try Walk()
    walk.press("enter")
    walk.holdsAnswers = true
    walk.press("J J J")
    #expect(walk.model.list.selectedRow?.id == BriefID(4))
    walk.press("3 q")
    #expect(walk.model.focus == .reading)
    walk.press("esc q")
    #expect(walk.model.focus == .list)
  }

  @Test func escapeDropsWhatWaits() throws {
    var walk = try waiting()
    walk.press("3 esc")
    walk.deliver()
    #expect(!walk.screen.text.contains("3/4"))
    #expect(walk.screen.text.contains("Roskomnadzor limits calls"))
  }

  @Test func keysAreNotHeldForATextThatCannotCome() throws {
    var walk = try waiting()
    walk.library.stories.removeFirst()
    walk.press("3")
    walk.send(.opened(generation: walk.model.reading.generation, FakeLibrary.key(1), nil))
    walk.press("q")
    #expect(walk.model.focus == .list)
  }
}
