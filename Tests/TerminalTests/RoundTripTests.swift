import PseudoTerminal
import Screen
import Terminal
import TestSupport
import Testing
import Text

extension CursesTests {
  @Suite struct RoundTripTests {
    @Test(arguments: [UInt64](1...6))
    func theTerminalHoldsTheCanvas(seed: UInt64) throws {
      var generator = SeededGenerator(seed: seed)
      let terminal = try TestTerminal(columns: 40, rows: 12)
      let curses = try terminal.begin()
      defer { curses.end() }
      var frame = Frame(canvas: Canvas(size: curses.size))
      for _ in 0..<25 {
        CanvasPainter.change(&frame, using: &generator)
        curses.show(frame)
        let emulator = try terminal.synchronize()
        try #require(emulator.difference(from: frame) == nil)
      }
      #expect(terminal.emulator.violations == [])
    }

    @Test(arguments: [UInt64](1...3))
    func theTerminalHoldsTheCanvasAfterAResize(seed: UInt64) throws {
      var generator = SeededGenerator(seed: seed)
      let terminal = try TestTerminal(columns: 40, rows: 12)
      let curses = try terminal.begin()
      defer { curses.end() }
      for _ in 0..<15 {
        let columns = Int.random(in: 1...60, using: &generator)
        let rows = Int.random(in: 1...20, using: &generator)
        try terminal.synchronize()
        terminal.resize(columns: columns, rows: rows)
        curses.resize()
        #expect(curses.size == Size(columns: columns, rows: rows))
        var frame = Frame(canvas: Canvas(size: curses.size))
        CanvasPainter.change(&frame, using: &generator)
        curses.show(frame)
        let emulator = try terminal.synchronize()
        try #require(emulator.difference(from: frame) == nil)
      }
      #expect(terminal.emulator.violations == [])
    }

    @Test func moreColoursThanThereArePairsAreShownOneCanvasAfterAnother() throws {
      let terminal = try TestTerminal(columns: 32, rows: 8)
      let curses = try terminal.begin()
      defer { curses.end() }
      var canvas = Canvas(size: curses.size)
      for round in 0..<260 {
        for cell in 0..<256 {
          let style = Style(
            .palette(UInt8(cell)), on: .palette(UInt8(truncatingIfNeeded: cell + round)))
          canvas.draw("x", at: Point(x: cell % 32, y: cell / 32), style: style)
        }
        curses.show(Frame(canvas: canvas))
        guard round % 20 == 0 || round > 250 else { continue }
        let emulator = try terminal.synchronize()
        try #require(emulator.difference(from: Frame(canvas: canvas)) == nil)
      }
    }
  }
}

/// Draws at random.
enum CanvasPainter {
  private static let texts: [DisplayText] = [
    "a", "Hello, world", "界面", "日本語のテキスト", "e\u{301}e\u{301}\u{323}", "界\u{301}x",
    "──┼──", "│", "●★▌", "Ελλάδα", "Привет", "שלום", "العربية", "한국어", "~`^$#", "     ",
    "xxxxxxxxxxxxxxxxxxxx", "😀ok", "ﬁ…“”", "\u{FFFD}", "นี่คือ",
  ]

  static func change(_ frame: inout Frame, using generator: inout SeededGenerator) {
    change(&frame.canvas, using: &generator)
    let size = frame.canvas.size
    let cursor = Point(
      x: Int.random(in: 0..<size.columns, using: &generator),
      y: Int.random(in: 0..<size.rows, using: &generator))
    frame.cursor = Bool.random(using: &generator) ? cursor : nil
  }

  private static func change(_ canvas: inout Canvas, using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
      let rect = Rect(
        x: Int.random(in: -3..<canvas.size.columns, using: &generator),
        y: Int.random(in: -1..<canvas.size.rows, using: &generator),
        width: Int.random(in: 0...20, using: &generator),
        height: Int.random(in: 0...4, using: &generator))
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: canvas.fill(rect, style: style(&generator))
      case 1: canvas.fill(rect, with: "─", style: style(&generator))
      case 2:
        let style = style(&generator)
        canvas.restyle(rect) { $0 = style }
      default:
        let text = texts.randomElement(using: &generator) ?? ""
        canvas.draw(text, at: rect.origin, style: style(&generator))
      }
    }
  }

  private static func style(_ generator: inout SeededGenerator) -> Style {
    func color() -> Color {
      Bool.random(using: &generator)
        ? .standard : .palette(UInt8.random(in: 0...255, using: &generator))
    }
    let attributes =
      Bool.random(using: &generator) ? UInt8.random(in: 0..<32, using: &generator) : 0
    return Style(color(), on: color(), Style.Attributes(rawValue: attributes))
  }
}

extension TerminalEmulator {
  /// Where the screen is not the frame, in words; `nil` when they are the same.
  func difference(from frame: Frame) -> String? {
    let canvas = frame.canvas
    for y in 0..<canvas.size.rows {
      for x in 0..<canvas.size.columns {
        let expected = TerminalCell(canvas[x, y]).asSeen
        let actual = self[x, y].asSeen
        if actual != expected {
          return "\(x), \(y): \(actual), not \(expected)\n\(text)\n--\n\(canvas.text)"
        }
      }
    }
    guard isCursorVisible == (frame.cursor != nil) else {
      return "cursor visible: \(isCursorVisible)"
    }
    guard let wanted = frame.cursor else { return nil }
    return wanted == Point(x: cursor.x, y: cursor.y) ? nil : "cursor at \(cursor), not \(wanted)"
  }
}

extension TerminalCell {
  /// Without what nobody sees: the colour of the text where there is none, and of a right half.
  var asSeen: TerminalCell {
    if width == 0 { return TerminalCell(" ", width: 0) }
    guard base == " ", width == 1, pen.attributes.isDisjoint(with: [.underline, .reverse]) else {
      return self
    }
    return TerminalCell(" ", pen: Pen(background: pen.background))
  }

  /// What a cell of a canvas should become on a terminal.
  init(_ cell: Cell) {
    let style = cell.style
    self.init(
      cell.base, width: Int(cell.width),
      pen: Pen(
        foreground: Int(style.foreground.index), background: Int(style.background.index),
        attributes: Attributes(rawValue: style.attributes.rawValue)))
    marks = (0..<4).compactMap { cell.marks[$0] == 0 ? nil : Unicode.Scalar(cell.marks[$0]) }
  }
}
