import Glibc

/// A person at a terminal: presses keys, looks at the screen, and waits for what should come.
package final class TerminalSession {
  /// What was waited for did not come; the description shows the screen instead.
  package struct ExpectationFailure: Error, CustomStringConvertible {
    package let expected: String
    package let screen: TerminalEmulator
    package let exit: PtyProcess.Exit?

    package var description: String {
      let border = String(repeating: "─", count: screen.columns)
      let end = exit.map { "; the program has ended: \($0)" } ?? ""
      return "expected \(expected)\(end)\n\(border)\n\(screen.text)\n\(border)"
    }
  }

  package let process: PtyProcess
  package private(set) var screen: TerminalEmulator
  /// Everything the program has printed.
  package private(set) var output: [UInt8] = []
  private var isClosed = false

  /// Starts a program in a terminal; `environment` comes on top of a plain one of
  /// `TERM=xterm-256color` and `LANG=C.UTF-8`. Where the terminal has a `background`, it names that
  /// when asked.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24, background: String? = nil
  ) throws {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let plain = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": path]
    process = try PtyProcess(
      program: program, arguments: arguments,
      environment: plain.merging(environment) { _, given in given }, columns: columns, rows: rows)
    screen = TerminalEmulator(columns: columns, rows: rows)
    screen.background = background
  }

  /// Presses keys: characters, or names such as `<enter>`, `<c-d>`, `<a-right>`, `<pgdn>`.
  package func press(_ keys: String...) {
    for key in keys { process.write(KeyBytes.of(key)) }
  }

  /// Types a text, byte for byte.
  package func type(_ text: String) { process.write(text.utf8) }

  /// Pastes, as a terminal does that was asked to mark what is pasted.
  package func paste(_ text: String) {
    let marked = screen.isBracketedPaste ? "\u{1B}[200~\(text)\u{1B}[201~" : text
    process.write(marked.utf8)
  }

  package func resize(columns: Int, rows: Int) {
    takeOutput(deadline: .now)
    screen.resize(columns: columns, rows: rows)
    process.resize(columns: columns, rows: rows)
  }

  /// Waits until the screen shows a text, on one row.
  package func expect(_ text: String, within limit: Duration = .seconds(30)) throws {
    try expect("\"\(text)\"", within: limit) { $0.text.contains(text) }
  }

  /// Waits until the screen no longer shows a text.
  package func expectGone(_ text: String, within limit: Duration = .seconds(30)) throws {
    try expect("no \"\(text)\"", within: limit) { !$0.text.contains(text) }
  }

  /// Waits until the screen is as it should be.
  package func expect(
    _ what: String = "another screen", within limit: Duration = .seconds(30),
    where isMet: (TerminalEmulator) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + limit
    takeOutput(deadline: .now)
    while !isMet(screen) {
      guard !isClosed, ContinuousClock.now < deadline else {
        throw ExpectationFailure(expected: what, screen: screen, exit: process.wait(within: .zero))
      }
      takeOutput(deadline: deadline)
    }
  }

  /// Waits until the program has printed nothing for a while.
  package func settle(
    quietFor quiet: Duration = .milliseconds(50), within limit: Duration = .seconds(10)
  ) throws {
    let deadline = ContinuousClock.now + limit
    while takeOutput(deadline: .now + quiet) {
      guard ContinuousClock.now < deadline else {
        throw ExpectationFailure(expected: "a screen at rest", screen: screen, exit: nil)
      }
    }
  }

  /// Waits for the program's end, taking what it still prints.
  package func expectExit(within limit: Duration = .seconds(30)) throws -> PtyProcess.Exit {
    let deadline = ContinuousClock.now + limit
    while takeOutput(deadline: deadline) {}
    guard let exit = process.wait(within: ContinuousClock.now.duration(to: deadline)) else {
      throw ExpectationFailure(expected: "the program's end", screen: screen, exit: nil)
    }
    return exit
  }

  /// Takes output over once; `false` when none came before the deadline, or none will.
  @discardableResult
  private func takeOutput(deadline: ContinuousClock.Instant) -> Bool {
    let limit = ContinuousClock.now.duration(to: deadline)
    guard !isClosed, let bytes = process.read(within: max(limit, .zero)) else {
      isClosed = true
      return false
    }
    output += bytes
    screen.feed(bytes)
    process.write(screen.takeAnswers())
    return !bytes.isEmpty
  }
}
