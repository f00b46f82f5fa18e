import Briefs
import Foundation
import Glibc
import Testing

@testable import BriefStore

/// File operations of which one call fails: the n-th write or sync, after some of its bytes.
private final class Fault {
  var countdown: Int
  let code: Int32
  let writes: Int

  init(at call: Int, code: Int32 = ENOSPC, writes: Int = 0) {
    countdown = call
    self.code = code
    self.writes = writes
  }

  private func isNow() -> Bool {
    countdown -= 1
    return countdown == -1
  }

  var files: FileOperations {
    var files = FileOperations.unsynced
    let system = files
    files.write = { (descriptor, bytes) throws(JournalError) in
      guard self.isNow() else { return try system.write(descriptor, bytes.prefix(40)) }
      if self.writes > 0 { _ = try system.write(descriptor, bytes.prefix(self.writes)) }
      throw JournalError(self.code)
    }
    files.sync = { descriptor throws(JournalError) in
      if self.isNow() { throw JournalError(self.code) }
      try system.sync(descriptor)
    }
    files.syncFolder = { path throws(JournalError) in
      if self.isNow() { throw JournalError(self.code) }
      try system.syncFolder(path)
    }
    return files
  }
}

@Suite struct JournalFaultTests {
  let fixture = StateFixture()

  @Test(arguments: [0, 7])
  func noAcknowledgedMarkIsLostWhicheverCallFails(_ writes: Int) throws {
    var acknowledged: Set<UInt64> = []
    var failures = 0
    for call in 0..<40 {
      let fault = Fault(at: call, code: call.isMultiple(of: 2) ? ENOSPC : EIO, writes: writes)
      let journal = fixture.journal(files: fault.files)
      for number in UInt64(call) * 4..<UInt64(call) * 4 + 4 {
        do {
          _ = try journal.mark([brief(number)], .read, true, key: "m")
          acknowledged.insert(number)
        } catch {
          failures += 1
          #expect(!journal.isRead(number))
          _ = try journal.mark([brief(number)], .read, true, key: "m")
          acknowledged.insert(number)
        }
      }
      let after = fixture.journal()
      #expect(acknowledged.allSatisfy(after.isRead))
      #expect(journal.everything == after.everything)
    }
    #expect(failures > 20 && acknowledged.count == 160)
  }

  @Test func whatWasWrittenButNotSyncedIsWrittenAgain() throws {
    var isBroken = true
    var files = FileOperations.system
    files.sync = { descriptor throws(JournalError) in
      if isBroken { throw JournalError(EIO) }
      try FileOperations.system.sync(descriptor)
    }
    let journal = fixture.journal(files: files)
    #expect(throws: JournalError(EIO)) {
      try journal.mark([brief(1)], .read, true, key: "m")
    }
    #expect(!journal.refresh().contains(BriefID(1)) && !journal.isRead(1))
    #expect(try journal.undo() == nil)
    isBroken = false
    #expect(try journal.mark([brief(1)], .read, true, key: "m").changed == [BriefID(1)])
    #expect(fixture.lines().count == 2)
    #expect(try journal.undo()?.restored == [BriefID(1): false])
  }

  @Test func anUndoThatFailsIsDoneTheNextTime() throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    _ = try fixture.journal().mark([brief(2)], .read, true, key: "m")
    let journal = fixture.journal(files: Fault(at: 3, writes: 10).files)
    #expect(throws: JournalError(ENOSPC)) { try journal.undo() }
    #expect(journal.isRead(2))
    #expect(try journal.undo()?.restored == [BriefID(2): false])
    #expect(try fixture.journal().undo()?.restored == [BriefID(1): false])
  }

  @Test(arguments: [
    (ENOSPC, "NOT SAVED: disk full"), (EIO, "NOT SAVED: I/O error"),
    (EFBIG, "NOT SAVED: file-size limit reached"),
    (EROFS, "NOT SAVED: the state folder is read-only"),
  ])
  func aFailureIsASentence(_ code: Int32, _ sentence: String) {
    #expect(JournalError(code).description == sentence)
  }

  @Test func marksWaitUntilTheyCanBeSaved() throws {
    let journal = fixture.journal(files: Fault(at: 4, writes: 3).files)
    var pending = PendingMarks()
    for number in UInt64(1)...3 {
      pending.add(.init(briefs: [brief(number)], flag: .read, value: true, key: "m"))
    }
    let first = pending.retry(in: journal)
    #expect(first.receipts.isEmpty && first.error == JournalError(ENOSPC) && pending.count == 3)
    let json = pending.asJSON.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    let expected =
      #"{"key":"m","flag":"read","value":true,"briefs":["0000000000000001"],"paths":["day/1.md"]}"#
    #expect(json.count == 3 && json.first == expected)
    let second = pending.retry(in: journal)
    #expect(second.receipts.count == 3 && second.error == nil && pending.isEmpty)
    #expect(fixture.journal().everything.count == 3)
  }

  @Test func aStateFolderThatCannotBeIsSaidSo() throws {
    try Data().write(to: URL(filePath: "\(fixture.path)/file"))
    let journal = Journal(
      stateFolder: "\(fixture.path)/file/state", folder: "/briefs", device: "one", now: { 0 })
    #expect(journal.obstacle() == JournalError(ENOTDIR))
    #expect(throws: JournalError(ENOTDIR)) {
      try journal.mark([brief(1)], .read, true, key: "m")
    }
    #expect(fixture.journal().obstacle() == nil)
  }

  @Test func aLinkInPlaceOfTheJournalIsNotWrittenThrough() throws {
    let other = "\(fixture.path)/precious"
    try Data([1]).write(to: URL(filePath: other))
    #expect(symlink(other, fixture.file()) == 0)
    #expect(throws: JournalError(ELOOP)) {
      try fixture.journal().mark([brief(1)], .read, true, key: "m")
    }
    #expect(FileManager.default.contents(atPath: other) == Data([1]))
  }
}
