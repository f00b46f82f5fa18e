import TestSupport

extension SeededGenerator {
  /// A text of pieces that have broken programs before, in any order.
  mutating func hostileText(pieces count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      if Int.random(in: 0..<4, using: &self) == 0 {
        let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x110000, using: &self))
        text.unicodeScalars.append(scalar ?? "\u{FFFD}")
      } else {
        text += Self.pieces.randomElement(using: &self) ?? ""
      }
    }
    return text
  }

  private static let pieces = [
    "a", "Roskomnadzor", " ", "  ", "\n", "\r\n", "\r", "\t", "\0", "\u{1B}[31m", "\u{7F}",
    "\u{9B}2J",
    "\u{85}", "\u{2028}", "é", "e\u{301}", "\u{301}", "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "й", "и\u{306}", "表明", "が", "か\u{3099}", "한국", "\u{1112}\u{1161}\u{11AB}", "👨\u{200D}👩",
    "❤\u{FE0F}", "👍🏽", "🇺🇸", "\u{202E}", "\u{2066}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}",
    "می\u{200C}خواهم", "क्\u{200D}ष", "ﬃ", "ＭＥＴＡ", "U.S.", "don’t", "3.5", "-", "—", "…", "'",
    ".", "\u{FEFF}", "\u{E0041}", "\u{E000}", "\u{FFFE}", "\u{10FFFF}", "\u{3164}", "ـ",
  ]
}
