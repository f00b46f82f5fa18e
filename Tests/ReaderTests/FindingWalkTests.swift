import Briefs
@testable import Reader
import Screen
import Testing
import Text

/// Searching, narrowing and the entities panel.
@Suite struct FindingWalkTests {
  /// What the side panels wait for makes way for what is typed, and is asked for anew.
  @Test func typingPutsTheSidePanelsOff() throws {
    var walk = try Walk(columns: 200, rows: 50)
    walk.holdsAnswers = true
    walk.press("j")
    walk.deliver()
    func generations() -> [[Int]] {
      [
        walk.held.compactMap { if case .card(let generation, _) = $0 { generation } else { nil } },
        walk.held.compactMap {
          if case .related(let generation, _) = $0 { generation } else { nil }
        },
      ]
    }
    let before = generations()
    #expect(before.map(\.count) == [1, 1])
    walk.press("/")
    walk.press("m")
    #expect(generations() == before.map { [$0[0], $0[0] + 1] })
    walk.holdsAnswers = false
    walk.press("<c-c>")
    walk.deliver()
    var other = try Walk(columns: 200, rows: 50)
    other.press("j")
    #expect(walk.model.entities.card == other.model.entities.card)
    #expect(walk.model.related.stories.map(\.row) == other.model.related.stories.map(\.row))
  }

