import PseudoTerminal

/// Each key of a typed query to its results on the screen, by shape of query.
struct SearchFigures {
  let stage: ReaderStage
  let goals: Goals
  let words: ProbeWords
  /// A key that takes longer than this ends its query, in milliseconds.
  var patience = 15_000.0
  /// A shape of query gets no more time than this.
  var budget = 60_000.0

  func figures(rounds: Int) throws -> [Figure] {
    let run = try stage.startQuiet()
    defer { run.quitReader() }
    let list = ReaderScreen.Panes(run.screen).list
    var figures: [Figure] = []
    var all: [Double] = []
    for shape in QueryShape.all(words) {
      Progress.say("search: \(shape.name)")
      var times: [Double] = []
      var slowest: (query: String, time: Double)?
      let begin = Clock.now
      for text in (0..<rounds).flatMap({ _ in shape.texts }) where Clock.now - begin < budget {
        for (typed, time) in type(text, run, list) {
          times.append(time)
          if time > slowest?.time ?? 0 { slowest = (typed, time) }
        }
      }
      all += times
      let note = slowest.map { "\(shape.texts.joined(separator: ", ")); slowest at `\($0.query)`" }
      figures.append(
        Figure(
          "search", shape.name, .milliseconds, times, goal: goals.searching, byP95: true,
          note: note))
    }
    figures.append(
      Figure(
        "search", "typed key to results, every shape", .milliseconds, all, goal: goals.searching,
        byP95: true))
    return figures
  }

  /// Types a query letter by letter, each after the answer to the one before, and goes back.
  private func type(
    _ text: String, _ run: TerminalRun, _ list: ScreenArea
  ) -> [(String, Double)] {
    _ = run.press("/", quiet: 60)
    var times: [(String, Double)] = []
    var typed = ""
    for key in text {
      typed.append(key)
      let (time, isCutShort) = results(of: String(key), run, list)
      times.append((typed, time))
      if isCutShort { break }
    }
    _ = run.press("\u{1b}", quiet: 150, isBusy: ReaderScreen.isSearching)
    return times
  }

  /// The list is what a search is asked for: the moment that it shows, text and lit words, what it
  /// shows in the end. Where a key changes nothing in it, the moment that the prompt stops waiting.
  private func results(
    of key: String, _ run: TerminalRun, _ list: ScreenArea
  ) -> (Double, isCutShort: Bool) {
    var recording = run.press(
      key, quiet: 40, limit: patience, isBusy: ReaderScreen.isSearching)
    if recording.arrival(in: list) == nil, !recording.isCutShort {
      // Nothing may have changed, or nothing yet.
      run.record(into: &recording, quiet: 250, limit: patience, ReaderScreen.isSearching)
    }
    if recording.isCutShort { return (patience, true) }
    let answered = recording.arrival { !ReaderScreen.isSearching($0) }
    // Where no waiting screen was recorded, the first one had the answer; a count may follow.
    let time = recording.arrival(in: list) ?? answered ?? recording.first ?? patience
    return (time, false)
  }
}
