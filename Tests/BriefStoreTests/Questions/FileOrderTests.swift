import Briefs
import Foundation
import Glibc
import Testing
import Text

@testable import BriefStore

/// Briefs of one moment follow each other as their files and the entries of a file do, and undated ones
/// come after all dated ones.
@Suite struct FileOrderTests {
  private func titles(_ library: Library) throws -> [String] {
    try library.list(ListRequest()).rows.map(\.title.string)
  }

  /// What an index made from scratch shows.
  private func rebuilt(_ sandbox: Sandbox) throws -> [String] {
    mkdir(sandbox.cache + "-new", 0o700)
    let library = try Library(
      places: Library.Places(
        folder: sandbox.folder, cacheFolder: sandbox.cache + "-new", stateFolder: sandbox.state),
      clock: { 1_755_000_000 }, zone: .gmt, recognition: .capitals, log: { _ in })
    defer { try? FileManager.default.removeItem(atPath: sandbox.cache + "-new") }
    try library.refresh()
    return try titles(library)
  }

  @Test func anEditLeavesABriefInItsPlace() throws {
    let sandbox = try Sandbox()
    let names = ["a", "b", "c", "d", "e"]
    for name in names { try sandbox.write("\(name).md", brief(name, date: "2025-08-14")) }
    let library = try sandbox.opened()
    #expect(try titles(library) == names)
    for round in 0..<40 {
      try sandbox.write("c.md", brief("c", date: "2025-08-14", text: "Edited \(round) times."))
      try library.refresh()
      #expect(try titles(library) == names)
    }
    #expect(try rebuilt(sandbox) == names)
  }

  @Test func entriesOfAFileComeInItsOrder() throws {
    let sandbox = try Sandbox()
    let entries = (0..<300).map {
      #"{"title": "No. \#($0)", "date": "2025-08-14", "text": "Text \#($0)."}"#
    }
    try sandbox.write("all.jsonl", entries.joined(separator: "\n"))
    let library = try sandbox.opened()
    #expect(try titles(library) == (0..<300).map { "No. \($0)" })
    var edited = entries
    edited[150] = edited[150].replacing("Text", with: "Words")
    try sandbox.write("all.jsonl", edited.joined(separator: "\n"))
    try library.refresh()
    #expect(try titles(library) == (0..<300).map { "No. \($0)" })
    #expect(try rebuilt(sandbox) == (0..<300).map { "No. \($0)" })
    // The words of those that moved are found as before.
    let query = Query.parse("\"text 149\" or \"words 150\"", today: Day(number: 20313), now: 0)
    let found = try library.list(ListRequest(query: query)).rows.map(\.title.string)
    #expect(found == ["No. 149", "No. 150"])
  }

  @Test func undatedFilesComeAfterDatedOnesInTheOrderOfTheirNames() throws {
    let sandbox = try Sandbox()
    try sandbox.write("old.md", brief("Old", date: "1999-01-01"))
    for name in ["c", "a", "b"] {
      try sandbox.write("\(name).md", "# \(name)\n\nText of \(name).\n")
    }
    try sandbox.write("earlier.md", "# earlier\n\nText.\n")
    for name in ["a", "b", "c"] { try touch(sandbox, "\(name).md", at: 1_754_999_000) }
    try touch(sandbox, "earlier.md", at: 1_754_000_000)
    let library = try sandbox.opened()
    #expect(try titles(library) == ["Old", "a", "b", "c", "earlier"])
    // By date they are found by the time of their files all the same.
    let query = Query.parse("after:2025-08-05", today: Day(number: 20313), now: 0)
    let found = try library.list(ListRequest(query: query)).rows.map(\.title.string)
    #expect(found == ["a", "b", "c"])
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func theOrderIsOneWhateverHappens(seed: UInt64) throws {
    var random = Seeded(seed)
    let sandbox = try Sandbox()
    let library = try sandbox.open()
    var files: [String: (date: String, version: Int)] = [:]
    // A day, and moments so near each other that their row numbers get in each other's way.
    let dates =
      ["2025-08-13", "2025-08-14"] + (0..<12).map { "2025-08-13T00:0\($0 / 2):\($0 % 2 * 3)0Z" }
    for round in 0..<60 {
      for _ in 0...random.below(4) {
        let name = "\(["", "x/", "y/"][random.below(3)])\(random.below(24)).md"
        if files[name] != nil, random.below(5) == 0 {
          files[name] = nil
          try sandbox.delete(name)
          continue
        }
        let date = random.below(3) > 0 ? files[name]?.date : nil
        let now = date ?? dates[random.below(dates.count)]
        files[name] = (now, round)
        try sandbox.write(name, brief(name, date: now, text: "Version \(round) of \(name)."))
      }
      try library.refresh()
      let expected = files.sorted { a, b in
        let (first, second) = (moment(a.value.date), moment(b.value.date))
        return first == second ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : first > second
      }.map(\.key)
      try #require(try titles(library) == expected, "round \(round)")
    }
  }

  /// Sets the time of a file, in seconds since 1970.
  private func touch(_ sandbox: Sandbox, _ name: String, at seconds: Int) throws {
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    try #require(utimensat(AT_FDCWD, "\(sandbox.folder)/\(name)", times, 0) == 0)
  }

  private func moment(_ date: String) -> String { date.count == 10 ? date + "T00:00:00Z" : date }
}
