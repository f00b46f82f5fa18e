import Foundation
import PseudoTerminal

/// Another reader, how it is given the same briefs, and which keys do the same things.
struct Peer: Sendable {
  let name: String
  /// Turns the folder into what it reads; returns how to start it.
  let prepare: @Sendable (_ folder: String, _ place: String) throws -> TerminalRun.Program
  /// Its first screen is there.
  let isReady: @Sendable (TerminalEmulator) -> Bool
  /// Goes from the first screen to the list of stories; empty where that is the first screen.
  let enter: String
  let down: String
  let open = "\r"
  let close = "q"
  /// Types a search up to the key that starts it.
  let search: @Sendable (String) -> String
  let isFound: @Sendable (TerminalEmulator) -> Bool
  let leaveSearch: String
  let quit: String
  /// Searching more stories than this takes minutes.
  let searchLimit: Int

  /// The path of a program, looked up in `PATH`.
  static func path(of name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let all = [newsboat, neomutt]

  static func program(_ name: String, _ arguments: [String], _ place: String) -> TerminalRun.Program
  {
    TerminalRun.Program(
      path: name, arguments: arguments,
      environment: [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": place, "TZ": "UTC",
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      ])
  }

  /// Runs a program to its end, without a terminal.
  static func run(_ program: TerminalRun.Program) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: program.path) ?? program.path)
    process.arguments = program.arguments
    process.environment = program.environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}

/// A file written piece by piece.
final class TextFile {
  private let handle: FileHandle
  private var waiting = Data()

  init(_ path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    self.handle = handle
  }

  func write(_ text: String) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count > 1 << 20 { flush() }
  }

  func flush() {
    handle.write(waiting)
    waiting = Data()
  }
}
