import Glibc
import PseudoTerminal

/// A program on a terminal of its own, with the moment that each piece of its output came.
final class TerminalRun {
  /// What to start, and on how large a terminal.
  struct Program {
    var path: String
    var arguments: [String]
    var environment: [String: String]
    var columns = 120
    var rows = 40
  }

  let process: PtyProcess
  let begin: Double
  private(set) var screen: TerminalEmulator
  private(set) var isClosed = false

  init(_ program: Program) throws {
    screen = TerminalEmulator(columns: program.columns, rows: program.rows)
    begin = Clock.now
    process = try PtyProcess(
      program: program.path, arguments: program.arguments, environment: program.environment,
      columns: program.columns, rows: program.rows)
  }

  /// Sends bytes and records what is drawn until nothing has come for `quiet` milliseconds and the
  /// screen is not busy, at most until `limit` milliseconds have gone by. For the first byte it
  /// waits as long as `first`, or slow answers would be missing from what is measured.
  func press(
    _ keys: String, quiet: Double = 40, first: Double = 1000, limit: Double = 20_000,
    isBusy: (TerminalEmulator) -> Bool = { _ in false }
  ) -> Recording {
    var recording = Recording(begin: Clock.now, before: screen)
    process.write(keys.utf8)
    record(into: &recording, quiet: quiet, first: first, limit: limit, isBusy)
    return recording
  }

  /// Records from the start of the program.
  func recordStart(
    quiet: Double, limit: Double = 60_000, isBusy: (TerminalEmulator) -> Bool = { _ in false }
  ) -> Recording {
    var recording = Recording(begin: begin, before: screen)
    record(into: &recording, quiet: quiet, limit: limit, isBusy)
    return recording
  }

  /// Continues a recording.
  func record(
    into recording: inout Recording, quiet: Double, first: Double = 0, limit: Double,
    _ isBusy: (TerminalEmulator) -> Bool = { _ in false }
  ) {
    let deadline = recording.begin + limit
    while !isClosed {
      // Emulating costs time that must not delay the next reading: it waits for a pause.
      var pieces: [(time: Double, bytes: [UInt8])] = []
      func patience() -> Double {
        recording.frames.isEmpty && pieces.isEmpty ? max(quiet, first) : quiet
      }
      while let bytes = process.read(within: .milliseconds(patience())) {
        guard !bytes.isEmpty else { break }
        pieces.append((Clock.now, bytes))
        if Clock.now > deadline { break }
      }
      for piece in pieces {
        screen.feed(piece.bytes)
        process.write(screen.takeAnswers())
        recording.add(screen, at: piece.time)
      }
      if Clock.now > deadline {
        recording.isCutShort = true
        return
      }
      if pieces.isEmpty {
        if process.wait(within: .zero) != nil { isClosed = true }
        if !isBusy(screen) { return }
      }
    }
  }

  /// Reads output until the screen meets a condition; returns the time, `nil` at the limit.
  func wait(limit: Double, until isMet: (TerminalEmulator) -> Bool) -> Double? {
    let deadline = Clock.now + limit
    while Clock.now < deadline {
      if isMet(screen) { return Clock.now }
      guard let bytes = process.read(within: .milliseconds(20)) else { return nil }
      let time = Clock.now
      screen.feed(bytes)
      if !bytes.isEmpty, isMet(screen) { return time }
    }
    return nil
  }

  /// Asks the program to end, and ends it where it does not.
  func quit(_ keys: String) {
    process.write(keys.utf8)
    let deadline = Clock.now + 3000
    while Clock.now < deadline, let bytes = process.read(within: .milliseconds(100)) {
      if bytes.isEmpty, process.wait(within: .zero) != nil { break }
    }
    if process.wait(within: .milliseconds(500)) == nil { process.kill(SIGKILL) }
  }
}
