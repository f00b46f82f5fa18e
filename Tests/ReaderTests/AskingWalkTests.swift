import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Asking with entities: the list of all, the page of one, what two share.
@Suite struct AskingWalkTests {
  private func rows(_ walk: Walk) -> [String] {
    walk.screen.text.split(separator: "\n").map(String.init)
  }

  private func names(_ walk: Walk) -> [String] {
    guard case .list(let list) = walk.model.entityBrowser?.top else { return [] }
    return list.rows.map(\.entity.name.string)
  }

  private func briefs(_ walk: Walk) -> [RowKey] {
    guard case .page(let page) = walk.model.entityBrowser?.top else { return [] }
    return page.briefs.map(\.key)
  }

  @Test func allEntitiesAreListedAndSorted() throws {
    var walk = try Walk()
    walk.press("E")
    #expect(walk.screen.text.contains("10 entities by briefs"))
    #expect(names(walk).prefix(4) == ["European Central Bank", "Meta", "Moscow", "Russia"])
    let meta = try #require(rows(walk).first { $0.contains("Meta") })
    #expect(meta.contains("organisation"))
    #expect(meta.contains(" 2 "))
    #expect(meta.contains("today"))
    walk.press("n")
    #expect(walk.screen.text.contains("by name"))
    #expect(names(walk).first == "European Central Bank")
    #expect(names(walk).last == "Telegram")
    walk.press("r")
    #expect(walk.screen.text.contains("by recency"))
    #expect(names(walk).last == "Spain")
    walk.press("tab")
    #expect(walk.screen.text.contains("by name"))
    walk.press("b")
    #expect(walk.screen.text.contains("by briefs"))
    walk.press("q")
    #expect(walk.model.isBrowsing)
    #expect(!walk.asked.contains(.quit))
  }

  @Test func typingSearchesThem() throws {
    var walk = try Walk()
    walk.press("E / e u r")
    #expect(names(walk) == ["European Central Bank", "European Commission"])
    walk.press("backspace backspace backspace c e")
    #expect(names(walk) == ["European Central Bank"])
    walk.press("z")
    #expect(walk.screen.text.contains("no name has a word that begins like this"))
    walk.press("esc")
    #expect(names(walk).count == 10)
    walk.press("/ s i g enter")
    #expect(walk.screen.text.contains("Signal · organisation"))
  }

  @Test func theFolderIsAskedForNoMoreThanTheFirstHundreds() throws {
    var library = FakeLibrary.standard
    library.stories[0].entities += (0..<700).map { ("Zone \($0)", .place) }
    var walk = try Walk(library)
    walk.press("E")
    #expect(walk.screen.text.contains("first 500 of 710 entities by briefs"))
    walk.press("G")
    #expect(walk.screen.text.contains("Zone"))
    walk.press("/ z o n e")
    #expect(walk.screen.text.contains("first 500 of 700 entities"))
  }

  @Test func anOldAnswerIsDropped() throws {
    var walk = try Walk()
    walk.press("E")
    walk.holdsAnswers = true
    walk.press("/ m e")
    #expect(names(walk).count == 10)
    walk.press("backspace o s")
    walk.deliver()
    #expect(names(walk) == ["Moscow"])
  }

  @Test func aPageShowsWhatTheFolderKnows() throws {
    var library = FakeLibrary.standard
    library.aliases["meta"] = ["Facebook", "Meta Platforms"]
    var walk = try Walk(library)
    walk.press("E j enter")
    let screen = walk.screen.text
    #expect(screen.contains("Meta · organisation"))
    #expect(screen.contains("also Facebook, Meta Platforms"))
    #expect(screen.contains("2 briefs, 2 mentions · first yesterday, last today"))
    #expect(screen.contains("▁"))
    #expect(screen.contains("Brussels opens a case against Meta"))
    #expect(screen.contains("Appears with"))
    #expect(screen.contains("Roskomnadzor"))
    walk.press("q")
    #expect(walk.screen.text.contains("10 entities by briefs"))
    walk.press("esc")
    #expect(walk.model.isBrowsing)
  }

