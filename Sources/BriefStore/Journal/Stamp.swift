/// A moment of a hybrid logical clock: later than every moment its device had seen before.
///
/// As text it is milliseconds since 1970, a counter and the device, `019a8f3c2b10-0000-` and 16
/// more hex digits, so that texts sort as moments do.
struct Stamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
  var time: UInt64
  var device: UInt64

  static let zero = Stamp(time: 0, device: 0)

  /// The year 2200: a later time in a journal is damage, and must not drag our clock with it.
  private static let lastMillisecond: UInt64 = 7_258_118_400_000
  private static let year: UInt64 = 31_536_000_000
  static let lastTime = lastMillisecond << 16

  static func < (a: Stamp, b: Stamp) -> Bool {
    a.time == b.time ? a.device < b.device : a.time < b.time
  }

  /// The next moment of a device that has seen `self`, at `now` milliseconds since 1970.
  func next(now: Int64, device: UInt64) -> Stamp {
    // A year is left for the counter above the latest wall clock we go along with.
    let wall = min(UInt64(max(0, now)), Self.lastMillisecond - Self.year) << 16
    return Stamp(time: max(wall, time + 1), device: device)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.textCount)
    bytes.appendHex(time >> 16, digits: 12)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendHex(time & 0xffff, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendHex(device, digits: 16)
    return bytes
  }

  static let textCount = 34

  /// Reads the text form; nil for any other shape, and for a time no clock can have shown.
  init?(_ text: ArraySlice<UInt8>) {
    let start = text.startIndex
    guard text.count == Self.textCount, text[start + 12] == UInt8(ascii: "-"),
      text[start + 17] == UInt8(ascii: "-"),
      let milliseconds = UInt64(hex: text[start..<start + 12]),
      let counter = UInt64(hex: text[start + 13..<start + 17]),
      let device = UInt64(hex: text[(start + 18)...])
    else { return nil }
    self.init(time: milliseconds << 16 | counter, device: device)
    guard time <= Self.lastTime else { return nil }
  }

  init(time: UInt64, device: UInt64) {
    self.time = time
    self.device = device
  }
}

extension UInt64 {
  /// Reads hex digits of either case and nothing else; at most 16.
  init?(hex digits: ArraySlice<UInt8>) {
    guard (1...16).contains(digits.count) else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt64(digit - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(digit - 0x57)
      case 0x41...0x46: value = value << 4 | UInt64(digit - 0x37)
      default: return nil
      }
    }
    self = value
  }
}

extension [UInt8] {
  /// Adds the lowest digits of a number in lower-case hex.
  mutating func appendHex(_ value: UInt64, digits: Int) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> (4 * UInt64(place))) & 0xf
      append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
