import Briefs
import Dispatch
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import BriefStore

@Suite struct JournalSharingTests {
  let fixture = StateFixture()

  @Test func sixInstancesAtOnceLoseNothing() throws {
    let path = fixture.path
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 6) { instance in
      let journal = Journal(
        stateFolder: path, folder: "/briefs", device: "one", now: { 1_750_000_000_000 })
      for round in 0..<10 {
        let own = UInt64(instance * 100 + round)
        do {
          _ = try journal.mark([brief(own)], .read, true, key: "m")
          _ = try journal.mark([brief(9_999)], .starred, round.isMultiple(of: 2), key: "s")
        } catch {
          failures.withLock { $0 += 1 }
        }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    let journal = fixture.journal()
    #expect(journal.everything.count == 61 && journal.damagedLines == 0)
    let clocks = fixture.lines().compactMap { LineScanner.scan($0[...], in: $0)?.stamp }
    #expect(clocks == clocks.sorted() && Set(clocks).count == clocks.count)
  }

  @Test func anyOrderOfFilesAndLinesGivesTheSameState() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let devices = ["one", "two", "three"]
    for _ in 0..<150 {
      fixture.time += .random(in: -5_000...5_000, using: &random)
      let journal = fixture.journal(devices[.random(in: 0...2, using: &random)])
      switch Int.random(in: 0...5, using: &random) {
      case 0: _ = try journal.undo()
      case 1: _ = try journal.redo()
      default:
        let briefs = (0..<3).map { _ in
          brief(.random(in: 0...9, using: &random), edition: .random(in: 0...2, using: &random))
        }
        let flag: Flag = Bool.random(using: &random) ? .read : .starred
        _ = try journal.mark(briefs, flag, .random(using: &random), key: "m")
      }
    }
    let expected = fixture.journal().everything
    var lines = devices.flatMap { fixture.lines($0) }
    for round in 0..<10 {
      lines.shuffle(using: &random)
      let cut = Int.random(in: 0...lines.count, using: &random)
      let other = StateFixture()
      try other.put(Array(lines[..<cut].joined(separator: [10])) + [10], "b")
      let journal = other.journal(devices[round % 3])
      try other.put(Array(lines[cut...].joined(separator: [10])) + [10], "a")
      _ = journal.refresh()
      #expect(journal.everything == expected, "seed \(seed)")
      #expect(other.journal().everything == expected, "seed \(seed)")
    }
  }

  @Test func aDeletedJournalLosesNothingTheProcessHolds() throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    let journal = fixture.journal()
    _ = try journal.mark([brief(2)], .read, true, key: "m")
    try FileManager.default.removeItem(atPath: fixture.file())
    _ = try journal.mark([brief(3)], .read, true, key: "m")
    #expect(journal.isRead(1) && journal.isRead(2) && journal.isRead(3))
    let later = fixture.journal()
    #expect(later.isRead(1) && later.isRead(2) && later.isRead(3))
    #expect(try journal.undo()?.restored == [BriefID(3): false])
    #expect(try journal.undo()?.restored == [BriefID(2): false])
  }

  /// The journal alone, its folder, or its end.
  @Test(arguments: ["journal", "folder", "cut"])
  func whatIsLostWhileOpenIsWrittenAgainAtTheNextLook(_ loss: String) throws {
    let before = fixture.journal()
    for number in UInt64(1)...4 { _ = try before.mark([brief(number)], .starred, true, key: "m") }
    _ = try before.mark([brief(4)], .starred, false, key: "m")
    let journal = fixture.journal()
    let everything = journal.everything
    switch loss {
    case "journal": try FileManager.default.removeItem(atPath: fixture.file())
    case "folder":
      let folder = (fixture.file() as NSString).deletingLastPathComponent
      try FileManager.default.removeItem(atPath: folder)
    default: try fixture.put(Array(fixture.bytes().prefix(40)))
    }
    _ = journal.refresh()
    #expect(journal.takeOutcome() != nil && journal.takeOutcome() == nil)
    #expect(fixture.journal().everything == everything)
    _ = journal.refresh()
    #expect(journal.takeOutcome() == nil)
  }

  @Test(arguments: [true, false])
  func aBackupPutBackLosesNothingTheSessionSaved(_ isRenamed: Bool) throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    let backup = fixture.bytes()
    let journal = fixture.journal()
    _ = try journal.mark([brief(2)], .read, true, key: "m")
    if isRenamed {
      try Data(backup).write(to: URL(filePath: fixture.file()), options: .atomic)
    } else {
      try fixture.put(backup)
    }
    #expect(journal.refresh().isEmpty)
    #expect(journal.isRead(2))
    let later = fixture.journal()
    #expect(later.isRead(1) && later.isRead(2))
    #expect(fixture.lines().count == 2)
  }

  @Test func anotherJournalInItsPlaceIsReadFromTheStart() throws {
    let other = fixture.journal("two")
    for number in UInt64(1)...4 { _ = try other.mark([brief(number)], .read, true, key: "m") }
    let journal = fixture.journal("one")
    let last = try #require(fixture.lines("two").last)
    _ = try fixture.journal("three").mark((5...12).map { brief($0) }, .read, true, key: "A")
    try fixture.put(fixture.bytes("three") + last + [10], "two")
    #expect(journal.refresh() == Set((5...12).map(BriefID.init)))
  }

  @Test func aFileReplacedWhileItIsOpenedIsOpenedAgain() throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    var rounds = 0
    var files = FileOperations.system
    files.lock = { [fixture] descriptor throws(JournalError) in
      rounds += 1
      if rounds == 1 {
        rename(fixture.file(), "\(fixture.path)/old")
        _ = try? fixture.put([], "one")
      }
      try FileOperations.system.lock(descriptor)
    }
    _ = try fixture.journal(files: files).mark([brief(2)], .read, true, key: "m")
    #expect(rounds == 2)
    // The new file has both: what the old one held is written again.
    #expect(fixture.lines().count == 2)
  }
}
