import Testing
import Text

@Suite struct HighlightingTests {
  /// Puts brackets where a text would be lit.
  private func lit(_ text: String, _ terms: [HighlightTerm]) -> String {
    var out: [UInt8] = []
    var offset = 0
    let bytes = Array(text.utf8)
    for range in Words.matches(of: terms, in: text) {
      out += bytes[offset..<range.lowerBound] + [0x5B] + bytes[range] + [0x5D]
      offset = range.upperBound
    }
    return String(decoding: out + bytes[offset...], as: UTF8.self)
  }

  @Test(arguments: [
    ("telegram", false, "[Telegram] and telegrams, [TELEGRAM]"),
    ("telegr", true, "[Telegram] and [telegrams], a telex"),
    ("café", false, "the [CAFE] and the [cafe\u{301}], not cafes"),
    ("us", false, "the [U.S]. helps [us], not U. S."),
    ("U.S.", false, "the [U.S]. and the [US]"),
    ("partially restricted", false, "is [partially, restricted] and partially not restricted"),
    ("partially restr", true, "is [partially restricted] now"),
    ("a a b", false, "a [a a b] a b"),
    ("state-backed", false, "a [state-backed] app, [State backed]"),
    ("表明", false, "他[表明]了"),
    ("表", false, "他[表]明，[表]"),
    ("习近平", false, "[习近平]说习近，近平"),
    ("习近平 said", false, "[习近平 said] x"),
    ("表明 了解", false, "[表明，了解] 表明解"),
    ("nothing", false, "here"),
  ])
  func lightsAPhrase(phrase: String, isPrefix: Bool, shown: String) {
    let plain = shown.filter { $0 != "[" && $0 != "]" }
    let terms = [HighlightTerm(phrase: phrase, isPrefix: isPrefix)]
    #expect(lit(plain, terms) == shown)
  }

  @Test func lightsManyTermsWithoutOverlap() {
    let terms = [
      HighlightTerm(words: ["messaging", "app"]), HighlightTerm(words: ["app"]),
      HighlightTerm(words: ["mess"], isPrefix: true),
    ]
    #expect(
      lit("An app, a messaging app, a mess.", terms) == "An [app], a [messaging app], a [mess].")
    #expect(Words.matches(of: [], in: "text") == [])
    #expect(Words.matches(of: [HighlightTerm(words: [])], in: "text") == [])
  }

  @Test func whatIsLitIsContained() {
    #expect(
      Words.contains(HighlightTerm(phrase: "partially restricted"), in: "Partially-restricted."))
    #expect(
      !Words.contains(HighlightTerm(phrase: "partially restricted"), in: "restricted, partially"))
  }
}
