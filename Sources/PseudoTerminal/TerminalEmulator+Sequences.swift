import Glibc

/// What the sequences mean.
extension TerminalEmulator {
  mutating func escape(_ intermediates: [UInt8], _ final: UInt8) {
    let name = String(decoding: intermediates + [final], as: UTF8.self)
    switch name {
    case "7": saved = (cursor.x, cursor.y, pen)
    case "8": restoreCursor()
    case "D": lineFeed()
    case "E":
      cursor.x = 0
      lineFeed()
    case "M": reverseLineFeed()
    case "H": tabs.insert(cursor.x)
    case "=", ">": isApplicationKeypad = name == "="
    case "(B": drawsLines = false
    case "(0": drawsLines = true
    case "\\": break
    default: violations.append("ESC \(name)")
    }
  }

  mutating func perform(_ sequence: ControlParser.ControlSequence) {
    switch (sequence.prefix, sequence.final) {
    case ("", "m"): selectGraphics(sequence.numbers)
    case ("?", "h"), ("?", "l"):
      for mode in sequence.numbers { setMode(mode, sequence.final == "h") }
    case ("", "A"), ("", "B"), ("", "C"), ("", "D"), ("", "E"), ("", "F"), ("", "G"), ("", "H"),
      ("", "d"), ("", "f"), ("", "`"), ("", "Z"):
      moveCursor(sequence)
    case ("", "J"), ("", "K"), ("", "X"), ("", "@"), ("", "P"), ("", "L"), ("", "M"), ("", "S"),
      ("", "T"):
      edit(sequence)
    case ("", "b"):
      guard let lastPrinted else { return violations.append("REP of nothing") }
      for _ in 0..<min(sequence.number(), columns * rows) { print(lastPrinted) }
    case ("", "r"):
      let (top, bottom) = (sequence.number(0) - 1, sequence.number(1, default: rows))
      guard top < bottom - 1, bottom <= rows else { return unknown(sequence) }
      region = top..<bottom
      move(x: 0, y: 0)
    case ("", "g") where sequence.number(default: 0) == 3: tabs = []
    case ("", "c") where sequence.number(default: 0) == 0: answers += "\u{1B}[?62;22c".utf8
    // Titles pushed and popped.
    case ("", "t") where [22, 23].contains(sequence.number(default: 0)): break
    case ("", "l") where sequence.numbers == [4]: break
    default: unknown(sequence)
    }
  }

  private mutating func unknown(_ sequence: ControlParser.ControlSequence) {
    let numbers = sequence.numbers.map(String.init).joined(separator: ";")
    violations.append("CSI \(sequence.prefix)\(numbers)\(sequence.final)")
  }

  private mutating func moveCursor(_ sequence: ControlParser.ControlSequence) {
    let count = sequence.number()
    switch sequence.final {
    case "A": move(x: cursor.x, y: cursor.y - count)
    case "B": move(x: cursor.x, y: cursor.y + count)
    case "C": move(x: cursor.x + count, y: cursor.y)
    case "D": move(x: cursor.x - count, y: cursor.y)
    case "E": move(x: 0, y: cursor.y + count)
    case "F": move(x: 0, y: cursor.y - count)
    case "G", "`": move(x: count - 1, y: cursor.y)
    case "d": move(x: cursor.x, y: count - 1)
    case "Z":
      for _ in 0..<count { move(x: tabs.filter { $0 < cursor.x }.max() ?? 0, y: cursor.y) }
    default: move(x: sequence.number(1) - 1, y: count - 1)
    }
  }

  private mutating func edit(_ sequence: ControlParser.ControlSequence) {
    let count = sequence.number()
    let (x, y) = cursor
    wrapIsPending = false
    switch sequence.final {
    case "J": eraseDisplay(sequence)
    case "K":
      switch sequence.number(default: 0) {
      case 0: grid.erase(x..<columns, row: y, pen: blankPen)
      case 1: grid.erase(0..<x + 1, row: y, pen: blankPen)
      case 2: grid.erase(0..<columns, row: y, pen: blankPen)
      default: unknown(sequence)
      }
    case "X": grid.erase(x..<x + count, row: y, pen: blankPen)
    case "@": grid.insert(count, at: x, row: y, pen: blankPen)
    case "P": grid.delete(count, at: x, row: y, pen: blankPen)
    case "S": grid.scroll(region, by: count, pen: blankPen)
    case "T": grid.scroll(region, by: -count, pen: blankPen)
    default:
      guard region.contains(y) else { return }
      cursor.x = 0
      grid.scroll(
        y..<region.upperBound, by: sequence.final == "M" ? count : -count, pen: blankPen)
    }
  }

  private mutating func eraseDisplay(_ sequence: ControlParser.ControlSequence) {
    let (x, y) = cursor
    let rowsErased: Range<Int>
    switch sequence.number(default: 0) {
    case 0:
      grid.erase(x..<columns, row: y, pen: blankPen)
      rowsErased = y + 1..<rows
    case 1:
      grid.erase(0..<x + 1, row: y, pen: blankPen)
      rowsErased = 0..<y
    case 2: rowsErased = 0..<rows
    default: return unknown(sequence)
    }
    for row in rowsErased { grid.erase(0..<columns, row: row, pen: blankPen) }
  }

  private mutating func setMode(_ mode: Int, _ on: Bool) {
    switch mode {
    case 1: isApplicationCursor = on
    case 7:
      wraps = on
      wrapIsPending = false
    // The blinking of the cursor.
    case 12: break
    case 25: isCursorVisible = on
    case 1000, 1002, 1003, 1006: isReportingMouse = on
    case 1004: isReportingFocus = on
    case 1034: break
    case 1049: setAlternate(on)
    case 2004: isBracketedPaste = on
    default: violations.append("mode ?\(mode)\(on ? "h" : "l")")
    }
  }

  private mutating func setAlternate(_ on: Bool) {
    if on {
      saved = (cursor.x, cursor.y, pen)
      alternate = TerminalGrid(columns: columns, rows: rows)
    }
    isAlternate = on
    if !on { restoreCursor() }
  }

  private mutating func restoreCursor() {
    move(x: saved.x, y: saved.y)
    pen = saved.pen
  }
}

/// Select graphic rendition.
extension TerminalEmulator {
  private mutating func selectGraphics(_ numbers: [Int]) {
    var rest = numbers.isEmpty ? [0] : numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: pen = TerminalCell.Pen()
      case 1: pen.attributes.insert(.bold)
      case 2: pen.attributes.insert(.dim)
      case 3: pen.attributes.insert(.italic)
      case 4: pen.attributes.insert(.underline)
      case 5: pen.attributes.insert(.blink)
      case 7: pen.attributes.insert(.reverse)
      case 8: pen.attributes.insert(.invisible)
      case 22: pen.attributes.subtract([.bold, .dim])
      case 23: pen.attributes.remove(.italic)
      case 24: pen.attributes.remove(.underline)
      case 25: pen.attributes.remove(.blink)
      case 27: pen.attributes.remove(.reverse)
      case 28: pen.attributes.remove(.invisible)
      case 30...37: pen.foreground = number - 30
      case 90...97: pen.foreground = number - 82
      case 39: pen.foreground = -1
      case 40...47: pen.background = number - 40
      case 100...107: pen.background = number - 92
      case 49: pen.background = -1
      case 38, 48:
        guard rest.popFirst() == 5, let index = rest.popFirst(), (0...255).contains(index) else {
          return violations.append("SGR \(numbers)")
        }
        if number == 38 { pen.foreground = index } else { pen.background = index }
      default: violations.append("SGR \(number)")
      }
    }
  }
}
