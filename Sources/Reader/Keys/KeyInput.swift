import Screen
import Text

/// Keys that wait for the rest of their sequence, and the count typed before them.
struct KeyInput: Hashable, Sendable {
  var keys: [Key] = []
  var count: Int?
  /// True for a count whose digit also ran a command, which found nothing to do.
  var isOffered = false

  var isEmpty: Bool { keys.isEmpty && count == nil }

  /// `5g`: what was typed so far.
  var label: DisplayText {
    let digits: DisplayText = count.map { "\($0)" } ?? .empty
    return digits + KeySequence(keys).label
  }

  /// Adds a digit to the count; false where the key is none, or a zero that begins nothing.
  mutating func addDigit(_ key: Key) -> Bool {
    guard keys.isEmpty, !isOffered, let digit = key.digit, digit > 0 || count != nil else {
      return false
    }
    count = min((count ?? 0) * 10 + digit, Self.largestCount)
    return true
  }

  static let largestCount = 9999
}

extension Key {
  /// The number on the key, where it is a digit.
  var digit: Int? {
    guard case .character(let scalar) = self, ("0"..."9").contains(scalar) else { return nil }
    return Int(scalar.value) - 0x30
  }
}
