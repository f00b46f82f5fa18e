extension Decoding {
  /// True for what cannot be text in any encoding; looks at the first 8 KiB.
  package static func looksBinary(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if BinarySigns.magic.contains(where: { bytes.starts(with: $0) }) { return true }
      if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return true }
      let isMarked = ByteOrderMark(bytes) != nil
      if isMarked || UTF16Guess.encoding(of: bytes) != nil { return false }
      return BinarySigns(in: UnsafeBufferPointer(rebasing: bytes.prefix(8192))).areStrong
    }
  }
}

/// What the start of a file shows of not being text.
private struct BinarySigns {
  private let count: Int
  private var zeros = 0
  /// Control characters that no text uses; the escape sequences of a log are not among them.
  private var controls = 0
  private var isUTF8 = true

  init(in bytes: UnsafeBufferPointer<UInt8>) {
    count = bytes.count
    var offset = 0
    while offset < bytes.count {
      offset = Self.skipPrintable(bytes, from: offset)
      guard offset < bytes.count else { return }
      let byte = bytes[offset]
      if byte < 0x80 || !isUTF8 {
        if byte == 0 { zeros += 1 }
        if Self.isControl(byte) { controls += 1 }
        offset += 1
        continue
      }
      switch UTF8Sequence(in: bytes, at: offset) {
      case .whole(let length): offset += length
      case .surrogate: offset += 3
      case .cutOff: offset = bytes.count
      case .broken: isUTF8 = false
      }
    }
  }

  /// Most of a text is printable ASCII and shows nothing.
  private static func skipPrintable(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    while offset + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // Sets the high bit of a byte that is below 0x20 or above 0x7E, and perhaps of its neighbour.
      let belowSpace = eight &- 0x2020_2020_2020_2020
      let aboveTilde = eight &+ 0x0101_0101_0101_0101
      guard (eight | belowSpace | aboveTilde) & highBits == 0 else { break }
      offset += 8
    }
    return offset
  }

  /// One control character in fifty where the bytes are not even UTF-8 (of random bytes, one in ten is
  /// one), three in ten where they are.
  var areStrong: Bool {
    if zeros * 100 > count { return true }
    return isUTF8 ? controls * 10 > count * 3 : controls >= 3 && controls * 50 > count
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<8, 0xE..<0x1B, 0x1C..<0x20, 0x7F: true
    default: false
    }
  }

  /// How well-known binary files begin.
  static let magic: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47],  // PNG
    [0xFF, 0xD8, 0xFF],  // JPEG
    Array("GIF87a".utf8), Array("GIF89a".utf8),
    Array("%PDF-".utf8),
    [0x7F, 0x45, 0x4C, 0x46],  // ELF
    [0xCF, 0xFA, 0xED, 0xFE],  // Mach-O
    [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6],  // zip, and with it EPUB and the office formats
    [0x1F, 0x8B],  // gzip
    Array("BZh91AY&SY".utf8),  // bzip2
    [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],  // xz
    [0x28, 0xB5, 0x2F, 0xFD],  // Zstandard
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
    [0x52, 0x61, 0x72, 0x21, 0x1A, 7],  // RAR
    [0xD0, 0xCF, 0x11, 0xE0],  // the older office formats
    Array("SQLite format 3\0".utf8), Array("OggS\0".utf8), [0, 0x61, 0x73, 0x6D],
  ]
}