  @Test func enterOnABriefOfThePageReadsIt() throws {
    var walk = try Walk()
    walk.press("E j enter j enter")
    #expect(walk.model.isBrowsing)
    #expect(walk.model.focus == .reading)
    #expect(walk.model.reading.shown?.row.id == BriefID(3))
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
    #expect(walk.model.reading.chosenEntity == "meta")
  }

  @Test func briefsComeInPages() throws {
    var library = FakeLibrary.standard
    for number in 20..<200 {
      library.stories.append(
        .init(
          id: UInt64(number), title: "Meta again \(number)", day: Walk.today - number,
          entities: [("Meta", .organisation)],
          sections: [("What's Next?", .next, "Meta waits.")]))
    }
    var walk = try Walk(library)
    walk.press("E enter")
    #expect(briefs(walk).count < 100)
    for _ in 0..<10 { walk.press("G") }
    #expect(briefs(walk).count == 182)
    #expect(Set(briefs(walk)).count == 182)
    #expect(walk.screen.text.contains("Meta again 199"))
  }

  @Test func equalsNarrowsTheList() throws {
    var walk = try Walk()
    walk.press("E j enter =")
    #expect(walk.model.isBrowsing)
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
    walk.press("esc E j =")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
  }

  @Test func thePanelLeadsToThePage() throws {
    var walk = try Walk()
    walk.press("enter e j i")
    #expect(walk.screen.text.contains("Telegram · organisation"))
    walk.press("q")
    #expect(walk.model.focus == .entities)
    walk.press("q q i")
    #expect(walk.screen.text.contains("no entity is under the cursor"))
  }

  @Test func aPairShowsTheSentencesOfBoth() throws {
    var walk = try Walk()
    walk.press("E j enter tab / enter")
    // The first companion of Meta is the European Commission.
    #expect(walk.screen.text.contains("Meta and European Commission · 1 sentence · 1 brief"))
    #expect(walk.screen.text.contains("The European Commission opened a case against Meta."))
    #expect(walk.screen.text.contains("12 Aug 2025  Brussels opens a case against Meta"))
    #expect(walk.screen.text.contains("What's Happening?"))
    let line = try #require(rows(walk).firstIndex { $0.contains("opened a case") })
    let text = Array(rows(walk)[line])
    for (name, role) in [("Meta.", Role.chosen), ("European Commission", Role.match)] {
      let x = try #require(column(of: name, in: text))
      #expect(walk.screen[x, line].style == walk.model.settings.theme[role], "\(name)")
    }
    walk.press("q")
    #expect(walk.screen.text.contains("Appears with"))
  }

  @Test func sentencesComeInSlices() throws {
    var library = FakeLibrary.standard
    for number in 20..<320 {
      library.stories.append(
        .init(
          id: UInt64(number), title: "Day \(number)", day: Walk.today - number,
          entities: [("Meta", .organisation), ("Spain", .place)],
          sections: [("What's Next?", .next, "Meta waits for Spain \(number).")]))
    }
    var walk = try Walk(library)
    walk.press("E / m e t a enter tab")
    walk.holdsAnswers = true
    walk.press("enter")
    #expect(walk.screen.text.contains("looking…"))
    walk.deliver()
    #expect(walk.screen.text.contains("Meta and Spain · 1+ sentences · 300 briefs"))
    walk.holdsAnswers = false
    walk.deliver()
    // No more than is near the cursor is looked for, until the cursor goes there.
    #expect(walk.screen.text.contains("101+ sentences"))
    for _ in 0..<4 { walk.press("G") }
    #expect(walk.screen.text.contains("300 sentences · 300 briefs"))
    #expect(walk.screen.text.contains("Meta waits for Spain 319."))
    walk.press("g")
    #expect(walk.screen.text.contains("Meta waits for Spain 20."))
  }

