import Briefs
import Foundation
import Testing

@testable import BriefStore

@Suite struct JournalMarkTests {
  let fixture = StateFixture()

  @Test func aMarkIsThereAfterAStart() throws {
    let receipt = try fixture.journal().mark([brief(1), brief(2)], .read, true, key: "A")
    #expect(receipt.changed == [BriefID(1), BriefID(2)])
    let later = fixture.journal()
    #expect(later.isRead(1) && later.isRead(2) && !later.isRead(3))
    #expect(later.state(of: BriefID(1)).readFingerprint == 1)
  }

  @Test func aLineSaysWhatTheDesignSays() throws {
    _ = try fixture.journal().mark([brief(0xab, path: "a \"b\".md")], .starred, true, key: "s")
    let clock = "01977420dc00-0000-\(clockDevice)"
    let line = String(decoding: fixture.bytes(), as: UTF8.self)
    #expect(
      line == #"{"v":1,"clock":"\#(clock)","action":"s-\#(clock)","briefs":["00000000000000ab"],"#
        + #""flag":"starred","value":true,"was":[false],"folder":"/briefs","#
        + #""paths":["a \"b\".md"],"fingerprints":["#
        + #""00000000000000ab:00000000000000ac:00000000000000ab"]}"# + "\n")
  }

  private var clockDevice: String { BriefID(StableHash.of("one")).description }

  @Test func onlyWhatChangesIsWritten() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    let one = fixture.bytes()
    #expect(try journal.mark([brief(1)], .read, true, key: "m").changed.isEmpty)
    #expect(try journal.mark([brief(2)], .starred, false, key: "s").changed.isEmpty)
    #expect(fixture.bytes() == one)
    let receipt = try journal.mark([brief(1), brief(2), brief(2)], .read, true, key: "A")
    #expect(receipt.changed == [BriefID(2)])
    #expect(fixture.lines().count == 2)
  }

  @Test func aMarkOfNothingMakesNoFile() throws {
    _ = try fixture.journal().mark([brief(1)], .read, false, key: "u")
    #expect(!FileManager.default.fileExists(atPath: fixture.file()))
  }

  @Test func theFileIsPrivate() throws {
    let inner = "\(fixture.path)/a/b"
    let journal = Journal(stateFolder: inner, folder: "/briefs", device: "one", now: { 0 })
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    let manager = FileManager.default
    for (path, mode) in [("\(inner)/journal-one.jsonl", 0o600), (inner, 0o700)] {
      let attributes = try manager.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
    }
  }

  @Test func readingANewerTextIsRememberedAndLaterThanTheMark() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    let receipt = try journal.mark([brief(1, edition: 7)], .read, true, key: "open")
    #expect(receipt.changed.isEmpty && receipt.refreshed == [BriefID(1)])
    #expect(fixture.journal().state(of: BriefID(1)).readFingerprint == 8)
    #expect(try journal.undo()?.changedElsewhere == 1)
    #expect(journal.isRead(1))
  }

  @Test func laterMarksWinThoughTheClockWentBack() throws {
    _ = try fixture.journal("two").mark([brief(1)], .read, true, key: "m")
    fixture.time -= 3_600_000
    _ = try fixture.journal("one").mark([brief(1)], .read, false, key: "u")
    #expect(!fixture.journal().isRead(1))
    fixture.time = .max
    _ = try fixture.journal("two").mark([brief(1)], .read, true, key: "m")
    fixture.time = .min
    _ = try fixture.journal("one").mark([brief(1)], .read, false, key: "u")
    let journal = fixture.journal()
    #expect(!journal.isRead(1))
    #expect(journal.damagedLines == 0)
  }

  @Test func refreshSaysWhatOthersChanged() throws {
    let mine = fixture.journal("one")
    let other = fixture.journal("two")
    _ = try other.mark([brief(1), brief(2)], .read, true, key: "A")
    #expect(mine.refresh() == [BriefID(1), BriefID(2)])
    #expect(mine.refresh().isEmpty)
    _ = try other.mark([brief(1)], .starred, true, key: "s")
    _ = try mine.mark([brief(3)], .read, true, key: "m")
    #expect(mine.refresh() == [BriefID(1)])
  }

  @Test func aPathLeadsToItsBrief() throws {
    let journal = fixture.journal()
    let odd = MarkedBrief(
      id: BriefID(9), path: [0x62, 0xff, 0x2e, 0x6d, 0x64], fingerprint: brief(9).fingerprint)
    _ = try journal.mark([brief(1, path: "a.md"), odd], .read, true, key: "m")
    _ = try journal.mark([brief(2, path: "a.md")], .read, true, key: "m")
    for journal in [journal, fixture.journal()] {
      #expect(journal.identity(atPath: Array("a.md".utf8))?.id == BriefID(2))
      #expect(journal.identity(atPath: odd.path)?.id == BriefID(9))
      #expect(journal.identity(atPath: odd.path)?.fingerprint == odd.fingerprint)
      #expect(journal.identity(atPath: Array("b.md".utf8)) == nil)
    }
    let elsewhere = fixture.journal(folder: "/other")
    #expect(elsewhere.identity(atPath: odd.path) == nil)
    #expect(elsewhere.isRead(9))
  }

  @Test func manyBriefsAreOneActionThoughNotOneLine() throws {
    let briefs = (0..<120).map { brief($0) }
    let journal = fixture.journal()
    journal.lineBytes = 5_000
    _ = try journal.mark(briefs, .read, true, key: "A")
    #expect(fixture.lines().count == 3)
    #expect(Set(fixture.lines().map { $0.count < 20_000 }) == [true])
    let undone = try fixture.journal().undo()
    #expect(undone?.restored.count == 120 && undone?.changedElsewhere == 0)
    #expect(journal.refresh().count == 120)
    #expect(try journal.redo()?.restored.count == 120)
  }

  @Test func aDeviceHasOneNameForOneFolder() throws {
    let folder = "\(fixture.path)/state"
    let name = Journal.deviceName(stateFolder: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(fixture.path)/link", withDestinationPath: folder)
    #expect(BriefID(hex: name) != nil)
    #expect(Journal.deviceName(stateFolder: folder) == name)
    #expect(Journal.deviceName(stateFolder: "\(fixture.path)/link") == name)
    #expect(Journal.deviceName(stateFolder: fixture.path) != name)
  }
}
