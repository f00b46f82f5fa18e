import Screen
import Testing

@Suite struct FrameTests {
  private let list = Frame.Pane(1)
  private let menu = Frame.Pane(2)

  private func frame(columns: Int = 20, rows: Int = 6) -> Frame {
    Frame(canvas: Canvas(size: Size(columns: columns, rows: rows)))
  }

  @Test func pointingAtARowFindsItAndPointingBesideItFindsNothing() {
    var frame = frame()
    frame.add(.row(7, in: list), at: Rect(x: 2, y: 1, width: 5, height: 2))
    #expect(frame.target(at: Point(x: 2, y: 1)) == .row(7, in: list))
    #expect(frame.target(at: Point(x: 6, y: 2)) == .row(7, in: list))
    #expect(frame.target(at: Point(x: 7, y: 2)) == nil)
    #expect(frame.target(at: Point(x: 2, y: 3)) == nil)
    #expect(frame.target(at: Point(x: -1, y: -1)) == nil)
  }

  @Test func theSameRowOfTwoPanesIsTwoTargets() {
    var frame = frame()
    frame.add(.row(0, in: list), at: Rect(x: 0, y: 0, width: 4, height: 1))
    frame.add(.row(0, in: menu), at: Rect(x: 4, y: 0, width: 4, height: 1))
    #expect(frame.target(at: Point(x: 3, y: 0)) != frame.target(at: Point(x: 4, y: 0)))
  }

  @Test func aLinkInsideARowWinsOverTheRow() {
    var frame = frame()
    frame.add(.row(0, in: list), at: Rect(x: 0, y: 0, width: 20, height: 1))
    frame.add(.link(3), at: Rect(x: 5, y: 0, width: 4, height: 1))
    #expect(frame.target(at: Point(x: 5, y: 0)) == .link(3))
    #expect(frame.target(at: Point(x: 9, y: 0)) == .row(0, in: list))
  }

  @Test func aTargetOnTwoLinesHasTwoAreas() {
    var frame = frame()
    frame.add(.mention(1), at: Rect(x: 15, y: 0, width: 5, height: 1))
    frame.add(.mention(1), at: Rect(x: 0, y: 1, width: 3, height: 1))
    let areas = frame.areas(of: .mention(1))
    #expect(areas.map(\.origin) == [Point(x: 15, y: 0), Point(x: 0, y: 1)])
  }

  @Test func whatALayerCoversCannotBePointedAt() {
    var frame = frame()
    frame.add(.row(0, in: list), at: Rect(x: 0, y: 0, width: 20, height: 1))
    frame.add(.section(0), at: Rect(x: 3, y: 2, width: 4, height: 1))
    frame.cover(Rect(x: 2, y: 0, width: 8, height: 4))
    frame.add(.row(0, in: menu), at: Rect(x: 3, y: 1, width: 6, height: 1))
    #expect(frame.target(at: Point(x: 0, y: 0)) == .row(0, in: list))
    #expect(frame.target(at: Point(x: 2, y: 0)) == nil)
    #expect(frame.target(at: Point(x: 3, y: 2)) == nil)
    #expect(frame.target(at: Point(x: 3, y: 1)) == .row(0, in: menu))
    #expect(frame.areas(of: .section(0)).isEmpty)
  }

  @Test(arguments: [
    Rect(x: 18, y: 5, width: 9, height: 9), Rect(x: -4, y: -2, width: 6, height: 4),
    Rect(x: 30, y: 0, width: 4, height: 1), Rect(x: 0, y: 0, width: -3, height: 2),
  ])
  func aPlaceEndsAtTheEdgeOfTheScreen(_ area: Rect) {
    var frame = frame()
    frame.add(.divider(0), at: area)
    frame.add(.hint(command: "help"), at: area)
    for place in frame.places {
      #expect(!place.area.isEmpty)
      #expect(place.area.intersection(frame.canvas.bounds) == place.area)
    }
  }

  @Test func aScreenWithoutCellsHasNoPlaces() {
    var frame = frame(columns: 0, rows: 0)
    frame.add(.link(0), at: Rect(x: 0, y: 0, width: 1, height: 1))
    frame.cover(Rect(x: 0, y: 0, width: 1, height: 1))
    #expect(frame.places.isEmpty)
    #expect(frame.target(at: Point(x: 0, y: 0)) == nil)
  }
}
