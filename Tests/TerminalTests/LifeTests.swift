import Foundation
import PseudoTerminal
import Screen
import Terminal
import Testing
import Text

extension CursesTests {
  @Suite struct LifeTests {
    private static let style = Style(.palette(9), on: .palette(4), .bold)

    @Test func everythingIsAsItWasAfterTheEnd() throws {
      let terminal = try TestTerminal()
      let before = terminal.pair.modes
      let curses = try terminal.begin()
      #expect(terminal.pair.modes != before)
      try terminal.synchronize()
      #expect(terminal.emulator.isAlternate)
      #expect(terminal.emulator.isBracketedPaste)
      #expect(terminal.emulator.isReportingFocus)
      #expect(!terminal.emulator.isCursorVisible)
      curses.show(Frame(canvas: Canvas(size: curses.size, style: Self.style)))
      curses.end()
      curses.end()
      try terminal.synchronize()
      #expect(terminal.pair.modes == before)
      #expect(terminal.emulator.isAtHome)
      #expect(terminal.emulator.violations == [])
    }

    @Test func abandoningPutsTheTerminalBackToo() throws {
      let terminal = try TestTerminal()
      let before = terminal.pair.modes
      let curses = try terminal.begin()
      curses.show(Frame(canvas: Canvas(size: curses.size, style: Self.style)))
      CursesTerminal.abandon()
      try terminal.synchronize()
      #expect(terminal.pair.modes == before)
      #expect(terminal.emulator.isAtHome)
      #expect(terminal.emulator.violations == [])
      curses.end()
    }

