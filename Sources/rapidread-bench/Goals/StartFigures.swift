import ArgumentParser
import PseudoTerminal

/// Process start to the first full screen, and the memory that it takes.
struct StartFigures {
  let stage: ReaderStage
  let goals: Goals

  func figures(starts: Int) throws -> [Figure] {
    // The first start may find an index that is not up to date, and a cold disk.
    try stage.startQuiet().quitReader()
    var full: [Double] = []
    var whole: [Double] = []
    for _ in 0..<starts {
      let run = try stage.start()
      let recording = run.recordStart(quiet: 150) { !ReaderScreen.showsBriefs($0) }
      let panes = ReaderScreen.Panes(recording.last)
      full.append(recording.arrival(in: panes.main) ?? .infinity)
      whole.append(recording.arrival(in: panes.body) ?? .infinity)
      run.quitReader()
    }
    return [
      Figure(
        "start", "process start to first full screen, warm index", .milliseconds, full,
        goal: goals.firstScreen),
      Figure("start", "with the side panels filled", .milliseconds, whole),
    ] + (try memory())
  }

  private func memory() throws -> [Figure] {
    let run = try stage.startQuiet()
    defer { run.quitReader() }
    guard let memory = ProcessMemory(pid: run.process.pid) else {
      throw ValidationError("the reader has ended: \(run.screen.text)")
    }
    return [
      Figure(
        "memory", "memory after start, resident", .megabytes, [memory.resident],
        goal: goals.memory),
      Figure("memory", "of that its own share (PSS)", .megabytes, [memory.proportional]),
      Figure("memory", "of that private", .megabytes, [memory.own]),
    ]
  }
}
