import Screen
import Testing
import Text

@Suite struct TerminalReplyTests {
  private static let answer = Array("\u{1B}]11;rgb:1c1c/1e1e/2222\u{1B}\\".utf8)

  @Test(arguments: [
    ("\u{1B}]11;rgb:ffff/8080/0000\u{1B}\\", RGB(255, 128, 0)),
    ("\u{1B}]11;rgb:f/8/0\u{7}", RGB(255, 136, 0)),
    ("\u{1B}]11;rgb:FF/80/00\u{7}", RGB(255, 128, 0)),
    ("\u{1B}]11;rgba:ffff/8080/0000/ffff\u{1B}\\", RGB(255, 128, 0)),
  ])
  func theBackgroundIsNoKey(bytes: String, color: RGB) {
    var decoder = KeyDecoder()
    decoder.expectReply()
    #expect(decoder.feed(bytes.utf8) == [])
    #expect(decoder.takeReplies() == [.background(color)])
    #expect(decoder.takeReplies() == [])
    #expect(decoder.feed("j".utf8) == [.character("j")])
  }

  @Test(arguments: [
    "11;rgb:ffff/ffff", "11;rgb:fffff/ffff/ffff", "11;rgb:-1/ff/ff", "11;rgb:", "11;", "11;white",
    "11;rgb:ff/ff/ff/ff", "10;rgb:ff/ff/ff", "11;rgba:ff/ff/ff", "11;rgb:gg/ff/ff",
    "52;c;cm0gLXJm", String(repeating: "1", count: 100_000),
  ])
  func whatIsNoAnswerIsDropped(text: String) {
    var decoder = KeyDecoder()
    decoder.expectReply()
    #expect(decoder.feed("\u{1B}]\(text)\u{1B}\\".utf8) == [])
    #expect(decoder.takeReplies() == [])
    #expect(decoder.feed("j".utf8) == [.character("j")])
  }

  /// With a pause after any byte, of any length but after the Escape, where it is as long as a
  /// terminal is waited for.
  @Test(arguments: 1..<answer.count)
  func anAnswerInTwoPiecesIsNoKey(length: Int) {
    var decoder = KeyDecoder()
    decoder.expectReply()
    var keys = decoder.feed(Self.answer[..<length])
    if decoder.isPending, length > 2 { keys += decoder.flush() }
    keys += decoder.feed(Self.answer[length...])
    #expect(keys == [])
    #expect(decoder.takeReplies() == [.background(RGB(28, 30, 34))])
  }

  @Test func anAnswerByteByByteIsNoKey() {
    var decoder = KeyDecoder()
    decoder.expectReply()
    let fence = Array("\u{1B}[?62;4c".utf8)
    let keys = (Self.answer + fence).flatMap { decoder.feed([$0]) }
    #expect(keys == [])
    #expect(decoder.takeReplies() == [.background(RGB(28, 30, 34)), .end])
    #expect(!decoder.awaitsReply)
  }

  @Test(arguments: ["\u{1B}[?62;4c", "\u{1B}]11;rgb:ff/ff/ff\u{1B}\\\u{1B}[?62;4c"])
  func anEscapeRightBeforeAnAnswerIsAKey(answers: String) {
    var decoder = KeyDecoder()
    decoder.expectReply()
    #expect(
      decoder.feed("o\u{1B}\(answers)P".utf8)
        == [.character("o"), .named(.escape), .character("P")])
  }

  /// Escape alone was taken for a key already; what follows is none.
  @Test func anAnswerAfterALongPauseIsNoKey() {
    var decoder = KeyDecoder()
    decoder.expectReply()
    #expect(decoder.feed(Self.answer[..<1]) == [])
    #expect(decoder.flush() == [.named(.escape)])
    #expect(decoder.feed(Self.answer[1...]) == [])
    #expect(decoder.takeReplies() == [.background(RGB(28, 30, 34))])
  }

  @Test func whatIsTypedAfterHalfAnAnswerIsAKey() {
    var decoder = KeyDecoder()
    decoder.expectReply()
    #expect(decoder.feed(Self.answer[..<12]) == [])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [])
    #expect(!decoder.isPending)
    #expect(decoder.feed("j".utf8) == [.character("j")])
    #expect(decoder.feed("q".utf8) == [.character("q")])
  }

  @Test func altWithABracketIsAKey() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}]".utf8) == [])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.alt(.character("]"))])
    #expect(decoder.feed("1".utf8) == [.character("1")])
  }

  @Test(arguments: [
    ("15;0", TerminalTraits.Background.dark), ("0;15", .light), ("0;default;15", .light),
    ("7;8", .dark), ("0;7", .light), ("15;default", nil), ("", nil), ("15", nil), ("0;99", nil),
    ("0;-1", nil), (";", nil), (String(repeating: "1;", count: 1000), nil),
  ])
  func theEnvironmentMayNameTheBackground(
    text: String, background: TerminalTraits.Background?
  ) {
    #expect(TerminalTraits.Background(colorFGBG: text) == background)
  }

  @Test(arguments: [
    (RGB(0, 0, 0), TerminalTraits.Background.dark), (RGB(255, 255, 255), .light),
    (RGB(40, 44, 52), .dark), (RGB(253, 246, 227), .light), (RGB(0, 43, 54), .dark),
  ])
  func aColourIsDarkOrLight(color: RGB, background: TerminalTraits.Background) {
    #expect(TerminalTraits.Background(color) == background)
  }

  @Test func marksStandInBlanksAroundText() {
    var canvas = Canvas(size: Size(columns: 24, rows: 2))
    canvas.draw("on Telegram, by name or", at: Point(x: 0, y: 0), style: .plain)
    canvas.restyle(Rect(x: 3, y: 0, width: 8, height: 1)) { $0.attributes = .reverse }
    canvas.restyle(Rect(x: 16, y: 0, width: 4, height: 1)) { $0.attributes = [.underline, .bold] }
    canvas.fill(Rect(x: 0, y: 1, width: 24, height: 1), style: Style(attributes: .reverse))
    var same = canvas
    same.markAttributes(missingFrom: .all)
    #expect(same == canvas)
    canvas.markAttributes(missingFrom: [.bold])
    #expect(canvas.text(row: 0) == "on[Telegram, by_name_or")
    #expect(canvas.text(row: 1).isEmpty)
  }
}