    @Test func leavingAndComingBack() throws {
      let terminal = try TestTerminal()
      let before = terminal.pair.modes
      let curses = try terminal.begin()
      defer { curses.end() }
      var canvas = Canvas(size: curses.size)
      canvas.draw("the picture", at: Point(x: 2, y: 2), style: .plain)
      curses.show(Frame(canvas: canvas))
      curses.leave()
      try terminal.synchronize()
      #expect(terminal.pair.modes == before)
      #expect(terminal.emulator.isAtHome)
      terminal.type("for somebody else")
      terminal.resize(columns: 50, rows: 10)
      curses.resume()
      #expect(curses.size == Size(columns: 50, rows: 10))
      #expect(curses.readKeys() == [])
      try terminal.synchronize()
      #expect(terminal.emulator.isAlternate)
      #expect(terminal.emulator.text(row: 2) == "  the picture")
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 500), (1000, 1), (1001, 501), (65535, 65535)])
    func anySize(columns: Int, rows: Int) throws {
      let terminal = try TestTerminal(columns: columns, rows: rows)
      let curses = try terminal.begin()
      defer { curses.end() }
      #expect(curses.size == Size(columns: min(columns, 1000), rows: min(rows, 500)))
      var canvas = Canvas(size: curses.size)
      canvas.draw("x界", at: Point(x: 0, y: 0), style: .plain)
      curses.show(Frame(canvas: canvas))
      #expect(try terminal.synchronize().text(row: 0) == canvas.text(row: 0))
    }

    @Test func aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() throws {
      let curses = try TestTerminal(columns: 0, rows: 0).begin()
      #expect(curses.size == Size(columns: 80, rows: 24))
    }

    @Test(
      arguments: [
        ("", "TERM is not set"), ("nope", "terminal type \"nope\" is not known"),
        ("../../etc/passwd", "terminal type \"../../etc/passwd\" is not known"),
        ("xterm-256color/", "is not known"), ("x-kitty", "is not known"),
        ("a\u{1B}[31m", "\u{241B}[31m\" is not known"),
        (String(repeating: "x", count: 5000), "xxx"),
      ])
    func aTypeThatIsNotKnownIsTakenForXterm(type: String, sentence: String) throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin(type: type)
      defer { curses.end() }
      let note = try #require(curses.note?.string)
      #expect(note.contains(sentence))
      #expect(note.hasSuffix("; xterm-256color is used"))
      #expect(note.utf8.count < 120)
      #expect(curses.traits.colors == .many)
      var canvas = Canvas(size: curses.size)
      canvas.draw("shown", at: Point(x: 3, y: 1), style: .plain)
      curses.show(Frame(canvas: canvas))
      #expect(try terminal.synchronize().text(row: 1) == "   shown")
    }

    @Test func aTypeThatCannotMoveTheCursorIsRefused() throws {
      let terminal = try TestTerminal()
      let before = terminal.pair.modes
      let error = #expect(throws: TerminalError.self) { _ = try terminal.begin(type: "dumb") }
      let sentence = "terminal type \"dumb\" cannot move the cursor; try TERM=xterm-256color"
      #expect(error?.sentence.string.contains(sentence) == true)
      #expect(error?.sentence.string.contains("rapidread list") == true)
      #expect(terminal.pair.modes == before)
      #expect(try terminal.synchronize().text.allSatisfy { $0 == "\n" })
      #expect(!terminal.emulator.isAlternate)
    }

    private static let marking: Style.Attributes = [.bold, .underline, .reverse]
    private static let traits: [(String, TerminalTraits.Colors, Style.Attributes)] = [
      ("linux", .few, marking), ("vt100", .none, marking), ("vt52", .none, []),
      ("xterm", .few, .all), ("xterm-256color", .many, .all), ("tmux-256color", .many, .all),
    ]

    @Test(arguments: traits.map(\.0))
    func typesHaveTraits(type: String) throws {
      let (_, colors, attributes) = try #require(Self.traits.first { $0.0 == type })
      let curses = try TestTerminal().begin(type: type)
      defer { curses.end() }
      #expect(curses.note == nil)
      #expect(curses.traits.colors == colors)
      #expect(curses.traits.attributes.isSuperset(of: attributes))
      #expect(curses.traits.hasSymbols == (type != "linux"))
      if type == "linux" { #expect(curses.traits.background == .dark) }
    }

    @Test(arguments: [
      ("linux", false), ("vt100", false), ("ansi", false), ("nope", false), ("", false),
      ("xterm-256color", true), ("screen", true), ("foot-unheard-of", true), ("xterm-kitty", true),
    ])
    func onlyWhatTakesStringsIsAskedAndTitled(type: String, takes: Bool) throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin(type: type)
      let title = DisplayText(cleaning: "A title\u{1B}]52;c;x\u{7} of mine")
      curses.setTitle(title)
      curses.setTitle(title)
      curses.end()
      let commands = try terminal.synchronize().commands
      #expect(commands.contains("11;?") == takes)
      let titles = commands.filter { $0.hasPrefix("2;") }
      #expect(titles == (takes ? ["2;A title\u{241B}]52;c;x\u{2407} of mine"] : []))
    }

    @Test func theBackgroundIsTakenOverWhenItIsNamed() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin()
      defer { curses.end() }
      #expect(curses.takeBackground() == nil)
      terminal.type("j\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\k\u{1B}[?62;4cl")
      #expect(curses.escapePatience > 50)
      #expect(curses.readKeys() == [.character("j"), .character("k"), .character("l")])
      #expect(curses.takeBackground() == .light)
      #expect(curses.takeBackground() == nil)
      #expect(curses.escapePatience == 50)
    }

    /// A shell would take it for something typed.
    @Test func anAnswerThatComesAtTheEndIsTakenAway() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin()
      terminal.type("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;4c")
      curses.end()
      var waiting: Int32 = 0
      #expect(ioctl(terminal.pair.slave, UInt(FIONREAD), &waiting) == 0)
      #expect(waiting == 0)
    }

    @Test func whatIsNoTerminal() throws {
      let terminal = try TestTerminal()
      let null = open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(null) }
      #expect(throws: TerminalError.inputNotATerminal) {
        _ = try CursesTerminal.begin(input: null, output: terminal.pair.slave)
      }
      #expect(throws: TerminalError.outputNotATerminal) {
        _ = try CursesTerminal.begin(input: terminal.pair.slave, output: null)
      }
      let sentence = TerminalError.inputNotATerminal.sentence
      #expect(sentence == "standard input is not a terminal; try \"rapidread list\"")
    }
  }

  @Suite struct KeyTests {
    @Test func keysArriveWhole() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin()
      defer { curses.end() }
      #expect(curses.readKeys() == [])
      terminal.type("j\u{3}\u{1A}\r\u{1B}[A\u{1B}")
      let expected: [Key] = [
        .character("j"), .control("c"), .control("z"), .named(.enter), .named(.up),
      ]
      #expect(curses.readKeys() == expected)
      #expect(curses.escapeIsPending)
      #expect(curses.flushEscape() == [.named(.escape)])
      #expect(!curses.isGone)
    }

    @Test func theEndOfInputIsNoticed() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin()
      defer { curses.end() }
      terminal.hangUp()
      #expect(curses.readKeys() == [])
      #expect(curses.isGone)
    }
  }

  @Suite struct LookTests {
    @Test func anASCIITerminalGetsASCII() throws {
      let terminal = try TestTerminal(columns: 30, rows: 4)
      let curses = try terminal.begin(utf8: false)
      defer { curses.end() }
      #expect(!curses.traits.isUnicode)
      var canvas = Canvas(size: curses.size)
      canvas.draw("● Café “naïve”…", at: Point(x: 0, y: 0), style: .plain)
      canvas.draw("界a日b ├── Привет", at: Point(x: 0, y: 1), style: .plain)
      canvas.draw("␛[31m red ␇    │ other ␡x", at: Point(x: 0, y: 2), style: .plain)
      canvas.draw("12345678901234567890␛2345␛7890", at: Point(x: 0, y: 3), style: .plain)
      curses.show(Frame(canvas: canvas))
      try terminal.synchronize()
      #expect(terminal.emulator.text(row: 0) == "* Cafe \"naive\".")
      #expect(terminal.emulator.text(row: 1) == "? a? b +-- ??????")
      #expect(terminal.emulator.text(row: 2) == "^[[31m red ^G  | other ^?x")
      #expect(terminal.emulator.text(row: 3) == "12345678901234567890^[2345^[78")
    }

    @Test func withoutColourOnlyAttributesRemain() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin(monochrome: true)
      defer { curses.end() }
      var canvas = Canvas(size: curses.size)
      canvas.draw("x", at: Point(x: 0, y: 0), style: Style(.palette(1), on: .palette(2), .bold))
      curses.show(Frame(canvas: canvas))
      let cell = try terminal.synchronize()[0, 0]
      #expect(cell.pen == TerminalCell.Pen(attributes: .bold))
    }

    @Test func fewColoursStandForMany() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin(type: "xterm")
      defer { curses.end() }
      var canvas = Canvas(size: curses.size)
      let colors: [(UInt8, UInt8, Int, Int)] = [
        (196, 0, 1, 0), (8, 0, 7, 0), (46, 21, 2, 4), (231, 16, 7, 0), (9, 1, 7, 1), (255, 7, 0, 7),
      ]
      for (x, color) in colors.enumerated() {
        let style = Style(.palette(color.0), on: .palette(color.1))
        canvas.draw("x", at: Point(x: x, y: 0), style: style)
      }
      let grey = Style(.palette(244))
      canvas.draw("x", at: Point(x: 0, y: 1), style: grey)
      curses.show(Frame(canvas: canvas))
      try terminal.synchronize()
      #expect(terminal.emulator[0, 1].pen == TerminalCell.Pen())
      for (x, color) in colors.enumerated() {
        let pen = terminal.emulator[x, 0].pen
        #expect(pen == TerminalCell.Pen(foreground: color.2, background: color.3), "\(color)")
      }
    }

    @Test func aCharacterTheTerminalSeesOtherwiseDoesNotMoveItsRow() throws {
      let terminal = try TestTerminal()
      let curses = try terminal.begin()
      defer { curses.end() }
      // Wide by our reckoning, narrow or unknown by the C library's.
      for base: Unicode.Scalar in ["\u{1F321}", "\u{303F}", "\u{E000}", "\u{2FFFE}"] {
        var canvas = Canvas(size: curses.size)
        canvas.fill(canvas.bounds, with: base, style: .plain)
        canvas.draw("|", at: Point(x: 10, y: 0), style: .plain)
        curses.show(Frame(canvas: canvas))
        #expect(try terminal.synchronize()[10, 0].base == "|")
      }
    }
  }
}

extension TerminalEmulator {
  /// The terminal is as a shell expects it.
  var isAtHome: Bool {
    !isAlternate && isCursorVisible && !isBracketedPaste && !isReportingFocus && !isReportingMouse
      && !isApplicationCursor && !isApplicationKeypad
  }
}
