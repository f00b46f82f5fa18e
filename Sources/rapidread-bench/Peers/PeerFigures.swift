import PseudoTerminal

/// The same briefs in the readers that people use instead, and how they compare.
struct PeerFigures {
  let folder: String
  let survey: FolderSurvey
  let words: ProbeWords
  let scratch: Scratch
  /// What was measured of the reader itself, in the same run.
  let own: [Figure]

  /// What is compared, and the reader's own figure for it.
  private enum Aspect: String, CaseIterable {
    case start = "start to first full screen"
    case down = "one row down"
    case open = "open a story"
    case search = "search"
    case memory = "memory, resident"

    var own: String {
      switch self {
      case .start: "process start to first full screen, warm index"
      case .down: "one row down or up"
      case .open: "open a brief: key to its whole text"
      case .search: "a word in a third of all"
      case .memory: "memory after start, resident"
      }
    }
  }

  func figures() throws -> [Figure] {
    try Peer.all.flatMap { peer in
      guard Peer.path(of: peer.name) != nil else {
        Progress.say("\(peer.name) is not on PATH")
        return [Figure]()
      }
      Progress.say("\(peer.name): preparing")
      let program = try peer.prepare(folder, try scratch.folder(peer.name))
      Progress.say("\(peer.name): measuring")
      return compare(peer, try measure(peer, program))
    }
  }

  private func compare(_ peer: Peer, _ samples: [Aspect: [Double]]) -> [Figure] {
    Aspect.allCases.flatMap { aspect -> [Figure] in
      guard let samples = samples[aspect], !samples.isEmpty else { return [] }
      let theirs = Figure(
        peer.name, "\(peer.name): \(aspect.rawValue)",
        aspect == .memory ? .megabytes : .milliseconds, samples)
      let ours = own.first { $0.name == aspect.own }?.median
      guard let ours, ours > 0, let median = theirs.median else { return [theirs] }
      return [
        theirs,
        Figure(peer.name, "\(peer.name) to rapidread: \(aspect.rawValue)", .ratio, [median / ours]),
      ]
    }
  }

  private func measure(
    _ peer: Peer, _ program: TerminalRun.Program
  ) throws -> [Aspect: [Double]] {
    var samples: [Aspect: [Double]] = [:]
    // The first start fills the caches.
    for turn in 0..<6 {
      let run = try TerminalRun(program)
      let recording = run.recordStart(quiet: 300, limit: 120_000) { !peer.isReady($0) }
      let body = ScreenArea(columns: 0..<run.screen.columns, rows: 0..<run.screen.rows)
      if turn > 0, let time = recording.arrival(in: body) {
        samples[.start, default: []].append(time)
      }
      if turn == 5 {
        if let memory = ProcessMemory(pid: run.process.pid) { samples[.memory] = [memory.resident] }
        walk(peer, run, body, &samples)
      }
      run.quit(peer.quit)
    }
    return samples
  }

  private func walk(
    _ peer: Peer, _ run: TerminalRun, _ body: ScreenArea, _ samples: inout [Aspect: [Double]]
  ) {
    if !peer.enter.isEmpty { _ = run.press(peer.enter, quiet: 300, first: 10_000) }
    samples[.down] = (0..<30).compactMap { _ in
      run.press(peer.down, quiet: 100, first: 5000).arrival(in: body)
    }
    samples[.open] = (0..<20).compactMap { _ in
      let time = run.press(peer.open, quiet: 150, first: 5000).arrival(in: body)
      _ = run.press(peer.close, quiet: 150, first: 5000)
      _ = run.press(peer.down, quiet: 100, first: 5000)
      return time
    }
    guard survey.files <= peer.searchLimit else { return }
    for _ in 0..<3 {
      _ = run.press(peer.search(words.third), quiet: 150)
      let found = run.press("\r", quiet: 300, limit: 120_000) { !peer.isFound($0) }
      let time = found.isCutShort ? .infinity : found.arrival(in: body) ?? .infinity
      samples[.search, default: []].append(time)
      // A search of many seconds is not worth waiting for again.
      guard time < 10_000 else { break }
      _ = run.press(peer.leaveSearch, quiet: 300)
    }
  }
}
