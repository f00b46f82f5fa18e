/// Gathers the text between the terminal's paste marks, at most 4 KiB of it.
struct PasteCollector: Sendable {
  /// The mark that opens a paste, after its Escape.
  static let start = Array("[200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)
  private static let limit = 4096

  private var content: [UInt8] = []
  private var matched = 0

  /// Takes a byte; the whole content when that byte completes the end mark.
  mutating func receive(_ byte: UInt8) -> [UInt8]? {
    if byte == Self.end[matched] {
      matched += 1
      guard matched == Self.end.count else { return nil }
      defer { self = PasteCollector() }
      return Self.wholeScalars(content)
    }
    for held in Self.end[..<matched] { keep(held) }
    // The mark has an Escape only at its start, so a new match can begin only here.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return nil
  }

  private mutating func keep(_ byte: UInt8) {
    if content.count < Self.limit { content.append(byte) }
  }

  /// What was cut in the middle of a UTF-8 scalar loses that scalar.
  private static func wholeScalars(_ content: [UInt8]) -> [UInt8] {
    guard content.count == limit, let lead = content.lastIndex(where: { $0 & 0xC0 != 0x80 }) else {
      return content
    }
    guard let tail = UTF8Tail(lead: content[lead]) else { return content }
    return content.count - lead < tail.remaining + 1 ? Array(content[..<lead]) : content
  }
}

/// What must still follow the first bytes of one UTF-8 scalar (RFC 3629 section 4).
struct UTF8Tail: Sendable {
  private(set) var value: UInt32
  private(set) var remaining: Int
  private var bounds: ClosedRange<UInt8> = 0x80...0xBF

  /// `nil` when no longer scalar starts with this byte.
  init?(lead: UInt8) {
    switch lead {
    case 0xC2...0xDF: (value, remaining) = (UInt32(lead & 0x1F), 1)
    case 0xE0...0xEF: (value, remaining) = (UInt32(lead & 0x0F), 2)
    case 0xF0...0xF4: (value, remaining) = (UInt32(lead & 0x07), 3)
    default: return nil
    }
    switch lead {
    case 0xE0: bounds = 0xA0...0xBF
    case 0xED: bounds = 0x80...0x9F
    case 0xF0: bounds = 0x90...0xBF
    case 0xF4: bounds = 0x80...0x8F
    default: break
    }
  }

  /// With one byte more; `nil` when it does not belong here.
  func adding(_ byte: UInt8) -> UTF8Tail? {
    guard bounds.contains(byte) else { return nil }
    var next = self
    next.value = value << 6 | UInt32(byte & 0x3F)
    next.remaining -= 1
    next.bounds = 0x80...0xBF
    return next
  }
}
