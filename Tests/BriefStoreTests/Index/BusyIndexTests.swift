import Briefs
import Foundation
import GRDB
import Glibc
import Synchronization
import Testing
import Text

@testable import BriefStore

/// Another process that has the index locked makes nothing wait for long, and costs no mark.
@Suite struct BusyIndexTests {
  let box: Sandbox

  init() throws {
    box = try Sandbox()
    for number in 0..<20 { try box.write("\(number).md", brief("Story \(number)")) }
    let library = try box.opened()
    _ = try library.mark([library.row("Story 3")], .read, true, key: "r")
    library.closeFiles()
  }

  /// Which databases are locked, and whether for readers too.
  enum Lock: CaseIterable {
    case textForWriters, marksForWriters, allForWriters, text, marks, all

    func matches(_ path: String) -> Bool {
      switch self {
      case .textForWriters, .text: path.hasSuffix("-v\(Schema.version).sqlite")
      case .marksForWriters, .marks: path.hasSuffix("-marks.sqlite")
      case .allForWriters, .all: path.hasSuffix(".sqlite")
      }
    }

    var isForReaders: Bool { [.text, .marks, .all].contains(self) }
  }

  private func locked(_ lock: Lock) throws -> [DatabaseQueue] {
    try box.cacheFiles().filter(lock.matches).map { path in
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        if lock.isForReaders { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        try db.execute(sql: "BEGIN EXCLUSIVE")
      }
      return queue
    }
  }

  private func open(_ use: Library.Use) throws -> Library {
    try Library(
      places: Library.Places(folder: box.folder, cacheFolder: box.cache, stateFolder: box.state),
      for: use, clock: { 1_755_000_000 }, zone: .gmt, recognition: .capitals, log: { _ in })
  }

  @Test(arguments: Lock.allCases)
  func aQuestionIsAnswered(lock: Lock) throws {
    let holders = try locked(lock)
    try box.write("new.md", brief("Novelty"))
    let library = try open(.answering)
    try library.refresh()
    #expect(try library.counts() == LibraryCounts(briefs: 21, unread: 20))
    #expect(try library.search("novelty") == ["Novelty"])
    #expect(try library.state("Story 3").isRead)
    library.closeFiles()
    for holder in holders { try holder.close() }
    #expect(try box.opened().counts() == LibraryCounts(briefs: 21, unread: 20))
  }

  @Test(arguments: Lock.allCases)
  func aMarkIsMadeAndShowsOnceTheIndexIsFree(lock: Lock) throws {
    let holders = try locked(lock)
    let library = try open(.answering)
    let inFile = try library.identify(path: Array("5.md".utf8))
    #expect(try library.mark(inFile, .starred, true, key: "s").count == 1)
    let id = try #require(inFile.first).id
    #expect(try library.identify(idPrefix: id.description).map(\.id) == [id])
    library.closeFiles()
    for holder in holders { try holder.close() }
    let next = try box.opened()
    #expect(try next.state("Story 5").isStarred)
    #expect(try next.counts() == LibraryCounts(briefs: 20, unread: 19, starred: 1))
    #expect(try !box.cacheFiles().contains { $0.contains("-marks-") })
  }

  /// What is known of a file that was moved or edited is known to a mark that makes no look.
  @Test func aMarkFindsTheNameThatALookWouldFind() throws {
    let library = try box.open()
    let before = try library.row("Story 5").id
    try box.move("5.md", "moved/away.md")
    try box.write("moved/away.md", brief("Story 5", text: "Another text."))
    let found = try library.identify(path: Array("moved/away.md".utf8))
    #expect(found.map(\.id) == [before])
    _ = try library.mark(found, .starred, true, key: "s")
    try library.refresh()
    #expect(try library.state("Story 5").isStarred)
    for name in [".hidden.md", "nowhere.md", "moved", "../briefs/5.md", "5.md/"] {
      #expect(try library.identify(path: Array(name.utf8)).isEmpty, "\(name)")
    }
  }

  @Test func writingTheIndexSaysWhoHasIt() throws {
    let holders = try locked(.textForWriters)
    try box.write("new.md", brief("Novelty"))
    let library = try open(.indexing)
    let error = #expect(throws: LibraryError.self) { try library.refresh() }
    #expect(error?.kind == .busy)
    for holder in holders { try holder.close() }
    try library.refresh()
    #expect(try library.counts().briefs == 21)
  }

  /// A large folder is no question of two seconds without its index.
  @Test func aLookThatTakesTooLongSaysWhatBlocksTheIndex() throws {
    let holders = try locked(.all)
    let library = try Library(
      places: Library.Places(folder: box.folder, cacheFolder: box.cache, stateFolder: box.state),
      for: .answering, clock: { 1_755_000_000 }, zone: .gmt, recognition: .capitals,
      beforeCommit: { _ in }, timeBesideOthers: .zero, log: { _ in })
    let error = #expect(throws: LibraryError.self) { try library.refresh() }
    #expect(error?.kind == .busy)
    for holder in holders { try holder.close() }
  }

  @Test func aReaderGoesOnBesideALockedIndex() throws {
    let holders = try locked(.all)
    let library = try open(.reading)
    let isScanned = Monitor(false)
    library.start { event in
      if case .scanned = event { isScanned.with { $0 = true } }
    }
    #expect(isScanned.wait(until: Date(timeIntervalSinceNow: 60)) { $0 ? true : nil } == true)
    #expect(try library.counts().briefs == 20)
    let row = try library.row("Story 7")
    #expect(try library.mark([row], .starred, true, key: "s").states[row.id]?.isStarred == true)
    library.closeFiles()
    for holder in holders { try holder.close() }
    #expect(try box.opened().state("Story 7").isStarred)
  }

  @Test func theProcessThatHasALockIsFound() {
    let locks = """
      1: FLOCK  ADVISORY  WRITE 77 08:01:5 0 EOF
      2: POSIX  ADVISORY  READ  78 08:01:6 124 124
      3: POSIX  ADVISORY  WRITE \(getpid()) 08:01:6 120 120
      4: -> POSIX  ADVISORY  WRITE 79 08:01:6 120 120
      5: POSIX  ADVISORY  WRITE 80 08:01:6 120 120
      6: OFDLCK ADVISORY  WRITE -1 08:01:7 0 EOF
      7: torn
      """.split(separator: "\n")
    #expect(LockHolder.process(locking: [6], in: locks) == 80)
    #expect(LockHolder.process(locking: [7, 8], in: locks) == nil)
    let stopped = LockHolder(process: 80, name: "edit\u{1B}[31m", isStopped: true)
    #expect(stopped.sentence.string.hasPrefix("edit\u{241B}[31m (process 80) is stopped"))
  }
}
