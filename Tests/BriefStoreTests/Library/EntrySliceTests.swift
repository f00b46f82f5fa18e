import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// A file of many briefs: one of them is read without the others.
struct EntrySliceTests {
  let box: Sandbox

  init() throws { box = try Sandbox() }

  private func line(_ title: String, _ text: String) -> String {
    "{\"id\":\"of \(title)\",\"title\":\"\(title)\",\"date\":\"2024-03-05\",\"text\":\"\(text)\"}\n"
  }

  private func open(_ title: String, in library: Library) throws -> Brief? {
    let rows = try library.list(ListRequest()).rows
    return try rows.first { $0.title.string == title }.flatMap { try library.open($0.key)?.brief }
  }

  @Test func anEntryIsReadThoughTheRestOfItsFileIsBroken() throws {
    let first = line("Ferry", "It stays in Oslo.")
    try box.write("all.jsonl", first + line("Pier", "It is closed."))
    let library = try box.opened()
    // As long as before: what is read is the stretch of the entry alone.
    try box.write("all.jsonl", first + String(repeating: "x", count: 75))
    #expect(try open("Ferry", in: library)?.sections.first?.text == "It stays in Oslo.")
    #expect(try open("Pier", in: library) == nil)
  }

  @Test func entriesThatMovedInTheirFileAreFound() throws {
    let lines = (0..<20).map { line("Story \($0)", "Text \($0).") }
    try box.write("all.jsonl", lines.joined())
    let library = try box.opened()
    let before = try library.list(ListRequest()).rows.map(\.id)
    try box.write("all.jsonl", line("New", "Words.") + lines.joined())
    // The index does not know of it yet.
    #expect(try open("Story 7", in: library)?.sections.first?.text == "Text 7.")
    try library.refresh()
    #expect(try library.list(ListRequest()).rows.count == 21)
    #expect(Set(before).isSubset(of: try library.list(ListRequest()).rows.map(\.id)))
    for number in 0..<20 {
      #expect(
        try open("Story \(number)", in: library)?.sections.first?.text == "Text \(number).")
    }
    let stored = try library.index.read { db in
      try Int64.fetchOne(db, sql: "SELECT min(slice_start) FROM brief WHERE dead = 0")
    }
    #expect(stored == 0)
  }

  @Test func anEditedEntryIsReadAsItIsNow() throws {
    try box.write("all.jsonl", line("Ferry", "It stays.") + line("Pier", "It is closed."))
    let library = try box.opened()
    try box.write("all.jsonl", line("Ferry", "It goes.!") + line("Pier", "It is closed."))
    #expect(try open("Ferry", in: library)?.sections.first?.text == "It goes.!")
  }

  @Test func whatAFeedSaysOfItsEntriesIsKept() throws {
    try box.write(
      "feed.json",
      """
      {"title": "Harbour notes", "language": "en", "items": [
        {"id": "1", "content_html": "<p>The pier is closed. Bring boots.</p>"},
        {"id": "2", "content_html": "<p>The lamp is lit.</p>"}]}
      """)
    let library = try box.opened()
    let brief = try open("The pier is closed", in: library)
    #expect(brief?.source == "Harbour notes" && brief?.language == "en")
    let row = try #require(try library.list(ListRequest()).rows.first)
    #expect(try library.open(row.key)?.brief == library.brief(row.key))
  }

  @Test func allEntriesOfALargeFileAreTagged() throws {
    try box.write("all.jsonl", (0..<300).map { line("S \($0)", "See Oslo.") }.joined())
    // In another encoding the entries are read together.
    let latin = (0..<300).map { line("L \($0)", "See Bergen.") }.joined()
    try box.write("latin.jsonl", bytes: Array(latin.utf8) + Array(line("caf", "x").utf8) + [0xE9])
    let library = try box.opened()
    let counts = try library.index.read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, briefs FROM entity WHERE name IN ('Oslo', 'Bergen') ORDER BY name"
      ).map { $0[1] as Int }
    }
    #expect(counts == [300, 300])
    #expect(
      try library.index.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM untagged") } == 0)
  }
}