  @Test func searchNarrowsWhileTyping() throws {
    var walk = try Walk()
    walk.press("/ teleg")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1)])
    #expect(walk.screen.text.contains("1 found"))
    walk.press("bs bs bs bs bs")
    #expect(walk.model.list.rows.count == 8)
  }

  @Test func matchesAreLitInListAndText() throws {
    var walk = try Walk()
    walk.press("/ inflation")
    let lit = Theme.dark[.match].background
    let row = try #require((0..<40).first { walk.screen.text(row: $0).contains("▌● Inflation") })
    #expect(walk.screen[3, row].style.background == lit)
    #expect(walk.screen[12, row].style.background != lit)
  }

  @Test(arguments: [true, false])
  func theSentenceThatAnswersStandsInTheList(isBrought: Bool) throws {
    var library = FakeLibrary.standard
    library.bringsSentences = isBrought
    var walk = try Walk(library, columns: 200, rows: 50)
    walk.press("/ messe")
    walk.holdsAnswers = true
    walk.press("n")
    walk.deliver()
    let wait = walk.held.count { if case .snippets = $0 { true } else { false } }
    #expect(wait == (isBrought ? 0 : 1))
    walk.holdsAnswers = false
    walk.deliver()
    let line = try #require((0..<50).first { walk.screen.text(row: $0).contains("8m AI") })
    #expect(walk.screen.text(row: line).contains("why Moscow wants messengers"))
    let start = try #require(column(of: "messengers", in: walk.screen, row: line))
    #expect(walk.screen[start, line].style.background == Theme.dark[.match].background)
    walk.press("enter esc")
    #expect(walk.screen.text(row: line).contains("8m AI   Roskomnadzor"))
  }

  /// One that asks for no words shows none, whatever was searched before.
  @Test func aSentenceGoesWithTheQueryThatItAnswered() throws {
    var walk = try Walk(columns: 200, rows: 50)
    walk.press("/ is:unread enter / messen enter")
    #expect(walk.screen.text.contains("why Moscow wants messengers"))
    walk.press("/ up up")
    #expect(walk.screen.text(row: 49).contains("is:unread"))
    let line = try #require((0..<50).first { walk.screen.text(row: $0).contains("8m AI") })
    #expect(walk.screen.text(row: line).contains("8m AI   Roskomnadzor"))
  }

  @Test func aSearchSaysHowMuchHasBeenRead() throws {
    var walk = try Walk()
    walk.send(.scanning(ScanProgress(done: 41, of: 100)))
    walk.press("/ meta")
    #expect(walk.screen.text.contains("2 found, 41 % read"))
    #expect(walk.screen.text(row: 0).contains("indexing 41 %"))
    walk.send(.scanning(ScanProgress(.naming, done: 7, of: 100)))
    #expect(walk.screen.text.contains("2 found"))
    #expect(!walk.screen.text.contains("% read"))
    #expect(walk.screen.text(row: 0).contains("finding names 7 %"))
  }

  @Test func enterKeepsThePrefixThatWasTyped() throws {
    var walk = try Walk()
    walk.press("/ teleg enter")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1)])
    #expect(walk.screen.text(row: 0).contains("teleg*"))
  }

  @Test func oneEscapeLeavesAnEmptySearch() throws {
    var walk = try Walk()
    walk.press("/ zzz enter esc")
    #expect(walk.model.list.rows.count == 8)
  }

  @Test func markingAStoryFromElsewhereDoesNotPutItIntoTheList() throws {
    var walk = try Walk()
    walk.press("/ roskomnadzor enter M enter s")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
    #expect(walk.library.states[BriefID(2)]?.isStarred == true)
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1)])
  }

  @Test func whatWasFoundStaysSelectedWhenTheListWidens() throws {
    var walk = try Walk()
    walk.press("/ wildfires enter esc esc")
    #expect(walk.model.list.rows.count == 8)
    #expect(walk.model.list.selectedRow?.id == BriefID(7))
  }

  @Test func aSearchSelectsItsFirstBrief() throws {
    var walk = try Walk()
    walk.press("G / meta")
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
  }

  @Test func escapeInTheSearchBringsBackWhatWasThere() throws {
    var walk = try Walk()
    walk.press("U j j / teleg esc")
    #expect(walk.model.view.layers == [.unread])
    #expect(walk.model.list.selectedRow?.id == BriefID(3))
  }

  @Test func escapeDropsTheLightsAndThenTheFilter() throws {
    var walk = try Walk()
    walk.press("/ inflation enter esc")
    #expect(!walk.model.isLit)
    #expect(walk.model.list.rows.count == 2)
    walk.press("esc")
    #expect(walk.model.list.rows.count == 8)
  }

  @Test func filtersAreLaidOverEachOther() throws {
    var walk = try Walk()
    walk.press("r U \\ meta enter")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(3)])
    walk.press("esc esc")
    #expect(walk.model.list.rows.count == 7)
    walk.press("esc")
    #expect(walk.model.list.rows.count == 8)
  }

  @Test func anEntityIsChosenLitAndNarrowedTo() throws {
    var walk = try Walk()
    walk.press("e j j enter")
    #expect(walk.model.entities.selected?.entity.name == "Meta")
    #expect(walk.model.reading.chosenEntity == "meta")
    #expect(walk.screen.text.contains("Meta: 1 of 2"))
    let lit = Theme.dark[.chosen].background
    let row = try #require((0..<40).first { walk.screen.text(row: $0).contains("Meta said that") })
    let start = try #require(column(of: "Meta said", in: walk.screen, row: row))
    #expect(walk.screen[start, row].style.background == lit)
    #expect(walk.screen[start + 5, row].style.background != lit)
    walk.press("=")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
    #expect(walk.model.focus == .list)
    #expect(walk.screen.text(row: 0).contains("Meta"))
    walk.press("esc")
    #expect(walk.model.list.rows.count == 8)
    #expect(walk.model.list.selectedRow?.id == BriefID(1))
  }

  private func column(of text: String, in canvas: Canvas, row: Int) -> Int? {
    let line = Array(canvas.text(row: row))
    let wanted = Array(text)
    return line.indices.first { line[$0...].starts(with: wanted) }
  }

  @Test func mentionsAreWalkedWithBraces() throws {
    var walk = try Walk()
    walk.press("enter }")
    #expect(walk.screen.text.contains("Roskomnadzor: 1 of 2"))
    walk.press("}")
    #expect(walk.screen.text.contains("Roskomnadzor: 2 of 2"))
    walk.press("} ")
    #expect(walk.screen.text.contains("Roskomnadzor: 1 of 2"))
    walk.press("{")
    #expect(walk.screen.text.contains("Roskomnadzor: 2 of 2"))
  }

  @Test func equalsInTheListNarrowsToTheDay() throws {
    var walk = try Walk()
    walk.press("j j =")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(3), BriefID(4), BriefID(5)])
    #expect(walk.screen.text(row: 0).contains("Tue 12 August"))
  }

  @Test func aRelatedStoryIsFollowedAndComeBackFrom() throws {
    var walk = try Walk()
    walk.press("enter M")
    #expect(walk.screen.text.contains("publisher's choice"))
    walk.press("enter")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
    #expect(walk.model.focus == .reading)
    walk.press("<c-o>")
    #expect(walk.model.reading.shown?.row.id == BriefID(1))
    walk.press("<a-right>")
    #expect(walk.model.reading.shown?.row.id == BriefID(2))
  }

  @Test func aStoryThatIsNotThereSaysSo() throws {
    var walk = try Walk()
    walk.press("enter M j enter")
    #expect(walk.screen.text.contains("this story is not in the folder"))
  }

  @Test func anEmptySearchSaysWhatToDo() throws {
    var walk = try Walk()
    walk.press("/ zzz enter")
    #expect(walk.screen.text.contains("nothing found"))
    #expect(walk.screen.text.contains("Esc takes the last filter off"))
    #expect(walk.model.list.selectedRow == nil)
    walk.press("j k m s r A enter e")
    #expect(!walk.asked.contains(.quit))
  }

  @Test func historyIsWalkedWithTheArrows() throws {
    var walk = try Walk()
    walk.press("/ inflation enter esc esc / meta enter esc esc / up up")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(4), BriefID(8)])
    walk.press("down")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
  }

  @Test func historyComesBackAtTheNextStart() throws {
    var walk = try Walk()
    walk.press("/ inflation enter esc esc / meta enter : theme")
    walk.press(.character(" "))
    walk.press("light enter")
    let saved = try #require(
      walk.asked.compactMap { if case .saveSession(let state) = $0 { state } else { nil } }.last)
    var next = try Walk(session: saved)
    next.press("/ up")
    #expect(next.model.prompt?.string == "meta")
    next.press("up")
    #expect(next.model.prompt?.string == "inflation")
    next.press("up down down")
    #expect(next.model.prompt?.string == "")
    next.press("esc : up")
    #expect(next.model.prompt?.string == "theme light")
  }

  @Test func whatIsBeingTypedWaitsWhileHistoryIsWalked() throws {
    var walk = try Walk()
    walk.press("/ inflation enter esc esc / met up down")
    #expect(walk.model.prompt?.string == "met")
    #expect(walk.model.list.rows.map(\.id) == [BriefID(1), BriefID(3)])
  }

  @Test func aLateAnswerToAnOldQuestionIsDropped() throws {
    var walk = try Walk()
    let old = walk.model.list.rows
    walk.holdsAnswers = true
    walk.press("/ m")
    walk.press("e")
    walk.deliver()
    let rows = walk.model.list.rows.map(\.id)
    walk.send(.listed(generation: 1, Listing(rows: old)))
    #expect(walk.model.list.rows.map(\.id) == rows)
  }
}

