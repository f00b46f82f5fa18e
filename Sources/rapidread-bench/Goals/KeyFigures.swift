import PseudoTerminal

/// Key to changed screen, moving in the list and in the text, and opening briefs.
struct KeyFigures {
  let stage: ReaderStage
  let goals: Goals

  func figures(presses: Int) throws -> [Figure] {
    let run = try stage.startQuiet()
    defer { run.quitReader() }
    let panes = ReaderScreen.Panes(run.screen)
    var rows: [Figure] = []
    var moves: [Double] = []
    func measure(_ name: String, _ keys: [String], in area: ScreenArea) -> [Double] {
      var times: [Double] = []
      var pressed = 0
      while times.count < presses, pressed < presses * 3 {
        for key in keys {
          pressed += 1
          let recording = run.press(key)
          if let time = recording.arrival(in: area) { times.append(time) }
        }
      }
      rows.append(Figure("keys", name, .milliseconds, times))
      return times
    }
    moves += measure("one row down or up", ["j", "j", "j", "k", "k"], in: panes.list)
    _ = run.press("g")
    rows.append(
      Figure("keys", "one row down, with its text", .milliseconds, preview(run, panes, presses)))
    moves += measure("a page of the list", ["\u{6}", "\u{6}", "\u{6}", "\u{2}"], in: panes.list)
    moves += measure("to the end and the beginning", ["G", "g"], in: panes.list)
    _ = run.press("\r", quiet: 200)
    let reading = ReaderScreen.Panes(run.screen).reading
    moves += measure("a page of the text", [" ", "b"], in: reading)
    _ = run.press("q", quiet: 200)
    let opened = open(run, presses)
    rows.append(
      Figure(
        "keys", "moving: key to changed screen, all of these", .milliseconds, moves,
        goal: goals.moving, byP95: true))
    rows.append(
      Figure(
        "open", "open a brief: key to its whole text", .milliseconds, opened,
        goal: goals.opening, byP95: true))
    return rows
  }

  private func preview(
    _ run: TerminalRun, _ panes: ReaderScreen.Panes, _ presses: Int
  ) -> [Double] {
    (0..<presses).compactMap { _ in run.press("j", quiet: 60).arrival(in: panes.main) }
  }

  /// Enter opens the chosen brief; `J` goes to the next, whose text was not asked for before.
  private func open(_ run: TerminalRun, _ presses: Int) -> [Double] {
    _ = run.press("g", quiet: 100)
    _ = run.press("\r", quiet: 100)
    let reading = ReaderScreen.Panes(run.screen).reading
    let times = (0..<presses).compactMap { _ in run.press("J", quiet: 60).arrival(in: reading) }
    _ = run.press("q", quiet: 100)
    return times
  }
}
