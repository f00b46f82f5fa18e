import Foundation
import Text

/// A character encoding from before Unicode, all of which hold ASCII.
struct OldEncoding: Sendable {
  /// In lower case, as the notice names it.
  let name: String
  let script: LetterScript
  private let layout: Layout
  /// The number that Core Foundation has for it.
  private let number: UInt

  /// How the bytes of a character beyond ASCII follow one another.
  private enum Layout: Sendable {
    case single, shiftJIS, eucJP, eucKR, big5, gb18030
  }

  private init(
    _ name: String, _ script: LetterScript, number: UInt, layout: Layout = .single
  ) {
    (self.name, self.script, self.number, self.layout) = (name, script, number, layout)
  }

  static let shiftJIS = OldEncoding("shift_jis", .eastAsian, number: 0x420, layout: .shiftJIS)
  static let eucJP = OldEncoding("euc-jp", .eastAsian, number: 0x420, layout: .eucJP)
  static let eucKR = OldEncoding("euc-kr", .eastAsian, number: 0x422, layout: .eucKR)
  static let big5 = OldEncoding("big5", .eastAsian, number: 0xA06, layout: .big5)
  static let gb18030 = OldEncoding("gb18030", .eastAsian, number: 0x632, layout: .gb18030)
  static let windows1250 = OldEncoding("windows-1250", .latin, number: 0x501)
  static let latin2 = OldEncoding("iso-8859-2", .latin, number: 0x202)
  static let windows1251 = OldEncoding("windows-1251", .cyrillic, number: 0x502)
  static let koi8r = OldEncoding("koi8-r", .cyrillic, number: 0xA02)
  static let koi8u = OldEncoding("koi8-u", .cyrillic, number: 0xA08)
  static let windows1253 = OldEncoding("windows-1253", .greek, number: 0x503)
  static let greek = OldEncoding("iso-8859-7", .greek, number: 0x207)
  static let windows1254 = OldEncoding("windows-1254", .latin, number: 0x504)
  static let turkish = OldEncoding("iso-8859-9", .latin, number: 0x209)
  static let windows1257 = OldEncoding("windows-1257", .latin, number: 0x507)
  static let baltic = OldEncoding("iso-8859-13", .latin, number: 0x20D)

  static let all = [
    shiftJIS, eucJP, eucKR, big5, gb18030, windows1250, latin2, windows1251, koi8r, koi8u,
    windows1253, greek, windows1254, turkish, windows1257, baltic,
    OldEncoding("iso-8859-5", .cyrillic, number: 0x205),
    OldEncoding("ibm866", .cyrillic, number: 0x41B),
    OldEncoding("ibm855", .cyrillic, number: 0x413),
    OldEncoding("mac-cyrillic", .cyrillic, number: 7),
    OldEncoding("windows-1255", .hebrew, number: 0x505),
    OldEncoding("iso-8859-8", .hebrew, number: 0x208),
    OldEncoding("windows-1256", .arabic, number: 0x506),
    OldEncoding("iso-8859-6", .arabic, number: 0x206),
    OldEncoding("windows-874", .thai, number: 0x41D),
    OldEncoding("iso-8859-4", .latin, number: 0x204),
  ]

  /// Others that have most letters at the same bytes.
  var siblings: [OldEncoding] {
    let families: [[OldEncoding]] = [
      [.windows1250, .latin2], [.koi8r, .koi8u], [.windows1253, .greek],
      [.windows1254, .turkish], [.windows1257, .baltic],
    ]
    let family = families.first { $0.contains { $0.name == name } } ?? []
    return family.filter { $0.name != name }
  }

