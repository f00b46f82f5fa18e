import Foundation
import Glibc
import PseudoTerminal
import Testing

/// A person's desk: a home of its own, a folder of briefs, and the built program.
final class Desk {
  let home: String
  let folder: String

  /// The binary that was built beside the tests.
  static let program: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/rapidread"
  }()

  static let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Samples").path

  init() throws {
    var template = Array("/tmp/rapidread-desk-XXXXXX".utf8CString)
    home = String(cString: try #require(mkdtemp(&template)))
    folder = home + "/Briefs"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// Writes a file into the folder of briefs.
  func write(_ name: String, _ text: String) throws {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// A plain brief of one section.
  func writeBrief(_ name: String, title: String, text: String, day: String = "2025-08-13") throws {
    try write(name, "\(title)\n\n\(day)\n\nWhat's Happening?\n\n\(text)\n")
  }

  func rename(_ old: String, _ new: String) throws {
    try FileManager.default.moveItem(atPath: folder + "/" + old, toPath: folder + "/" + new)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + name)
  }

  var environment: [String: String] { ["HOME": home, "TZ": "UTC"] }

  /// Opens the reader on the desk's folder, or on another.
  func open(
    _ arguments: [String] = [], folder: String? = nil, columns: Int = 120, rows: Int = 40,
    environment more: [String: String] = [:], background: String? = nil
  ) throws -> TerminalSession {
    try TerminalSession(
      Self.program, [folder ?? self.folder] + arguments,
      environment: environment.merging(more) { $1 }, columns: columns, rows: rows,
      background: background)
  }

  /// What a command printed, and how it ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Standard output as JSON Lines.
    func objects() throws -> [[String: Any]] {
      try lines.map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
    }
  }

  /// Runs a command without a terminal.
  func run(_ arguments: String..., environment more: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: more)
  }

  func run(_ arguments: [String], environment more: [String: String] = [:]) throws -> Outcome {
    try launch(Self.program, arguments, environment: more)
  }

  /// Runs a line of the shell, in which `$P` is the program and `$F` the folder of briefs.
  func shell(_ line: String) throws -> Outcome {
    try launch("/bin/sh", ["-c", line], environment: ["P": Self.program, "F": folder])
  }

  private func launch(
    _ program: String, _ arguments: [String], environment more: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }.merging(more) { $1 }
    process.standardInput = FileHandle.nullDevice
    let errorFile = home + "/stderr-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: errorFile, contents: nil)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let errors = FileManager.default.contents(atPath: errorFile) ?? Data()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}

extension TerminalSession {
  /// The row that holds a text, with the cells' letters as they stand.
  func row(_ text: String) -> String? {
    screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .first { $0.contains(text) }
  }
}
