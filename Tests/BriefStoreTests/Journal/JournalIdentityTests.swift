import Briefs
import Foundation
import TestSupport
import Testing

@testable import BriefStore

/// That two names of one brief have one state, in whatever order the lines arrive.
@Suite struct JournalIdentityTests {
  let fixture = StateFixture()

  private func text(_ hash: UInt64, _ words: String = "", day: Int64? = nil) -> TextTrace {
    TextTrace(
      hash: BriefID(hash), seconds: day.map { $0 * 86_400 }, sketch: TextSketch(of: [words]))
  }

  private func claim(_ id: UInt64, _ text: TextTrace, path: String = "a.md") -> IdentityClaim {
    IdentityClaim(
      BriefID(id), path: Array(path.utf8), fingerprint: brief(id).fingerprint, text: text)
  }

  @Test func aMarkOfEitherNameIsAMarkOfBoth() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .starred, true, key: "s")
    #expect(try journal.record([claim(1, text(2))]) == [BriefID(2)])
    #expect(journal.isStarred(1) && journal.isStarred(2))
    let other = fixture.journal("two")
    _ = try other.mark([brief(2)], .starred, false, key: "s")
    #expect(journal.refresh() == [BriefID(1), BriefID(2)])
    #expect(!journal.isStarred(1) && !fixture.journal().isStarred(2))
    #expect(fixture.journal().everything == journal.everything)
  }

  @Test func nothingIsWrittenOfBriefsThatWereNeverMarked() throws {
    let journal = fixture.journal()
    #expect(try journal.record([claim(1, text(2))]).isEmpty)
    _ = try journal.mark([brief(3)], .read, true, key: "m")
    #expect(try journal.record([claim(1, text(2))]).isEmpty)
    #expect(fixture.lines().count == 1)
    _ = try journal.record([claim(3, text(4, "some words of a text that is long enough"))])
    _ = try journal.record([claim(3, text(4, "some words of a text that is long enough"))])
    #expect(fixture.lines().count == 2)
  }

  @Test func aLineIsReadAsItWasWritten() throws {
    let journal = fixture.journal()
    let words = "three packs were counted near the town and two of them had young this year"
    let long = text(7, words, day: 20_000)
    _ = try journal.mark(
      [MarkedBrief(id: BriefID(1), path: [0x61], fingerprint: brief(1).fingerprint, text: long)],
      .read, true, key: "m")
    _ = try journal.record([claim(1, text(8, words + " and more"), path: "ä b.md")])
    for bytes in fixture.lines() {
      let scanned = try #require(LineScanner.scan(bytes[...], in: bytes))
      #expect(scanned.encoded == bytes + [10])
      let object = try JSONSerialization.jsonObject(with: Data(bytes))
      let other = try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted)
      guard case .line(let loose) = LooseLine.read(Array(other)[...]) else {
        Issue.record("not read: \(String(decoding: other, as: UTF8.self))")
        continue
      }
      #expect(loose == scanned)
    }
    #expect(fixture.lines().count == 2)
  }

  @Test func namesAndMarksDoNotDependOnTheOrderOfLines() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<120 {
      fixture.time += .random(in: -5_000...5_000, using: &random)
      let journal = fixture.journal(["one", "two"].randomElement(using: &random) ?? "one")
      let (one, two) = (
        UInt64.random(in: 0...30, using: &random), UInt64.random(in: 0...30, using: &random)
      )
      if Bool.random(using: &random) {
        _ = try journal.record([claim(one, text(two), path: "\(one).md")])
      } else {
        _ = try journal.mark(
          [brief(one, edition: two)], Bool.random(using: &random) ? .read : .starred,
          .random(using: &random), key: "m")
      }
    }
    let expected = fixture.journal()
    var lines = fixture.lines("one") + fixture.lines("two")
    for _ in 0..<10 {
      lines.shuffle(using: &random)
      let other = StateFixture()
      try other.put(Array((lines + lines.prefix(20)).joined(separator: [10])) + [10], "x")
      let journal = other.journal("three")
      #expect(journal.everything == expected.everything, "seed \(seed)")
      #expect(journal.recollection.digest == expected.recollection.digest, "seed \(seed)")
      let checkpoint = try #require(journal.checkpoint)
      let restored = other.journal("three", checkpoint: checkpoint)
      #expect(restored.startedFromCheckpoint)
      #expect(restored.everything == expected.everything, "seed \(seed)")
      #expect(restored.recollection.digest == expected.recollection.digest, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "journal-one.sync-conflict-20250814-101010-ABCDEFG.jsonl",
    "journal-one (conflicted copy 2025-08-14).jsonl",
  ])
  func aConflictCopyOfAJournalIsFoldedLikeAnyOther(name: String) throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .starred, true, key: "s")
    _ = try journal.record([claim(1, text(2))])
    try FileManager.default.moveItem(atPath: fixture.file(), toPath: "\(fixture.path)/\(name)")
    #expect(fixture.journal().isStarred(1) && fixture.journal().isStarred(2))
  }

  @Test func anUndoIsOfAllNames() throws {
    let journal = fixture.journal()
    _ = try journal.mark([brief(1)], .starred, true, key: "s")
    _ = try journal.record([claim(1, text(2))])
    _ = try fixture.journal().undo()
    #expect(!fixture.journal().isStarred(2))
  }

  @Test func aJournalThatWasDeletedGetsItsNamesAndTextsBack() throws {
    let journal = fixture.journal()
    let words = "three packs were counted near the town and two of them had young this year"
    _ = try journal.mark([brief(1), brief(5)], .starred, true, key: "s")
    _ = try journal.record([claim(1, text(2, words)), claim(5, text(5, words + " too"))])
    _ = try journal.record([claim(2, text(3)), IdentityClaim(BriefID(1), isAlso: BriefID(4))])
    let open = fixture.journal()
    try FileManager.default.removeItem(atPath: fixture.file())
    _ = open.refresh()
    let later = fixture.journal()
    #expect((1...5).allSatisfy(later.isStarred))
    #expect(later.everything == journal.everything)
    #expect(later.recollection.digest == journal.recollection.digest)
    #expect(later.damagedLines == 0)
  }
}
