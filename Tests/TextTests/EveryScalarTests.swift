import Testing

@testable import Text

/// Every character there is, alone, at the start of a text and between two letters.
@Suite struct EveryScalarTests {
  /// The seventeen planes, so that they run side by side and a failure says where.
  static let planes: [UInt32] = Array(0..<17)

  @Test(arguments: planes)
  func comesOutAsSafeText(plane: UInt32) {
    var between = String.UnicodeScalarView()
    // In the other planes there is nothing but U+FFFD to come out, whatever follows.
    let isInUse = plane < 4 || plane == 14
    for value in plane << 16..<(plane + 1) << 16 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      between.append("a")
      between.append(scalar)
      between.append("b")
      expectSafe(String(scalar), scalar)
      if isInUse { expectSafe(String(scalar) + "b", scalar) }
    }
    if let fault = Self.fault(in: Cleaning.line(String(between)).text) {
      Issue.record("between letters: \(fault)")
    }
  }

  private func expectSafe(_ raw: String, _ scalar: Unicode.Scalar) {
    if let fault = Self.fault(in: Cleaning.line(raw).text) {
      Issue.record("U+\(String(scalar.value, radix: 16)) at the start: \(fault)")
    }
  }

  /// What is wrong with a text that is said to be clean.
  static func fault(in text: String) -> String? {
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if previous?.isJoiner == true, scalar.value < 0x600 { return "joins nothing" }
      if scalar.isJoiner {
        guard let previous, previous.value >= 0x600 else { return "joins nothing" }
      } else if scalar.value >= 0x80, scalar != "\u{FFFD}" {
        if let fault = fault(of: scalar) {
          return "U+\(String(scalar.value, radix: 16)): \(fault)"
        }
        if previous == nil, scalar.properties.generalCategory.isMark { return "begins with a mark" }
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        return "a control character"
      }
      guard (0...2).contains(Columns.of(scalar)) else { return "takes no sensible columns" }
      previous = scalar
    }
    return previous?.isJoiner == true ? "joins nothing" : nil
  }

  private static func fault(of scalar: Unicode.Scalar) -> String? {
    let properties = scalar.properties
    guard let age = properties.age, age.major <= 14 else { return "too young for the terminal" }
    switch properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
      return "no character to show"
    case .format: return Columns.of(scalar) == 0 ? "invisible" : nil
    default: return properties.isDefaultIgnorableCodePoint ? "invisible" : nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .enclosingMark || self == .spacingMark
  }
}
