/// Reading of bytes that are known to be valid UTF-8, such as those of a `String`.
extension UnsafeBufferPointer<UInt8> {
  /// The scalar that starts at an offset, and its length in bytes.
  @inline(__always)
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[offset])
    let value: UInt32
    let length: Int
    if first < 0x80 {
      (value, length) = (first, 1)
    } else if first < 0xE0 {
      (value, length) = (first & 0x1F, 2)
    } else if first < 0xF0 {
      (value, length) = (first & 0xF, 3)
    } else {
      (value, length) = (first & 0x7, 4)
    }
    // Bounds are checked, so a broken promise yields U+FFFD or a trap and never a wild read.
    var full = value
    for place in 1..<Swift.max(length, 1) {
      full = full << 6 | UInt32(self[offset + place] & 0x3F)
    }
    return (Unicode.Scalar(full) ?? "\u{FFFD}", length)
  }

  /// The start of the scalar that holds the byte before an offset; 0 at the start.
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return Swift.max(0, start)
  }
}

extension StringProtocol {
  /// Calls `body` with the UTF-8 of the text, without a copy where the text is stored like that.
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(self)
    return copy.withUTF8(body)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar.
  @inline(__always)
  mutating func append(utf8 scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }
}
