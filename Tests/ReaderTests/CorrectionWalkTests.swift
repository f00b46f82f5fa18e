import Briefs
import Foundation
@testable import Reader
import Screen
import Testing
import Text

/// Correcting what is recognised, from the panel of entities.
@Suite struct CorrectionWalkTests {
  /// The first story is open, the panel focused, and its first entity selected.
  private func panel(
    columns: Int = 120, rows: Int = 40, _ change: (inout FakeLibrary) -> Void = { _ in }
  ) throws -> Walk {
    var library = FakeLibrary.standard
    change(&library)
    var walk = try Walk(library, columns: columns, rows: rows)
    walk.press("enter e g")
    return walk
  }

  private func select(_ name: String, _ walk: inout Walk) {
    walk.press("g")
    for _ in 0..<12 where walk.model.entities.selected?.entity.name.string != name {
      walk.press("j")
    }
    #expect(walk.model.entities.selected?.entity.name.string == name)
  }

  private func kind(_ name: String, _ walk: Walk) -> Entity.Kind? {
    walk.model.entities.entities.first { $0.entity.name.string == name }?.entity.kind
  }

  @Test func metaBecomesAPersonAndAnOrganisationAgain() throws {
    var walk = try panel()
    select("Meta", &walk)
    walk.press("c")
    #expect(walk.screen.text.contains("Correct Meta"))
    #expect(walk.screen.text.contains("● o  organisation  as it is now"))
    walk.press("p")
    #expect(walk.screen.text.contains("Write to entities.yaml in Samples?"))
    #expect(walk.library.corrections.isEmpty)
    walk.press("y")
    #expect(kind("Meta", walk) == .person)
    #expect(walk.screen.text.contains("Meta is a person, z to undo"))
    #expect(walk.model.entities.selected?.entity.name == "Meta")
    #expect(walk.screen.text.contains("People"))
    walk.press("z")
    #expect(kind("Meta", walk) == .organisation)
    #expect(walk.screen.text.contains("Meta is an organisation again"))
    #expect(!walk.screen.text.contains("People"))
    walk.press("Z")
    #expect(kind("Meta", walk) == .person)
  }

