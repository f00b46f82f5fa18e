import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Watched entities, and what the entities panel leads to.
@Suite struct WatchWalkTests {
  /// The rows of the list that carry the mark, by their headline's beginning.
  private func marked(_ walk: Walk, mark: Character = "◆") -> [String] {
    walk.screen.text.split(separator: "\n").map { $0.prefix(33) }.filter { $0.contains(mark) }
      .map { String($0.drop { !$0.isLetter }.prefix(8)) }
  }

  @Test func aKeyInThePanelMarksTheBriefs() throws {
    var walk = try Walk()
    #expect(marked(walk) == [])
    walk.press("enter e j j W")
    #expect(walk.screen.text.contains("watching Meta: its briefs carry ◆ in the list"))
    #expect(marked(walk) == ["Roskomna", "Brussels"])
    #expect(walk.model.session.watched == ["Meta"])
    let panel = try #require(
      walk.screen.text.split(separator: "\n").first { $0.contains("▌Meta") })
    #expect(panel.hasSuffix("◆"))
    walk.press("W")
    #expect(walk.screen.text.contains("Meta is no longer watched"))
    #expect(marked(walk) == [])
    #expect(walk.model.session.watched == [])
  }

  @Test func theConfigAndThePromptName() throws {
    var walk = try Walk(config: "set watch European  Central Bank, spain\nset symbols ascii")
    #expect(marked(walk, mark: "!") == ["Inflatio", "Wildfire", "Inflatio"])
    walk.press(": s e t")
    walk.press(.character(" "))
    walk.press("w a t c h")
    walk.press(.character(" "))
    walk.press("s i g n a l enter")
    #expect(marked(walk, mark: "!") == ["Signal g"])
    walk.press("E / s i g esc")
    #expect(walk.screen.text.contains("Signal !"))
  }

  @Test(arguments: ["set watch a,,b", "set watch " + String(repeating: "a,", count: 60)])
  func whatNamesNobodyIsRefused(line: String) throws {
    var model = try Walk().model
    let complaints = model.configure(line, name: "config").map(\.sentence)
    #expect(complaints == ["config:1: watch is NAME[, NAME]"])
  }

  @Test func theSessionRemembersThem() throws {
    var session = SessionState()
    session.watched = ["Meta", "Spain"]
    let walk = try Walk(session: session, config: "set watch meta, Signal")
    #expect(walk.model.session.watched == ["meta", "Signal", "Spain"])
    #expect(marked(walk) == ["Roskomna", "Brussels", "Signal g", "Wildfire"])
  }

  @Test func oneLineARowCarriesTheMarkToo() throws {
    let walk = try Walk(config: "set list-rows 1\nset watch spain")
    #expect(marked(walk) == ["Wildfire"])
  }

  @Test func whatIsNewIsNamedOnceAtTheStart() throws {
    var session = SessionState()
    session.watched = ["Meta", "Spain", "Telegram", "Nobody"]
    session.lastVisit = 1000
    var library = FakeLibrary.standard
    library.arrived = [1, 3, 4]
    var walk = try Walk(library, session: session)
    #expect(!walk.screen.text.contains("new about"))
    walk.send(.scanning(ScanProgress(done: 1, of: 8)))
    walk.send(.scanned)
    #expect(walk.screen.text.contains("2 new about Meta, Telegram"))
    walk.press("j")
    walk.send(.scanned)
    #expect(!walk.screen.text.contains("new about"))
  }

  @Test(arguments: [nil, 1000] as [Int64?])
  func nothingNewIsNotNamed(lastVisit: Int64?) throws {
    var session = SessionState()
    session.watched = ["Meta"]
    session.lastVisit = lastVisit
    var library = FakeLibrary.standard
    library.arrived = lastVisit == nil ? [1, 3] : [4]
    var walk = try Walk(library, session: session)
    walk.send(.scanned)
    #expect(!walk.screen.text.contains("new about"))
  }

  @Test func dotsStandForTheirSections() throws {
    var walk = try Walk()
    walk.press("enter e")
    let lines = walk.screen.text.split(separator: "\n").map(String.init)
    for (name, dots) in [("Roskomnadzor  ", "●···"), ("Russia  ", "●··●"), ("Moscow  ", "·●··")] {
      let line = try #require(lines.first { $0.contains("│ " + name) || $0.contains("▌" + name) })
      #expect(line.contains(dots), "\(name)")
    }
  }

  @Test func digitsInThePanelGoToItsMentions() throws {
    var walk = try Walk()
    walk.press("enter e j 3")
    #expect(walk.screen.text.contains("Telegram: 2 of 2"))
    #expect(walk.model.reading.chosenEntity == "telegram")
    #expect(walk.model.focus == .entities)
    walk.press("2")
    #expect(walk.screen.text.contains("section 2 does not mention Telegram"))
    walk.press("1")
    #expect(walk.screen.text.contains("Telegram: 1 of 2"))
    walk.press("9")
    #expect(walk.screen.text.contains("there are 4 sections"))
  }

  @Test func bracesInThePanelWalkItsOwnEntity() throws {
    var walk = try Walk()
    walk.press("enter e enter j }")
    #expect(walk.screen.text.contains("Telegram: 1 of 2"))
    walk.press("}")
    #expect(walk.screen.text.contains("Telegram: 2 of 2"))
    walk.press("{")
    #expect(walk.screen.text.contains("Telegram: 1 of 2"))
    #expect(walk.model.reading.chosenEntity == "telegram")
  }
}
