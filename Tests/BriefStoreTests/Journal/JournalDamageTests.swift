import Briefs
import Foundation
import Glibc
import TestSupport
import Testing

@testable import BriefStore

@Suite struct JournalDamageTests {
  let fixture = StateFixture()

  @Test func aTornLineIsSkippedAndTheNextOneStartsAnew() throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    let whole = fixture.bytes()
    _ = try fixture.journal().mark([brief(2)], .read, true, key: "m")
    let both = fixture.bytes()
    for cut in whole.count..<both.count {
      try fixture.put(Array(both[..<cut]))
      let journal = fixture.journal()
      #expect(journal.isRead(1))
      #expect(journal.isRead(2) == (cut == both.count - 1))
      #expect(journal.damagedLines == (whole.count + 1..<both.count - 1 ~= cut ? 1 : 0))
      _ = try journal.mark([brief(3)], .read, true, key: "m")
      let next = fixture.journal()
      #expect(next.isRead(1) && next.isRead(3))
      #expect(next.damagedLines == journal.damagedLines)
      #expect(fixture.bytes().starts(with: both[..<cut]))
    }
  }

  @Test func zerosOverALineAndItsEndTakeNoOtherLineAlong() throws {
    for number: UInt64 in 1...3 {
      _ = try fixture.journal().mark([brief(number)], .read, true, key: "m")
    }
    let lines = fixture.lines()
    let zeros = [UInt8](repeating: 0, count: lines[1].count + 1)
    try fixture.put(lines[0] + [10] + zeros + lines[2] + [10])
    let journal = fixture.journal()
    #expect(journal.isRead(1) && !journal.isRead(2) && journal.isRead(3))
    #expect(journal.damagedLines == 1)
  }

  @Test func aLineInATextIsNone() throws {
    _ = try fixture.journal(folder: #"/{"v":1,"clock":"#).mark([brief(1)], .read, true, key: "m")
    let line = fixture.lines()[0]
    try fixture.put([UInt8(ascii: "x")] + line + [10])
    #expect(fixture.journal().isRead(1))
    try fixture.put(line.dropLast() + [10])
    #expect(!fixture.journal().isRead(1))
  }

  @Test func aLineThatArrivesInPiecesCountsOnceItIsWhole() throws {
    _ = try fixture.journal("two").mark([brief(1)], .read, true, key: "m")
    let line = fixture.bytes("two")
    try fixture.put(Array(line[..<50]), "two")
    let journal = fixture.journal("one")
    #expect(journal.damagedLines == 1)
    try fixture.put(line, "two")
    #expect(journal.refresh() == [BriefID(1)])
    #expect(journal.damagedLines == 0)
  }

  @Test(
    arguments: [
      "{}", "null", "[]", "\u{0}\u{0}\u{0}", #"{"v":"1","clock":"x"}"#, "plain text", "{",
      String(repeating: "[", count: 100_000),
    ])
  func anotherLineIsSkippedAndKept(_ damage: String) throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    try fixture.append(damage + "\n")
    _ = try fixture.journal().mark([brief(2)], .read, true, key: "m")
    let journal = fixture.journal()
    #expect(journal.isRead(1) && journal.isRead(2) && journal.damagedLines == 1)
    #expect(fixture.lines().contains(Array(damage.utf8)))
  }

  @Test(arguments: [
    (#""v":1"#, #""v":"1""#), (#""flag":"read""#, #""flag":7"#), ("[false]", "[]"),
    (#""briefs":["0"#, #""briefs":["g"#), (#""clock":"0"#, #""clock":"7"#),
    (#""paths":["day"#, "\"paths\":[\"\u{1}ay"), (":00", "-00"),
  ])
  func aLineWithAnythingOddIsSkipped(_ old: String, _ new: String) throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    let text = String(decoding: fixture.bytes(), as: UTF8.self)
    let odd = text.replacingOccurrences(of: old, with: new)
    try #require(odd != text)
    try fixture.put(Array(odd.utf8))
    let journal = fixture.journal()
    #expect(!journal.isRead(1) && journal.damagedLines == 1)
  }

  @Test(arguments: [
    #"{"v":2,"clock":"x"}"#, #"{"v":1,"kind":"note","clock":"x","text":["a"]}"#,
    #"{"v":1,"clock":"x","action":"s","briefs":[],"flag":"liked","value":true}"#,
    #"{ "kind" : "identity", "v" : 3 }"#,
  ])
  func aLineOfANewerProgramIsSkippedAndIsNoDamage(_ line: String) throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    try fixture.append(line + "\n")
    _ = try fixture.journal().mark([brief(2)], .read, true, key: "m")
    let journal = fixture.journal()
    #expect(journal.isRead(1) && journal.isRead(2))
    #expect(journal.damagedLines == 0 && journal.newerLines == 1)
    #expect(fixture.journal(checkpoint: journal.checkpoint).newerLines == 1)
    #expect(fixture.lines().contains(Array(line.utf8)))
  }

  @Test func anyWriterOfJSONIsUnderstood() throws {
    _ = try fixture.journal("two").mark(
      [brief(1, path: "a\u{8}/ä \"b\".md"), brief(2, path: "")], .read, true, key: "m")
    let text = String(decoding: fixture.bytes("two"), as: UTF8.self)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var other = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys])
    other.replace(Data(#"{"action""#.utf8), with: Data(#"{ "new" : {"x":[1]}, "action""#.utf8))
    let expected = fixture.journal().everything
    try fixture.put(Array(other), "two")
    let journal = fixture.journal()
    #expect(journal.everything == expected && expected.count == 2)
    #expect(journal.damagedLines == 0)
    #expect(journal.identity(atPath: Array("a\u{8}/ä \"b\".md".utf8))?.id == BriefID(1))
  }

  @Test func noByteThatIsFlippedEndsTheReading() throws {
    _ = try fixture.journal().mark([brief(1), brief(2)], .read, true, key: "A")
    _ = try fixture.journal().mark([brief(3)], .starred, true, key: "s")
    let whole = fixture.bytes()
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = Bool.random(using: &random) ? 0 : .random(in: 0...255, using: &random)
      }
      try fixture.put(bytes)
      let journal = fixture.journal()
      _ = try journal.mark([brief(9)], .read, true, key: "m")
      #expect(fixture.journal().isRead(9), "seed \(seed)")
      #expect(fixture.bytes().starts(with: bytes), "seed \(seed)")
    }
  }

  @Test func aLineLongerThanAnyIsSkipped() throws {
    _ = try fixture.journal().mark([brief(1)], .read, true, key: "m")
    let first = fixture.bytes()
    let handle = try FileHandle(forWritingTo: URL(filePath: fixture.file()))
    try handle.truncate(atOffset: UInt64(first.count + LineReader.longest + 100))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([10] + first))
    try handle.close()
    let journal = fixture.journal()
    #expect(journal.isRead(1) && journal.damagedLines == 1)
  }

  @Test func whatIsNoFileIsNotRead() throws {
    let other = StateFixture()
    _ = try other.journal().mark([brief(1)], .read, true, key: "m")
    #expect(symlink(other.file(), fixture.file("link")) == 0)
    #expect(mkfifo(fixture.file("pipe"), 0o600) == 0)
    #expect(mkdir(fixture.file("folder"), 0o700) == 0)
    #expect(fixture.journal().everything.isEmpty)
  }
}
