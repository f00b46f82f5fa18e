/// What a character is to a word, and what it folds to.
struct Folding {
  /// The part a character plays in a word.
  enum Kind: UInt8 {
    /// Ends a word.
    case separator
    case letter
    case digit
    /// A vowel sign or the like: goes on with a word, never starts one.
    case mark
    /// Neither seen in the word nor ends it: an accent, a stretching stroke, something invisible.
    case dropped
    /// Vanishes between two letters, else ends a word.
    case apostrophe
    /// Han, kana and bopomofo, written without spaces.
    case ideograph
    /// A letter of Thai, Lao, Burmese or Khmer, written without spaces as well.
    case unspaced
    /// Melts into the letter before it: the breve of й, the vowels and finals of Hangul.
    case melting
  }

  var kind: Kind
  /// Bytes of the folded form, at most 12.
  private(set) var count: UInt8 = 0
  private var first: UInt64 = 0
  private var second: UInt32 = 0

  init(_ kind: Kind) { self.kind = kind }

  /// A character that stays as it is; quick, since every ideograph comes this way.
  init(_ kind: Kind, unchanged scalar: Unicode.Scalar) {
    self.init(kind)
    let value = UInt64(scalar.value)
    let tail = (value & 0x3F) | 0x80
    if value >= 0x800, value < 0x10000 {
      count = 3
      first = 0xE0 | value >> 12 | ((value >> 6 & 0x3F) | 0x80) << 8 | tail << 16
    } else {
      self = Folding(kind, CollectionOfOne(scalar))
    }
  }

  init(_ kind: Kind, _ scalars: some Sequence<Unicode.Scalar>) {
    self.kind = kind
    for scalar in scalars {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter where count < 12 {
        if count < 8 {
          first |= UInt64(byte) << (UInt64(count) * 8)
        } else {
          second |= UInt32(byte) << ((UInt32(count) - 8) * 8)
        }
        count += 1
      }
    }
  }

  /// Writes the folded form, and rubbish after it: always 12 bytes.
  @inline(__always)
  func write(to target: UnsafeMutablePointer<UInt8>) {
    let raw = UnsafeMutableRawPointer(target)
    raw.storeBytes(of: first.littleEndian, as: UInt64.self)
    raw.storeBytes(of: second.littleEndian, toByteOffset: 8, as: UInt32.self)
  }

  var string: String {
    var scratch = [UInt8](repeating: 0, count: 12)
    scratch.withUnsafeMutableBufferPointer { target in
      if let start = target.baseAddress { write(to: start) }
    }
    return String(decoding: scratch.prefix(Int(count)), as: UTF8.self)
  }
}

extension Folding {
  /// What a scalar folds to; from a table for the alphabets, computed for the rest.
  @inline(__always)
  init(_ scalar: Unicode.Scalar) {
    let value = Int(scalar.value)
    switch value {
    case ..<FoldingPages.latinEnd: self = FoldingPages.latin[value]
    case ..<0x1200: self = FoldingPages.low[value - FoldingPages.latinEnd]
    case FoldingPages.punctuationStart..<0x20D0:
      self = FoldingPages.punctuation[value - FoldingPages.punctuationStart]
    case FoldingPages.highStart..<FoldingPages.punctuationStart:
      self = FoldingPages.high[value - FoldingPages.highStart]
    default: self.init(rare: scalar)
    }
  }

  /// Everything beyond the tables.
  private init(rare scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035,
      0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F,
      0x31A0...0x31BF, 0x31F0...0x31FF, 0xF900..<0xFB00, 0x1B000..<0x1B170, 0x20000..<0x32000:
      self.init(.ideograph, unchanged: scalar)
    case 0xAC00..<0xD7A4: self.init(.letter, unchanged: scalar)
    // Half of the fullwidth forms are ASCII at a distance.
    case 0xFF01...0xFF5E: self = Self.ascii(value - 0xFEE0)
    case 0xFF66...0xFF9D: self.init(.ideograph, CollectionOfOne(Kana.full(halfwidth: scalar)))
    // Voicing marks count only behind a kana, which takes them in.
    case 0x3099, 0x309A, 0xFF9E, 0xFF9F: self.init(.dropped)
    case 0xFE20...0xFE2F: self.init(.dropped)
    default: self = FoldingPages.folding(of: scalar)
    }
  }

  private static func ascii(_ value: UInt32) -> Folding {
    switch value {
    case 0x27, 0x60: Folding(.apostrophe)
    case 0x30...0x39: Folding(.digit, [Unicode.Scalar(UInt8(value))])
    case 0x41...0x5A: Folding(.letter, [Unicode.Scalar(UInt8(value) | 0x20)])
    case 0x61...0x7A: Folding(.letter, [Unicode.Scalar(UInt8(value))])
    default: Folding(.separator)
    }
  }

  /// By general category, lower-cased.
  init(properties scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
      self.init(.letter, properties.lowercaseMapping.unicodeScalars)
    case .otherLetter, .modifierLetter: self.init(.letter, CollectionOfOne(scalar))
    case .decimalNumber, .otherNumber, .letterNumber:
      self.init(.digit, Self.digit(properties, scalar))
    case .spacingMark, .nonspacingMark: self.init(.mark, CollectionOfOne(scalar))
    case .enclosingMark, .format: self.init(.dropped)
    default: self.init(.separator)
    }
    if properties.isDefaultIgnorableCodePoint { self.init(.dropped) }
  }

  /// Digits of every script, raised and lowered ones too, fold to those of ASCII.
  private static func digit(
    _ properties: Unicode.Scalar.Properties, _ scalar: Unicode.Scalar
  ) -> String.UnicodeScalarView {
    let isPlain = properties.numericType == .decimal || properties.numericType == .digit
    if isPlain, let number = properties.numericValue.flatMap({ Int(exactly: $0) }),
      (0...9).contains(number), !(0x2460..<0x2800).contains(scalar.value)
    {
      return String(number).unicodeScalars
    }
    return properties.lowercaseMapping.unicodeScalars
  }
}
