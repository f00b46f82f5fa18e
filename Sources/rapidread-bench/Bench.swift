import ArgumentParser
import Foundation
import Glibc
import PseudoTerminal

/// Measures the reader from outside, as a person sees it.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapidread-bench",
    abstract: "Measure rapidread on a terminal of its own.",
    subcommands: [ScreenBench.self, GenerateCommand.self], defaultSubcommand: ScreenBench.self)
}

/// Process start to first full screen, and key to changed screen.
struct ScreenBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Time the first screen and the answer to keys.")

  @Argument(help: "The folder of briefs.")
  var folder = "Samples"

  @Option(help: "The program; by default the one beside this one.")
  var program: String?

  @Option(help: "Starts to measure.")
  var starts = 30

  @Option(help: "Presses of each kind to measure.")
  var presses = 50

  @Option(help: "Columns and rows.")
  var size = "120x40"

  @Flag(help: "JSON instead of a table.")
  var json = false

  func run() throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2 else { throw ValidationError("--size wants something like 120x40") }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let stage = Stage(
      program: try program ?? Self.beside(), folder: folder, columns: parts[0], rows: parts[1],
      scratch: scratch)
    // The first start builds the index; it is not measured.
    _ = try stage.firstScreen()
    var rows = [
      Row("start to first full screen", try (0..<starts).map { _ in try stage.firstScreen() })
    ]
    rows += try stage.keys(presses)
    Report(rows: rows, title: "\(folder), \(size)").print(json: json)
  }

  private static func beside() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (own as NSString).deletingLastPathComponent + "/rapidread"
  }
}

/// A folder that is gone when the measuring is over.
struct Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/rapidread-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ValidationError("no temporary folder can be made")
    }
    path = String(cString: made)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Starts the reader and waits for what it draws.
struct Stage {
  let program: String
  let folder: String
  let columns: Int
  let rows: Int
  let scratch: Scratch

  private func start() throws -> PtyProcess {
    try PtyProcess(
      program: program,
      arguments: [
        "read", folder, "--state", scratch.path + "/state", "--cache", scratch.path + "/cache",
        "--config", "/dev/null",
      ],
      environment: [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": scratch.path,
        "PATH": "/usr/bin:/bin",
      ], columns: columns, rows: rows)
  }

  /// Milliseconds from the start until nothing more is drawn.
  func firstScreen() throws -> Double {
    let begin = Clock.now
    let reader = try start()
    let last = settle(reader, quiet: 60, first: 5000)
    quit(reader)
    return last - begin
  }

  /// Key to changed screen, by kind of key.
  func keys(_ presses: Int) throws -> [Row] {
    let reader = try start()
    defer { quit(reader) }
    _ = settle(reader, quiet: 400, first: 5000)
    let scripts: [(String, [String])] = [
      ("one row down or up", ["j", "j", "j", "k", "k", "k"]), ("open and back", ["\r", "q"]),
      ("page in the text", ["\r", " ", "b", "q"]),
      ("letter of a search", ["/", "t", "e", "l", "e", "\u{1b}"]),
    ]
    return try scripts.map { name, keys in
      var times: [Double] = []
      while times.count < presses {
        let before = times.count
        // A script is always run to its end: it leaves the reader as it found it.
        for key in keys {
          if let time = press(key, reader), key != "\u{1b}" { times.append(time) }
        }
        guard times.count > before else {
          throw ValidationError("the reader does not answer to \"\(name)\"")
        }
      }
      return Row(name, times)
    }
  }

  /// Milliseconds from a key to the last byte drawn for it; `nil` where nothing was drawn.
  private func press(_ key: String, _ reader: PtyProcess) -> Double? {
    let begin = Clock.now
    reader.write(key.utf8)
    let last = settle(reader, quiet: 25, first: 120)
    return last > begin ? last - begin : nil
  }

  /// Reads until nothing comes for `quiet` milliseconds; returns when the last byte came.
  private func settle(_ reader: PtyProcess, quiet: Int, first: Int) -> Double {
    var last = 0.0
    var limit = first
    while let bytes = reader.read(within: .milliseconds(limit)), !bytes.isEmpty {
      last = Clock.now
      limit = quiet
    }
    return last
  }

  private func quit(_ reader: PtyProcess) {
    reader.write("Q".utf8)
    while let bytes = reader.read(within: .seconds(2)), !bytes.isEmpty {}
    _ = reader.wait(within: .seconds(2))
  }
}

/// Milliseconds of a clock that never goes back.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// One figure: what was measured, and every time in milliseconds.
struct Row {
  let name: String
  let times: [Double]

  init(_ name: String, _ times: [Double]) {
    self.name = name
    self.times = times.sorted()
  }

  /// The time that a share of all times do not exceed.
  func quantile(_ share: Double) -> Double {
    guard !times.isEmpty else { return 0 }
    let index = (Double(times.count - 1) * share).rounded(.up)
    return times[min(times.count - 1, Int(index))]
  }
}

/// The figures as a table or as JSON.
struct Report {
  let rows: [Row]
  let title: String

  func print(json: Bool) {
    if json { return printJSON() }
    Swift.print(title)
    Swift.print(line("", "median", "p95", "n"))
    for row in rows {
      Swift.print(
        line(
          row.name, "\(tenths(row.quantile(0.5))) ms", "\(tenths(row.quantile(0.95))) ms",
          "\(row.times.count)"))
    }
  }

  private func line(_ name: String, _ median: String, _ p95: String, _ count: String) -> String {
    name.padding(toLength: 30, withPad: " ", startingAt: 0) + left(median) + left(p95) + left(count)
  }

  private func left(_ text: String) -> String {
    String(repeating: " ", count: max(1, 12 - text.count)) + text
  }

  private func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  private func printJSON() {
    let values = rows.map {
      ["name": $0.name, "median_ms": $0.quantile(0.5), "p95_ms": $0.quantile(0.95)] as [String: Any]
    }
    let whole: [String: Any] = ["title": title, "figures": values]
    if let data = try? JSONSerialization.data(withJSONObject: whole, options: .sortedKeys) {
      Swift.print(String(decoding: data, as: UTF8.self))
    }
  }
}
