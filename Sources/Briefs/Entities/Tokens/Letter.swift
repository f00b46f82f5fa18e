/// The kind of letter or mark that stands at a place in UTF-8 text.
enum Letter: UInt8 {
  case mark, space, lower, upper, digit, caseless, combining
  /// Written without spaces between words: Chinese, Japanese, Korean, Thai.
  case unspaced

  var isInWord: Bool {
    switch self {
    case .lower, .upper, .digit, .caseless, .combining: true
    case .mark, .space, .unspaced: false
    }
  }

  /// The letter at an index of well-formed UTF-8, and how many bytes it takes.
  @inline(__always)
  static func at(_ index: Int, in bytes: [UInt8]) -> (letter: Letter, width: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (ascii(byte), 1) }
    return wide(index, in: bytes)
  }

  @inline(__always)
  static func ascii(_ byte: UInt8) -> Letter {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 9, 10, 13, 32: .space
    default: .mark
    }
  }

  private static func wide(_ index: Int, in bytes: [UInt8]) -> (Letter, Int) {
    let lead = bytes[index]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + width <= bytes.count else { return (.mark, bytes.count - index) }
    var value = UInt32(lead) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
    for byte in bytes[(index + 1)..<(index + width)] { value = value << 6 | UInt32(byte & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return (.mark, width) }
    return (of(scalar), width)
  }

  static func of(_ scalar: Unicode.Scalar) -> Letter {
    switch scalar.value {
    case 0x80...0xBF, 0x2010...0x2027, 0x2030...0x205E: scalar.value == 0xA0 ? .space : .mark
    case 0x0E00...0x0EFF, 0x2E80...0x2FDF, 0x3040...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      .unspaced
    default: byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> Letter {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: .upper
    case .lowercaseLetter: .lower
    case .otherLetter, .modifierLetter: .caseless
    case .nonspacingMark, .spacingMark, .enclosingMark: .combining
    case .decimalNumber, .letterNumber, .otherNumber: .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    default: .mark
    }
  }
}
