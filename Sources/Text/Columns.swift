/// How many terminal columns characters take.
///
/// The program and the terminal library must agree on every character that reaches the screen, or
/// the rest of its row stands a column off; so this follows `wcwidth` and not what fonts do.
package enum Columns {
  /// 0 for what is drawn on the character before, 2 for East Asian wide characters and emoji, else 1.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0..<0x300, 0x370..<0x483, 0x48A..<0x530, 0x5D0..<0x610, 0x620..<0x64B, 0x1E00..<0x200B,
      0x2010..<0x2028:
      return 1
    case 0x200B...0x200F: return 0
    case 0x3041..<0x3097, 0x30A0..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return 2
    default:
      if ColumnTables.none.holdsRange(around: value) { return 0 }
      return ColumnTables.two.holdsRange(around: value) ? 2 : 1
    }
  }

  /// The columns of a whole text.
  package static func of(_ text: String) -> Int {
    var total = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.unicodeScalars.reduce(0) { $0 + of($1) } }
      total += 1
    }
    return total
  }
}

extension [UInt32] {
  /// True where `value` lies within one of the ascending pairs of first and last value.
  func holdsRange(around value: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    // An odd place is past the first value of a pair and not past its last.
    return low < count && (low % 2 == 1 || self[low] == value)
  }
}
