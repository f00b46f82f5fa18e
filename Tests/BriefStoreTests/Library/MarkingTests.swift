import Briefs
import Foundation
import Glibc
import Testing
import Text

@testable import BriefStore

/// What the reader does with the briefs is kept, and every list knows it at once.
struct MarkingTests {
  let box: Sandbox

  init() throws {
    box = try Sandbox()
    for name in ["Alpha", "Beta", "Gamma"] { try box.write("\(name).md", brief(name)) }
  }

  @Test func aMarkIsThereAtOnceAndStillThereTomorrow() throws {
    let library = try box.opened()
    let row = try library.row("Alpha")
    let change = try library.mark([row], .read, true, key: "r")
    #expect(change.states == [row.id: ReadingState(isRead: true)])
    #expect(change.counts == LibraryCounts(briefs: 3, unread: 2))
    #expect(try library.state("Alpha").isRead)
    library.close()
    #expect(try box.open().state("Alpha").isRead)
  }

  @Test func undoAndRedoWorkTomorrow() throws {
    let library = try box.opened()
    let rows = try ["Alpha", "Beta"].map { try library.row($0) }
    _ = try library.mark(rows, .read, true, key: "A")
    library.close()
    let next = try box.opened()
    let undone = try #require(try next.undo())
    #expect(undone.receipt.restored.count == 2)
    #expect(undone.change.counts.unread == 3)
    #expect(try !next.state("Beta").isRead)
    _ = try #require(try next.redo())
    #expect(try next.state("Beta").isRead)
    #expect(try next.redo() == nil)
  }

  @Test func aMarkNeedNotWaitForALongWrite() throws {
    let library = try box.opened()
    let row = try library.row("Alpha")
    let writing = Monitor(0)
    let thread = Thread {
      try? library.index.write { _ in
        writing.with { $0 = 1 }
        _ = writing.wait(until: Date(timeIntervalSinceNow: 20)) { $0 == 2 ? true : nil }
      }
    }
    thread.start()
    _ = writing.wait(until: Date(timeIntervalSinceNow: 10)) { $0 == 1 ? true : nil }
    _ = try library.mark([row], .starred, true, key: "s")
    #expect(try library.state("Alpha").isStarred)
    #expect(try library.counts().starred == 1)
    #expect(writing.with { $0 } == 1)
    writing.with { $0 = 2 }
    while !thread.isFinished { sched_yield() }
  }

  @Test func whatCannotBeSavedIsNotShownAndWaits() throws {
    let library = try box.opened()
    let row = try library.row("Alpha")
    let aside = "\(box.base)/aside"
    try #require(rename(box.state, aside) == 0)
    try box.write("../state", "in the way")
    #expect(throws: JournalError.self) { try library.mark([row], .read, true, key: "r") }
    #expect(try !library.state("Alpha").isRead)
    #expect(library.unsavedMarks.count == 1)
    unlink(box.state)
    try #require(rename(aside, box.state) == 0)
    let change = try library.retryMarks()
    #expect(change.states[row.id]?.isRead == true)
    #expect(library.unsavedMarks.count == 0)
    #expect(try library.state("Alpha").isRead)
  }

  @Test func aRowIsMarkedThoughItsFileHasJustGone() throws {
    let library = try box.opened()
    let row = try library.row("Alpha")
    let text = try #require(try library.rawBytes(row))
    try box.delete("Alpha.md")
    try library.refresh()
    _ = try library.mark([row], .starred, true, key: "s")
    try box.write("again.md", bytes: text)
    try library.refresh()
    #expect(try library.state("Alpha").isStarred)
  }

  @Test func sessionsAreKept() throws {
    let library = try box.open()
    #expect(library.loadSession() == nil)
    try library.saveSession(Array("{}".utf8))
    #expect(try box.open().loadSession() == Array("{}".utf8))
  }

  @Test func aBriefIsFoundByThePrefixOfItsIDAndByItsPath() throws {
    try box.write("below/Delta.md", brief("Delta"))
    let library = try box.opened()
    let row = try library.row("Delta")
    for length in [4, 8, 16] {
      #expect(try library.find(idPrefix: String(row.id.description.prefix(length))) == [row])
    }
    #expect(try library.find(idPrefix: "xyz") == [])
    #expect(try library.find(idPrefix: "-1") == [])
    #expect(try library.find(idPrefix: "") == [])
    let directory = Array("\(box.folder)/below".utf8)
    #expect(try library.find(path: Array("below/Delta.md".utf8)) == [row])
    #expect(try library.find(path: Array("./below/../below/Delta.md".utf8)) == [row])
    #expect(try library.find(path: Array("Delta.md".utf8), from: directory) == [row])
    #expect(try library.find(path: Array("\(box.folder)/below/Delta.md".utf8)) == [row])
    #expect(try library.find(path: Array("/etc/passwd".utf8)) == [])
  }

  @Test func anOpenedBriefKnowsItsEntitiesInTheFolder() throws {
    try box.write("o1.md", brief("One", text: "In Oslo. In Bergen."))
    try box.write("o2.md", brief("Two", text: "See Oslo."))
    let library = try box.opened()
    let opened = try #require(try library.open(library.row("One")))
    let oslo = try #require(opened.entities.first { $0.entity.name == "Oslo" })
    #expect(oslo.folderBriefs == 2)
    #expect(oslo.sections == 1)
    #expect(opened.path == "o1.md")
    #expect(opened.mentions.count == 4)
  }

  /// The numbers that are kept in step are those that counting gives, whatever happens.
  @Test(arguments: [UInt64(51), 52])
  func keptCountsAreTheCountedOnes(seed: UInt64) throws {
    let box = try Sandbox()
    let library = try box.open()
    var random = Seeded(seed)
    _ = try library.counts()
    for step in 0..<60 {
      let name = "\(random.below(6)).md"
      let rows = try library.list(ListRequest()).rows.map(\.key)
      switch random.below(6) {
      case 0, 1:
        let id = random.below(3) == 0 ? "shared" : nil
        try box.write(name, brief("Story \(random.below(8))", id: id, text: "Step \(step)."))
        try library.refresh()
      case 2:
        try? box.delete(name)
        try library.refresh()
      case 3 where !rows.isEmpty:
        let flag: Briefs.Flag = random.below(2) == 0 ? .read : .starred
        _ = try library.mark([random.pick(rows)], flag, random.below(3) > 0, key: "r")
      case 4: _ = try library.undo()
      default: _ = try library.redo()
      }
      #expect(try library.counts() == library.index.countAll().counts, "seed \(seed), step \(step)")
    }
  }
}
