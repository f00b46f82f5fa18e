/// Decodes UTF-8 as RFC 3629 has it, repairs what is broken and makes every line end LF.
struct UTF8Decoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var out: [UInt8] = []
  /// The start of what is still to be copied.
  private var copied = 0
  private var offset = 0

  /// Characters of two bytes and more.
  private(set) var whole = 0
  /// Places where the bytes are not UTF-8, each replaced by U+FFFD.
  private(set) var broken = 0
  /// True where the bytes end within a character, as a file cut at a limit does.
  private(set) var isCutOff = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var text: String { String(decoding: out, as: UTF8.self) }

  /// True for UTF-8, and for UTF-8 with a little damage.
  var isPlausible: Bool {
    broken == 0 ? !isCutOff || whole > 0 : whole >= 8 * broken
  }

  mutating func run() {
    out.reserveCapacity(bytes.count)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte < 0xB || byte > 0xD { offset += 1 } else { takeLineEnd(byte) }
      } else {
        takeSequence()
      }
    }
    out.append(contentsOf: bytes[copied...])
  }

  private mutating func takeLineEnd(_ byte: UInt8) {
    let isPair = byte == 0xD && offset + 1 < bytes.count && bytes[offset + 1] == 0xA
    replace(isPair ? 2 : 1, with: [0xA])
  }

  private mutating func takeSequence() {
    switch UTF8Sequence(in: bytes, at: offset) {
    case .whole(let length):
      whole += 1
      if isLineEnd(length) { replace(length, with: [0xA]) } else { offset += length }
    case .surrogate: replace(3, with: Self.replacement)
    case .cutOff:
      isCutOff = true
      replace(bytes.count - offset, with: Self.replacement)
    case .broken(let length):
      broken += 1
      replace(length, with: Self.replacement)
    }
  }

  /// True at NEL, LS and PS.
  private func isLineEnd(_ length: Int) -> Bool {
    let first = bytes[offset]
    if first == 0xC2 { return bytes[offset + 1] == 0x85 }
    return first == 0xE2 && length == 3 && bytes[offset + 1] == 0x80
      && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9)
  }

  private mutating func replace(_ length: Int, with new: [UInt8]) {
    out.append(contentsOf: bytes[copied..<offset])
    out.append(contentsOf: new)
    offset += length
    copied = offset
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}

/// What stands at a byte of 0x80 or more.
enum UTF8Sequence: Equatable {
  case whole(length: Int)
  /// A lone surrogate written in three bytes, which other programs let through.
  case surrogate
  /// A good start that the end of the bytes cuts off.
  case cutOff
  /// The longest piece that no character goes on from (Unicode 15, table 3-8).
  case broken(length: Int)

  init(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let first = bytes[offset]
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default:
      self = .broken(length: 1)
      return
    }
    for place in 1..<length {
      guard offset + place < bytes.count else {
        self = .cutOff
        return
      }
      let allowed = place == 1 ? second : 0x80...0xBF
      guard allowed.contains(bytes[offset + place]) else {
        self = .broken(length: place)
        return
      }
    }
    self = first == 0xED && bytes[offset + 1] > 0x9F ? .surrogate : .whole(length: length)
  }
}
