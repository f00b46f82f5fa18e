import Briefs
import Foundation
import Screen
import Testing
import Text

@testable import Reader

/// A brief comes back where it was left.
@Suite struct PlaceWalkTests {
  /// Two long briefs whose paragraphs are numbered, and a short one.
  private func library(above: [String] = [], edited: Bool = false) -> FakeLibrary {
    func paragraphs(_ name: String) -> String {
      (1...12).map { number in
        let text = "\(name) paragraph \(number) says one thing and then another at some length."
        return edited ? text + " A word was added." : text
      }.joined(separator: "\n")
    }
    let stories = ["Alpha", "Beta"].enumerated().map { index, name in
      FakeLibrary.Story(
        id: UInt64(index + 1), title: "\(name) rises", day: Walk.today - index,
        sections: [
          ("What's Happening?", .happening, (above + [paragraphs(name)]).joined(separator: "\n")),
          ("What's Next?", .next, paragraphs("\(name) next")),
        ])
    }
    return FakeLibrary(
      stories + [
        .init(
          id: 3, title: "Short", day: Walk.today - 5,
          sections: [("What's Happening?", .happening, "Little.")])
      ])
  }

  /// The first line of the text that can be seen.
  private func firstLine(_ walk: Walk) -> String {
    let (flow, height) = walk.model.readingFlow
    let document = walk.model.reading.document
    return flow.lines(from: walk.model.reading.top, count: height).lazy.compactMap { line in
      line.range.map { document.items[line.item].text[$0].string }
    }.first ?? ""
  }

  @Test func aBriefComesBackWhereItWasLeft() throws {
    var walk = try Walk(library(), columns: 80, rows: 14)
    walk.press("enter 2 j j j j")
    let line = firstLine(walk)
    #expect(line.contains("Beta") == false && line.contains("next paragraph"))
    walk.press("J")
    #expect(firstLine(walk) == "Beta rises")
    walk.press("K")
    #expect(firstLine(walk) == line)
    #expect(walk.screen.text(row: 13).contains("on at 2 What's Next · Home for the top"))
    walk.press("home")
    #expect(firstLine(walk) == "Alpha rises")
    walk.press("J K")
    #expect(firstLine(walk) == "Alpha rises")
    #expect(!walk.screen.text(row: 13).contains("on at"))
  }

  @Test func aPlaceOutlivesTheProgram() throws {
    var walk = try Walk(library(), columns: 80, rows: 14)
    walk.press("enter 2 j j j j q")
    // The session as it was on disk when the brief was left, not as it would be at the end.
    let left = try #require(
      walk.asked.compactMap { if case .saveSession(let state) = $0 { state } else { nil } }.last)
    let bytes = try JSONEncoder().encode(left)
    let session = try JSONDecoder().decode(SessionState.self, from: bytes)
    var next = try Walk(library(), columns: 120, rows: 20, session: session)
    #expect(next.model.list.selectedRow?.id == BriefID(1))
    next.press("enter")
    #expect(next.screen.text(row: 19).contains("on at 2 What's Next"))
    #expect(firstLine(next).contains("Alpha next paragraph"))
  }

  @Test func quittingInTheTextKeepsThePlace() throws {
    var walk = try Walk(library(), columns: 80, rows: 14)
    walk.press("enter 2 j Q")
    let left = try #require(
      walk.asked.compactMap { if case .saveSession(let state) = $0 { state } else { nil } }.last)
    var next = try Walk(library(), columns: 80, rows: 14, session: left)
    next.press("enter")
    #expect(firstLine(next) == firstLine(walk))
  }

  @Test(arguments: ["above", "within", "both"])
  func aPlaceSurvivesSmallEdits(_ kind: String) throws {
    var walk = try Walk(library(), columns: 80, rows: 14)
    walk.press("enter j j j j j j j j j")
    let line = firstLine(walk)
    #expect(line.contains("paragraph"))
    walk.press("q")
    let edited = library(
      above: kind == "within" ? [] : ["A new paragraph stands above.", "And one more."],
      edited: kind != "above")
    var next = try Walk(edited, columns: 80, rows: 14, session: walk.model.session)
    next.press("enter")
    #expect(firstLine(next) == line)
  }

  @Test func aBriefThatLostItsSectionsStillOpens() throws {
    var walk = try Walk(library(), columns: 80, rows: 14)
    walk.press("enter G q")
    var cut = library()
    cut.stories[0].sections = [("Other", .other, "One line is all there is.")]
    var next = try Walk(cut, columns: 80, rows: 14, session: walk.model.session)
    next.press("enter")
    #expect(next.screen.text.contains("One line is all there is."))
  }

  @Test func aPreviewShowsTheTopAndKeepsThePlace() throws {
    var walk = try Walk(library(), columns: 120, rows: 14)
    walk.press("enter 2 j j q j k")
    #expect(firstLine(walk) == "Alpha rises")
    walk.press("enter")
    #expect(walk.screen.text(row: 13).contains("on at 2"))
  }

  @Test func theHomeKeyIsNamedAsItIsBound() throws {
    var walk = try Walk(
      library(), columns: 100, rows: 14, config: "unbind <home>\nunbind g\nbind x top")
    walk.press("enter 2 j J K")
    #expect(walk.screen.text(row: 13).contains("· x for the top"))
  }

  @Test func theOldestPlacesAreForgotten() throws {
    var places = ReadingPlaces()
    let place = ReadingPlace(section: 0, block: 1, offset: 2, beginning: 3)
    for id in 0..<UInt64(ReadingPlaces.most + 5) { places.remember(place, of: BriefID(id)) }
    #expect(places[BriefID(4)] == nil)
    #expect(places[BriefID(5)] == place)
    let bytes = try JSONEncoder().encode(places)
    #expect(bytes.count < 200_000)
    let back = try JSONDecoder().decode(ReadingPlaces.self, from: bytes)
    #expect(back[BriefID(5)] == place && back[BriefID(4)] == nil)
  }

  @Test func damageCostsThePlacesOnly() throws {
    let id = BriefID(7)
    let json = """
      {"sort":"title","places":["\(id) 0 1 2 ff","\(id)","x 1 2 3 4","\(BriefID(8)) 1 99999999999 0 0",
      "\(BriefID(9)) 0 -5 0 0"],"searches":5}
      """
    let session = try JSONDecoder().decode(SessionState.self, from: Data(json.utf8))
    #expect(session.sort == "title" && session.searches == [])
    #expect(session.places[id] != nil)
    #expect(session.places[BriefID(8)] == nil && session.places[BriefID(9)] == nil)
    let broken = try JSONDecoder().decode(
      SessionState.self, from: Data(#"{"sort":"title","places":{"a":1}}"#.utf8))
    #expect(broken.sort == "title" && broken.places == ReadingPlaces())
  }
}
