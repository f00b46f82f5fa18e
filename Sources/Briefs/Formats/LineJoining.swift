import Text

/// Joins the lines that a paragraph was wrapped into.
enum LineJoining {
  /// The lines with a blank between them, but none between two letters of a script that has no
  /// blanks (Han, kana, and their punctuation). Hangul keeps its blank.
  static func joined(_ lines: some Collection<some StringProtocol>) -> String {
    guard let first = lines.first else { return "" }
    var out = String(first)
    for line in lines.dropFirst() {
      if !isUnspaced(out.unicodeScalars.last) || !isUnspaced(line.unicodeScalars.first) {
        out += " "
      }
      out += line
    }
    return out
  }

  /// True for a character of a script that is written without blanks between words.
  static func isUnspaced(_ scalar: Unicode.Scalar?) -> Bool {
    guard let value = scalar?.value, value >= 0x2E80 else { return false }
    switch value {
    // Radicals, CJK punctuation, kana, bopomofo; but not Hangul compatibility letters.
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF9F, 0xFFE0...0xFFEF, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }
}
