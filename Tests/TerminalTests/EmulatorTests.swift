import PseudoTerminal
import Testing

@Suite struct EmulatorTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 3) -> TerminalEmulator {
    var emulator = TerminalEmulator(columns: columns, rows: rows)
    emulator.feed(output.utf8)
    return emulator
  }

  @Test(arguments: [
    ("ab\r\ncd", "ab\ncd\n"),
    ("1234567890", "1234567890\n\n"),
    ("12345678901", "1234567890\n1\n"),
    ("\u{1B}[?7l12345678901", "1234567891\n\n"),
    ("a\r\nb\r\nc\r\nd", "b\nc\nd"),
    ("\u{1B}[2;3Hx\u{1B}[Hy", "y\n  x\n"),
    ("abcdef\u{1B}[3G\u{1B}[K", "ab\n\n"),
    ("abcdef\u{1B}[3G\u{1B}[2P", "abef\n\n"),
    ("abcdef\u{1B}[3G\u{1B}[2@", "ab  cdef\n\n"),
    ("abcdef\u{1B}[3G\u{1B}[2X", "ab  ef\n\n"),
    ("a\r\nb\r\nc\u{1B}[2;3r\u{1B}[3;1H\n", "a\nc\n"),
    ("a\r\nb\r\nc\u{1B}[H\u{1B}M", "\na\nb"),
    ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L", "a\n\nb"),
    ("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[M", "a\nc\n"),
    ("x\u{1B}[4b", "xxxxx\n\n"),
    ("a\tb", "a       b\n\n"),
    ("界x\u{1B}[2Gy", " yx\n\n"),
    ("123456789界", "123456789\n界\n"),
    ("e\u{301}x\u{1B}[2Gy", "e\u{301}y\n\n"),
    ("\u{1B}(0qx\u{1B}(Bq", "─│q\n\n"),
    ("main\u{1B}[?1049halt\u{1B}[?1049l", "main\n\n"),
  ])
  func pictures(output: String, text: String) {
    let screen = screen(output)
    #expect(screen.text == text)
    #expect(screen.violations == [])
  }

  @Test(arguments: [
    "\u{1B}[5y", "\u{1B}[?9999h", "\u{1B}[38;2;1;2;3m", "\u{1B}Pq\u{1B}\\", "\u{1}", "\u{9B}",
    "\u{301}", "\u{1B}%G", "\u{1B}[99m",
  ])
  func whatIsNotKnownIsAViolation(output: String) {
    #expect(screen(output).violations.count == 1)
  }

  @Test func brokenUTF8IsAViolation() {
    var emulator = TerminalEmulator(columns: 10, rows: 1)
    emulator.feed([0x80, 0xC3, 0x28, 0xFF])
    #expect(emulator.violations.count == 3)
  }

  @Test func looks() {
    let screen = screen("\u{1B}[1;4;31;48;5;200ma\u{1B}[22;24;39mb\u{1B}[mc\u{1B}[93;107md")
    let pens = (0..<4).map { screen[$0, 0].pen }
    #expect(
      pens == [
        TerminalCell.Pen(foreground: 1, background: 200, attributes: [.bold, .underline]),
        TerminalCell.Pen(background: 200), TerminalCell.Pen(),
        TerminalCell.Pen(foreground: 11, background: 15),
      ])
  }

  @Test func commandsAreRecorded() {
    let screen = screen("a\u{1B}]2;title\u{7}b\u{1B}]8;;http://e.com\u{1B}\\c")
    #expect(screen.commands == ["2;title", "8;;http://e.com"])
    #expect(screen.text(row: 0) == "abc")
  }

  @Test(arguments: [
    ("<enter>", "\r"), ("<c-c>", "\u{3}"), ("<a-right>", "\u{1B}[1;3C"), ("<a-x>", "\u{1B}x"),
    ("<up>", "\u{1B}[A"), ("<pgdn>", "\u{1B}[6~"), ("<s-tab>", "\u{1B}[Z"), ("jk", "jk"),
    ("<f5>", "\u{1B}[15~"), ("<space>", " "), ("<lt>", "<"), ("<", "<"),
  ])
  func keysSendWhatXtermSends(key: String, bytes: String) {
    #expect(KeyBytes.of(key) == Array(bytes.utf8))
  }

  @Test func aFailedExpectationShowsTheScreen() throws {
    let session = try TerminalSession("/bin/sh", ["-c", "echo what there is; exit 3"])
    let error = #expect(throws: TerminalSession.ExpectationFailure.self) {
      try session.expect("something else")
    }
    #expect(error?.description.contains("what there is") == true)
    #expect(error?.description.contains("something else") == true)
    #expect(try session.expectExit() == .code(3))
  }
}
