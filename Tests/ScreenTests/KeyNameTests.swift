import Screen
import Testing
import Text

@Suite struct KeyNameTests {
  @Test(arguments: [
    ("j", Key.character("j")), ("J", .character("J")), ("é", .character("é")),
    ("<space>", .character(" ")), ("<lt>", .character("<")), (">", .character(">")),
    ("<enter>", .named(.enter)), ("<esc>", .named(.escape)), ("<tab>", .named(.tab)),
    ("<s-tab>", .named(.backTab)), ("<bs>", .named(.backspace)), ("<pgdn>", .named(.pageDown)),
    ("<pgup>", .named(.pageUp)), ("<f1>", .named(.f1)), ("<home>", .named(.home)),
    ("<c-d>", .control("d")), ("<c-@>", .control("@")), ("<a-x>", .alt(.character("x"))),
    ("<a-lt>", .alt(.character("<"))), ("<a->>", .alt(.character(">"))),
    ("<a-space>", .alt(.character(" "))), ("<a-right>", .alt(.named(.right))),
    ("<c-s-up>", .modified(.up, shift: true, control: true)),
    ("<s-f5>", .modified(.f5, shift: true, control: false)),
  ])
  func namesAndKeysAreTheSame(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
  }

  @Test(arguments: [
    ("<C-D>", Key.control("d")), ("<PageDown>", .named(.pageDown)), ("<return>", .named(.enter)),
    ("<c-space>", .control("@")), ("<c-i>", .named(.tab)), ("<c-m>", .named(.enter)),
    ("<c-h>", .named(.backspace)), ("<c-[>", .named(.escape)), ("<m-x>", .alt(.character("x"))),
    ("<Delete>", .named(.delete)), ("<s-c-up>", .modified(.up, shift: true, control: true)),
  ])
  func otherSpellings(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: [
    "", "jj", "<>", "<", "<nope>", "<c->", "<c-é>", "<c-1>", "<x-j>", "<c-c-d>", "<a-c-d>",
    "<j>", "\u{3}", "\u{1B}", "<a-\u{3}>", "<paste>", "<a-c-up>",
  ])
  func whatIsNoKey(name: String) {
    guard name != "<" else { return #expect(Key(name: name) == .character("<")) }
    #expect(Key(name: name) == nil)
  }

  @Test func everyNamedKeyRoundTripsWithEveryModifier() {
    for named in Key.Named.allCases {
      var keys: [Key] = [.named(named), .alt(.named(named))]
      if named != .tab, named != .backTab {
        keys += [
          .modified(named, shift: true, control: false),
          .modified(named, shift: false, control: true),
          .modified(named, shift: true, control: true),
        ]
      }
      for key in keys { #expect(Key(name: key.name) == key) }
    }
  }

  @Test(arguments: UInt8(32)...126)
  func everyPrintableCharacterRoundTrips(value: UInt8) {
    let scalar = Unicode.Scalar(value)
    for key in [Key.character(scalar), .alt(.character(scalar))] {
      #expect(Key(name: key.name) == key)
    }
  }

  @Test(arguments: [
    (Key.control("d"), "Ctrl-D" as DisplayText), (.named(.enter), "Enter"), (.named(.down), "↓"),
    (.alt(.named(.right)), "Alt-→"), (.named(.pageDown), "PgDn"), (.character("J"), "J"),
    (.character(" "), "Space"), (.named(.f10), "F10"), (.control("@"), "Ctrl-Space"),
    (.modified(.up, shift: true, control: true), "Ctrl-Shift-↑"), (.alt(.character("x")), "Alt-x"),
  ])
  func labels(key: Key, label: DisplayText) {
    #expect(key.label == label)
  }
}

@Suite struct KeyLayoutTests {
  @Test func theSamePhysicalKeysAnswer() {
    let pressed = "оолйОЙхХТьζκΚΣі"
    let meant = "jjkqJQ[{NmzkKSs"
    let keys = pressed.unicodeScalars.map { Key.character($0).onLatin }
    #expect(keys == meant.unicodeScalars.map { Key.character($0) })
    #expect(Key.alt(.character("ч")).onLatin == .alt(.character("x")))
  }

  @Test func everythingElseKeepsItsMeaning() {
    for value in UInt8(0)...127 {
      let key = Key.character(Unicode.Scalar(value))
      #expect(key.onLatin == key)
    }
    for key in [Key.character("é"), .character("界"), .character("№"), .named(.up), .control("d")] {
      #expect(key.onLatin == key)
    }
  }

  @Test func noTwoLettersOfAnAlphabetShareAKey() {
    for alphabet in ["йцукенгшщзхъфывапролджэячсмитьбюё", "ςερτυθιοπασδφγηξκλζχψωβνμ"] {
      for cased in [alphabet, alphabet.uppercased()] {
        let keys = Set(cased.unicodeScalars.map { Key.character($0).onLatin })
        // Greek has two small letters for one capital.
        #expect(keys.count == Set(cased.unicodeScalars).count)
        #expect(keys.allSatisfy { $0.isASCII })
      }
    }
  }
}

extension Key {
  fileprivate var isASCII: Bool {
    if case .character(let scalar) = self { scalar.isASCII } else { false }
  }
}
