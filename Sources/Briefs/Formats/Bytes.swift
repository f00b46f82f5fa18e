/// What the readers of markup ask of single bytes.
extension UInt8 {
  /// A blank or a tab.
  var isGap: Bool { self == 0x20 || self == 0x09 }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) && self >= 0x41 && self < 0x80 }
  var isNameByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}

extension [UInt8] {
  func byte(_ at: Int) -> UInt8? { at >= 0 && at < count ? self[at] : nil }

  /// True where `mark` begins at an offset.
  func has(_ mark: StaticString, at start: Int) -> Bool {
    let size = mark.utf8CodeUnitCount
    guard start >= 0, start + size <= count else { return false }
    for offset in 0..<size where self[start + offset] != mark.utf8Start[offset] { return false }
    return true
  }

  /// The offset of `mark` at or after `start`, before `end`.
  func find(_ mark: StaticString, from start: Int, to end: Int? = nil) -> Int? {
    let last = Swift.min(end ?? count, count) - mark.utf8CodeUnitCount
    let first = mark.utf8Start[0]
    var at = start
    while at <= last {
      if self[at] == first, has(mark, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// The offset of the line's end, which is a line feed or the end of the text.
  func lineEnd(from start: Int) -> Int {
    var at = start
    while at < count, self[at] != 0x0A { at += 1 }
    return at
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    for at in range where self[at] > 0x20 { return false }
    return true
  }
}

extension String.UTF8View {
  /// True where `byte` occurs `count` times in a row.
  func hasRun(of byte: UInt8, count: Int) -> Bool {
    func search(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      // A run of that length covers one of every `count` bytes.
      var at = count - 1
      while at < bytes.count {
        if bytes[at] == byte {
          var first = at
          while first > 0, bytes[first - 1] == byte { first -= 1 }
          var end = at + 1
          while end < bytes.count, bytes[end] == byte, end - first < count { end += 1 }
          if end - first >= count { return true }
          at = end
        }
        at += count
      }
      return false
    }
    return withContiguousStorageIfAvailable(search) ?? Array(self).withUnsafeBufferPointer(search)
  }
}
