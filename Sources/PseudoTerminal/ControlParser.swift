/// Cuts what a program prints into characters, controls and sequences (ECMA-48 section 5).
struct ControlParser: Sendable {
  /// One thing the terminal is to do.
  enum Event {
    case print(Unicode.Scalar)
    case control(UInt8)
    case escape(intermediates: [UInt8], final: UInt8)
    case sequence(ControlSequence)
    case command(String)
    case violation(String)
  }

  /// A sequence after `ESC [`.
  struct ControlSequence {
    /// `?`, `>` and their like before the numbers, and the intermediate bytes before the final one.
    let prefix: String
    let numbers: [Int]
    let final: Character

    func number(_ place: Int = 0, default missing: Int = 1) -> Int {
      guard numbers.indices.contains(place), numbers[place] > 0 else { return missing }
      return numbers[place]
    }
  }

  private enum State {
    case ground, scalar, escape, sequence, command, string
  }

  private var state = State.ground
  private var bytes: [UInt8] = []
  private var awaited = 0

  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .ground: return ground(byte)
    case .scalar: return scalar(byte)
    case .escape: return escape(byte)
    case .sequence: return sequence(byte)
    case .command, .string: return string(byte)
    }
  }

  private mutating func begin(_ next: State) {
    state = next
    bytes = []
  }

  private mutating func ground(_ byte: UInt8) -> Event? {
    switch byte {
    case 27: begin(.escape)
    case 0..<32: return .control(byte)
    case 32..<127: return .print(Unicode.Scalar(byte))
    case 0xC2...0xF4:
      state = .scalar
      bytes = [byte]
      awaited = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    default: return .violation("byte \(byte)")
    }
    return nil
  }

  private mutating func scalar(_ byte: UInt8) -> Event? {
    bytes.append(byte)
    guard bytes.count == awaited || byte & 0xC0 != 0x80 else { return nil }
    state = .ground
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return .violation("broken UTF-8 \(bytes)") }
    return scalar.value < 0xA0 ? .violation("C1 control U+\(scalar.hex)") : .print(scalar)
  }

  private mutating func escape(_ byte: UInt8) -> Event? {
    switch byte {
    case UInt8(ascii: "[") where bytes.isEmpty: begin(.sequence)
    case UInt8(ascii: "]") where bytes.isEmpty: begin(.command)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      begin(.string)
      return .violation("string ESC \(Character(Unicode.Scalar(byte)))")
    case 0x20...0x2F: bytes.append(byte)
    case 0x30...0x7E:
      state = .ground
      return .escape(intermediates: bytes, final: byte)
    default:
      state = .ground
      return .violation("ESC and byte \(byte)")
    }
    return nil
  }

  private mutating func sequence(_ byte: UInt8) -> Event? {
    switch byte {
    case 0x20...0x3F: bytes.append(byte)
    case 0x40...0x7E:
      state = .ground
      return Self.sequence(bytes, final: byte)
    default:
      state = .ground
      return .violation("CSI broken by byte \(byte)")
    }
    return nil
  }

  private static func sequence(_ bytes: [UInt8], final: UInt8) -> Event {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || byte == UInt8(ascii: ";") }
    let body = bytes.filter(isDigit)
    let prefix = bytes.filter { !isDigit($0) }
    let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    return .sequence(
      ControlSequence(
        prefix: String(decoding: prefix, as: UTF8.self), numbers: body.isEmpty ? [] : numbers,
        final: Character(Unicode.Scalar(final))))
  }

  /// To BEL or ST; the ESC of ST may end it, since `\` alone after it is then harmless.
  private mutating func string(_ byte: UInt8) -> Event? {
    let ended = byte == 7 || (byte == UInt8(ascii: "\\") && bytes.last == 27)
    guard ended else {
      bytes.append(byte)
      return nil
    }
    if byte != 7 { bytes.removeLast() }
    defer { begin(.ground) }
    return state == .command ? .command(String(decoding: bytes, as: UTF8.self)) : nil
  }
}
