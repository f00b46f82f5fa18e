import BriefStore
import Briefs
import Testing

@Suite struct JournalUndoTests {
  let fixture = StateFixture()

  @Test func undoAndRedoWorkTomorrow() throws {
    _ = try fixture.journal().mark([brief(1), brief(2)], .read, true, key: "A")
    _ = try fixture.journal().mark([brief(1)], .starred, true, key: "s")
    #expect(try fixture.journal().undo()?.restored == [BriefID(1): false])
    let second = try fixture.journal().undo()
    #expect(second?.flag == .read && second?.value == true)
    #expect(second?.restored == [BriefID(1): false, BriefID(2): false])
    #expect(try fixture.journal().undo() == nil)
    #expect(try fixture.journal().redo()?.restored == [BriefID(1): true, BriefID(2): true])
    #expect(try fixture.journal().redo()?.restored == [BriefID(1): true])
    #expect(try fixture.journal().redo() == nil)
    let journal = fixture.journal()
    #expect(journal.isRead(1) && journal.isRead(2) && journal.isStarred(1))
    #expect(try journal.undo()?.flag == .starred)
  }

  @Test func undoLeavesAloneWhatWasChangedElsewhere() throws {
    let journal = fixture.journal("one")
    _ = try journal.mark((1...37).map { brief($0) }, .read, true, key: "A")
    let other = fixture.journal("two")
    _ = try other.mark([brief(5)], .read, false, key: "u")
    _ = try other.mark([brief(5)], .read, true, key: "m")
    let receipt = try journal.undo()
    #expect(receipt?.restored.count == 36 && receipt?.changedElsewhere == 1)
    #expect(journal.isRead(5) && !journal.isRead(6))
    #expect(try journal.redo()?.restored.count == 36)
  }

  @Test func undoWithNothingLeftGoesOnToTheOneBefore() throws {
    let journal = fixture.journal("one")
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    _ = try journal.mark([brief(2)], .read, true, key: "m")
    _ = try fixture.journal("two").mark([brief(2)], .read, false, key: "u")
    let receipt = try journal.undo()
    #expect(receipt?.restored == [:] && receipt?.changedElsewhere == 1)
    #expect(try fixture.journal().undo()?.restored == [BriefID(1): false])
  }

  /// Also on another day, and a read that no key asked for ends no redo.
  @Test func undoPassesOverAutomaticReads() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .starred, true, key: "starred-single")
    _ = try journal.mark([brief(2)], .read, true, key: Journal.automaticRead)
    #expect(try fixture.journal().undo()?.restored == [BriefID(1): false])
    _ = try journal.mark([brief(3)], .read, true, key: Journal.automaticRead)
    #expect(try journal.undo() == nil)
    #expect(try journal.redo()?.restored == [BriefID(1): true])
    #expect(try journal.undo(isAutomatic: true)?.restored == [BriefID(3): false])
    #expect(try journal.undo(isAutomatic: true)?.restored == [BriefID(2): false])
    #expect(try journal.undo(isAutomatic: true) == nil)
    #expect(try journal.redo(isAutomatic: true)?.restored == [BriefID(2): true])
    #expect(journal.isStarred(1) && journal.isRead(2) && !journal.isRead(3))
  }

  @Test func aNewMarkEndsRedo() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .read, true, key: "m")
    _ = try journal.mark([brief(2)], .read, true, key: "m")
    _ = try journal.undo()
    _ = try journal.mark([brief(3)], .read, true, key: "m")
    #expect(try journal.redo() == nil)
    #expect(try fixture.journal().redo() == nil)
    #expect(try journal.undo()?.restored == [BriefID(3): false])
    #expect(try journal.undo()?.restored == [BriefID(1): false])
    #expect(try journal.undo() == nil)
  }

  @Test func otherFoldersAndDevicesHaveTheirOwn() throws {
    let here = fixture.journal("one", folder: "/here")
    _ = try here.mark([brief(1)], .read, true, key: "m")
    _ = try fixture.journal("one", folder: "/there").mark([brief(2)], .read, true, key: "m")
    _ = try fixture.journal("two", folder: "/here").mark([brief(3)], .read, true, key: "m")
    #expect(try here.undo()?.restored == [BriefID(1): false])
    #expect(try here.undo() == nil)
  }

  @Test func twoInstancesShareOneHistory() throws {
    let first = fixture.journal()
    let second = fixture.journal()
    _ = try first.undo()
    _ = try second.undo()
    _ = try first.mark([brief(1)], .read, true, key: "m")
    _ = try second.mark([brief(2)], .read, true, key: "m")
    #expect(try first.undo()?.restored == [BriefID(2): false])
    #expect(try second.undo()?.restored == [BriefID(1): false])
    #expect(try first.redo()?.restored == [BriefID(1): true])
  }

  @Test func undoBringsBackTheTextThatWasRead() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1, edition: 1)], .read, true, key: "m")
    _ = try journal.mark([brief(1, edition: 5)], .read, false, key: "u")
    _ = try journal.undo()
    #expect(journal.state(of: BriefID(1)).readFingerprint == 2)
    #expect(fixture.journal().everything == journal.everything)
  }

  @Test func aLongHistoryIsFoundFromTheEnd() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .starred, true, key: "s")
    let padding = String(repeating: "x", count: 100_000)
    let noise = fixture.journal(folder: "/noise")
    _ = try noise.mark([brief(2, path: padding)], .read, true, key: "m")
    let line = String(decoding: try #require(fixture.lines().last), as: UTF8.self) + "\n"
    try fixture.append(String(repeating: line, count: 20))
    #expect(try fixture.journal().undo()?.restored == [BriefID(1): false])
  }
}
