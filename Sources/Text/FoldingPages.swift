/// The foldings of the alphabets, worked out once from `FoldingTable` and the character properties.
enum FoldingPages {
  /// ASCII and Latin-1, apart from the rest because a start has no use for that.
  static let latin: [Folding] = page(0..<0x100)
  static let latinEnd = 0x100
  /// From there to where Hangul's letters end.
  static let low: [Folding] = page(UInt32(latinEnd)..<0x1200)
  static let highStart = 0x1E00
  /// Letters with two marks and polytonic Greek.
  static let high: [Folding] = page(UInt32(highStart)..<UInt32(punctuationStart))
  static let punctuationStart = 0x2000
  /// General punctuation, raised and lowered digits.
  static let punctuation: [Folding] = page(UInt32(punctuationStart)..<0x20D0)

  private static let small: [UInt32: String.UnicodeScalarView] = {
    var small: [UInt32: String.UnicodeScalarView] = [:]
    for (folded, letters) in FoldingTable.letters {
      for letter in letters.unicodeScalars { small[letter.value] = folded.unicodeScalars }
    }
    return small
  }()

  private static func page(_ range: Range<UInt32>) -> [Folding] {
    range.map { value in Unicode.Scalar(value).map(folding) ?? Folding(.separator) }
  }

  /// Works out a folding, which takes a hundred times as long as looking it up.
  static func folding(of scalar: Unicode.Scalar) -> Folding {
    if let kind = special(scalar.value) { return Folding(kind) }
    if let parts = FoldingTable.parts[scalar.value] {
      let kind = isUnspaced(scalar.value) ? .unspaced : Folding(properties: scalar).kind
      return Folding(kind, parts.compactMap(Unicode.Scalar.init))
    }
    if isUnspaced(scalar.value), scalar.properties.generalCategory == .otherLetter {
      return Folding(.unspaced, unchanged: scalar)
    }
    let folding = Folding(properties: scalar)
    guard folding.kind == .letter else { return folding }
    guard scalar.properties.changesWhenLowercased else {
      return small[scalar.value].map { Folding(.letter, $0) } ?? folding
    }
    var folded = String.UnicodeScalarView()
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    for part in lower where special(part.value) == nil {
      folded.append(contentsOf: small[part.value] ?? String.UnicodeScalarView([part]))
    }
    return Folding(.letter, folded)
  }

  /// True in the blocks of Thai, Lao, Burmese and Khmer.
  static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0xE00..<0xF00, 0x1000..<0x10A0, 0x1780..<0x1800, 0xA9E0..<0xAA00, 0xAA60..<0xAA80: true
    default: false
    }
  }

  /// What is not what its category says.
  private static func special(_ value: UInt32) -> Folding.Kind? {
    switch value {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x374, 0x2018, 0x2019, 0x201B, 0x2032, 0x1FEF,
      0x1FFD, 0x5F3, 0x5F4:
      .apostrophe
    case 0x306, 0x1161...0x1175, 0x11A8...0x11C2: .melting
    // Accents of Latin, Greek and Cyrillic; points of Hebrew; vowels and strokes of Arabic and Syriac.
    case 0x300..<0x370, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7,
      0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
      0x6EA...0x6ED, 0x711, 0x730...0x74A, 0x898...0x89F, 0x8CA...0x8E1, 0x8E3...0x8FF,
      0x93C, 0x9BC, 0xA3C, 0xB3C:
      .dropped
    default: nil
    }
  }
}

/// The two widths of katakana, and the marks that voice a kana.
enum Kana {
  private static let fullwidth = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// The full form of U+FF66 to U+FF9D.
  static func full(halfwidth scalar: Unicode.Scalar) -> Unicode.Scalar {
    let place = Int(scalar.value) - 0xFF66
    return fullwidth.indices.contains(place) ? fullwidth[place] : scalar
  }

  /// A kana made one with the mark behind it (か and ゛ are が); `nil` where they do not combine.
  static func voiced(_ kana: UInt32, by mark: UInt32) -> Unicode.Scalar? {
    // The tables of hiragana and katakana run side by side.
    let shift: UInt32 = kana >= 0x30A0 ? 0x60 : 0
    let base = kana - min(kana, shift)
    switch (mark, base) {
    case (0x3099, 0x304B...0x3062) where base % 2 == 1: return Unicode.Scalar(kana + 1)
    case (0x3099, 0x3064), (0x3099, 0x3066), (0x3099, 0x3068), (0x3099, 0x309D):
      return Unicode.Scalar(kana + 1)
    case (_, 0x306F...0x307D) where base % 3 == 0:
      return Unicode.Scalar(kana + (mark == 0x3099 ? 1 : 2))
    case (0x3099, 0x3046): return Unicode.Scalar(0x3094 + shift)
    case (0x3099, 0x308F...0x3092) where shift > 0: return Unicode.Scalar(kana + 8)
    default: return nil
    }
  }
}
