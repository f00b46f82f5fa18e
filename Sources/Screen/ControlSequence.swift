/// One sequence after `ESC [` or `ESC O`: its parameters, its final byte, and the key they mean.
struct ControlSequence {
  /// A longer sequence is no key, and its reader need keep no more of it than this.
  static let longest = 64

  private let parameters: [[Int]]
  private let final: Unicode.Scalar
  private let outerAlt: Bool

  /// `nil` for a private sequence (a mouse report, an answer of the terminal) or a malformed one.
  init?(_ bytes: [UInt8], final: UInt8, alt: Bool) {
    guard bytes.count < Self.longest, let parameters = Self.parse(bytes) else { return nil }
    self.parameters = parameters
    self.final = Unicode.Scalar(final)
    self.outerAlt = alt
  }

  static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func isPasteStart(_ bytes: [UInt8], final: UInt8) -> Bool {
    final == UInt8(ascii: "~") && bytes.elementsEqual("200".utf8)
  }

  /// The key of a sequence after `ESC [`.
  var key: Key? {
    switch final {
    case "~", "$", "^", "@": return numberedKey
    case "u": return codedKey(number(0), modifiers: 1)
    case "Z": return .named(.tab, with: modifiers(at: 1).union(.shift))
    case "I" where parameters.isEmpty: return .focus(true)
    case "O" where parameters.isEmpty: return .focus(false)
    case "a", "b", "c", "d":
      return Self.arrow(final).map { .named($0, with: modifiers(at: 1).union(.shift)) }
    default:
      // Another first number is an answer of the terminal: `CSI 24;80 R` is a cursor report.
      guard number(0) ?? 1 == 1, let name = Self.named(final) else { return nil }
      return .named(name, with: modifiers(at: 1))
    }
  }

  /// The key of a sequence after `ESC O`, where a keypad's keys come too.
  var keypadKey: Key? {
    let modifiers = modifiers(at: max(0, parameters.count - 1))
    if let name = Self.named(final) { return .named(name, with: modifiers) }
    switch final {
    case "M": return .named(.enter, with: modifiers)
    case "I": return .named(.tab, with: modifiers)
    case "a", "b", "c", "d":
      return Self.arrow(final).map { .named($0, with: modifiers.union(.control)) }
    case "X": return .character("=", with: modifiers)
    case " ": return .character(" ", with: modifiers)
    case "j"..."y": return .character(Unicode.Scalar(UInt8(final.value - 64)), with: modifiers)
    default: return nil
    }
  }

  /// `CSI 5 ~`, with xterm's modifiers as a second number or rxvt's as the final byte.
  private var numberedKey: Key? {
    guard let number = number(0) else { return nil }
    if number == 27 { return final == "~" ? codedKey(self.number(2), modifiers: 1) : nil }
    guard let name = Self.numbered[number] else { return nil }
    var held = modifiers(at: 1)
    if final == "$" || final == "@" { held.insert(.shift) }
    if final == "^" || final == "@" { held.insert(.control) }
    return .named(name, with: held)
  }

  /// A key by its Unicode value: kitty's `CSI … u` and xterm's `CSI 27 ; … ~`.
  private func codedKey(_ code: Int?, modifiers place: Int) -> Key? {
    guard let code, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      return nil
    }
    let released = 3
    if parameters.indices.contains(place), parameters[place].count > 1,
      parameters[place][1] == released
    {
      return nil
    }
    // A terminal that knows the layout sends the shifted character with the plain one.
    var held = modifiers(at: place)
    let spellings = parameters.first ?? []
    if final == "u", held.contains(.shift), spellings.count > 1, spellings[1] > 0,
      let shifted = UInt32(exactly: spellings[1]).flatMap(Unicode.Scalar.init)
    {
      held.remove(.shift)
      return .character(shifted, with: held)
    }
    // Kitty gives its functional keys values of the private use area, which no keyboard types.
    guard scalar.properties.generalCategory != .privateUse else { return nil }
    return .character(scalar, with: held)
  }

  private func number(_ place: Int) -> Int? {
    guard parameters.indices.contains(place), let first = parameters[place].first else {
      return nil
    }
    return first
  }

  private func modifiers(at place: Int) -> Key.Modifiers {
    let bits = max(1, number(place) ?? 1) - 1
    let held = Key.Modifiers(rawValue: bits & 15)
    return outerAlt ? held.union(.alt) : held
  }

  /// Numbers between `;`, their parts between `:`; `nil` where there is anything else.
  private static func parse(_ bytes: [UInt8]) -> [[Int]]? {
    guard !bytes.isEmpty else { return [] }
    var parameters: [[Int]] = [[]]
    var value: Int?
    for byte in bytes + [UInt8(ascii: ";")] {
      switch byte {
      case 0x30...0x39: value = min((value ?? 0) * 10 + Int(byte) - 0x30, 0x10_FFFF)
      case UInt8(ascii: ":"), UInt8(ascii: ";"):
        // An empty place is the default, and its neighbours keep theirs.
        parameters[parameters.count - 1].append(value ?? (byte == UInt8(ascii: ":") ? 0 : 1))
        value = nil
        if byte == UInt8(ascii: ";") { parameters.append([]) }
      default: return nil
      }
    }
    return parameters.dropLast()
  }

  private static func arrow(_ final: Unicode.Scalar) -> Key.Named? {
    switch final {
    case "A", "a": .up
    case "B", "b": .down
    case "C", "c": .right
    case "D", "d": .left
    default: nil
    }
  }

  private static func named(_ final: Unicode.Scalar) -> Key.Named? {
    switch final {
    case "A"..."D": arrow(final)
    case "H": .home
    case "F": .end
    case "P": .f1
    case "Q": .f2
    case "R": .f3
    case "S": .f4
    default: nil
    }
  }

  private static let numbered: [Int: Key.Named] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .f1, 12: .f2, 13: .f3, 14: .f4, 15: .f5, 17: .f6, 18: .f7, 19: .f8, 20: .f9, 21: .f10,
    23: .f11, 24: .f12,
  ]
}
