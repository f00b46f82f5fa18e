import TestSupport
import Testing
import Text

@Suite struct DecodingTests {
  static let sample = "Ελλάδα, Москва, 表明, 👍 and plain words\nsecond line"

  @Test(arguments: Decoded.Encoding.allCases.filter { $0 != .windows1252 })
  func readsWhatAByteOrderMarkNames(encoding: Decoded.Encoding) {
    let decoded = Decoding.text(of: bytes(of: "\u{FEFF}" + Self.sample, in: encoding))
    #expect(decoded.text == Self.sample)
    #expect(decoded.encoding == encoding)
    #expect(!decoded.isGuessed)
  }

  @Test(arguments: [Decoded.Encoding.utf16le, .utf16be])
  func findsUTF16ByItsZeroBytes(encoding: Decoded.Encoding) {
    for text in ["Plain English words.", "Роскомнадзор сообщил, что звонки частично ограничены."] {
      let decoded = Decoding.text(of: bytes(of: text, in: encoding))
      #expect(decoded.text == text)
      #expect(decoded.encoding == encoding)
      #expect(decoded.isGuessed)
    }
  }

  @Test(arguments: [Decoded.Encoding.utf16le, .utf16be])
  func repairsLoneSurrogates(encoding: Decoded.Encoding) {
    let units: [UInt16] = [0xFEFF, 0x61, 0xD800, 0x62, 0xDC00, 0xD83D, 0xDC4D, 0xD83D]
    let decoded = Decoding.text(of: bytes(of: units, isBigEndian: encoding == .utf16be))
    #expect(decoded.text == "a\u{FFFD}b\u{FFFD}👍\u{FFFD}")
  }

  @Test func repairsWhatIsNoCharacterInUTF32() {
    let bytes: [UInt8] = [
      0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0, 0xD8, 0, 0, 0, 0, 0x11, 0, 0x62, 0, 0, 0, 1,
    ]
    #expect(Decoding.text(of: bytes).text == "a\u{FFFD}\u{FFFD}b\u{FFFD}")
  }

  @Test func takesOtherBytesForWindows1252() {
    let bytes: [UInt8] = Array("caf".utf8) + [0xE9, 0x20, 0x93, 0x80, 0x94, 0x81, 0x85]
    let decoded = Decoding.text(of: bytes)
    #expect(decoded.text == "café “€”\u{FFFD}…")
    #expect(decoded.encoding == .windows1252)
    #expect(decoded.isGuessed)
  }

  @Test func knowsEveryByteOfWindows1252() {
    let text = Decoding.text(of: Array(0x80...0xFF), as: .windows1252)
    #expect(text.unicodeScalars.count == 128)
    #expect(text.unicodeScalars.count { $0 == "\u{FFFD}" } == 5)
    #expect(text.hasPrefix("€") && text.hasSuffix("ÿ"))
  }

  @Test(arguments: [
    ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("\r\r\n\n", "\n\n\n"),
    ("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f\r", "a\nb\nc\nd\ne\nf\n"), ("", ""),
  ])
  func makesEveryLineEndLF(raw: String, text: String) {
    for encoding in Decoded.Encoding.allCases where encoding != .windows1252 {
      let decoded = Decoding.text(of: bytes(of: "\u{FEFF}" + raw, in: encoding)).text
      #expect(Array(decoded.utf8) == Array(text.utf8), "\(encoding)")
    }
    #expect(Array(Decoding.text(of: Array(raw.utf8)).text.utf8) == Array(text.utf8))
  }

  @Test func keepsUTF8WithOneBadByte() {
    let page = Array("Роскомнадзор сообщил".utf8)
    let decoded = Decoding.text(of: page + [0xFF] + page)
    #expect(decoded.text == "Роскомнадзор сообщил\u{FFFD}Роскомнадзор сообщил")
    #expect(decoded.encoding == .utf8)
    #expect(decoded.isGuessed)
  }

  @Test func keepsUTF8ThatIsCutWithinACharacter() {
    let decoded = Decoding.text(of: Array("表明".utf8.dropLast()))
    #expect(decoded.text == "表\u{FFFD}")
    #expect(decoded.encoding == .utf8)
    #expect(!decoded.isGuessed)
  }

