/// The spelling of a token as the tagger compares it: hashes of it whole, small and by shape.
struct WordForm {
  /// How a token uses capitals.
  enum Looks: UInt64 {
    case lower, capital, allCaps, mixed, initial, digits, digitsAndLetters, mark, caseless
  }

  /// Of the spelling, with every digit as 0.
  var exact = seed
  /// Of the spelling in small letters, with every digit as 0.
  var small = seed
  /// Of what kinds of letters follow one another, runs cut to two.
  var shape = seed
  var looks = Looks.mark

  var hasCapital: Bool {
    switch looks {
    case .capital, .allCaps, .mixed, .initial: true
    default: false
    }
  }

  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  init(exact: UInt64, small: UInt64, shape: UInt64, looks: Looks) {
    self.exact = exact
    self.small = small
    self.shape = shape
    self.looks = looks
  }

  init(_ token: Token, in line: UnsafeBufferPointer<UInt8>) {
    let start = Int(token.start)
    let end = min(Int(token.end), start + Tokeniser.longestWord)
    if token.traits.contains(.wide) {
      readWide(String(decoding: line[start..<end], as: UTF8.self))
      return
    }
    var counts = Counts()
    var last: UInt8 = 0
    var repeats = 0
    for index in start..<end {
      var byte = line[index]
      var kind: UInt8
      var folded = byte
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): kind = 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        kind = 2
        folded = byte | 0x20
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        kind = 3
        byte = UInt8(ascii: "0")
        folded = byte
      default: kind = byte < 0x80 ? byte : 4
      }
      counts.add(kind, isFirst: index == start)
      exact = Self.step(exact, byte)
      small = Self.step(small, folded)
      repeats = kind == last ? repeats + 1 : 0
      last = kind
      if repeats < 2 { shape = Self.step(shape, kind) }
    }
    looks = counts.looks
  }

  /// A word with letters beyond ASCII.
  private mutating func readWide(_ text: String) {
    var counts = Counts()
    var last: UInt8 = 0
    var repeats = 0
    var isFirst = true
    for scalar in text.unicodeScalars {
      let kind: UInt8 =
        switch Letter.of(scalar.isASCII ? "a" : scalar) {
        case _ where scalar.isASCII: Self.kind(UInt8(truncatingIfNeeded: scalar.value))
        case .upper: 2
        case .lower: 1
        case .digit: 3
        default: 4
        }
      counts.add(kind, isFirst: isFirst)
      isFirst = false
      repeats = kind == last ? repeats + 1 : 0
      last = kind
      if repeats < 2 { shape = Self.step(shape, kind) }
    }
    for byte in text.utf8 { exact = Self.step(exact, byte) }
    for byte in text.lowercased().utf8 { small = Self.step(small, byte) }
    looks = counts.looks
  }

  private static func kind(_ byte: UInt8) -> UInt8 {
    switch Letter.ascii(byte) {
    case .lower: 1
    case .upper: 2
    case .digit: 3
    default: byte
    }
  }

  private struct Counts {
    var upper = 0
    var lower = 0
    var digits = 0
    var other = 0
    var startsUpper = false

    mutating func add(_ kind: UInt8, isFirst: Bool) {
      switch kind {
      case 1: lower += 1
      case 2:
        upper += 1
        if isFirst { startsUpper = true }
      case 3: digits += 1
      case 4: other += 1
      default: break
      }
    }

    var looks: Looks {
      if upper == 0 {
        if lower > 0 { return digits > 0 ? .digitsAndLetters : .lower }
        if other > 0 { return .caseless }
        return digits > 0 ? .digits : .mark
      }
      if lower == 0 { return upper == 1 && digits == 0 ? .initial : .allCaps }
      return startsUpper && upper == 1 ? .capital : .mixed
    }
  }
}
