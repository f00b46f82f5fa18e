import Briefs
import Foundation
import Testing
import Text

@testable import BriefStore

/// Parts of lists against the whole of them.
struct ListWindowTests {
  private static let orders: [Briefs.SortOrder] = [.date, .oldest, .title, .minutes]
  private static let texts = ["", "the", "is:unread", "\"the of\"", "telegram or -meta"]

  private func request(_ text: String, _ sort: Briefs.SortOrder) -> ListRequest {
    ListRequest(query: Query.parse(text, today: Day(number: 20313), now: 0), sort: sort)
  }

  private func keys(_ room: Newsroom, _ request: ListRequest) throws -> [RowKey] {
    try room.library.list(request).rows.map(\.key)
  }

  @Test(arguments: orders)
  func goingOnFromEitherEndGivesTheWholeList(sort: Briefs.SortOrder) throws {
    let room = try Newsroom(seed: 41)
    for text in Self.texts {
      var request = request(text, sort)
      let all = try keys(room, request)
      request.limit = 3
      #expect(try walk(room, request, forward: true) == all, "\(text)")
      #expect(try walk(room, request, forward: false) == all.reversed(), "\(text)")
    }
  }

  @Test func whatEndedEarlyGoesOn() throws {
    let room = try Newsroom(seed: 42)
    var request = request("\"the of\"", .date)
    let all = try keys(room, request)
    request.limit = 5
    request.screen = ListScreen(rows: 5)
    #expect(try walk(room, request, forward: true, patience: .zero) == all)
  }

  /// The keys of a list, read part by part.
  private func walk(
    _ room: Newsroom, _ request: ListRequest, forward: Bool,
    patience: Duration = .milliseconds(3)
  ) throws -> [RowKey] {
    var request = request
    request.window = forward ? .start : .end
    var found: [RowKey] = []
    while true {
      var fetch = ListFetch(
        request: request, context: room.library.queryContext, cancellation: Cancellation())
      fetch.patience = patience
      let part = try fetch.answer()
      let keys = part.rows.map(\.key)
      found += forward ? keys : keys.reversed()
      guard !(forward ? part.isLast : part.isFirst), let edge = found.last else { return found }
      request.window = forward ? .after(edge) : .before(edge)
    }
  }

  @Test(arguments: orders)
  func thePartAroundARowIsAPieceOfTheList(sort: Briefs.SortOrder) throws {
    let room = try Newsroom(seed: 43)
    for text in Self.texts {
      var request = request(text, sort)
      let all = try keys(room, request)
      request.limit = 9
      for (place, key) in all.enumerated() {
        request.window = .around([key], near: true)
        let part = try room.library.list(request)
        let start = max(0, place - 4)
        let end = min(all.count, place + 7)
        #expect(part.found == key)
        #expect(part.rows.map(\.key) == Array(all[start..<end]), "\(text), \(place)")
        #expect(part.isFirst == (start == 0))
        #expect(part.isLast == (end == all.count))
        let count = try room.library.count(request, before: part.rows.first?.key)
        #expect(count == ListCount(total: all.count, before: start), "\(text), \(place)")
      }
    }
  }

  @Test func aRowThatIsNotThereLeadsToOneThatIs() throws {
    let room = try Newsroom(seed: 44)
    var request = request("is:unread", .date)
    let unread = try keys(room, request)
    let all = try keys(room, ListRequest())
    request.limit = 6
    let gone = RowKey(id: BriefID(1), entry: 1)
    for (place, key) in all.enumerated() where !unread.contains(key) {
      request.window = .around([gone, key, all[0], unread[1]], near: true)
      let first = unread.contains(all[0]) ? all[0] : unread[1]
      #expect(try room.library.list(request).found == first)
      request.window = .around([gone, key], near: true)
      let next = all[place...].first { unread.contains($0) } ?? unread.last
      #expect(try room.library.list(request).found == next)
      request.window = .around([gone, key], near: false)
      #expect(try keys(room, request) == Array(unread.prefix(6)))
    }
    request.window = .after(gone)
    let nothing = try room.library.list(request)
    #expect(nothing.rows.isEmpty && nothing.found == nil)
  }

  @Test(arguments: [Briefs.SortOrder.date, .oldest])
  func landmarksAreTheNearestOfTheirKind(sort: Briefs.SortOrder) throws {
    let room = try Newsroom(seed: 45, zone: "Asia/Tokyo")
    for text in ["", "the", "\"the of\""] {
      var request = request(text, sort)
      let rows = try room.library.list(request).rows
      let days = rows.map { $0.published.day(in: room.zone) }
      for place in rows.indices {
        for forward in [true, false] {
          let unread = rows.indices.filter {
            !rows[$0].state.isRead && (forward ? $0 > place : $0 < place)
          }
          request.window = .landmark(.unread, from: rows[place].key, forward: forward)
          let nearest = (forward ? unread.first : unread.last).map { rows[$0].key }
          #expect(try room.library.list(request).found == nearest, "\(text), \(place)")
        }
        request.window = .landmark(.day, from: rows[place].key, forward: true)
        let next = rows.indices.first { $0 > place && days[$0] != days[place] }
        #expect(try room.library.list(request).found == next.map { rows[$0].key })
        request.window = .landmark(.day, from: rows[place].key, forward: false)
        #expect(try room.library.list(request).found == start(days, place).map { rows[$0].key })
      }
    }
  }

  /// The first row of the run of one day, or of the run before.
  private func start(_ days: [Day], _ place: Int) -> Int? {
    func first(_ row: Int) -> Int {
      var row = row
      while row > 0, days[row - 1] == days[row] { row -= 1 }
      return row
    }
    if first(place) < place { return first(place) }
    return place == 0 ? nil : first(place - 1)
  }

  @Test func whatIsKeptIsCounted() throws {
    let room = try Newsroom(seed: 46)
    var request = request("is:unread", .date)
    let unread = try keys(room, request)
    let all = try keys(room, ListRequest())
    request.kept = Set(all.filter { !unread.contains($0) }.prefix(3).map(\.id))
    #expect(try room.library.count(request, before: nil).total == unread.count + 3)
    request.limit = 4
    #expect(try walk(room, request, forward: true) == (try keys(room, request, limit: nil)))
  }

  private func keys(_ room: Newsroom, _ request: ListRequest, limit: Int?) throws -> [RowKey] {
    var request = request
    request.limit = limit
    return try keys(room, request)
  }

  @Test func markingAllLeavesWhatArrivedLater() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", brief("Alpha tram"))
    try sandbox.write("b.md", brief("Beta"))
    let library = try sandbox.opened()
    let request = request("tram", .date)
    let shown = try library.list(request)
    try sandbox.write("c.md", brief("Gamma tram"))
    try sandbox.write("a.md", brief("Alpha tram", text: "More is known by now."))
    try library.refresh()
    let change = try library.markAllRead(request, arrivedBy: shown.arrivals, key: "A")
    #expect(change.states.count == 1)
    #expect(try library.state("Alpha tram").isRead)
    #expect(try !library.state("Gamma tram").isRead)
    #expect(try !library.state("Beta").isRead)
    #expect(try library.undo()?.receipt.restored.count == 1)
  }
}