  @Test func whatWasLeftTakesNoMoreAnswers() throws {
    var walk = try Walk()
    walk.press("E j enter tab")
    walk.holdsAnswers = true
    walk.press("enter q q q")
    walk.deliver()
    #expect(walk.model.isBrowsing)
    walk.press("E")
    walk.press("q")
    walk.deliver()
    #expect(walk.model.isBrowsing)
  }

  private func column(of name: String, in text: [Character]) -> Int? {
    text.indices.first { String(text[$0...].prefix(name.count)) == name }
  }

  @Test func enterOnASentenceReadsItsBriefThere() throws {
    var walk = try Walk(columns: 80, rows: 14)
    walk.press("E / t e l e enter tab enter")
    #expect(walk.screen.text.contains("Telegram and Meta · 1 sentence · 1 brief"))
    walk.press("enter")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    #expect(walk.model.focus == .reading)
    #expect(walk.screen.text.contains("Telegram and Meta may have to choose."))
    #expect(walk.model.reading.chosenEntity == "telegram")
  }

  @Test func apartTheNearestAreShown() throws {
    var walk = try Walk()
    walk.press("E / m o s c enter tab")
    walk.press("enter")
    #expect(walk.screen.text.contains("never in one sentence · 1 brief"))
    #expect(walk.screen.text.contains("one name only"))
  }

  @Test func sentencesAreWrittenToAFile() throws {
    var walk = try Walk()
    walk.press("w")
    #expect(walk.screen.text.contains("nothing to write here"))
    walk.press("E j enter tab enter w")
    #expect(walk.screen.text.contains("write to: meta-european-commission.md"))
    walk.press("enter")
    let name = "meta-european-commission.md"
    #expect(walk.library.files[name]?.contains("> The European Commission opened") == true)
    #expect(walk.screen.text.contains("wrote 1 sentence to \(name)"))
    walk.library.files[name] = "mine"
    walk.press("w enter")
    #expect(walk.screen.text.contains("\(name) is there already; y replaces it"))
    walk.press("enter")
    #expect(walk.screen.text.contains("nothing written"))
    #expect(walk.library.files[name] == "mine")
    walk.press("w enter y")
    #expect(walk.library.files[name]?.contains("# Meta and European Commission") == true)
    walk.press("w esc")
    #expect(walk.model.prompt == nil)
    #expect(walk.screen.text.contains("Meta and European Commission"))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50), (40, 10), (20, 5)])
  func everySizeShowsEveryLevel(size: (Int, Int)) throws {
    var walk = try Walk(columns: size.0, rows: size.1, config: "theme mono\nset symbols ascii")
    for key in ["E", "/ m e t a enter", "tab", "enter", "j", "w esc"] {
      walk.press(key)
      let screen = walk.screen
      let isASCII = screen.text.unicodeScalars.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(key)")
      let cursor = try #require(screen.cursor)
      #expect(screen.bounds.contains(cursor))
    }
    if size.0 >= 40 { #expect(walk.screen.text.contains("q back")) }
  }

  @Test func aChangedFolderIsAskedAgain() throws {
    var walk = try Walk()
    walk.press("E")
    walk.library.stories.append(
      .init(
        id: 50, title: "Spain and Meta", day: Walk.today, entities: [("Meta", .organisation)],
        sections: [("What's Next?", .next, "Meta waits.")]))
    walk.send(.libraryChanged)
    #expect(names(walk).first == "Meta")
    walk.press("enter")
    walk.library.stories = []
    walk.send(.libraryChanged)
    #expect(walk.screen.text.contains("no brief mentions Meta any more"))
    walk.press("q")
    walk.send(.libraryChanged)
    #expect(walk.screen.text.contains("no entities in this folder"))
  }
}
