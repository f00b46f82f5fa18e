import Briefs
import Glibc
import Testing

@testable import BriefStore

/// What happens to the list when files come, change and go.
struct FolderChangesTests {
  let box: Sandbox

  init() throws { box = try Sandbox() }

  @Test func filesInAllFoldersAreFound() throws {
    try box.write("a.md", brief("Alpha"))
    try box.write("deep/er/b.md", brief("Beta"))
    let library = try box.open()
    let change = try library.refresh()
    #expect(try library.titles() == ["Alpha", "Beta"])
    #expect(change.added.count == 2)
    #expect(change.counts == LibraryCounts(briefs: 2, unread: 2))
  }

  @Test func nothingChangesInAFolderThatDidNot() throws {
    try box.write("a.md", brief("Alpha"))
    let library = try box.opened()
    #expect(try library.refresh().isEmpty)
    #expect(try box.opened().refresh().isEmpty)
  }

  @Test func anEditedFileKeepsItsRowAndForgetsItsOldWords() throws {
    try box.write("a.md", brief("Alpha", text: "The zeppelin rises."))
    let library = try box.opened()
    let before = try library.row("Alpha")
    try box.write("a.md", brief("Alpha", text: "The zeppelin falls. Then a dirigible."))
    let change = try library.refresh()
    #expect(change.updated == [before])
    #expect(change.added.isEmpty && change.removed.isEmpty)
    #expect(try library.search("dirigible") == ["Alpha"])
    #expect(try library.search("rises") == [])
  }

  @Test func aDeletedFileIsGone() throws {
    try box.write("a.md", brief("Alpha"))
    try box.write("b.md", brief("Beta"))
    let library = try box.opened()
    let row = try library.row("Alpha")
    try box.delete("a.md")
    #expect(try library.refresh().removed == [row])
    #expect(try library.titles() == ["Beta"])
    #expect(try library.search("alpha") == [])
    #expect(try library.open(row) == nil)
  }

  @Test func aDeletedFolderTakesItsBriefsAlong() throws {
    try box.write("x/y/a.md", brief("Alpha"))
    try box.write("x.md", brief("Beta"))
    let library = try box.opened()
    try box.delete("x")
    try library.refresh()
    #expect(try library.titles() == ["Beta"])
  }

  @Test(arguments: [".hidden.md", ".git/a.md", "a.md~", "a.swp", "a.md.part"])
  func filesThatAreBriefsToNobodyAreLeftOut(name: String) throws {
    try box.write(name, brief("Alpha"))
    #expect(try box.opened().titles() == [])
  }

  @Test func aFolderThatCannotBeReadKeepsItsBriefs() throws {
    // The superuser can read everything.
    guard getuid() != 0 else { return }
    try box.write("x/a.md", brief("Alpha"))
    let library = try box.opened()
    chmod("\(box.folder)/x", 0)
    defer { chmod("\(box.folder)/x", 0o700) }
    try library.refresh()
    #expect(try library.titles() == ["Alpha"])
    #expect(try library.reasons() == ["x: Permission denied"])
  }

  @Test func contentIsReadAgainWhenOnlyItsChangeTimeTells() throws {
    try box.write("a.md", brief("Alpha", text: "One."))
    let library = try box.opened()
    var times = [
      timespec(tv_sec: 1_700_000_000, tv_nsec: 0), timespec(tv_sec: 1_700_000_000, tv_nsec: 0),
    ]
    utimensat(AT_FDCWD, "\(box.folder)/a.md", &times, 0)
    try library.refresh()
    try box.write("a.md", brief("Alpha", text: "Two."))
    utimensat(AT_FDCWD, "\(box.folder)/a.md", &times, 0)
    try library.refresh()
    #expect(try library.search("two") == ["Alpha"])
  }

  @Test func aBriefDatedByItsFileMovesWithTheFilesTime() throws {
    try box.write("a.md", brief("Alpha", date: nil))
    let library = try box.opened()
    var times = [
      timespec(tv_sec: 1_600_000_000, tv_nsec: 0), timespec(tv_sec: 1_600_000_000, tv_nsec: 0),
    ]
    utimensat(AT_FDCWD, "\(box.folder)/a.md", &times, 0)
    let change = try library.refresh()
    let published = try #require(try library.open(library.row("Alpha"))).row.published
    #expect(published.seconds == 1_600_000_000)
    #expect(published.isEstimated)
    #expect(change.updated.count == 1)
  }

  @Test func aThousandBriefsOfOneDayAllHaveAPlace() throws {
    for number in 0..<40 { try box.write("\(number).md", brief("Story \(number)")) }
    let library = try box.opened()
    #expect(try library.counts().briefs == 40)
    try box.write("late.md", brief("Late"))
    try library.refresh()
    #expect(try library.counts().briefs == 41)
    #expect(try library.search("late") == ["Late"])
  }

  @Test func anEntryOfALongFileChangesAlone() throws {
    /// All of it is dated by the second of the file's time.
    func write(_ word: String, nanoseconds: Int) throws {
      let lines = (0..<30).map { number in
        #"{"title": "Story \#(number)", "text": "\#(number == 7 ? word : "Same.")"}"#
      }
      try box.write("a.jsonl", lines.joined(separator: "\n"))
      var times = Array(repeating: timespec(tv_sec: 1_600_000_000, tv_nsec: nanoseconds), count: 2)
      utimensat(AT_FDCWD, "\(box.folder)/a.jsonl", &times, 0)
    }
    try write("Old.", nanoseconds: 0)
    let library = try box.opened()
    #expect(try library.counts().briefs == 30)
    try write("New.", nanoseconds: 1)
    let change = try library.refresh()
    #expect(change.added.count + change.updated.count == 1)
    #expect(try library.counts().briefs == 30)
  }
}
