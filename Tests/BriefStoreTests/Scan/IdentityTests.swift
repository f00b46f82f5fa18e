import Briefs
import Glibc
import Testing
import Text

@testable import BriefStore

/// What a brief is called, and that what the reader did with it stays with it.
struct IdentityTests {
  let box: Sandbox

  init() throws { box = try Sandbox() }

  private func starred(_ name: String, _ text: String) throws -> Library {
    try box.write(name, text)
    let library = try box.opened()
    let row = try library.find(path: Array(name.utf8))
    _ = try library.mark(row, .starred, true, key: "s")
    return library
  }

  @Test(arguments: [nil, "story-1"])
  func stateFollowsAFileThatIsRenamed(id: String?) throws {
    let library = try starred("a.md", brief("Alpha", id: id))
    try box.move("a.md", "below/b.md")
    try library.refresh()
    #expect(try library.state("Alpha").isStarred)
    #expect(try library.counts() == LibraryCounts(briefs: 1, unread: 1, starred: 1))
  }

  @Test(arguments: [nil, "story-1"])
  func stateSurvivesTheIndex(id: String?) throws {
    let library = try starred("a.md", brief("Alpha", id: id))
    library.close()
    for file in try box.cacheFiles() { unlink(file) }
    #expect(try box.opened().state("Alpha").isStarred)
  }

  @Test func aNewBodyIsTheSameBrief() throws {
    let library = try starred("a.md", brief("Alpha", text: "One thing. Or two."))
    try box.write("a.md", brief("Alpha", text: "Something else entirely."))
    try library.refresh()
    #expect(try library.state("Alpha").isStarred)
  }

  @Test func aNewHeadlineIsTheSameBrief() throws {
    let library = try starred("a.md", brief("Alpha", text: "One thing. Or two."))
    try box.write("a.md", brief("Omega", text: "One thing. Or three."))
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
  }

  @Test func anotherStoryInTheSameFileIsAnotherBrief() throws {
    let library = try starred("a.md", brief("Alpha", text: "One thing. Or two."))
    try box.write("a.md", brief("Omega", text: "No such thing."))
    try library.refresh()
    #expect(try !library.state("Omega").isStarred)
  }

  /// Headline and text have both changed since the ID was made, so no hash leads back to it.
  private func drifted() throws -> Library {
    let library = try starred("a.md", brief("Alpha", text: "One thing."))
    try box.write("a.md", brief("Omega", text: "One thing."))
    try library.refresh()
    try box.write("a.md", brief("Omega", text: "Another thing."))
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
    return library
  }

  @Test func aDriftedBriefMovesWithItsFile() throws {
    let library = try drifted()
    try box.move("a.md", "x/b.md")
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
  }

  @Test func aDriftedBriefMovesWithItsBytes() throws {
    let library = try drifted()
    try box.write("x/b.md", brief("Omega", text: "Another thing."))
    try box.delete("a.md")
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
  }

  @Test func aDriftedBriefMovesWithItsStory() throws {
    let library = try drifted()
    try box.write("b.md", brief("Omega", text: "Another thing. And one more."))
    try box.delete("a.md")
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
  }

  @Test func aCopyOfADriftedBriefIsTheSame() throws {
    let library = try drifted()
    try box.write("b.md", brief("Omega", text: "Another thing."))
    try library.refresh()
    #expect(try library.counts() == LibraryCounts(briefs: 2, unread: 2, starred: 2))
  }

  @Test(arguments: [("a.md", "b.md"), ("sub/a.md", "sub/b.md"), ("sub/a.md", "b.md")])
  func anotherStoryInAFileThatIsRenamedIsAnotherBrief(_ old: String, _ new: String) throws {
    let library = try starred(old, brief("Alpha", text: "One thing."))
    try box.move(old, new)
    try box.write(new, brief("Omega", text: "No such thing."))
    try library.refresh()
    #expect(try !library.state("Omega").isStarred)
  }

  /// What tells of a move comes in two parts, and a look may see only the first.
  @Test(arguments: ["b.md", "other/b.md"])
  func aDriftedBriefKeepsItsStateWhereItSeemsGoneForAWhile(name: String) throws {
    let library = try drifted()
    try box.move("a.md", name)
    for path in ["a.md", name] {
      _ = try library.scan.look(library.scan.context) { look in
        try look.parts(files: [Array(path.utf8)], folders: [])
      }
    }
    #expect(try library.state("Omega").isStarred)
    #expect(try library.counts() == LibraryCounts(briefs: 1, unread: 1, starred: 1))
  }

  @Test func aBriefThatIsRenamedIsAtNoTimeGone() throws {
    let library = try starred("a.md", brief("Alpha"))
    try box.move("a.md", "b.md")
    _ = try library.scan.look(library.scan.context) { look in
      try look.parts(files: [Array("a.md".utf8)], folders: [])
    }
    #expect(try library.find(path: Array("b.md".utf8)).count == 1)
    #expect(try library.counts() == LibraryCounts(briefs: 1, unread: 1, starred: 1))
  }

