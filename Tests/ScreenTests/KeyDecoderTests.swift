import Screen
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("j", [Key.character("j")]),
    (" ", [.character(" ")]),
    ("é界", [.character("é"), .character("界")]),
    ("\r", [.named(.enter)]),
    ("\n", [.named(.enter)]),
    ("\t", [.named(.tab)]),
    ("\u{7F}\u{8}", [.named(.backspace), .named(.backspace)]),
    ("\u{4}\u{3}", [.control("d"), .control("c")]),
    ("\u{0}\u{1C}", [.control("@"), .control("\\")]),
    ("\u{1B}x", [.alt(.character("x"))]),
    ("\u{1B}é", [.alt(.character("é"))]),
    ("\u{1B}\r", [.alt(.named(.enter))]),
    ("\u{1B}\u{3}", [.named(.escape), .control("c")]),
    ("\u{9B}A", [.character("A")]),
  ])
  func characters(bytes: String, keys: [Key]) {
    #expect(decode(bytes) == keys)
  }

  @Test(arguments: [
    ("[A", Key.named(.up)), ("OB", .named(.down)), ("[C", .named(.right)), ("OD", .named(.left)),
    ("[H", .named(.home)), ("OF", .named(.end)), ("[1~", .named(.home)), ("[4~", .named(.end)),
    ("[7~", .named(.home)), ("[8~", .named(.end)), ("[2~", .named(.insert)),
    ("[3~", .named(.delete)), ("[5~", .named(.pageUp)), ("[6~", .named(.pageDown)),
    ("OP", .named(.f1)), ("[11~", .named(.f1)), ("[[A", .named(.f1)), ("[[E", .named(.f5)),
    ("[15~", .named(.f5)), ("[17~", .named(.f6)), ("[24~", .named(.f12)),
    ("[Z", .named(.backTab)), ("OM", .named(.enter)), ("Oy", .character("9")),
    ("Ok", .character("+")),
    ("[1;5A", .modified(.up, shift: false, control: true)),
    ("[1;2C", .modified(.right, shift: true, control: false)),
    ("[1;6D", .modified(.left, shift: true, control: true)),
    ("[1;3C", .alt(.named(.right))), ("[3;5~", .modified(.delete, shift: false, control: true)),
    ("[1;2P", .modified(.f1, shift: true, control: false)),
    ("[a", .modified(.up, shift: true, control: false)),
    ("Od", .modified(.left, shift: false, control: true)),
    ("[5$", .modified(.pageUp, shift: true, control: false)),
    ("[6^", .modified(.pageDown, shift: false, control: true)),
    ("\u{1B}[A", .alt(.named(.up))), ("\u{1B}OC", .alt(.named(.right))),
    ("[I", .focus(true)), ("[O", .focus(false)),
    ("[97u", .character("a")), ("[97;5u", .control("a")), ("[97;2u", .character("A")),
    ("[49:33;2u", .character("!")), ("[97;3u", .alt(.character("a"))), ("[27u", .named(.escape)),
    ("[13;2u", .modified(.enter, shift: true, control: false)), ("[9;2u", .named(.backTab)),
    ("[105;5u", .named(.tab)), ("[27;5;99~", .control("c")),
  ])
  func sequences(bytes: String, key: Key) {
    #expect(decode("\u{1B}" + bytes) == [key])
  }

  @Test(
    "What no key sends is swallowed to its end",
    arguments: [
      "[<0;12;34M", "[<0;12;34m", "[M !!", "[M\u{1B}[A", "[?62;1;4c", "[24;80R", "[99~", "[?1;2$y",
      "[1;2;3;4;5;6x", "[97;1:3u", "[57358u", "[201~", "]11;rgb:0/0/0\u{7}", "]52;c;bXkK\u{1B}\\",
      "P1$r0m\u{1B}\\", "_Gi=1;OK\u{1B}\\", "OE", "[[Z",
      "[" + String(repeating: "1;", count: 500) + "A",
    ])
  func unknownSequences(bytes: String) {
    #expect(decode("\u{1B}" + bytes + "j") == [.character("j")])
  }

  @Test func aBrokenSequenceDoesNotEatTheKeyThatBrokeIt() {
    #expect(decode("\u{1B}[1;\u{3}j") == [.control("c"), .character("j")])
    #expect(decode("\u{1B}[1\u{1B}[A") == [.named(.up)])
    #expect(decode("\u{1B}Oé") == [.character("é")])
    #expect(decode("\u{1B}]0;half\u{3}") == [.control("c")])
  }

  @Test func aLoneEscapeWaitsForTime() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([27]) == [])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.named(.escape)])
    #expect(!decoder.isPending)
    #expect(decoder.feed([UInt8(ascii: "j")]) == [.character("j")])
  }

  @Test func escapeHeldDownIsManyEscapes() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([27, 27, 27]) == [.named(.escape)])
    #expect(decoder.flush() == [.named(.escape), .named(.escape)])
  }

  @Test func timeDecidesNothingInsideASequence() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[".utf8) == [])
    #expect(!decoder.isPending)
    #expect(decoder.flush() == [])
    #expect(decoder.feed("A".utf8) == [.named(.up)])
  }

  @Test(arguments: ["[A", "OA"])
  func anArrowWhoseEscapeCameTooEarlyIsNoCommand(rest: String) {
    var decoder = KeyDecoder()
    _ = decoder.feed([27])
    #expect(decoder.flush() == [.named(.escape)])
    #expect(decoder.feed(rest.utf8) == [.named(.up)])
  }

  @Test func aBracketTypedAfterEscapeIsABracket() {
    var decoder = KeyDecoder()
    _ = decoder.feed([27])
    _ = decoder.flush()
    #expect(decoder.feed("[".utf8) == [.character("[")])
    #expect(decoder.feed("j".utf8) == [.character("j")])
  }

  @Test func altWithTheStartOfAStringIsAKeyOnceTimeSaysSo() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}P".utf8) == [])
    #expect(decoder.flush() == [.alt(.character("P"))])
    #expect(decoder.feed("\u{1B}]11;".utf8) == [])
    #expect(decoder.flush() == [])
    #expect(decoder.feed("j".utf8) == [.character("j")])
  }

  private func decode(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.feed(text.utf8)
  }
}

