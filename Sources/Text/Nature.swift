/// What cleaning does with a character.
enum Nature: UInt8 {
  /// Stays as it is.
  case text
  /// Stays, drawn on the character before it: at most four stay on one.
  case mark
  /// Stays, with a column of its own, but needs a letter before it.
  case spacingMark
  /// A line break or a tab: becomes a space.
  case lineBreak
  /// C0 and DEL: become their pictures.
  case control
  /// C1, unassigned, private: become U+FFFD.
  case senseless
  /// Invisible: removed, and the brief is marked.
  case hidden
  /// Chooses between two looks of the character before it: removed.
  case selector
  /// ZWJ and ZWNJ: stay inside scripts that are written with them.
  case joiner
  /// The five skin tones: removed after a person or a hand, where terminals disagree on columns.
  case skinTone

  /// The last version of Unicode that the terminal library's tables know (GNU C library 2.36).
  static let newestVersion = (14, 0)

  init(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x31350, scalar.value < 0xE0000 || scalar.value >= 0xE1000 {
      self = .senseless
      return
    }
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: self = .text
    case 9...13, 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0..<0x20, 0x7F: self = .control
    case 0x80..<0xA0: self = .senseless
    case 0x300..<0x34F, 0x350..<0x370: self = .mark
    // Frequent blocks without gaps; all the rest asks the properties, which is slower.
    case 0x3A3..<0x483, 0x48A..<0x530, 0x5D0..<0x5EB, 0x620..<0x64B, 0x904..<0x93A,
      0x1E00..<0x1F00, 0x2000..<0x200B, 0x2010..<0x2028, 0x202F..<0x205F, 0x20A0..<0x20C0,
      0x2190..<0x2427, 0x2500..<0x2B74, 0x3000..<0x302A, 0x3041..<0x3097, 0x30A0..<0x3100,
      0x3400..<0xA000, 0xAC00..<0xD7A4, 0xFF01..<0xFFA0, 0x1F300..<0x1F3FB, 0x1F400..<0x1F6D3,
      0x20000..<0x2A6DF:
      self = .text
    case 0x200C, 0x200D: self = .joiner
    case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .selector
    case 0x1F3FB...0x1F3FF: self = .skinTone
    default: self.init(properties: scalar)
    }
  }

  private init(properties scalar: Unicode.Scalar) {
    let properties = scalar.properties
    guard !properties.isDefaultIgnorableCodePoint else {
      self = .hidden
      return
    }
    guard let age = properties.age, (age.major, age.minor) <= Self.newestVersion else {
      self = .senseless
      return
    }
    switch properties.generalCategory {
    case .unassigned, .privateUse, .surrogate, .control: self = .senseless
    case .format: self = Columns.of(scalar) == 0 || scalar.value >= 0x13000 ? .hidden : .text
    case .nonspacingMark, .enclosingMark: self = .mark
    case .spacingMark: self = Columns.of(scalar) == 0 ? .mark : .spacingMark
    default: self = Columns.of(scalar) == 0 ? .mark : .text
    }
  }
}

extension Unicode.Scalar {
  /// True for letters and marks of the scripts in which ZWJ and ZWNJ change what is written:
  /// Arabic and its relatives, those of South and South-East Asia, Mongolian.
  var takesJoiners: Bool {
    switch value {
    case 0x600..<0x1200, 0x1700..<0x1E00, 0xA800..<0xAC00, 0x10A00..<0x12000, 0x16100..<0x16140,
      0x1E900..<0x1E960:
      switch properties.generalCategory {
      case .otherLetter, .modifierLetter, .lowercaseLetter, .uppercaseLetter, .nonspacingMark,
        .spacingMark:
        true
      default: false
      }
    default: false
    }
  }
}
