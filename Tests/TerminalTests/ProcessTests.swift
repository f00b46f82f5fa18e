import Glibc
import PseudoTerminal
import Testing

/// A program of its own on a terminal of its own: what only a whole process can show.
@Suite struct ProcessTests {
  private static let fixture = BuiltProduct.path("terminal-fixture")

  /// Runs the fixture from a shell, which says how it ended and waits: when it were the leader of
  /// the session, the kernel would put the terminal's modes back at its end.
  private func session(_ prefix: String = "") throws -> TerminalSession {
    let script = "ulimit -c 0; echo before; \(prefix)\(Self.fixture); echo status $?; read x"
    let session = try TerminalSession(
      "/bin/sh", ["-c", script], environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=yes"])
    try session.expect("last none")
    return session
  }

  private func expectRestored(_ session: TerminalSession, status: Int) throws {
    try session.expect("status \(status)")
    #expect(session.process.isCooked)
    #expect(session.screen.isAtHome)
    #expect(session.screen.text.hasPrefix("before\n"))
    #expect(session.screen.violations == [])
  }

  @Test func keysAndTheEnd() throws {
    let session = try session()
    #expect(!session.process.isCooked)
    for (key, name) in [("j", "j"), ("<c-d>", "<c-d>"), ("<a-right>", "<a-right>"), ("é", "é")] {
      session.press(key)
      try session.expect("last \(name)")
    }
    session.press("<esc>")
    try session.expect("last <esc>")
    session.paste("q\u{3}")
    try session.expect("last <paste>")
    session.press("q")
    try expectRestored(session, status: 0)
  }

  @Test func aResizeIsFollowed() throws {
    let session = try session()
    session.resize(columns: 100, rows: 30)
    try session.expect("size 100x30")
    session.resize(columns: 20, rows: 5)
    try session.expect("size 20x5")
    session.press("q")
    try session.expect("status 0")
  }

  @Test func strayOutputDoesNotReachTheScreen() throws {
    let session = try session()
    session.press("p", "j")
    try session.expect("count 2")
    session.press("q")
    try expectRestored(session, status: 0)
    #expect(!session.output.contains("stray".utf8))
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131)])
  func signalsEndTheProgramTidily(signal: Int32, status: Int) throws {
    // The shell catches the signal too, and only then goes on.
    let session = try session("trap : TERM HUP INT QUIT; ")
    let group = try #require(ChildProcess.foreground(of: session.process.descriptor))
    #expect(kill(-group, signal) == 0)
    try expectRestored(session, status: status)
  }

  @Test(arguments: [("F", [132, 133]), ("S", [139]), ("A", [134])])
  func aCrashLeavesTheTerminalInOrder(key: String, statuses: [Int]) throws {
    let session = try session()
    session.press(key)
    try session.expect("status ") { $0.mainText.contains("status ") }
    #expect(statuses.contains { session.screen.mainText.contains("status \($0)") })
    #expect(session.process.isCooked)
    #expect(session.screen.isAtHome)
    #expect(session.screen.violations == [])
    if key == "F" { #expect(session.screen.text.contains("made to fail?[31m")) }
  }

  @Test func stoppedWithControlZAndContinued() throws {
    let session = try TerminalSession("/bin/sh", ["-i"], environment: ["PS1": "$ "])
    session.type("echo before; \(Self.fixture)\r")
    try session.expect("last none")
    for round in 1...2 {
      session.press("<c-z>")
      try session.expect("the shell") {
        !$0.isAlternate && $0.text.split(separator: "Stopped").count == round + 1
      }
      #expect(session.screen.isAtHome)
      #expect(session.process.isCooked)
      session.type("fg\r")
      try session.expect("last <c-z>")
      #expect(session.screen.isAlternate)
      #expect(session.screen.isBracketedPaste)
    }
    session.press("q")
    try session.expect("stopped program left") { !$0.isAlternate }
    #expect(session.screen.isAtHome)
    #expect(session.screen.violations == [])
  }

  @Test func stoppedFromOutsideAndContinued() throws {
    let session = try TerminalSession("/bin/sh", ["-i"], environment: ["PS1": "$ "])
    session.type("(echo $$ >/dev/null; exec \(Self.fixture))\r")
    try session.expect("last none")
    session.press("j")
    try session.expect("count 1")
    let pid = try #require(ChildProcess.foreground(of: session.process.descriptor))
    #expect(kill(pid, SIGSTOP) == 0)
    try session.expect("Stopped")
    session.type("fg\n")
    try session.expectGone("Stopped")
    try session.expect("count 1")
    #expect(session.screen.isAlternate)
    session.press("q")
    try session.expect("program left") { !$0.isAlternate }
  }

  @Test func aStuckTerminalDoesNotKeepTheProgram() throws {
    let session = try TerminalSession(Self.fixture)
    try session.expect("last none")
    session.press("W")
    // Nobody reads from here on, so the program is soon stuck in the middle of a write.
    #expect(session.process.wait(within: .milliseconds(200)) == nil)
    session.process.kill(SIGTERM)
    #expect(session.process.wait(within: .seconds(30)) == .code(143))
  }

  @Test(arguments: ["", "trap '' HUP; "])
  func aClosedWindowEndsTheProgram(prefix: String) throws {
    let session = try TerminalSession("/bin/sh", ["-c", "\(prefix)exec \(Self.fixture)"])
    try session.expect("last none")
    session.process.hangUp()
    #expect(session.process.wait(within: .seconds(30)) == .code(129))
  }

  @Test(arguments: [
    ("C", "·"), ("POSIX", "·"), ("", "·"), ("UTF-8", "·"), ("xx_XX", "·"), ("C.UTF-8", "·"),
    ("xx_XX.UTF-8", "·"), ("xx_XX.utf8@euro", "·"), ("xx_XX.ISO-8859-1", "."), ("ja_JP.eucJP", "."),
  ])
  func theLocaleDecidesTheCharacters(locale: String, dot: String) throws {
    let session = try TerminalSession(
      Self.fixture, environment: ["LANG": "", "LC_CTYPE": locale], columns: 30)
    try session.expect("last none")
    try session.expect(String(repeating: dot, count: 30))
    #expect(session.screen.violations == [])
  }

  @Test func withoutATerminalItSaysSo() throws {
    let script = "\(Self.fixture) </dev/null; echo status $?; TERM=dumb \(Self.fixture); read x"
    let session = try TerminalSession("/bin/sh", ["-c", script])
    try session.expect("standard input is not a terminal; try \"rapidread list\"")
    try session.expect("status 69")
    try session.expect("terminal type \"dumb\" cannot move the cursor")
    #expect(!session.screen.isAlternate)
  }
}

/// What runs on a terminal.
enum ChildProcess {
  /// The leader of the terminal's foreground process group.
  static func foreground(of terminal: Int32) -> pid_t? {
    let group = tcgetpgrp(terminal)
    return group > 0 ? group : nil
  }
}