  /// On a screen of medium width the text lies behind the menu, and its lines are longer.
  @Test(arguments: [(80, 24), (120, 40), (60, 30), (70, 16)])
  func theMenuHasARightEdge(columns: Int, rows: Int) throws {
    var walk = try panel(columns: columns, rows: rows)
    select("Meta", &walk)
    walk.press("c")
    let screen = walk.screen
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    let top = try #require(lines.firstIndex { $0.contains("─ Correct Meta ─") })
    let title = Array(lines[top])
    let start = try #require(title.indices.first { title[$0...].starts(with: "─ Correct Meta") })
    let edge = title[start...].firstIndex { "┤┐".contains($0) } ?? columns
    for y in (top + 1)..<(top + 9) {
      let line = String((0..<edge).map { Character(screen[$0, y].base) })
      #expect(line.hasSuffix("   ") || line.hasSuffix("… "), "\(line)")
      if edge < columns { #expect(["│", "├"].contains(screen[edge, y].base)) }
    }
  }

  @Test func theFolderIsAskedForOnce() throws {
    var walk = try panel()
    walk.press("c p n")
    #expect(walk.screen.text.contains("nothing written"))
    walk.press("c p esc")
    walk.press("c t q")
    #expect(walk.library.corrections.isEmpty)
    walk.press("c p enter")
    #expect(walk.library.corrections.count == 1)
    walk.press("c t")
    #expect(walk.model.isBrowsing)
    #expect(walk.library.corrections.count == 2)
  }

  @Test func theMenuFitsSmallScreens() throws {
    for (columns, rows) in [(80, 24), (40, 10), (20, 5)] {
      var walk = try panel(columns: columns, rows: rows)
      walk.press("c")
      #expect(walk.screen.text.contains("organisat"))
      walk.press("k")
      #expect(walk.screen.text.contains("why"))
    }
  }

  @Test func mergingCompletesNamesOfTheFolder() throws {
    var walk = try panel()
    select("Telegram", &walk)
    walk.press("c m")
    #expect(walk.screen.text.contains("Telegram is:"))
    walk.press("Ros")
    #expect(walk.screen.text.contains("Roskomnadzor"))
    walk.press("tab enter y")
    #expect(walk.library.corrections.last?.made.change == .merge(into: "Roskomnadzor", nil))
    #expect(kind("Telegram", walk) == nil)
    #expect(walk.model.entities.selected?.entity.name == "Roskomnadzor")
    let lit = walk.model.reading.shown?.mentions.filter { $0.entity.name == "Telegram" }
    #expect(lit == [])
    walk.press("z")
    #expect(kind("Telegram", walk) == .organisation)
    #expect(walk.screen.text.contains("Telegram is a name of its own again"))
  }

  @Test func nothingIsMergedIntoItselfOrNothing() throws {
    var walk = try panel()
    select("Telegram", &walk)
    walk.press("c m telegram enter")
    #expect(walk.screen.text.contains("Telegram already has that name"))
    walk.press("c m enter")
    #expect(walk.model.isBrowsing)
    walk.press("c m M esc")
    #expect(walk.library.corrections.isEmpty)
    #expect(walk.model.focus == .entities)
  }

  @Test func oneOfItsSpellingsIsAnEntityOfItsOwn() throws {
    var walk = try panel { $0.spellings = ["states": "Russia", "region": "Russia"] }
    select("Russia", &walk)
    walk.press("c")
    #expect(walk.screen.text.contains("s  split         states, region"))
    walk.press("s")
    #expect(walk.screen.text.contains("Not Russia"))
    walk.press("b y")
    #expect(kind("region", walk) == .place)
    #expect(walk.model.entities.selected?.entity.name == "region")
    #expect(walk.screen.text.contains("region is a name of its own, z to undo"))
    select("Moscow", &walk)
    walk.press("c s")
    #expect(walk.screen.text.contains("Moscow has no other spelling in this brief"))
  }

  @Test func aMutedNameIsLitNoMore() throws {
    var walk = try panel()
    select("Moscow", &walk)
    walk.press("c u y")
    #expect(kind("Moscow", walk) == nil)
    #expect(walk.screen.text.contains("Moscow is never lit, z to undo"))
    walk.press("z")
    #expect(kind("Moscow", walk) == .place)
  }

  @Test func saysWhyEachPlaceIsLit() throws {
    var walk = try panel {
      $0.spellings = ["states": "Russia"]
      $0.sources = ["Russia": .model, "states": .corrections(line: 7)]
    }
    select("Russia", &walk)
    walk.press("c w")
    let lines = walk.screen.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("What's Happening?") && $0.contains("trained model") })
    #expect(lines.contains { $0.contains("states") && $0.contains("entities.yaml, line 7") })
    #expect(lines.last?.contains("Enter go there") == true)
    walk.press("G enter")
    #expect(walk.model.isBrowsing)
    #expect(walk.model.reading.chosenEntity == "russia")
    let chosen = try #require(walk.model.reading.chosenMention)
    #expect(walk.model.reading.shown?.mentions[chosen].place.section == 3)
  }

  @Test func elsewhereTheKeySaysWhereToGo() throws {
    var walk = try Walk()
    walk.press("enter c")
    #expect(walk.screen.text.contains("entities are corrected in their panel; e goes there"))
    #expect(walk.model.isBrowsing)
  }

  @Test func whatWasDoneLastIsUndoneFirst() throws {
    var walk = try panel()
    walk.press("s")
    walk.press("c p y")
    walk.press("r")
    #expect(walk.isRead(1))
    walk.press("z")
    #expect(!walk.isRead(1))
    #expect(walk.library.corrections.count == 1)
    walk.press("z")
    #expect(walk.library.corrections.isEmpty)
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
    walk.press("z")
    #expect(walk.library.states[BriefID(1)]?.isStarred == false)
    walk.press("Z Z")
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
    #expect(walk.library.corrections.count == 1)
    walk.press("Z")
    #expect(walk.isRead(1))
  }

  @Test func aBriefReadByTheClockIsNoDeed() throws {
    var walk = try panel()
    walk.press("c p y")
    walk.letTimePass()
    #expect(walk.isRead(1))
    walk.press("z")
    #expect(walk.library.corrections.isEmpty)
    #expect(walk.isRead(1))
  }

  @Test func whatCannotBeWrittenIsSaidAndNotUndone() throws {
    var walk = try panel { $0.refusal = "nothing written: the folder is read-only" }
    walk.press("s c p y")
    #expect(walk.screen.text.contains("nothing written: the folder is read-only"))
    #expect(walk.model.entities.entities.allSatisfy { $0.entity.kind != .person })
    walk.press("z")
    #expect(walk.library.states[BriefID(1)]?.isStarred == false)
  }

  @Test(arguments: Theme.all.map(\.name))
  func whatMayBeANameIsLitInAStyleOfItsOwn(_ name: String) throws {
    var library = FakeLibrary.standard
    library.hints = ["Monday"]
    var walk = try Walk(library, config: "theme \(name)")
    walk.press("enter")
    let theme = walk.model.settings.theme
    let kinds: [Role] = [.text, .organisation, .person, .place, .other, .chosen, .match]
    #expect(kinds.allSatisfy { theme[$0] != theme[.hint] })
    #expect(cell("Monday", walk.screen)?.style == theme[.hint])
    #expect(cell("Telegram fail", walk.screen)?.style == theme[.organisation])
    let mentions = walk.model.reading.shown?.mentions.count
    walk.press("} } } }")
    #expect(cell("Monday", walk.screen)?.style == theme[.hint])
    #expect(walk.model.reading.shown?.mentions.count == mentions)
    #expect(!walk.model.entities.entities.contains { $0.entity.name == "Monday" })
  }

  /// The first cell of a text on the screen.
  private func cell(_ text: String, _ canvas: Canvas) -> Cell? {
    for (y, line) in canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let range = line.range(of: text) else { continue }
      let x = Columns.of(String(line[..<range.lowerBound]))
      return canvas[x, y]
    }
    return nil
  }
}
