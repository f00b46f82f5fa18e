import Briefs
import Testing
import Text

@testable import BriefStore

/// The sentence that answers a query, for the rows of a list.
struct SentencesFoundTests {
  let box: Sandbox
  let library: Library
  private let query = Query(.word("zeppelin", isPrefix: false, field: nil))

  init() throws {
    box = try Sandbox()
    for number in 0..<100 {
      try box.write(
        "\(number).md", brief("Story \(number)", text: "First. A zeppelin, number \(number)."))
    }
    library = try box.opened()
  }

  private func sentence(_ title: String) throws -> String? {
    let row = try library.row(title)
    return try library.snippets(for: [row], query: query)[row]?.sentence.string
  }

  @Test func everyRowGetsItsOwn() throws {
    let rows = try library.list(ListRequest()).rows
    let found = try library.snippets(for: rows.map(\.key), query: query)
    #expect(found.count == 100)
    for row in rows {
      let number = row.title.string.split(separator: " ").last ?? ""
      #expect(found[row.key]?.sentence.string == "A zeppelin, number \(number).")
    }
  }

  /// What a screen shows of the part around a row: three rows, one of them above that row.
  @Test func aListBringsThoseOfItsScreen() throws {
    let keys = try library.list(ListRequest(query: query)).rows.map(\.key)
    var request = ListRequest(query: query, window: .around([keys[50]], near: true), limit: 30)
    request.screen = ListScreen(rows: 3, above: 1, hasSentences: true)
    let found = try library.list(request).snippets
    #expect(Set(found.keys) == Set(keys[49...51]))
    #expect(found == (try library.snippets(for: Array(keys[49...51]), query: query)))
    request.screen?.hasSentences = false
    #expect(try library.list(request).snippets.isEmpty)
  }

  /// Where each row begins a day, fewer have room.
  @Test func aListBringsThoseThatHaveRoomBesideDays() throws {
    for day in 1...9 {
      let text = "Day \(day) saw a balloon."
      try box.write("\(day).txt", brief("On \(day)", date: "2025-08-0\(day)", text: text))
    }
    try library.refresh()
    let query = Query(.word("balloon", isPrefix: false, field: nil))
    var request = ListRequest(query: query, limit: 30)
    var found: [Int] = []
    for height in [0, 0.5, 1] {
      request.screen = ListScreen(rows: 6, hasSentences: true, dayHeight: height)
      found.append(try library.list(request).snippets.count)
    }
    #expect(found == [6, 4, 3])
  }

  @Test func whatWasReadOnceIsReadAgainAfterAnEdit() throws {
    #expect(try sentence("Story 7") == "A zeppelin, number 7.")
    try box.write("7.md", brief("Story 7", text: "First. Another zeppelin landed."))
    try library.refresh()
    #expect(try sentence("Story 7") == "Another zeppelin landed.")
  }

  @Test func aFileThatIsGoneHasNoneAndTheOthersHaveTheirs() throws {
    let rows = try library.list(ListRequest()).rows.map(\.key)
    try box.delete("7.md")
    #expect(try library.snippets(for: rows, query: query).count == 99)
  }

  @Test func whatIsNotWantedAnyMoreIsGivenUp() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let rows = try library.list(ListRequest()).rows.map(\.key)
    #expect(throws: CancellationError.self) {
      try library.snippets(for: rows, query: query, cancellation: cancellation)
    }
  }
}
