import Briefs
import Foundation
import GRDB
import Glibc
import Synchronization
import Testing

@testable import BriefStore

/// The index is a cache: whatever happens to it, the list comes back and no mark is lost.
struct IndexRecoveryTests {
  let box: Sandbox

  init() throws {
    box = try Sandbox()
    for number in 0..<20 { try box.write("\(number).md", brief("Story \(number)")) }
  }

  private func markedLibrary() throws -> Library {
    let library = try box.opened()
    _ = try library.mark([library.row("Story 3")], .read, true, key: "r")
    return library
  }

  private func expectAll(_ library: Library, starred: Int = 0) throws {
    #expect(try library.counts() == LibraryCounts(briefs: 20, unread: 19, starred: starred))
    #expect(try library.state("Story 3").isRead)
  }

  @Test func whatAnotherVersionLeftBehindIsDeletedAfterAMonth() throws {
    let library = try box.opened()
    let own = try box.cacheFiles()
    let index = try #require(own.first { $0.hasSuffix("-v\(Schema.version).sqlite") })
    let before = index.replacing("-v\(Schema.version).", with: "-v17.")
    let stillUsed = index.replacing("-v\(Schema.version).", with: "-v18.")
    let others = [
      before, before.replacing(".sqlite", with: "-marks.sqlite"), stillUsed, "\(stillUsed)-wal",
      before.replacing(".sqlite", with: ".sqlite.bak"), "\(box.cache)/0123456789abcdef-v17.sqlite",
    ]
    for file in others { try Data().write(to: URL(fileURLWithPath: file)) }
    for file in own + others where file != "\(stillUsed)-wal" {
      var old = [
        timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000_000, tv_nsec: 0),
      ]
      utimensat(AT_FDCWD, file, &old, 0)
    }
    library.tidy()
    #expect(try Set(box.cacheFiles()).isSuperset(of: own + others.dropFirst(2)))
    #expect(try box.cacheFiles().filter { others.prefix(2).contains($0) } == [])
    try #expect(library.counts().briefs == 20)
  }

  /// Else two of them would empty each other's index again and again.
  @Test func whatAnotherProcessHasBegunAnewIsLeftAlone() throws {
    let paths = IndexFile.Paths(cacheFolder: box.cache, realPath: Array("/briefs".utf8))
    let damaged = try IndexFile.open(paths)
    IndexFile.delete(paths)
    let others = try IndexFile.open(paths)
    try others.text.writer().write { try IndexNumber.writes.set(7, $0) }
    let next = try IndexRemedy.emptied.open(paths, insteadOf: damaged)
    #expect(try next.text.read { try IndexNumber.writes.value($0) } == 7)
    let after = try IndexRemedy.emptied.open(paths, insteadOf: next)
    #expect(try after.text.read { try IndexNumber.writes.value($0) } == 0)
  }

  /// Ways to spoil a file.
  enum Damage: CaseIterable {
    case deleted, emptied, noDatabase, cut, zeroedMiddle, foreign, otherVersion, folder
  }

  private func spoil(_ path: String, _ damage: Damage) throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    switch damage {
    case .deleted: unlink(path)
    case .emptied: truncate(path, 0)
    case .noDatabase:
      try Data("This is not a database, is it?".utf8).write(to: URL(fileURLWithPath: path))
    case .cut: truncate(path, size / 2)
    case .zeroedMiddle:
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try file.seek(toOffset: 4096)
      try file.write(contentsOf: Data(count: max(0, size - 4096)))
      try file.close()
    case .foreign, .otherVersion:
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: damage == .foreign ? "PRAGMA application_id = 1" : "PRAGMA user_version = 99")
      }
      try queue.close()
    case .folder:
      unlink(path)
      mkdir(path, 0o700)
    }
  }

  @Test(arguments: Damage.allCases)
  func aSpoiledIndexIsBegunAnew(damage: Damage) throws {
    try markedLibrary().closeFiles()
    for file in try box.cacheFiles() where file.hasSuffix("-v\(Schema.version).sqlite") {
      try spoil(file, damage)
    }
    try expectAll(try box.opened())
  }

  @Test(arguments: Damage.allCases)
  func aSpoiledCopyOfTheMarksIsMadeAnew(damage: Damage) throws {
    try markedLibrary().closeFiles()
    for file in try box.cacheFiles() where file.hasSuffix("-marks.sqlite") {
      try spoil(file, damage)
    }
    try expectAll(try box.opened())
  }

  @Test func anIndexDeletedWhileOpenIsNoticedAtTheLatestByTheNextStart() throws {
    let library = try markedLibrary()
    for file in try box.cacheFiles() { unlink(file) }
    try box.write("new.md", brief("New"))
    _ = try? library.refresh()
    library.closeFiles()
    let next = try box.opened()
    #expect(try next.counts() == LibraryCounts(briefs: 21, unread: 20))
  }

  /// Reads the titles through a connection that the disk fails so often.
  private func titles(_ library: Library, failing times: Int) throws -> Int {
    var left = times
    return try library.index.read { db in
      left -= 1
      if left >= 0 { throw DatabaseError(resultCode: .SQLITE_IOERR_READ) }
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM brief WHERE dead = 0") ?? 0
    }
  }

  @Test func anErrorOfTheDiskDoesNotEmptyTheIndex() throws {
    let library = try markedLibrary()
    let files = try box.cacheFiles()
    let before = IndexFile.identity(library.index.paths)
    #expect(try titles(library, failing: 1) == 20)
    #expect(IndexFile.identity(library.index.paths) == before)
    #expect(library.index.home == .disk)
    try expectAll(library)
    #expect(throws: IndexBegunAnew.self) {
      try library.index.write { _ in throw DatabaseError(resultCode: .SQLITE_IOERR_WRITE) }
    }
    #expect(IndexFile.identity(library.index.paths) == before)
    #expect(try Set(box.cacheFiles()).isSuperset(of: files))
  }

  @Test func aDiskThatFailsAgainAndAgainIsLeftAlone() throws {
    let library = try markedLibrary()
    let before = IndexFile.identity(library.index.paths)
    #expect(try titles(library, failing: 4) == 20)
    #expect(library.index.home == .failing)
    try expectAll(library)
    library.closeFiles()
    #expect(IndexFile.identity(library.index.paths) == before)
    let next = try box.open()
    #expect(try next.titles().count == 20)
    #expect(throws: LibraryError.self) { try titles(next, failing: 100) }
  }

  @Test func anIndexThatIsThrownAwayComesBack() throws {
    let library = try markedLibrary()
    try library.forgetIndex()
    #expect(try library.counts().briefs == 0)
    try library.refresh()
    try expectAll(library)
  }

  @Test func damageFoundWhileReadingIsRepairedByTheNextLook() throws {
    let library = try markedLibrary()
    library.closeFiles()
    let file = try #require(
      try box.cacheFiles().first { $0.hasSuffix("-v\(Schema.version).sqlite") })
    let queue = try DatabaseQueue(path: file)
    try queue.write { db in try db.execute(sql: "UPDATE recent_text_data SET block = zeroblob(9)") }
    try queue.close()
    let next = try box.open()
    try box.write("new.md", brief("New"))
    try next.refresh()
    try next.refresh()
    #expect(try next.search("story").count == 20)
    #expect(try next.state("Story 3").isRead)
  }

  @Test func aQuestionThatMeetsDamageFindsAllTheSame() throws {
    try markedLibrary().closeFiles()
    let path = try #require(
      try box.cacheFiles().first { $0.hasSuffix("-v\(Schema.version).sqlite") })
    let queue = try DatabaseQueue(path: path)
    let (page, size) = try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      let root = try Int.fetchOne(
        db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'brief'")
      return (try #require(root), try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
    try queue.close()
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: UInt64((page - 1) * size))
    try file.write(contentsOf: Data(repeating: 0xEE, count: size))
    try file.close()
    let next = try box.open()
    #expect(try next.list(ListRequest()).rows.count == 20)
    try expectAll(next)
  }

  /// SQLite takes an empty file for a new database, in which it only misses tables.
  @Test(arguments: ["-marks.sqlite", "-v\(Schema.version).sqlite"])
  func aConnectionThatMeetsAnEmptiedFileFindsAllTheSame(ending: String) throws {
    try markedLibrary().closeFiles()
    let library = try box.opened()
    let file = try #require(box.cacheFiles().first { $0.hasSuffix(ending) })
    try library.index.read { _ in
      // The one connection there is has its hands full: a question now opens another.
      truncate(file, 0)
      try #expect(library.list(ListRequest()).rows.count == 20)
    }
    _ = try library.mark([library.row("Story 5")], .starred, true, key: "s")
    try expectAll(library, starred: 1)
  }

  @Test(arguments: [false, true])
  func aMarkThatMeetsASpoiledCopyIsMade(isStarted: Bool) throws {
    try markedLibrary().closeFiles()
    let library = try box.opened()
    let events = Monitor(0)
    if isStarted { library.start { _ in events.with { $0 += 1 } } }
    let row = try library.row("Story 5")
    for file in try box.cacheFiles() where file.hasSuffix("-marks.sqlite") { truncate(file, 0) }
    let change = try library.mark([row], .starred, true, key: "s")
    if isStarted {
      // Another thread may have met the damage first and be about to fill the new copy.
      let isSeen = events.wait(until: Date(timeIntervalSinceNow: 60)) { _ in
        (try? library.copiedStars()) == [row.id] ? true : nil
      }
      #expect(isSeen == true)
    } else {
      #expect(change.states[row.id]?.isStarred == true)
    }
    library.closeFiles()
    let next = try box.opened()
    #expect(try next.state("Story 5").isStarred)
    try expectAll(next, starred: 1)
  }

  /// What a copy can hold that is not what the journal says, however it came to that.
  enum Staleness: String, CaseIterable {
    case words = "UPDATE journal SET value = 'seven' WHERE key = 'digest'"
    case beginning = "DELETE FROM state; DELETE FROM journal WHERE key = 'digest'"
    case checkpoint = "DELETE FROM state; UPDATE journal SET value = 0 WHERE key = 'digest'"
  }

  /// The rows of a database that was begun again have no digest, or that of no rows.
  @Test(arguments: Staleness.allCases)
  func aCopyThatIsNotTheJournalsIsMadeAgain(staleness: Staleness) throws {
    let library = try markedLibrary()
    let starred = try library.row("Story 5")
    _ = try library.mark([starred], .starred, true, key: "s")
    library.closeFiles()
    let path = try #require(box.cacheFiles().first { $0.hasSuffix("-marks.sqlite") })
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: staleness.rawValue) }
    try queue.close()
    let next = try box.opened()
    #expect(try next.copiedStars() == [starred.id])
    try expectAll(next, starred: 1)
  }

  /// The same while a library is open: it looks at the journals every two seconds.
  @Test(arguments: Staleness.allCases)
  func aCopyThatAnotherProcessSpoilsIsMadeAgain(staleness: Staleness) throws {
    let library = try markedLibrary()
    let starred = try library.row("Story 5")
    _ = try library.mark([starred], .starred, true, key: "s")
    let path = try #require(box.cacheFiles().first { $0.hasSuffix("-marks.sqlite") })
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: staleness.rawValue) }
    try queue.close()
    _ = try library.marks.catchUp()
    #expect(try library.copiedStars() == [starred.id])
    try expectAll(library, starred: 1)
  }

  /// A process that ends between a mark and the copy, as the last thing it does: the checkpoint must
  /// not say that the new copy has what the old one had.
  @Test func aCheckpointIsKeptOnlyBesideTheCopyThatHasIt() throws {
    let library = try markedLibrary()
    for file in try box.cacheFiles() where file.contains("-marks.sqlite") { truncate(file, 0) }
    library.closeFiles()
    try expectAll(try box.opened())
  }

  /// Two processes of which the slower one has not yet read what the other one marked.
  @Test func aCopyNeverGoesBackToWhatAProcessReadBefore() throws {
    let first = try box.opened()
    let second = try box.opened()
    let row = try first.row("Story 5")
    _ = try first.mark([row], .starred, true, key: "s")
    _ = try first.mark([row], .starred, false, key: "s")
    _ = try second.mark([row], .starred, true, key: "s")
    _ = try first.mark([try first.row("Story 6")], .starred, true, key: "s")
    second.closeFiles()
    first.closeFiles()
    #expect(try box.opened().copiedStars().count == 2)
  }

  @Test func onAFullDiskTheIndexGoesOnInMemory() throws {
    let library = try markedLibrary()
    try library.index.write { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    for number in 20..<400 { try box.write("\(number).md", brief("Story \(number)")) }
    try library.refresh()
    #expect(library.index.isInMemory)
    #expect(try library.search("story").count == 400)
    #expect(try library.state("Story 3").isRead)
    _ = try library.mark([library.row("Story 399")], .starred, true, key: "s")
    #expect(try library.counts() == LibraryCounts(briefs: 400, unread: 399, starred: 1))
  }

  @Test func withoutACacheFolderEverythingIsKeptInMemory() throws {
    try box.write("../plain", "")
    let library = try Library(
      places: Library.Places(
        folder: box.folder, cacheFolder: "\(box.base)/plain/cache", stateFolder: box.state),
      clock: { 1_755_000_000 }, zone: .gmt, recognition: .capitals, log: { _ in })
    try library.refresh()
    _ = try library.mark([library.row("Story 3")], .read, true, key: "r")
    try expectAll(library)
    try expectAll(try box.opened())
  }

  @Test(arguments: 1...4)
  func aLookThatEndsEarlyIsGoneOnWith(batch: Int) throws {
    struct Killed: Error {}
    let library = try box.open(hook: { if $0 == batch { throw Killed() } })
    _ = try? library.refresh()
    let next = try box.open()
    try next.refresh()
    #expect(try next.counts().briefs == 20)
    #expect(try next.titles().count == Set(next.titles()).count)
    #expect(try next.search("story").count == 20)
  }

  @Test func everyEndOfABatchIsASafePlaceToStop() throws {
    struct Killed: Error {}
    var failures = 0
    // Each try gets one batch further than the one before, and each leaves the folder changed.
    for round in 1...6 {
      try box.write("new \(round).md", brief("New \(round)"))
      try box.delete("\(round).md")
      let library = try box.open(hook: { _ in throw Killed() })
      do { try library.refresh() } catch is Killed { failures += 1 }
      try box.open().refresh()
      let titles = try box.open().titles()
      #expect(titles.count == 20)
      #expect(titles.contains("New \(round)") && !titles.contains("Story \(round)"))
    }
    #expect(failures == 6)
  }

  @Test func twoLibrariesOnOneFolderAgree() throws {
    let first = try box.open()
    let second = try box.open()
    let threads = [first, second].map { library in
      Thread { _ = try? library.refresh() }
    }
    threads.forEach { $0.start() }
    while !threads.allSatisfy(\.isFinished) { sched_yield() }
    #expect(try first.counts().briefs == 20)
    #expect(try first.search("story").count == 20)
    _ = try second.mark([second.row("Story 5")], .starred, true, key: "s")
    #expect(try first.state("Story 5").isStarred)
  }
}

extension Library {
  /// The briefs that lists show as starred.
  fileprivate func copiedStars() throws -> [BriefID] {
    try index.read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM marks.state WHERE starred ORDER BY id")
    }.map { BriefID(UInt64(bitPattern: $0)) }
  }

  /// Ends this library as the end of its process would.
  func closeFiles() {
    close()
    index.close()
  }
}
