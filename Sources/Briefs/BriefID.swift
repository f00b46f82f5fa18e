/// The name of a brief: 64 bits, printed as 16 lower-case hex digits.
package struct BriefID: Hashable, Comparable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  /// Reads exactly 16 hex digits.
  package init?(hex: some StringProtocol) {
    // `UInt64` would also read a sign.
    guard hex.utf8.count == 16, hex.utf8.first != UInt8(ascii: "+"),
      let value = UInt64(hex, radix: 16)
    else { return nil }
    self.value = value
  }

  package static func < (a: BriefID, b: BriefID) -> Bool { a.value < b.value }
}

extension BriefID: CustomStringConvertible {
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The first eight digits, as lists show it.
  package var short: String { String(description.prefix(8)) }
}
