/// Raised and lowered letters of HTML's `<sup>` and `<sub>` as characters of their own.
enum HTMLScript {
  /// The text with each letter replaced, or `nil` where Unicode has no such letter.
  static func raised(_ text: some StringProtocol) -> String? { mapped(text, by: raisedLetters) }
  static func lowered(_ text: some StringProtocol) -> String? { mapped(text, by: loweredLetters) }

  /// A number as a note is marked with it.
  static func raised(_ number: Int) -> String { raised(String(number)) ?? String(number) }

  /// A raised number that marks a note; a blank keeps it apart from the word that it follows.
  static func noteMark(_ number: Int, after last: UInt8?) -> String {
    let follows = last.map { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 } ?? false
    return (follows ? "\u{A0}" : "") + raised(number)
  }

  private static func mapped(
    _ text: some StringProtocol, by letters: [Unicode.Scalar: Unicode.Scalar]
  ) -> String? {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let letter = letters[scalar] else { return nil }
      out.append(letter)
    }
    return out.isEmpty ? nil : String(out)
  }

  private static let raisedLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "+": "⁺", "-": "⁻", "−": "⁻", "n": "ⁿ", "i": "ⁱ",
  ]

  private static let loweredLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
    "9": "₉", "+": "₊", "-": "₋",
  ]
}
