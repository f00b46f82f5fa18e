/// Cleans one line, scalar by scalar; `Cleaning` is the way in.
struct Cleaner {
  /// Marks that may stand on one base, as many as a cell of the screen holds.
  static let marksOnBase = 4

  private(set) var out: [UInt8]
  private(set) var findings: Cleaning.Findings = []
  /// The last scalar that stayed.
  private var previous: Unicode.Scalar?
  private var marks = 0
  /// A joiner that stays if the next letter wants it.
  private var waitingJoiner: Unicode.Scalar?
  private var isAfterSelector = false
  private var isAfterReturn = false

  /// Starts behind `prefix`, which needs no cleaning and whose last scalar is given.
  init(prefix: some Collection<UInt8>, last: Unicode.Scalar?, capacity: Int) {
    out = []
    out.reserveCapacity(capacity)
    out.append(contentsOf: prefix)
    previous = last
  }

  /// The length of the longest start of a text that is clean as it stands.
  static func cleanPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x7F else { break }
        offset += 1
      } else {
        let (scalar, length) = bytes.scalar(at: offset)
        guard Nature(scalar) == .text else { break }
        offset += length
      }
    }
    return offset
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    let nature = Nature(scalar)
    switch nature {
    case .text: put(scalar)
    case .mark: putMark(scalar)
    case .spacingMark:
      if previous == nil { put("\u{25CC}") }
      put(scalar)
    case .lineBreak:
      if scalar != "\n" || !isAfterReturn { put(" ") }
    case .control: put(Self.picture(of: scalar))
    case .senseless: put("\u{FFFD}")
    case .hidden: findings.insert(.hiddenCharacters)
    case .selector:
      // One after a character is ordinary; a row of them spells something nobody sees.
      if isAfterSelector || previous == nil { findings.insert(.hiddenCharacters) }
    case .joiner: wait(scalar)
    case .skinTone:
      if previous?.properties.isEmojiModifierBase != true { put(scalar) }
    }
    isAfterSelector = nature == .selector
    isAfterReturn = scalar == "\r"
  }

  /// Ends the line: a joiner at its end joins nothing.
  mutating func finish() {
    if waitingJoiner != nil { findings.insert(.hiddenCharacters) }
    waitingJoiner = nil
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if waitingJoiner != nil { settleJoiner(before: scalar) }
    out.append(utf8: scalar)
    previous = scalar
    marks = 0
  }

  private mutating func putMark(_ scalar: Unicode.Scalar) {
    if previous == nil { put("\u{25CC}") }
    if waitingJoiner != nil { settleJoiner(before: scalar) }
    guard marks < Self.marksOnBase else {
      findings.insert(.truncatedMarks)
      return
    }
    out.append(utf8: scalar)
    previous = scalar
    marks += 1
  }

  private mutating func wait(_ joiner: Unicode.Scalar) {
    if waitingJoiner == nil, let previous, previous.takesJoiners {
      waitingJoiner = joiner
    } else if previous?.isPictograph != true {
      findings.insert(.hiddenCharacters)
    }
  }

  private mutating func settleJoiner(before next: Unicode.Scalar) {
    if let joiner = waitingJoiner, next.takesJoiners, marks < Self.marksOnBase {
      out.append(utf8: joiner)
      marks += 1
    } else {
      findings.insert(.hiddenCharacters)
    }
    waitingJoiner = nil
  }

  private static func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
    control.value == 0x7F ? "\u{2421}" : Unicode.Scalar(0x2400 + control.value) ?? "\u{FFFD}"
  }
}

extension Unicode.Scalar {
  /// True for emoji other than the digits and signs of ASCII.
  fileprivate var isPictograph: Bool { value > 0xFF && properties.isEmoji }
}
