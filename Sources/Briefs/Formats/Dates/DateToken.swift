import Text

/// A piece of a text that may be a date.
enum DateToken: Equatable {
  /// ASCII digits; a number of more than 18 is 0.
  case number(Int, digits: Int)
  /// Letters, folded.
  case word(String)
  /// `年`, `月`, `日` and their Korean kin.
  case unit(Unit)
  case space
  case sign(Unicode.Scalar)

  enum Unit { case year, month, day }

  /// Cuts a text into pieces, each with the offset of its first scalar.
  static func list(_ text: some StringProtocol) -> [(token: DateToken, offset: Int)] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [(token: DateToken, offset: Int)] = []
    var at = 0
    while at < scalars.count {
      let start = at
      let token: DateToken
      switch Kind(scalars[at]) {
      case .digit:
        at = end(of: .digit, scalars, from: at)
        token = number(scalars[start..<at])
      case .letter:
        at = end(of: .letter, scalars, from: at)
        token = .word(folded(scalars[start..<at]))
      case .space:
        at = end(of: .space, scalars, from: at)
        token = .space
      case .unit(let unit):
        at += 1
        token = .unit(unit)
      case .sign:
        at += 1
        token = .sign(scalars[start])
      }
      tokens.append((token, start))
    }
    return tokens
  }

  private static func end(of kind: Kind, _ scalars: [Unicode.Scalar], from start: Int) -> Int {
    scalars[start...].firstIndex { Kind($0) != kind } ?? scalars.count
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> DateToken {
    guard digits.count <= 18 else { return .number(0, digits: digits.count) }
    let value = digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    return .number(value, digits: digits.count)
  }

  private static func folded(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    guard letters.count <= 24 else { return "" }
    if letters.allSatisfy(\.isASCII) {
      return String(decoding: letters.map { UInt8($0.value) | 0x20 }, as: UTF8.self)
    }
    return Words.key(String(String.UnicodeScalarView(letters)))
  }

  private enum Kind: Equatable {
    case digit, letter, space, sign
    case unit(Unit)

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "0"..."9": self = .digit
      case "a"..."z", "A"..."Z": self = .letter
      case " ", "\t", "\u{A0}", "\u{202F}", "\u{2009}": self = .space
      case "年", "년": self = .unit(.year)
      case "月", "월": self = .unit(.month)
      case "日", "號", "号", "일": self = .unit(.day)
      default:
        let properties = scalar.properties
        let isLetter =
          !scalar.isASCII
          && (properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered)
        self = isLetter ? .letter : .sign
      }
    }
  }
}
