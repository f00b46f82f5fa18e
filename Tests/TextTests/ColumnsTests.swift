import Testing
import Text

@Suite struct ColumnsTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("Ж", 1), ("א", 1), ("ا", 1), ("…", 1), ("●", 1), ("★", 1), ("─", 1),
      ("⠹", 1),
      ("\u{FFFD}", 1), ("\u{241B}", 1), ("\u{25CC}", 1), ("❤", 1), ("🇺", 1), ("\u{600}", 1),
      ("ｱ", 1),
      ("表", 2), ("が", 2), ("カ", 2), ("한", 2), ("Ａ", 2), ("　", 2), ("。", 2), ("👍", 2), ("🏽", 2),
      ("⌚", 2), ("⏰", 2), ("✅", 2), ("𠀀", 2), ("ᄀ", 2), ("〈", 2),
      ("\u{301}", 0), ("\u{20E3}", 0), ("\u{200D}", 0), ("\u{200C}", 0), ("\u{5B0}", 0),
      ("\u{64B}", 0),
      ("\u{941}", 0), ("\u{3099}", 0), ("\u{1161}", 0), ("\u{11A8}", 0), ("\u{E31}", 0),
      ("\u{93E}", 1),
    ] as [(Unicode.Scalar, Int)])
  func areThoseOfTheTerminal(scalar: Unicode.Scalar, columns: Int) {
    #expect(Columns.of(scalar) == columns)
  }

  @Test(arguments: [
    ("", 0), ("plain", 5), ("naïve", 5), ("e\u{301}", 1), ("表明 ok", 7),
    ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func ofATextAddUp(text: String, columns: Int) {
    #expect(Columns.of(text) == columns)
  }
}