  @Test func aDriftedBriefThatComesBackIsTheSame() throws {
    let library = try drifted()
    let text = brief("Omega", text: "Another thing.")
    try box.delete("a.md")
    try library.refresh()
    #expect(try library.counts().briefs == 0)
    try box.write("restored.md", text)
    try library.refresh()
    #expect(try library.state("Omega").isStarred)
    try box.write("copy.md", text)
    try library.refresh()
    #expect(try library.counts() == LibraryCounts(briefs: 2, unread: 2, starred: 2))
  }

  @Test func swappedFilesKeepTheirStates() throws {
    try box.write("b.md", brief("Beta", text: "Two."))
    let library = try starred("a.md", brief("Alpha", text: "One."))
    try box.move("a.md", "t")
    try box.move("b.md", "a.md")
    try box.move("t", "b.md")
    try library.refresh()
    #expect(try library.state("Alpha").isStarred)
    #expect(try !library.state("Beta").isStarred)
  }

  @Test func whatWasMarkedIsKnownByItsPathWithoutTheIndex() throws {
    let library = try starred("a.md", brief("Alpha", text: "One thing."))
    library.close()
    for file in try box.cacheFiles() { unlink(file) }
    try box.write("a.md", brief("Alpha", text: "Something else."))
    #expect(try box.opened().state("Alpha").isStarred)
  }

  @Test func anEditShowsThatAReadBriefWasUpdated() throws {
    try box.write("a.md", brief("Alpha", text: "One thing."))
    let library = try box.opened()
    _ = try library.mark([library.row("Alpha")], .read, true, key: "r")
    #expect(try library.state("Alpha") == ReadingState(isRead: true))
    try box.write("a.md", brief("Alpha", text: "One thing. And another."))
    try library.refresh()
    #expect(try library.state("Alpha") == ReadingState(isRead: true, isUpdated: true))
    _ = try library.mark([library.row("Alpha")], .read, true, key: "r")
    #expect(try library.state("Alpha") == ReadingState(isRead: true))
  }

  @Test func twoFilesWithOneWrittenIDShareAStateAndAreAProblem() throws {
    try box.write("a.md", brief("Alpha", id: "x"))
    try box.write("b.md", brief("Beta", id: "x", text: "Else."))
    let library = try box.opened()
    _ = try library.mark([library.row("Alpha")], .read, true, key: "r")
    #expect(try library.state("Beta").isRead)
    #expect(try library.counts() == LibraryCounts(briefs: 2, unread: 0, problems: 1))
    #expect(try library.reasons() == ["b.md: duplicate id, also in a.md"])
    try box.delete("a.md")
    try library.refresh()
    #expect(try library.reasons() == [])
  }

  @Test func twoEntriesOfAFileWithOneWrittenIDAreAProblem() throws {
    let entries = ["A", "B"].map { #"{"id": "x", "title": "\#($0)", "text": "a"}"# }
    try box.write("a.json", "[\(entries.joined(separator: ","))]")
    #expect(try box.opened().reasons() == ["a.json: duplicate id in this file"])
  }

  @Test func twoCopiesShareAStateAndAreNoProblem() throws {
    try box.write("a.md", brief("Alpha"))
    try box.write("b.md", brief("Alpha"))
    let library = try box.opened()
    let rows = try library.find(path: Array("b.md".utf8))
    _ = try library.mark(rows, .read, true, key: "r")
    #expect(try library.counts() == LibraryCounts(briefs: 2, unread: 0))
    #expect(try library.reasons() == [])
  }

  @Test func entriesOfAnArrayGoByWhatTheySayAndNotByTheirPlace() throws {
    func file(_ titles: [String]) -> String {
      "[" + titles.map { #"{"title": "\#($0)", "text": "About \#($0)."}"# }.joined(separator: ",")
        + "]"
    }
    try box.write("a.json", file(["Alpha", "Beta"]))
    let library = try box.opened()
    _ = try library.mark([library.row("Beta")], .starred, true, key: "s")
    try box.write("a.json", file(["Zero", "Beta", "Alpha"]))
    try library.refresh()
    #expect(try library.state("Beta").isStarred)
    #expect(try !library.state("Alpha").isStarred)
    #expect(try library.counts().starred == 1)
  }

  @Test func anEntryThatKeptItsNameThroughAnEditIsFoundInAFileThatChanged() throws {
    func entry(_ title: String, _ text: String) -> String {
      #"{"title": "\#(title)", "text": "\#(text)"}"#
    }
    let text = """
      Three packs were counted near the town and two of them had young this year, says the \
      forester who watched them through a long winter with little snow and many clear nights.
      """
    let other = entry("Trams run late", "A cable broke at noon and nothing moved for an hour.")
    try box.write("a.json", "[\(entry("Wolves return", text)),\(other)]")
    let library = try box.opened()
    let wolves = try library.row("Wolves return")
    _ = try library.mark([wolves], .starred, true, key: "s")
    try box.write("a.json", "[\(entry("Wolves are back", text)),\(other)]")
    try library.refresh()
    let edited = try library.row("Wolves are back")
    #expect(edited.id == wolves.id)
    let first = entry("Rain at last", "It rained in the hills.")
    try box.write("a.json", "[\(first),\(other),\(entry("Wolves are back", text))]")
    #expect(try library.open(edited)?.brief.title.string == "Wolves are back")
  }
}
