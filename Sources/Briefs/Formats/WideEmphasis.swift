/// Emphasis next to letters of scripts without blanks.
///
/// CommonMark wants a blank or punctuation outside a mark whose inside is punctuation, and `“…”**然后`
/// has neither. A blank that is taken out again later makes up for it.
struct WideEmphasis {
  enum Gap { case none, before, after }

  private var open: [(mark: UInt8, length: Int)] = []

  mutating func gap(
    mark: UInt8, length: Int, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Gap {
    guard length <= 3 else { return .none }
    let isBlankBefore = before.map(Self.isBlank) ?? true
    let isBlankAfter = after.map(Self.isBlank) ?? true
    if !isBlankBefore,
      let index = open.lastIndex(where: { $0.mark == mark && $0.length == length })
    {
      open.removeSubrange(index...)
      let isSeen = !Self.isPunctuation(before) || isBlankAfter || Self.isPunctuation(after)
      return !isSeen && Self.isWide(after) ? .after : .none
    }
    guard !isBlankAfter, open.count < 64 else { return .none }
    open.append((mark, length))
    let isSeen = !Self.isPunctuation(after) || isBlankBefore || Self.isPunctuation(before)
    return !isSeen && Self.isWide(before) ? .before : .none
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  private static func isWide(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.value >= 0x1100 && !isPunctuation(scalar)
      && (LineJoining.isUnspaced(scalar) || (0xAC00...0xD7A3).contains(scalar.value))
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: scalar.map { "$+<=>^`|~".unicodeScalars.contains($0) } ?? false
    }
  }
}