@Suite struct PasteTests {
  @Test func aPasteIsOneKeyWhateverItHolds() {
    let content = "A\r\u{1B}[Aq\u{3}\u{1B}[20x\u{1B}\u{1B}[201"
    var decoder = KeyDecoder()
    let keys = decoder.feed("j\u{1B}[200~\(content)\u{1B}[201~k".utf8)
    #expect(keys == [.character("j"), .paste(Array(content.utf8)), .character("k")])
  }

  @Test func aPasteThatPausesAtEveryByteNeverBecomesKeys() {
    for gaps in [false, true] {
      var decoder = KeyDecoder()
      var keys: [Key] = []
      for byte in "\u{1B}[200~QA\u{1B}[201~".utf8 {
        keys += decoder.feed([byte])
        if gaps { keys += decoder.flush() }
      }
      #expect(keys.last == .paste(Array("QA".utf8)))
      #expect(!keys.contains(.character("Q")))
      #expect(!keys.contains(.character("A")))
    }
  }

  @Test func aLongPasteIsCutBetweenScalars() {
    var decoder = KeyDecoder()
    let long = "a" + String(repeating: "é", count: 500_000)
    let keys = decoder.feed("\u{1B}[200~\(long)\u{1B}[201~j".utf8)
    #expect(keys == [.paste(Array(long.utf8.prefix(4095))), .character("j")])
  }

  @Test func aPasteOfExactlyTheLimitIsWhole() {
    var decoder = KeyDecoder()
    let long = String(repeating: "é", count: 2048)
    #expect(decoder.feed("\u{1B}[200~\(long)\u{1B}[201~".utf8) == [.paste(Array(long.utf8))])
  }
}

@Suite struct KeyDecoderPropertyTests {
  /// Bytes that steer the decoder more often than chance would.
  private static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "\u{1B}", "[", "O", "200~", "\u{1B}[200~", "\u{1B}[201~", "1;5", "A", "~", "M", "<", "u", "$",
      "\u{1B}]", "\u{1B}\\", "\u{7}", "é", "界", "😀", "\u{9B}", "\u{85}", "j",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      if Bool.random(using: &generator), let piece = pieces.randomElement(using: &generator) {
        bytes += Array(piece.utf8)
      } else {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      }
    }
    return bytes
  }

  @Test(arguments: [UInt64](1...20))
  func anySplitGivesTheSameKeys(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let bytes = Self.bytes(&generator)
      var whole = KeyDecoder()
      let expected = whole.feed(bytes) + whole.flush()
      var split = KeyDecoder()
      var keys: [Key] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...min(rest.count, 5), using: &generator)
        keys += split.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(keys + split.flush() == expected, "\(bytes)")
    }
  }

  @Test(arguments: [UInt64](1...20))
  func noControlCharacterIsEverACharacter(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var decoder = KeyDecoder()
    for _ in 0..<300 {
      var keys = decoder.feed(Self.bytes(&generator))
      if Bool.random(using: &generator) { keys += decoder.flush() }
      for case .character(let scalar) in keys {
        #expect(scalar.properties.generalCategory != .control)
      }
      for case .alt(.character(let scalar)) in keys {
        #expect(scalar.properties.generalCategory != .control)
      }
    }
  }

  @Test func scalarsOfEveryPlaneAreTypedAsThemselves() {
    var decoder = KeyDecoder()
    let edges: [UInt32] = [0xA0, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
    for value in edges + stride(from: 0xA0, through: 0x10FFFF, by: 17) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let keys = decoder.feed(String(scalar).utf8)
      guard keys != [.character(scalar)] else { continue }
      Issue.record("\(value) became \(keys)")
    }
  }
}
