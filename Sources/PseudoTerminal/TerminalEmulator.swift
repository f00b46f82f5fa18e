/// A small, strict xterm: it does what ncurses asks of an `xterm-256color`, and records as a
/// violation everything that it does not know.
///
/// Source: ECMA-48 and xterm's `ctlseqs`.
package struct TerminalEmulator: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  /// What arrived that no program should send: unknown sequences, stray controls, broken UTF-8.
  package var violations: [String] = []
  /// Operating system commands (titles, links, clipboard), without introducer and end.
  package private(set) var commands: [String] = []
  package private(set) var bells = 0
  /// What it answers when asked for its background, as in `rgb:ffff/ffff/ffff`; `nil` for nothing.
  package var background: String?
  /// Answers to what was asked, not yet taken.
  var answers: [UInt8] = []

  package internal(set) var cursor = (x: 0, y: 0)
  package internal(set) var isCursorVisible = true
  package internal(set) var isAlternate = false
  package internal(set) var isBracketedPaste = false
  package internal(set) var isReportingFocus = false
  /// A mouse mode is on.
  package internal(set) var isReportingMouse = false
  package internal(set) var isApplicationKeypad = false
  package internal(set) var isApplicationCursor = false

  var main: TerminalGrid
  var alternate: TerminalGrid
  var pen = TerminalCell.Pen()
  var region: Range<Int>
  /// The last column has been written: the next character goes to the next row.
  var wrapIsPending = false
  var wraps = true
  var tabs: Set<Int> = []
  var saved = (x: 0, y: 0, pen: TerminalCell.Pen())
  var lastPrinted: Unicode.Scalar?
  var drawsLines = false
  private var parser = ControlParser()

  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    main = TerminalGrid(columns: self.columns, rows: self.rows)
    alternate = main
    region = 0..<self.rows
    tabs = Self.standardTabs(self.columns)
  }

  static func standardTabs(_ columns: Int) -> Set<Int> {
    Set(stride(from: 8, to: columns, by: 8))
  }

  /// The screen that shows.
  var grid: TerminalGrid {
    get { isAlternate ? alternate : main }
    set {
      if isAlternate { alternate = newValue } else { main = newValue }
    }
    _modify {
      if isAlternate { yield &alternate } else { yield &main }
    }
  }

  package subscript(x: Int, y: Int) -> TerminalCell { grid[x, y] }

  /// One row as a reader sees it, trailing blanks removed.
  package func text(row y: Int) -> String { grid.text(row: y) }

  /// The screen that shows, as lines of text.
  package var text: String { (0..<rows).map(text(row:)).joined(separator: "\n") }

  /// The main screen, also while the alternate one shows.
  package var mainText: String { (0..<rows).map { main.text(row: $0) }.joined(separator: "\n") }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let event = parser.take(byte) else { continue }
      switch event {
      case .print(let scalar): print(scalar)
      case .control(let code): control(code)
      case .escape(let intermediates, let final): escape(intermediates, final)
      case .sequence(let sequence): perform(sequence)
      case .command(let text):
        commands.append(text)
        if text == "11;?", let background { answers += "\u{1B}]11;\(background)\u{1B}\\".utf8 }
      case .violation(let what): violations.append(what)
      }
    }
  }

  /// The bytes that the terminal types by itself, because it was asked something.
  package mutating func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }

  package mutating func resize(columns newColumns: Int, rows newRows: Int) {
    columns = max(1, newColumns)
    rows = max(1, newRows)
    main.resize(columns: columns, rows: rows)
    alternate.resize(columns: columns, rows: rows)
    region = 0..<rows
    tabs = Self.standardTabs(columns)
    move(x: cursor.x, y: cursor.y)
  }

  mutating func move(x: Int, y: Int) {
    cursor = (min(max(x, 0), columns - 1), min(max(y, 0), rows - 1))
    wrapIsPending = false
  }

  mutating func print(_ scalar: Unicode.Scalar) {
    let scalar = drawsLines ? Self.lineDrawing[scalar] ?? scalar : scalar
    let width = CharacterWidth.of(scalar)
    guard width > 0 else { return printMark(scalar, width: width) }
    if wraps, wrapIsPending || cursor.x + width > columns {
      cursor.x = 0
      lineFeed()
    }
    guard cursor.x + width <= columns else { return }
    grid.put(TerminalCell(scalar, width: width, pen: pen), at: cursor.x, cursor.y)
    lastPrinted = scalar
    wrapIsPending = wraps && cursor.x + width == columns
    cursor.x = min(cursor.x + width, columns - 1)
  }

  private mutating func printMark(_ mark: Unicode.Scalar, width: Int) {
    guard width == 0 else { return violations.append("unprintable U+\(mark.hex)") }
    var x = wrapIsPending ? cursor.x : cursor.x - 1
    if x > 0, grid[x, cursor.y].width == 0 { x -= 1 }
    guard x >= 0 else { return violations.append("mark U+\(mark.hex) without a base") }
    grid[x, cursor.y].marks.append(mark)
  }

  mutating func lineFeed() {
    wrapIsPending = false
    if cursor.y == region.upperBound - 1 {
      grid.scroll(region, by: 1, pen: blankPen)
    } else if cursor.y < rows - 1 {
      cursor.y += 1
    }
  }

  mutating func reverseLineFeed() {
    wrapIsPending = false
    if cursor.y == region.lowerBound {
      grid.scroll(region, by: -1, pen: blankPen)
    } else if cursor.y > 0 {
      cursor.y -= 1
    }
  }

  /// Blanks take the background colour (terminfo `bce`).
  var blankPen: TerminalCell.Pen { TerminalCell.Pen(background: pen.background) }

  private mutating func control(_ code: UInt8) {
    switch code {
    case 7: bells += 1
    case 8: move(x: cursor.x - 1, y: cursor.y)
    case 9: move(x: tabs.filter { $0 > cursor.x }.min() ?? columns - 1, y: cursor.y)
    case 10: lineFeed()
    case 13: move(x: 0, y: cursor.y)
    case 14, 15: drawsLines = code == 14
    default: violations.append("control \(code)")
    }
  }

  private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
    "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "q": "─", "t": "├", "u": "┤", "v": "┴",
    "w": "┬", "x": "│", "`": "◆", "a": "▒", "~": "·",
  ]
}

extension TerminalEmulator: CustomStringConvertible {
  package var description: String { "\(columns)×\(rows), cursor at \(cursor)\n\(text)" }
}

extension Unicode.Scalar {
  var hex: String { String(value, radix: 16, uppercase: true) }
}
