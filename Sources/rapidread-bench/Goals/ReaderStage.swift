import Foundation
import Glibc
import PseudoTerminal

/// The reader and the folder that it is measured with.
struct ReaderStage {
  let program: String
  let folder: String
  let cache: String
  let scratch: Scratch
  let columns: Int
  let rows: Int

  func start(cache: String? = nil, folder: String? = nil, columns: Int? = nil) throws -> TerminalRun
  {
    try TerminalRun(
      TerminalRun.Program(
        path: program, arguments: ["read", folder ?? self.folder] + places(cache),
        environment: environment, columns: columns ?? self.columns, rows: rows))
  }

  /// Starts the reader with its index up to date and waits until it is at rest.
  func startQuiet(columns: Int? = nil) throws -> TerminalRun {
    let run = try start(columns: columns)
    _ = run.recordStart(quiet: 600, limit: 120_000, isBusy: ReaderScreen.isStarting)
    return run
  }

  /// Runs a subcommand to its end; milliseconds.
  func command(_ arguments: [String], cache: String? = nil) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments + places(cache)
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let begin = Clock.now
    try process.run()
    process.waitUntilExit()
    return Clock.now - begin
  }

  private func places(_ cache: String?) -> [String] {
    [
      "--state", "\(scratch.path)/state", "--cache", cache ?? self.cache, "--config", "/dev/null",
    ]
  }

  private var environment: [String: String] {
    [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": scratch.path, "PATH": "/usr/bin:/bin",
      "TZ": "UTC",
    ]
  }
}

extension TerminalRun {
  /// Ends the reader.
  func quitReader() {
    // Leaves a prompt. A key right behind an Escape would be read as one with it.
    _ = press("\u{1b}", quiet: 100)
    quit("Q")
  }
}
