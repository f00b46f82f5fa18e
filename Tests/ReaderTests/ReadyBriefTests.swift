import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Texts that are there before anybody asks for them.
@Suite struct ReadyBriefTests {
  @Test func theNextTextNeedsNoAnswer() throws {
    var walk = try Walk(opensAhead: true)
    walk.holdsAnswers = true
    walk.press("j")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
    walk.deliver()
    walk.press("enter J")
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
  }

  @Test func theTextThatWasLeftIsKept() throws {
    var walk = try Walk()
    walk.press("j")
    walk.holdsAnswers = true
    walk.press("k")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    #expect(walk.screen.text.contains("Roskomnadzor limits calls"))
  }

  @Test func aTextThatChangesIsReadAnew() throws {
    var walk = try Walk(opensAhead: true)
    walk.library.stories[1].sections = [("What's Happening?", .happening, "Quite another text.")]
    walk.send(.libraryChanged)
    walk.press("j")
    #expect(walk.screen.text.contains("Quite another text."))
  }

  @Test func anAnswerFromBeforeAChangeIsDropped() throws {
    var walk = try Walk()
    let old = try #require(walk.library.open(FakeLibrary.key(2)))
    let asked = walk.model.ready.generation
    walk.send(.libraryChanged)
    walk.send(.openedAhead(generation: asked, old))
    walk.holdsAnswers = true
    walk.press("j")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
  }

  @Test func marksMadeMeanwhileAreShown() throws {
    var walk = try Walk(opensAhead: true)
    walk.send(.states([BriefID(2): ReadingState(isRead: true, isStarred: true)]))
    walk.press("j")
    #expect(walk.model.reading.shown?.row.state.isStarred == true)
  }
}
