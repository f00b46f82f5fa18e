import PseudoTerminal

/// Reads the state of the reader from its screen.
enum ReaderScreen {
  /// The panes between the top line and the status line, found by the lines between them.
  struct Panes {
    let list: ScreenArea
    let reading: ScreenArea
    /// List and text, without the side panels.
    let main: ScreenArea
    let body: ScreenArea

    init(_ screen: TerminalEmulator) {
      let rows = 1..<max(2, screen.rows - 1)
      let dividers = (0..<screen.columns).filter { screen[$0, 1].base == "┬" }
      let list = dividers.first ?? screen.columns
      let side = dividers.count > 1 ? dividers[1] : screen.columns
      self.list = ScreenArea(columns: 0..<list, rows: rows)
      reading = ScreenArea(columns: min(list + 1, side)..<side, rows: rows)
      main = ScreenArea(columns: 0..<side, rows: rows)
      body = ScreenArea(columns: 0..<screen.columns, rows: rows)
    }
  }

  /// The folder is being read, or names are looked for in what was read.
  static func isIndexing(_ screen: TerminalEmulator) -> Bool {
    isReading(screen) || screen.text(row: 0).contains("finding names")
  }

  /// Not every brief can be found yet.
  static func isReading(_ screen: TerminalEmulator) -> Bool {
    screen.text(row: 0).contains("indexing")
  }

  /// The list shows at least one brief that is not read.
  static func showsBriefs(_ screen: TerminalEmulator) -> Bool {
    (1..<screen.rows - 1).contains { screen[1, $0].base == "●" }
  }

  /// The list has not been filled yet, or what fills it is not up to date yet.
  static func isStarting(_ screen: TerminalEmulator) -> Bool {
    !showsBriefs(screen) || isIndexing(screen)
  }

  /// What was typed is still being looked for.
  static func isSearching(_ screen: TerminalEmulator) -> Bool {
    let prompt = screen.text(row: screen.rows - 1)
    return prompt.hasSuffix("…") || screen.text.contains("searching…")
  }
}
