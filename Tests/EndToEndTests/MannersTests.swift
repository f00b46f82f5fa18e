import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Terminal manners: what is said before the screen is touched, and how it is given back.
@Suite(.serialized) struct MannersTests {
  @Test func withoutATerminalItSaysSoAndNamesList() throws {
    let desk = try Desk()
    let outcome = try desk.run(desk.folder)
    #expect(outcome.status == 69)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.contains("rapidread list"))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["nope", "xterm-kitty", "tmux-direct", "", "../../etc/passwd"])
  func anUnknownTerminalIsTakenForXterm(_ type: String) throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let reader = try desk.open(environment: ["TERM": type])
    try reader.expect(type.isEmpty ? "TERM is not set; xterm-256color is used" : "\"\(type)\"")
    try reader.expect("Alpha")
    #expect(reader.screen.violations == [])
  }

  @Test func aTerminalThatCannotMoveTheCursorIsOneSentence() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let reader = try desk.open(environment: ["TERM": "dumb"])
    #expect(try reader.expectExit() == .code(69))
    #expect(reader.screen.text.contains("\"dumb\""))
    #expect(reader.screen.text.contains("rapidread list"))
    #expect(!reader.output.contains(0x1b))
    let list = try TerminalSession(
      Desk.program, ["list", desk.folder],
      environment: desk.environment.merging(["TERM": "dumb"]) { $1 })
    #expect(try list.expectExit() == .code(0))
    #expect(list.screen.text.contains("Alpha"))
    #expect(!list.output.contains(0x1b))
  }

  /// The first screen does not wait for it.
  @Test func theTerminalSaysWhetherItIsLight() throws {
    let desk = try Desk()
    let dark = try desk.open(folder: Desk.samples)
    try dark.expect("of 26")
    #expect(dark.screen[1, 0].pen.background == 238)
    let light = try desk.open(folder: Desk.samples, background: "rgb:ffff/ffff/ffff")
    try light.expect("a light bar") { $0[1, 0].pen.background == 254 }
    let named = try desk.open(
      ["--set", "theme dark"], folder: Desk.samples, background: "rgb:ffff/ffff/ffff")
    try named.expect("of 26")
    try named.settle()
    #expect(named.screen[1, 0].pen.background == 236)
    let environment = try desk.open(folder: Desk.samples, environment: ["COLORFGBG": "0;15"])
    try environment.expect("of 26")
    #expect(environment.screen[1, 0].pen.background == 254)
  }

  @Test func theTitleNamesTheBriefAndTheFolder() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let reader = try desk.open()
    try reader.expect("a title") { $0.commands.contains("2;Alpha - Briefs") }
    reader.press("q")
    _ = try reader.expectExit()
    let sent = String(decoding: reader.output, as: UTF8.self)
    let (pushed, popped) = (sent.range(of: "\u{1B}[22;2t"), sent.range(of: "\u{1B}[23;2t"))
    #expect(pushed != nil && popped != nil)
  }

  @Test func aMissingFolderIsOneSentence() throws {
    let desk = try Desk()
    let outcome = try desk.run("list", desk.home + "/nowhere")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("nowhere"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    let reader = try desk.open(folder: desk.home + "/nowhere")
    #expect(try reader.expectExit() == .code(66))
    #expect(!reader.output.contains(0x1b))
  }

  @Test func theFirstRunWithoutBriefsGivesAnExample() throws {
    let desk = try Desk()
    try FileManager.default.removeItem(atPath: desk.folder)
    let outcome = try desk.run("list")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("~/Briefs"))
    #expect(outcome.errors.contains("rapidread ~/"))
  }

  @Test(arguments: [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
    SIGXCPU, SIGSTKFLT, 35, 64,
  ])
  func signalsGiveTheTerminalBack(_ signal: Int32) throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    // A shell around it keeps the terminal's modes from being reset at the session's end.
    let shell = try TerminalSession(
      "/bin/sh", ["-c", "'\(Desk.program)' '\(desk.folder)'; echo \"left with $?\"; read line"],
      environment: desk.environment, columns: 100, rows: 30)
    try shell.expect("Alpha")
    #expect(shell.screen.isAlternate)
    let pid = try #require(Self.child(of: shell.process.pid))
    kill(pid, signal)
    try shell.expect("left with \(128 + signal)")
    #expect(!shell.screen.isAlternate)
    #expect(!shell.screen.isBracketedPaste)
    #expect(shell.screen.isCursorVisible)
    #expect(shell.process.isCooked)
    shell.press("<enter>")
  }

  @Test func aStopAndContinueRedraws() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let shell = try TerminalSession(
      "/bin/bash", ["--norc", "-i"],
      environment: desk.environment.merging(["PS1": "prompt> "]) { $1 },
      columns: 100, rows: 30)
    try shell.expect("prompt>")
    shell.type("'\(Desk.program)' '\(desk.folder)'\r")
    try shell.expect("Alpha")
    shell.press("<c-z>")
    try shell.expect("Stopped")
    #expect(!shell.screen.isAlternate)
    shell.type("fg\r")
    try shell.expect("1 of 1")
    #expect(shell.screen.isAlternate)
    shell.press("Q")
    try shell.expect { !$0.isAlternate }
    shell.type("exit\r")
    _ = try shell.expectExit()
  }

  /// A terminal made smaller and larger again has lost its picture, and tells only of the last size.
  @Test func aChangeOfSizeToTheSameSizeDrawsAnew() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let reader = try desk.open()
    try reader.expect("1 of 1")
    try reader.settle()
    let sent = reader.output.count
    kill(reader.process.pid, SIGWINCH)
    try reader.expect("the picture once more") { _ in
      String(decoding: reader.output[sent...], as: UTF8.self).contains("Alpha")
    }
  }

  @Test func aFileSizeLimitIsAnError() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    // The shell counts in blocks of 512 bytes, of which the journal soon has one.
    for deed in ["star", "unstar", "star", "unstar"] {
      #expect(try desk.shell("$P mark \(deed) $F/a.txt --folder $F").status == 0)
    }
    let mark = try desk.shell("ulimit -f 1; exec $P mark star $F/a.txt --folder $F")
    #expect(mark.status == 73 && mark.errors.contains("file-size limit reached"))
    #expect(mark.errors.split(separator: "\n").count == 1)
    let list = try desk.shell("ulimit -f 1; exec $P list $F")
    #expect(list.status == 0 && list.output.contains("Alpha"))
    #expect(try desk.shell("ulimit -f 1; exec $P index $F").status == 73)
  }

  @Test func tooFewFilesAndTooLittleMemoryAreSaid() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    for limit in ["-n 20", "-n 64"] {
      let list = try desk.shell("ulimit \(limit); exec $P list $F")
      #expect(list.status == 73 && list.errors.contains("too few files"), "\(limit)")
    }
    #expect(try desk.shell("ulimit -S -n 16; exec $P list $F").status == 0)
    #expect(try desk.shell("ulimit -v 300000; exec timeout 20 $P list $F").status != 0)
  }

  @Test func aConfigThatIsNoFileIsAnErrorAndNothingIsWaitedFor() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let fifo = desk.home + "/config"
    #expect(mkfifo(fifo, 0o600) == 0)
    for command in ["list $F", "tag $F/a.txt", "mark star $F/a.txt --folder $F", "$F"] {
      let outcome = try desk.shell("exec timeout 20 $P \(command) --config \(fifo)")
      #expect(outcome.status == 66 && outcome.errors.contains("not a regular file"), "\(command)")
    }
    #expect(try desk.run("list", desk.folder, "--config", desk.folder).status == 66)
    #expect(try desk.run("list", desk.folder, "--config", "/dev/null").status == 0)
    let usual = desk.home + "/.config/rapidread"
    try FileManager.default.createDirectory(atPath: usual, withIntermediateDirectories: true)
    #expect(mkfifo(usual + "/config", 0o600) == 0)
    #expect(try desk.shell("exec timeout 20 $P list $F").status == 66)
  }

  @Test func correctionsStateAndCacheThatAreNoFilesHoldNothingUp() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    #expect(mkfifo(desk.folder + "/entities.yaml", 0o600) == 0)
    #expect(mkfifo(desk.home + "/fifo", 0o600) == 0)
    for command in ["list $F", "tag $F/a.txt --folder $F", "check $F", "entities $F"] {
      let outcome = try desk.shell("timeout 20 $P \(command) > $F.out; test $? -le 1")
      #expect(outcome.status == 0, "\(command)")
    }
    for place in [desk.home + "/fifo", "/dev/null", desk.folder + "/a.txt"] {
      let list = try desk.shell("exec timeout 20 $P list $F --cache \(place) --state \(place)")
      #expect(list.status == 0 && list.output.contains("Alpha"))
      let mark = try desk.shell(
        "exec timeout 20 $P mark star $F/a.txt --folder $F --state \(place)")
      #expect(mark.status == 73 && mark.errors.contains("not a folder"))
    }
  }

  @Test func noColorMeansNoColor() throws {
    let desk = try Desk()
    let reader = try desk.open(folder: Desk.samples, environment: ["NO_COLOR": "1"])
    try reader.expect("of 26")
    let sent = String(decoding: reader.output, as: UTF8.self)
    #expect(!sent.contains("38;5;"))
    #expect(!sent.contains("48;5;"))
  }

  @Test func aClosedPipeIsAQuietEnd() throws {
    let desk = try Desk()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c", "'\(Desk.program)' list '\(Desk.samples)' --json | head -n 1; echo ${PIPESTATUS[0]}",
    ]
    shell.environment = desk.environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
    let output = Pipe()
    shell.standardOutput = output
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(text.split(separator: "\n").last == "0")
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  /// The child of a shell, from the kernel's own list.
  private static func child(of parent: pid_t) -> pid_t? {
    let path = "/proc/\(parent)/task/\(parent)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").first.flatMap { pid_t($0) }
  }
}
