import Foundation
import Testing
import Text

@Suite struct WordsTests {
  @Test(arguments: [
    ("Telegram CALLS", ["telegram", "calls"]),
    ("don’t don't donʼt don`t d′on‘t", ["dont", "dont", "dont", "dont", "dont"]),
    ("'quoted' rock 'n' roll’", ["quoted", "rock", "n", "roll"]),
    ("state-backed well—known a–b", ["state", "backed", "well", "known", "a", "b"]),
    ("U.S. U.S.A. us e.g. a.m.", ["us", "usa", "us", "eg", "am"]),
    ("U.S.-backed U.S.'s J.K. Rowling", ["us", "backed", "us", "s", "jk", "rowling"]),
    ("x.com a.bc end.Start 3.D", ["x", "com", "a", "bc", "end", "start", "3", "d"]),
    ("3.5 2,000 G7 4th", ["3", "5", "2", "000", "g7", "4th"]),
    ("foo_bar C++ @name #tag", ["foo", "bar", "c", "name", "tag"]),
    (
      "naïve café Ångström Łódź Søren Đà Nẵng",
      ["naive", "cafe", "angstrom", "lodz", "soren", "da", "nang"]
    ),
    (
      "Straße GROẞ Æsir œuvre Þór ıI İ", ["strasse", "gross", "aesir", "oeuvre", "thor", "ii", "i"]
    ),
    ("Ελλάδα ΕΛΛΆΔΑ ᾳ ὁ λόγος ΛΟΓΟΣ", ["ελλαδα", "ελλαδα", "α", "ο", "λογοσ", "λογοσ"]),
    ("Ёлка ёлка мой МОЙ мои\u{306} їжак", ["елка", "елка", "мой", "мой", "мой", "іжак"]),
    ("ＭＥＴＡ ２０２５ ﬁnal oﬃce", ["meta", "2025", "final", "office"]),
    ("CO₂ x² ٣ ३", ["co2", "x2", "3", "3"]),
    ("שָׁלוֹם مُحَمَّد الـعـربية آسيا", ["שלום", "محمد", "العربية", "اسيا"]),
    ("हिन्दी क़लम", ["हिन्दी", "कलम"]),
    ("한국 \u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", ["한국", "한국"]),
    ("Russia's Meta’s OWNER'S owners' it's", ["russia", "meta", "owner", "owners", "it"]),
    ("O'Shea rock'n'roll 'so' d's's", ["oshea", "rocknroll", "so", "ds"]),
    ("soft\u{AD}hyphen Wh\u{200B}ats", ["softhyphen", "whats"]),
    ("\u{301}x \u{301}", ["x"]),
    ("", []), (" … — ' ", []),
  ])
  func areFolded(text: String, words: [String]) {
    #expect(Words.folded(text).map { Array($0.utf8) } == words.map { Array($0.utf8) })
    #expect(Array(Words.joined(text).utf8) == Array(words.joined(separator: " ").utf8))
  }

  @Test(arguments: [
    ("表明", ["表", "表明", "明"], ["表明"]),
    ("表", ["表"], ["表"]),
    ("AI表明了x", ["ai", "表", "表明", "明", "明了", "了", "x"], ["ai", "表明", "明了", "x"]),
    ("表 明", ["表", "明"], ["表", "明"]),
    ("か\u{3099}く ガス ｶﾞｽ", ["が", "がく", "く", "ガ", "ガス", "ス", "ガ", "ガス", "ス"], ["がく", "ガス", "ガス"]),
    ("は\u{309A}", ["ぱ"], ["ぱ"]),
  ])
  func ofChineseAndJapaneseAreCharactersAndPairs(text: String, index: [String], query: [String]) {
    #expect(Words.folded(text) == index)
    #expect(Words.queryTerms(in: text) == query)
  }

  @Test func knowWhereTheyStand() {
    let text = "“Don’t” U.S. 表明 cafe\u{301}!"
    let spans = Words.spans(in: text)
    let found = spans.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(found == ["Don’t", "U.S", "表", "表明", "明", "cafe\u{301}"])
    var words: [String] = []
    var ranges: [Range<Int>] = []
    Words.forEach(in: text) { folded, range in
      words.append(String(decoding: folded, as: UTF8.self))
      ranges.append(range)
    }
    #expect(words == spans.map(\.word))
    #expect(ranges == spans.map(\.range))
  }

  @Test(arguments: ["x", "é", "ж", "한", "ﬃ", "क"])
  func longerThan64BytesAreSeveral(letter: String) {
    let text = String(repeating: letter, count: 100)
    let spans = Words.spans(in: text)
    #expect(spans.count > 1)
    #expect(spans.allSatisfy { $0.word.utf8.count <= 64 })
    #expect(spans.map(\.word).joined() == Words.folded(letter).joined().repeated(100))
    #expect(spans.first?.range.lowerBound == 0)
    #expect(spans.last?.range.upperBound == text.utf8.count)
    for (left, right) in zip(spans, spans.dropFirst()) {
      #expect(left.range.upperBound == right.range.lowerBound)
    }
  }

  @Test func manyMarksTakeLinearTime() {
    let marks = String(repeating: "\u{301}", count: 1_000_000)
    #expect(Words.folded("a.b" + marks + " c") == ["ab", "c"])
  }

  /// Every letter that is also written in parts, except for the ideographs that are only there for
  /// the sake of older character sets.
  @Test func foldAlikeHoweverTheyAreSpelt() {
    for value in UInt32(0xC0)..<0x12000 where !(0x3400..<0xFB00).contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let composed = String(scalar)
      let decomposed = composed.decomposedStringWithCanonicalMapping
      guard !composed.utf8.elementsEqual(decomposed.utf8) else { continue }
      #expect(
        Array(Words.joined("x\(composed)y").utf8) == Array(Words.joined("x\(decomposed)y").utf8),
        "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("Meta Platforms", "META  platforms"), ("Владимир Зеленский", "владимир зеленскии\u{306}"),
  ])
  func giveOneKeyForTwoSpellings(one: String, other: String) {
    #expect(Words.key(one) == Words.key(other))
    #expect(Words.key(one) != Words.key(one + " x"))
  }

  @Test(arguments: [
    ("", 0), ("one two  three\nfour", 4), ("it’s state-backed — yes", 3),
    ("3.5 % of U.S. firms", 4),
    ("表明了", 2), ("AI 表明", 2), ("한국 뉴스", 2), ("… ! 👍", 0), ("a\u{A0}b", 2),
  ])
  func areCountedAsAPersonWould(text: String, count: Int) {
    #expect(Words.count(in: text) == count)
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