  @Test(
    arguments: [
      ([0xED, 0xA0, 0x80], "\u{FFFD}"), ([0xED, 0xBF, 0xBF], "\u{FFFD}"),
      ([0xED, 0x9F, 0xBF], "\u{D7FF}"),
    ] as [([UInt8], String)])
  func repairsSurrogatesWrittenAsUTF8(piece: [UInt8], text: String) {
    let decoded = Decoding.text(of: Array("a".utf8) + piece + Array("b".utf8))
    #expect(Array(decoded.text.utf8) == Array("a\(text)b".utf8))
    #expect(decoded.encoding == .utf8)
  }

  @Test(
    arguments: [
      ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0xAF], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0x80], 1),
      ([0xE2, 0x82], 1), ([0xF0, 0x9F, 0x92], 1),
    ] as [([UInt8], Int)])
  func repairsBrokenUTF8AsUnicodeAdvises(piece: [UInt8], replacements: Int) {
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + piece + [0x62]
    let text = Decoding.text(of: marked).text
    #expect(text == String(repeating: "\u{FFFD}", count: replacements) + "b")
  }

  @Test func keepsAZeroByteInEnglish() {
    #expect(Decoding.text(of: Array("telegram\0".utf8)).encoding == .utf8)
    #expect(Decoding.text(of: Array("a headline\0 and its text".utf8)).text.contains("headline\0"))
  }

  @Test func agreesWithTheStandardLibraryOnRandomBytes() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    let bytes: [UInt8] = [
      0x61, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC3, 0xE0, 0xE3, 0xF0, 0xF4, 0xF5,
    ]
    for _ in 0..<2000 {
      let piece = (0..<12).map { _ in bytes.randomElement(using: &random) ?? 0 }
      let decoded = Decoding.text(of: [0xEF, 0xBB, 0xBF] + piece).text
      #expect(decoded == String(decoding: piece, as: UTF8.self), "seed \(seed)")
    }
  }
}

private func bytes(of text: String, in encoding: Decoded.Encoding) -> [UInt8] {
  switch encoding {
  case .utf16le: bytes(of: Array(text.utf16), isBigEndian: false)
  case .utf16be: bytes(of: Array(text.utf16), isBigEndian: true)
  case .utf32le, .utf32be:
    text.unicodeScalars.flatMap { scalar in
      let little = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
      return encoding == .utf32le ? little : little.reversed()
    }
  case .utf8, .windows1252: Array(text.utf8)
  }
}

private func bytes(of units: [UInt16], isBigEndian: Bool) -> [UInt8] {
  units.flatMap { unit in
    let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return isBigEndian ? pair : pair.reversed()
  }
}

@Suite struct BinaryTests {
  @Test func randomBytesAreBinary() {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = SeededGenerator(seed: seed)
    var missed = 0
    for _ in 0..<500 {
      // Most are short, where it is hardest to tell.
      let count = Int.random(in: 100..<(Bool.random(using: &random) ? 200 : 2000), using: &random)
      var bytes: [UInt8] = []
      while bytes.count < count {
        withUnsafeBytes(of: random.next()) { bytes.append(contentsOf: $0) }
      }
      if !Decoding.looksBinary(bytes) { missed += 1 }
    }
    #expect(missed <= 5, "seed \(seed)")
  }

  @Test(
    arguments: [
      [0x89, 0x50, 0x4E, 0x47, 0xD, 0xA, 0x1A, 0xA], Array("%PDF-1.7\n".utf8),
      [0x7F, 0x45, 0x4C, 0x46, 2],
      [0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8], Array("text\0".utf8),
      [0, 0, 0, 0x18] + Array("ftypmp42".utf8),
    ] as [[UInt8]])
  func knownBinariesAreBinary(bytes: [UInt8]) {
    #expect(Decoding.looksBinary(bytes))
  }

  @Test func textIsNotBinary() {
    let prose = String(repeating: "Plain words, and “quoted” ones. ", count: 20)
    // Russian in KOI8-R: every letter is a byte from 0xC0.
    let koi8 = (0..<400).map { (place: Int) -> UInt8 in
      place % 7 == 6 ? 0x20 : 0xC0 + UInt8(place % 64)
    }
    let western = prose.unicodeScalars.map { scalar -> UInt8 in
      scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0x93
    }
    let log = Array(String(repeating: "\u{1B}[31merror\u{1B}[0m caf", count: 10).utf8) + [0xE9]
    let longWithOneZero = Array((prose + "\0").utf8)
    for bytes in [
      [], Array(prose.utf8), koi8, western, log, longWithOneZero, [0xFF, 0xFE, 0x61, 0],
    ] {
      #expect(!Decoding.looksBinary(bytes))
    }
    #expect(!Decoding.looksBinary(Array("Plain".utf8).flatMap { [$0, 0] }))
  }
}
