import Briefs
import Testing
import Text

@testable import BriefStore

/// Files that a synchroniser left beside the brief they conflict with.
@Suite struct ConflictCopyScanTests {
  private let box: Sandbox
  private static let copy = "pier.sync-conflict-20250814-101010-ABCDEFG.md"

  init() throws { box = try Sandbox() }

  private func conflicts(_ library: Library) throws -> [String] {
    let query = Query.parse("is:conflict", typing: false, today: Day(number: 0), now: 0)
    let rows = try library.list(ListRequest(query: query)).rows
    #expect(rows.allSatisfy { $0.hasConflict })
    return rows.map(\.title.string)
  }

  private func difference(_ library: Library, _ title: String) throws -> [String] {
    let opened = try #require(try library.open(library.row(title)))
    return try library.conflicts(of: opened).flatMap { conflict in
      [conflict.path.string]
        + (conflict.difference?.lines ?? []).map {
          ($0.side == .added ? "+ " : "- ") + $0.text.string
        }
    }
  }

  @Test func aBriefAndItsCopyAreOneRow() throws {
    try box.write("pier.md", brief("Pier", text: "It shut. Divers came."))
    try box.write(Self.copy, brief("Pier", text: "It shut. Divers left."))
    try box.write("quay.md", brief("Quay"))
    let library = try box.opened()
    #expect(try library.titles() == ["Pier", "Quay"])
    #expect(try conflicts(library) == ["Pier"])
    #expect(try library.open(library.row("Pier"))?.row.hasConflict == true)
    #expect(try library.open(library.row("Quay"))?.row.hasConflict == false)
    #expect(
      try difference(library, "Pier") == [Self.copy, "- Divers came.", "+ Divers left."])
    #expect(try library.reasons() == [])
  }

  @Test func theCopyMayComeAndGo() throws {
    try box.write("pier.md", brief("Pier"))
    let library = try box.opened()
    let row = try library.row("Pier")
    try box.write(Self.copy, brief("Pier", text: "Other."))
    #expect(try library.refresh().updated == [row])
    #expect(try conflicts(library) == ["Pier"])
    try box.delete(Self.copy)
    #expect(try library.refresh().updated == [row])
    #expect(try conflicts(library).isEmpty)
  }

  @Test func aCopyWithoutTheOriginalIsABrief() throws {
    try box.write("pier.md", brief("Pier", text: "It shut."))
    try box.write(Self.copy, brief("Pier", text: "It opened."))
    let library = try box.opened()
    _ = try library.mark([library.row("Pier")], .starred, true, key: "s")
    try box.delete("pier.md")
    try library.refresh()
    #expect(try library.titles() == ["Pier"])
    #expect(try library.search("opened") == ["Pier"])
    #expect(try library.state("Pier").isStarred)
    #expect(try conflicts(library).isEmpty)
  }

  @Test func leavingsBesideTheirFileAreCopies() throws {
    try box.write("pier.md", brief("Pier"))
    try box.write("pier.md.orig", brief("Pier", text: "Before."))
    try box.write("quay.md.orig", brief("Quay"))
    let library = try box.opened()
    #expect(try conflicts(library) == ["Pier"])
    #expect(try library.reasons() == [".: 1 file is no brief"])
  }

  @Test func eachEntryIsComparedWithItsOwn() throws {
    func file(_ text: String) -> String {
      """
      {"id": "a", "title": "Pier", "text": "It shut."}
      {"id": "b", "title": "Quay", "text": "\(text)"}
      """
    }
    try box.write("day.jsonl", file("Old."))
    try box.write("day (conflicted copy 2025-08-14).jsonl", file("New."))
    let library = try box.opened()
    #expect(try library.titles() == ["Pier", "Quay"])
    #expect(try difference(library, "Pier") == ["day (conflicted copy 2025-08-14).jsonl"])
    #expect(
      try difference(library, "Quay")
        == ["day (conflicted copy 2025-08-14).jsonl", "- Old.", "+ New."])
  }
}
