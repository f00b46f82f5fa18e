import TestSupport
import Testing

@testable import Text

@Suite struct CleaningTests {
  /// A raw text, what is shown of it, and what is said to have been found.
  struct Row: CustomTestStringConvertible {
    let raw: String
    let shown: String
    let findings: Cleaning.Findings
    var testDescription: String { shown }

    init(_ raw: String, _ shown: String, _ findings: Cleaning.Findings = []) {
      self.raw = raw
      self.shown = shown
      self.findings = findings
    }
  }

  static let rows = [
    Row("plain text", "plain text"),
    Row("naïve “café” — 表明", "naïve “café” — 表明"),
    Row("\u{1B}[31mred\u{7}\u{7F}\0", "␛[31mred␇␡␀"),
    Row("\u{1B}]52;c;AAAA\u{7}after", "␛]52;c;AAAA␇after"),
    Row("a\u{9B}2J\u{9A}b", "a\u{FFFD}2J\u{FFFD}b"),
    Row("a\u{E000}\u{FFFE}\u{10FFFF}\u{378}b", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b"),
    Row("young \u{1FAE8}", "young \u{FFFD}"),
    Row("one\ntwo\rthree\r\nfour\tfive", "one two three four five"),
    Row("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f", "a b c d e f"),
    Row("\r\n\r\n", "  "),
    Row("\u{202E}live\u{2066}\u{61C}\u{200F}", "live", .hiddenCharacters),
    Row("Wh\u{200B}ats\u{2060}App\u{FEFF}\u{AD}", "WhatsApp", .hiddenCharacters),
    Row("a\u{3164}\u{115F}\u{34F}\u{180E}b", "ab", .hiddenCharacters),
    Row("tag\u{E0001}\u{E0041}\u{E007F}", "tag", .hiddenCharacters),
    Row("heart ❤\u{FE0F} 2\u{FE0F}\u{20E3}", "heart ❤ 2\u{20E3}"),
    Row("smuggled\u{FE01}\u{FE02}\u{E0100}", "smuggled", .hiddenCharacters),
    Row("\u{FE0F}start", "start", .hiddenCharacters),
    Row("👨\u{200D}👩\u{200D}👧", "👨👩👧"),
    Row("❤\u{FE0F}\u{200D}🔥", "❤🔥"),
    Row("👍🏽 and 🏽", "👍 and 🏽"),
    Row("می\u{200C}خواهم", "می\u{200C}خواهم"),
    Row("क्\u{200D}ष", "क्\u{200D}ष"),
    Row("می\u{200C}\u{200C}خواهم", "می\u{200C}خواهم", .hiddenCharacters),
    Row("می\u{200C}", "می", .hiddenCharacters),
    Row("می\u{200C} و", "می و", .hiddenCharacters),
    Row("Me\u{200D}ta", "Meta", .hiddenCharacters),
    Row("表\u{200D}明", "表明", .hiddenCharacters),
    Row("\u{200D}a", "a", .hiddenCharacters),
    Row("\u{301}acute", "\u{25CC}\u{301}acute"),
    Row("\u{200B}\u{301}acute", "\u{25CC}\u{301}acute", .hiddenCharacters),
    Row("\u{93E}", "\u{25CC}\u{93E}"),
    Row("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}\u{304}"),
    Row(
      "e\u{301}\u{302}\u{303}\u{304}\u{305}x\u{301}", "e\u{301}\u{302}\u{303}\u{304}x\u{301}",
      .truncatedMarks),
    Row("", ""),
  ]

  @Test(arguments: rows)
  func shows(_ row: Row) {
    let (text, findings) = Cleaning.clean(line: row.raw)
    #expect(Array(text.string.utf8) == Array(row.shown.utf8))
    #expect(findings == row.findings)
  }

  @Test(arguments: rows)
  func leavesCleanTextAlone(_ row: Row) {
    let again = Cleaning.clean(line: row.shown)
    #expect(Array(again.text.string.utf8) == Array(row.shown.utf8))
    #expect(again.findings == [])
  }

  @Test func cleansAPartOfATextLikeTheWhole() {
    let whole = "xx\u{1B}[1m\u{202E}é|"
    let part = whole.dropFirst(2).dropLast()
    #expect(DisplayText(cleaning: part).string == "␛[1mé")
  }

  @Test func aMillionMarksOnOneBaseTakeLinearTime() {
    let marks = String(repeating: "\u{301}", count: 1_000_000)
    let (text, findings) = Cleaning.clean(line: "a" + marks + "b")
    #expect(Array(text.string.utf8) == Array("a\u{301}\u{301}\u{301}\u{301}b".utf8))
    #expect(findings == .truncatedMarks)
    #expect(text.columns == 2)
  }
}

@Suite struct FieldTests {
  @Test(arguments: [
    ("  headline  ", 100, "headline"),
    ("folded\r\n   over lines", 100, "folded over lines"),
    ("\u{3000}表明\u{3000}", 100, "表明"),
    ("no\u{A0}break", 100, "no\u{A0}break"),
    ("\u{200B}\u{FEFF}", 100, ""),
    ("   ", 100, ""),
    ("", 100, ""),
    ("abcdef", 3, "abc"),
    ("ab cd", 3, "ab"),
    ("abcé", 4, "abc"),
    ("abe\u{301}x", 4, "ab"),
    ("abe\u{301}x", 5, "abe\u{301}"),
    ("abe\u{301}", 5, "abe\u{301}"),
    ("表明", 5, "表"),
    ("a表", 3, "a"),
    (" \u{301}x", 100, "\u{25CC}\u{301}x"),
    ("abc", 0, ""),
  ])
  func isTrimmedAndCut(raw: String, limit: Int, shown: String) {
    let field = Cleaning.clean(field: raw, limit: limit).text.string
    #expect(Array(field.utf8) == Array(shown.utf8))
  }

  @Test func staysWithinItsLimit() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let raw = random.hostileText(pieces: 30)
      let limit = Int.random(in: 0..<80, using: &random)
      let text = Cleaning.clean(field: raw, limit: limit).text.string
      #expect(text.utf8.count <= limit, "seed \(seed)")
      #expect(EveryScalarTests.fault(in: text) == nil, "seed \(seed)")
      #expect(text.unicodeScalars.last?.isSpace != true, "seed \(seed)")
    }
  }
}

@Suite struct HostileTextTests {
  @Test func staysSafeInAnyOrder() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let raw = random.hostileText(pieces: Int.random(in: 1..<20, using: &random))
      let once = DisplayText(cleaning: raw)
      #expect(EveryScalarTests.fault(in: once.string) == nil, "seed \(seed)")
      #expect(DisplayText(cleaning: once.string) == once, "seed \(seed)")
      #expect(once.ascii.string.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "seed \(seed)")
      for span in Words.spans(in: once.string) {
        #expect(span.range.upperBound <= once.string.utf8.count, "seed \(seed)")
        #expect(span.word.utf8.count <= 64 && !span.word.isEmpty, "seed \(seed)")
      }
    }
  }
}
