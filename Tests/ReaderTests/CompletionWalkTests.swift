import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Tab in the prompts: fields, values, names of the folder, and what commands take.
@Suite struct CompletionWalkTests {
  @Test func fieldsAreOfferedAfterTabAndWalked() throws {
    var walk = try Walk()
    walk.press("/ so")
    #expect(!walk.screen.text.contains("comes from this source"))
    walk.press("tab")
    #expect(walk.screen.text.contains("comes from this source"))
    #expect(walk.model.prompt?.string == "source:")
    walk.press("tab")
    #expect(walk.model.prompt?.string == "sort:")
    walk.press("s-tab")
    #expect(walk.model.prompt?.string == "source:")
  }

  @Test func valuesOfFieldsAreOfferedAsTheyAreTyped() throws {
    var walk = try Walk()
    walk.press("\\ is:")
    #expect(walk.screen.text.contains("is:starred"))
    walk.press("un tab")
    #expect(walk.model.prompt?.string == "is:unread ")
    walk.press("enter")
    #expect(walk.model.view.layers == [.query("is:unread")])
  }

  @Test func namesAreOfferedWithTheirBriefs() throws {
    var walk = try Walk()
    walk.press("/ org:")
    let row = try #require((0..<40).map { walk.screen.text(row: $0) }.last { $0.contains("Meta") })
    #expect(row.hasPrefix(" Meta"))
    #expect(row.contains("organisation"))
    #expect(row.hasSuffix(" 2"))
    #expect(!walk.screen.text(row: 38).contains("Russia"))
    walk.press("europ tab")
    #expect(walk.model.prompt?.string == "org:\"European Central Bank\" ")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(4), BriefID(8)])
    walk.press("tab")
    #expect(walk.model.prompt?.string == "org:\"European Commission\" ")
    walk.press("enter")
    #expect(walk.model.view.layers == [.query("org:\"European Commission\"")])
    #expect(walk.model.list.rows.map(\.id) == [BriefID(3)])
  }

  @Test func typingGoesOnNarrowing() throws {
    var walk = try Walk()
    walk.press("/ entity:european")
    #expect(walk.screen.text.contains(" European Commission  "))
    walk.press(.character(" "))
    walk.press("bs <c-u>")
    for scalar in "entity:\"European Ce".unicodeScalars { walk.press(.character(scalar)) }
    #expect(walk.screen.text.contains(" European Central Bank "))
    #expect(!walk.screen.text.contains(" European Commission  "))
    walk.press("tab")
    #expect(walk.model.prompt?.string == "entity:\"European Central Bank\" ")
  }

  @Test func aTabBeforeTheNamesAreHereWaitsForThem() throws {
    var walk = try Walk()
    walk.holdsAnswers = true
    walk.press("/ org:sig tab")
    #expect(walk.model.prompt?.string == "org:sig")
    walk.deliver()
    #expect(walk.model.prompt?.string == "org:Signal ")
  }

  @Test func behindTheOnlyOneWhatComesNextIsOffered() throws {
    var walk = try Walk()
    walk.press("/ pers tab")
    #expect(walk.model.prompt?.string == "person:")
    #expect(walk.model.prompt?.completion?.candidates == [])
    walk.press("<c-u> org tab")
    #expect(walk.screen.text.contains(" Roskomnadzor                       organisation"))
    walk.press("esc : set")
    walk.press(.character(" "))
    walk.press("mark tab")
    #expect(walk.screen.text.contains("\n never"))
  }

  @Test func aLateAnswerCompletesNothing() throws {
    var walk = try Walk()
    walk.holdsAnswers = true
    walk.press("/ org:me")
    walk.send(.completed(generation: 1, [NameCompletion(name: "Old", briefs: 1)]))
    #expect(!walk.screen.text.contains("Old"))
  }

  @Test func aWordInTheMiddleIsCompleted() throws {
    var walk = try Walk()
    walk.press("/ is:un")
    walk.press(.character(" "))
    walk.press("meta left left left left left tab")
    #expect(walk.model.prompt?.string == "is:unread meta")
  }

  @Test(arguments: [
    (": set mark", "set mark-read "), (": theme li", "theme light"), (": sort ti", "sort title"),
    (": bind x mark-a", "bind x mark-all-read"), (": unbind <c-o", "unbind <c-o> "),
    (": set symbols as", "set symbols ascii"), (": bind x theme m", "bind x theme mono"),
    (": the", "theme "),
  ])
  func argumentsOfCommandsAreCompleted(_ keys: String, _ line: String) throws {
    var walk = try Walk()
    let words = keys.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
    walk.press(":")
    for (index, word) in words.enumerated() {
      if index > 0 { walk.press(.character(" ")) }
      for scalar in word.unicodeScalars { walk.press(.character(scalar)) }
    }
    walk.press("tab")
    #expect(walk.model.prompt?.string == line)
  }

  @Test(arguments: [" ", "#", "'", "\"", "\\", "a b", "plain", "<c-o>"])
  func aQuotedWordIsReadBack(_ word: String) {
    #expect(CommandLineParser.words(of: CommandLineParser.quoted(word)) == [word])
  }
}