/// The menu of orders.
@Suite struct SortMenuTests {
  @Test func aLetterChoosesTheOrder() throws {
    var walk = try Walk()
    walk.press("S")
    #expect(walk.screen.text.contains("● d  date       newest first"))
    #expect(walk.screen.text.contains("  o  -date      oldest first"))
    // The list stays visible behind it.
    #expect(walk.screen.text.contains("Roskomnadzor limits"))
    walk.press("t")
    #expect(walk.model.isBrowsing)
    #expect(walk.model.list.rows.first?.id == BriefID(6))
    walk.press("S")
    #expect(walk.screen.text.contains("● t  title"))
  }

  @Test func arrowsAndEnterChooseTheOrder() throws {
    var walk = try Walk(columns: 40, rows: 10)
    walk.press("S down enter")
    #expect(walk.model.list.rows.first?.id == BriefID(6))
    walk.press("S up up enter")
    #expect(walk.model.sort == .relevance)
  }

  @Test(arguments: ["esc", "q", "left"])
  func leavingChangesNothing(_ key: String) throws {
    var walk = try Walk()
    walk.press("S j \(key)")
    #expect(walk.model.isBrowsing)
    #expect(walk.model.sort == .date)
    #expect(!walk.asked.contains(.quit))
  }

  @Test func theOrderOfTheQueryIsTheCurrentOne() throws {
    var walk = try Walk()
    walk.press("/ sort:title enter S")
    #expect(walk.screen.text.contains("● t  title"))
    walk.press("m")
    #expect(walk.screen.text.contains("the query asks for sort:title"))
  }

  @Test func theSmallestScreenHasRoomForTheSelectedOne() throws {
    var walk = try Walk(columns: 20, rows: 5)
    walk.press("S j j j j")
    #expect(walk.screen.text.contains("r  relevance"))
  }
}
