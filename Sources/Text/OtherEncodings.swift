/// Bytes read as UTF-16, in either order.
struct UTF16Units {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isBigEndian: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool) {
    self.bytes = bytes
    self.isBigEndian = isBigEndian
  }

  /// Whole units; an odd byte at the end is not one.
  private var count: Int { bytes.count / 2 }

  private subscript(index: Int) -> UInt32 {
    let first = UInt32(bytes[2 * index])
    let second = UInt32(bytes[2 * index + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// Calls `body` with each scalar; a lone surrogate and an odd byte at the end are U+FFFD.
  func decode(_ body: (Unicode.Scalar) -> Void) {
    var index = 0
    while index < count {
      let unit = self[index]
      index += 1
      if unit & 0xFC00 == 0xD800, index < count, self[index] & 0xFC00 == 0xDC00 {
        let value = 0x10000 + (unit & 0x3FF) << 10 + self[index] & 0x3FF
        index += 1
        body(Unicode.Scalar(value) ?? "\u{FFFD}")
      } else {
        body(Unicode.Scalar(unit) ?? "\u{FFFD}")
      }
    }
    if bytes.count % 2 == 1 { body("\u{FFFD}") }
  }
}

/// Tells UTF-16 without a byte order mark by where its zero bytes stand.
enum UTF16Guess {
  /// Looks at the first 8 KiB: more than a tenth of the even or of the odd places must be zero, hardly
  /// any of the others, and what comes out must read as text. ASCII with a few zero bytes in it would
  /// read as Chinese, so where all other bytes are printable ASCII more than half must be zero.
  static func encoding(of bytes: UnsafeBufferPointer<UInt8>) -> Decoded.Encoding? {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(8192 & ~1))
    guard sample.count >= 2, hasZero(UnsafeRawBufferPointer(sample)) else { return nil }
    var even = 0
    var odd = 0
    var isASCII = true
    for (place, byte) in sample.enumerated() {
      switch byte {
      case 0: if place % 2 == 0 { even += 1 } else { odd += 1 }
      case 9...13, 0x20..<0x7F: break
      default: isASCII = false
      }
    }
    let isBigEndian = even > odd
    let (many, few) = isBigEndian ? (even, odd) : (odd, even)
    guard many * (isASCII ? 4 : 20) > sample.count, few * 10 <= many else { return nil }
    var scalars = 0
    var odds = 0
    UTF16Units(sample, isBigEndian: isBigEndian).decode { scalar in
      scalars += 1
      switch scalar.value {
      case 9...13, 0x1B: break
      case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF, 0xFFFD...0xFFFF: odds += 1
      default: break
      }
    }
    guard odds * 20 <= scalars else { return nil }
    return isBigEndian ? .utf16be : .utf16le
  }

  /// Most files have no zero byte, which eight at a time shows soonest.
  private static func hasZero(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= bytes.count {
      let eight = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // Leaves a high bit exactly where some byte is zero.
      let zeros = (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080
      if zeros != 0 { return true }
      offset += 8
    }
    return bytes[offset...].contains(0)
  }
}

/// The encoding that Western text without any sign of its encoding is mostly in.
enum Windows1252 {
  static func scalar(of byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return upper[Int(byte) - 0x80]
  }

  /// 0x80 to 0x9F; five of them mean nothing.
  private static let upper: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡",
    "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}",
    "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—",
    "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
  ]
}
