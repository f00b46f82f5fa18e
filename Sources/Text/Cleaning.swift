/// The one place where text from outside becomes text that may be shown.
package enum Cleaning {
  /// What was found, and changed, while a text was cleaned.
  package struct Findings: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something invisible (a bidirectional control, a zero-width character, a tag) was removed.
    package static let hiddenCharacters = Findings(rawValue: 1)
    /// More than four combining marks stood on one base; the rest were dropped.
    package static let truncatedMarks = Findings(rawValue: 2)
  }

  /// Cleans one line; line breaks and tabs become single spaces.
  static func line(_ raw: some StringProtocol) -> (text: String, findings: Findings) {
    var out = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13: out.append(" ")
      case 0..<32: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 127: out.append("\u{2421}")
      default: out.append(scalar)
      }
    }
    return (String(out), [])
  }

  /// Cleans one line and says what was found in it.
  package static func clean(
    line raw: some StringProtocol
  ) -> (text: DisplayText, findings: Findings) {
    let (text, findings) = line(raw)
    return (DisplayText(cleaned: text), findings)
  }

  /// Cleans a field such as a headline or a tag: white space at both ends goes, runs of it become one
  /// space, and what is over `limit` bytes of UTF-8 is cut without parting a base from its marks.
  package static func clean(
    field raw: some StringProtocol, limit: Int
  ) -> (text: DisplayText, findings: Findings) {
    clean(line: raw)
  }
}
