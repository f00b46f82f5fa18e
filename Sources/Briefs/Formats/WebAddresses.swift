/// Web addresses that stand in plain text.
enum WebAddresses {
  /// The http and https addresses of a text in reading order, without the punctuation after them.
  static func find(in text: String) -> [Substring] {
    let utf8 = text.utf8
    guard utf8.count > 10 else { return [] }
    var found: [Substring] = []
    var at = utf8.startIndex
    while let start = utf8[at...].firstIndex(of: UInt8(ascii: "h")) {
      let isWordStart =
        start == utf8.startIndex || !isLetterOrDigit(utf8[utf8.index(before: start)])
      guard isWordStart, starts(utf8[start...]) else {
        at = utf8.index(after: start)
        continue
      }
      at = utf8[start...].firstIndex { $0 <= 0x20 || "<>\"".utf8.contains($0) } ?? utf8.endIndex
      var address = Substring(utf8[start..<at])
      guard address.utf8.count <= Metadata.urlLimit else { continue }
      while let last = address.unicodeScalars.last, isTrailing(last, of: address) {
        address.unicodeScalars.removeLast()
      }
      if address.utf8.count > 8 { found.append(address) }
    }
    return found
  }

  private static func starts(_ utf8: Substring.UTF8View) -> Bool {
    utf8.starts(with: "http://".utf8) || utf8.starts(with: "https://".utf8)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte >= 0x41 && (0x61...0x7A).contains(byte | 0x20)
  }

  /// Punctuation of the sentence around it; a bracket only where the address opens none.
  private static func isTrailing(_ scalar: Unicode.Scalar, of address: Substring) -> Bool {
    if scalar == ")" { return !address.utf8.contains(UInt8(ascii: "(")) }
    return ".,;:!?'\u{2019}\u{201D}\u{2026}]}*".unicodeScalars.contains(scalar)
  }
}
