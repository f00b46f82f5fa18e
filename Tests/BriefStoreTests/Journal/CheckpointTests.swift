import Briefs
import Foundation
import Testing

@testable import BriefStore

@Suite struct CheckpointTests {
  let fixture = StateFixture()

  private func saved() throws -> Checkpoint {
    let journal = fixture.journal()
    _ = try journal.mark((1...20).map { brief($0) }, .read, true, key: "A")
    _ = try journal.mark([brief(30)], .starred, true, key: "s")
    _ = try fixture.journal("two").mark([brief(1)], .read, false, key: "u")
    _ = journal.refresh()
    let data = try PropertyListEncoder().encode(try #require(journal.checkpoint))
    return try PropertyListDecoder().decode(Checkpoint.self, from: data)
  }

  @Test func aStartReadsOnlyWhatIsNewer() throws {
    let checkpoint = try saved()
    _ = try fixture.journal("two").mark([brief(2)], .read, false, key: "u")
    _ = try fixture.journal("three").mark([brief(40)], .read, true, key: "m")
    let journal = fixture.journal(checkpoint: checkpoint)
    #expect(journal.startedFromCheckpoint)
    #expect(journal.refresh() == [BriefID(2), BriefID(40)])
    #expect(journal.everything == fixture.journal().everything)
    #expect(journal.identity(atPath: Array("day/7.md".utf8))?.id == BriefID(7))
    #expect(try journal.undo()?.restored == [BriefID(30): false])
    let receipt = try journal.undo()
    #expect(receipt?.restored.count == 18 && receipt?.changedElsewhere == 2)
  }

  @Test func theClockGoesOnFromIt() throws {
    let checkpoint = try saved()
    fixture.time -= 3_600_000
    let journal = fixture.journal(checkpoint: checkpoint)
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    #expect(fixture.journal().isRead(1))
  }

  @Test(arguments: ["shorter", "other", "gone", "folder"])
  func oneThatDoesNotFitIsIgnored(_ change: String) throws {
    let checkpoint = try saved()
    var folder = "/briefs"
    switch change {
    case "shorter": try fixture.put(fixture.bytes("two").dropLast(10) + [10], "two")
    case "other": try fixture.put([UInt8](repeating: 10, count: 10_000), "two")
    case "gone": try FileManager.default.removeItem(atPath: fixture.file("two"))
    default: folder = "/elsewhere"
    }
    let journal = fixture.journal(folder: folder, checkpoint: checkpoint)
    #expect(!journal.startedFromCheckpoint)
    #expect(journal.everything == fixture.journal().everything)
    #expect(journal.isRead(1) == (change != "folder"))
  }

  @Test func damageIsStillCounted() throws {
    try fixture.append("damage\n", "two")
    let checkpoint = try saved()
    #expect(fixture.journal(checkpoint: checkpoint).damagedLines == 1)
  }
}
