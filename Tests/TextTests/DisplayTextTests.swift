import Testing
import Text

@Suite struct DisplayTextTests {
  @Test func tellsSpellingsApartThatStringTakesForOne() {
    let composed = DisplayText(cleaning: "caf\u{E9}")
    let decomposed = DisplayText(cleaning: "cafe\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
  }

  @Test func cleansWhatIsPutIntoALiteral() {
    let name = "a\u{1B}b"
    #expect(("file \(cleaning: name): \(3) lines" as DisplayText).string == "file a␛b: 3 lines")
  }

  @Test(arguments: [
    ("headline", 8, "headline"), ("headline", 7, "headli…"), ("headline", 1, "…"),
    ("headline", 0, ""),
    ("表明表明", 8, "表明表明"), ("表明表明", 7, "表明表…"), ("表明表明", 6, "表明…"), ("表明", 2, "…"),
    ("cafe\u{301}s!", 5, "cafe\u{301}…"), ("cafe\u{301}s!", 4, "caf…"),
  ])
  func isCutByColumns(text: String, limit: Int, shown: String) {
    let cut = DisplayText(cleaning: text).cut(to: limit)
    #expect(Array(cut.string.utf8) == Array(shown.utf8))
    #expect(cut.columns <= limit)
  }

  @Test func givesPartsByOffsetsRoundedDown() {
    let text = DisplayText(cleaning: "a表b")
    #expect(text[1..<4].string == "表")
    #expect(text[2..<4].string == "表")
    #expect(text[4..<99].string == "b")
    #expect(text[9..<9].string == "")
  }

  @Test(arguments: [
    ("plain [q]", "plain [q]"), ("“don’t” — wait…", "\"don't\" - wait..."), ("␛[31m␡", "^[[31m^?"),
    ("├──┤│", "+--+|"), ("● ★ •", "* + -"), ("Érik Ælf Straße", "Erik AElf Strasse"),
    ("Łódź İstanbul", "Lodz Istanbul"), ("表明", "????"), ("ＡＢ", "A B "), ("Москва", "??????"),
    ("e\u{301}", "e"), ("a\u{A0}b", "a b"), ("\u{FFFD}", "?"), ("x² ½", "x2 1/2"), ("▁▄█", "_=#"),
  ])
  func hasALikenessInASCII(text: String, likeness: String) {
    #expect(DisplayText(cleaning: text).ascii.string == likeness)
  }
}
