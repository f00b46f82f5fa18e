import Screen
import TestSupport
import Testing
import Text

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 5, ["one", "two", "three"]),
    ("one two", 7, ["one two"]),
    ("one  two   three ", 8, ["one  two", "three"]),
    ("   ", 10, [""]),
    ("  indented text", 10, ["  indented", "text"]),
    ("      far", 4, ["far"]),
    ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
    ("an incomprehensible word", 6, ["an", "incomp", "rehens", "ible", "word"]),
    ("state-backed media", 8, ["state-", "backed", "media"]),
    ("word—word", 6, ["word—", "word"]),
    ("12-13 -x a- -", 5, ["12-13", "-x a-", "-"]),
    ("+1-23 45-67", 4, ["+1-2", "3", "45-6", "7"]),
    ("no\u{2011}break", 5, ["no\u{2011}br", "eak"]),
    ("日本語の文章", 4, ["日本", "語の", "文章"]),
    ("日本。語", 4, ["日", "本。", "語"]),
    ("「日本」語", 5, ["「日", "本」", "語"]),
    ("日「本」", 4, ["日", "「本", "」"]),
    ("見て、see日本", 6, ["見て、", "see日", "本"]),
    ("한국어 뉴스", 6, ["한국어", "뉴스"]),
    ("한국어뉴스", 4, ["한국", "어뉴", "스"]),
    ("界界", 1, ["界", "界"]),
    ("a界", 2, ["a", "界"]),
    ("ae\u{301}e\u{301}\u{323}b", 2, ["ae\u{301}", "e\u{301}\u{323}b"]),
    ("ab \u{301}cd", 3, ["ab", " \u{301}cd"]),
  ])
  func lines(text: String, width: Int, expected: [String]) {
    #expect(Self.texts(text, Wrapping.lines(of: text, width: width)) == expected)
  }

  @Test func theFirstLinesAreTheFirstOfAll() {
    let text = String(repeating: "word word—word 日本語 ", count: 200)
    let all = Wrapping.lines(of: text, width: 17)
    for limit in [0, 1, 2, 50, all.count, all.count + 10] {
      let first = Wrapping.firstLines(of: text, width: 17, limit: limit)
      #expect(first == Array(all.prefix(limit)))
    }
    #expect(Wrapping.firstLines(of: text, width: 17, limit: -1) == [])
  }

  @Test(arguments: [UInt64](1...20))
  func whatEveryWrappingKeepsTo(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "word", " ", "  ", "-", "—", "界", "。", "「", "」", "e\u{301}", "\u{301}", "é", "😀",
      "한", "1", "longerword", "ー", "(", ")", "ا", "\u{A0}",
    ]
    for _ in 0..<150 {
      let count = Int.random(in: 0...40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let width = Int.random(in: 0...15, using: &generator)
      Self.check(text, Wrapping.lines(of: text, width: width), width: max(2, width))
    }
  }

  private static func check(_ text: String, _ lines: [Range<Int>], width: Int) {
    let bytes = Array(text.utf8)
    var end = 0
    for line in lines {
      let between = bytes[end..<max(end, line.lowerBound)]
      #expect(line.lowerBound >= end && between.allSatisfy { $0 == 32 }, "\(text.debugDescription)")
      end = line.upperBound
      guard let string = String(validating: bytes[line], as: UTF8.self) else {
        Issue.record("\(text.debugDescription) is cut inside a character")
        continue
      }
      #expect(Columns.of(string) <= width, "\(text.debugDescription) in \(width)")
      #expect(string.unicodeScalars.last != " ", "\(text.debugDescription) in \(width)")
      guard line.lowerBound > 0, let first = string.unicodeScalars.first else { continue }
      // A space that carries a mark is no space to break at.
      let isSpace = first == " " && string.unicodeScalars.dropFirst().first != "\u{301}"
      #expect(!isSpace && Columns.of(first) > 0, "\(text.debugDescription) in \(width)")
    }
    #expect(bytes[end...].allSatisfy { $0 == 32 })
    #expect(lines.count == 1 || lines.allSatisfy { !$0.isEmpty })
  }

  private static func texts(_ text: String, _ lines: [Range<Int>]) -> [String] {
    let bytes = Array(text.utf8)
    return lines.map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}