  /// Reads bytes as this encoding; what makes no sense becomes U+FFFD, and every line end LF.
  func text(of bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 3 / 2)
    var known = KnownCharacters()
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        out.append(bytes[offset])
        offset += 1
        continue
      }
      let length = length(in: bytes, at: offset)
      let end = offset + max(1, length)
      let scalar = length == 0 ? "\u{FFFD}" : known.scalar(of: bytes[offset..<end], read: read)
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      offset = end
    }
    return Decoding.text(of: out, as: .utf8)
  }

  /// Bytes of the character there; 0 where none begins.
  private func length(in bytes: [UInt8], at offset: Int) -> Int {
    func byte(_ place: Int) -> UInt8 {
      offset + place < bytes.count ? bytes[offset + place] : 0
    }
    let (first, second) = (byte(0), byte(1))
    let isHigh = (0xA1...0xFE).contains(second)
    let isLead = (0x81...0xFE).contains(first)
    switch layout {
    case .single: return 1
    case .shiftJIS:
      if (0xA1...0xDF).contains(first) { return 1 }
      let isTrail = (0x40...0xFC).contains(second) && second != 0x7F
      return isTrail && isLead && first <= 0xFC && first != 0xA0 ? 2 : 0
    case .eucJP:
      if first == 0x8F { return isHigh && (0xA1...0xFE).contains(byte(2)) ? 3 : 0 }
      if first == 0x8E { return (0xA1...0xDF).contains(second) ? 2 : 0 }
      return isHigh && (0xA1...0xFE).contains(first) ? 2 : 0
    case .eucKR:
      let isTrail = second > 0x80 ? second < 0xFF : Unicode.Scalar(second).properties.isAlphabetic
      return isLead && isTrail ? 2 : 0
    case .big5: return isLead && (isHigh || (0x40...0x7E).contains(second)) ? 2 : 0
    case .gb18030:
      if (0x30...0x39).contains(second) {
        let isWhole = (0x81...0xFE).contains(byte(2)) && (0x30...0x39).contains(byte(3))
        return isLead && isWhole ? 4 : 0
      }
      return isLead && (0x40...0xFE).contains(second) && second != 0x7F ? 2 : 0
    }
  }

  private func read(_ character: ArraySlice<UInt8>) -> Unicode.Scalar {
    guard let bytes = foundationBytes(of: character) else { return "\u{FFFD}" }
    // `String` has these encodings only where it is linked dynamically.
    let text = bytes.withUnsafeBytes { bytes -> NSString? in
      guard let start = bytes.baseAddress else { return nil }
      return NSString(bytes: start, length: bytes.count, encoding: 1 << 31 | number)
    }
    guard let text, let scalar = String(describing: text).unicodeScalars.first,
      scalar.value >= 0x80, text.length == (scalar.value > 0xFFFF ? 2 : 1)
    else { return "\u{FFFD}" }
    return scalar
  }

  /// Foundation has no EUC-JP; its characters are those of Shift_JIS, counted in another way.
  private func foundationBytes(of character: ArraySlice<UInt8>) -> [UInt8]? {
    guard case .eucJP = layout else { return Array(character) }
    guard character.count == 2, let first = character.first, let second = character.last else {
      return nil
    }
    if first == 0x8E { return [second] }
    let row = Int(first) - 0xA1
    let cell = Int(second) - 0xA1
    let lead = row / 2 + (row < 62 ? 0x81 : 0xC1)
    let trail = row % 2 == 1 ? cell + 0x9F : cell + (cell < 63 ? 0x40 : 0x41)
    return [UInt8(lead), UInt8(trail)]
  }
}

/// What the characters of a text mean, each asked for once.
private struct KnownCharacters {
  private var short = [UInt32](repeating: 0, count: 1 << 16)
  private var long: [UInt32: Unicode.Scalar] = [:]

  /// - Parameter character: one to four bytes, the first of them 0x80 or more.
  mutating func scalar(
    of character: ArraySlice<UInt8>, read: (ArraySlice<UInt8>) -> Unicode.Scalar
  ) -> Unicode.Scalar {
    let key = character.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if key < 1 << 16 {
      if let known = Unicode.Scalar(short[Int(key)]), known.value > 0 { return known }
      let scalar = read(character)
      short[Int(key)] = scalar.value
      return scalar
    }
    if let known = long[key] { return known }
    let scalar = read(character)
    long[key] = scalar
    return scalar
  }
}
