import ArgumentParser
import Foundation
import Glibc

/// Measures every goal with one folder.
struct GoalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goals",
    abstract: "Measure the reader with a folder, beside what it must reach.")

  /// A part of the measuring.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case first, start, keys, search, folder, inside, peers
  }

  @Argument(help: "The folder of briefs; a file of its own comes and goes in it.")
  var folder = "Samples"

  @Option(help: "The program; by default the one beside this one.")
  var program: String?

  @Option(help: "Starts to measure.")
  var starts = 20

  @Option(help: "Presses of each kind to measure.")
  var presses = 40

  @Option(help: "How often each query is typed.")
  var rounds = 3

  @Option(help: "Columns and rows.")
  var size = "120x40"

  @Option(help: "A cache folder to use and keep; by default one that is thrown away.")
  var cache: String?

  @Option(parsing: .upToNextOption, help: "Only these parts: \(Self.parts).")
  var only: [Part] = []

  @Option(help: "Seconds after which a first start is given up.")
  var limit = 1800.0

  @Flag(help: "Run the same folder through newsboat and neomutt, where they are on PATH.")
  var vsPeers = false

  @Flag(help: "JSON instead of a table.")
  var json = false

  @Flag(help: "Markdown instead of a table.")
  var markdown = false

  private static var parts: String { Part.allCases.map(\.rawValue).joined(separator: ", ") }

  func run() throws {
    let (columns, rows) = try terminal()
    let scratch = try Scratch()
    defer { scratch.remove() }
    let stage = ReaderStage(
      program: try program ?? Self.beside(), folder: folder,
      cache: try cache ?? scratch.folder("cache"), scratch: scratch, columns: columns, rows: rows)
    let survey = FolderSurvey(folder)
    guard survey.files > 0 else { throw ValidationError("there is no file in \(folder)") }
    let figures = try measure(stage, survey)
    let title =
      "\(survey.files) files, \(survey.bytes / 1_000_000) MB, \(size), "
      + "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, load \(Self.load)"
    Report(title: title, figures: figures).print(json ? .json : markdown ? .markdown : .table)
  }

  private func measure(_ stage: ReaderStage, _ survey: FolderSurvey) throws -> [Figure] {
    let goals = Goals(briefs: survey.files)
    let work = FolderFigures(stage: stage, goals: goals, survey: survey)
    var figures: [Figure] = []
    func part(_ part: Part, _ measure: () throws -> [Figure]) rethrows {
      guard only.isEmpty ? part != .peers || vsPeers : only.contains(part) else { return }
      Progress.say(part.rawValue)
      figures += try measure()
    }
    try part(.first) { try work.firstStart(limit: limit * 1000) }
    // Up to date and in one piece, as a reader that is left running makes it.
    Progress.say("index")
    _ = try stage.command(["index", folder])
    try part(.start) { try StartFigures(stage: stage, goals: goals).figures(starts: starts) }
    try part(.keys) { try KeyFigures(stage: stage, goals: goals).figures(presses: presses) }
    let words = try ProbeWords(survey)
    try part(.search) {
      try SearchFigures(stage: stage, goals: goals, words: words).figures(rounds: rounds)
    }
    try part(.folder) { try work.unchanged() + work.change(times: 10) + work.size() }
    try part(.inside) {
      try InsideFigures(
        folder: folder, cache: stage.cache, goals: goals, survey: survey, words: words,
        scratch: stage.scratch
      ).figures()
    }
    try part(.peers) {
      try PeerFigures(
        folder: folder, survey: survey, words: words, scratch: stage.scratch, own: figures
      ).figures()
    }
    return figures
  }

  private func terminal() throws -> (Int, Int) {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (10...500).contains($0) }) else {
      throw ValidationError("--size wants something like 120x40")
    }
    return (parts[0], parts[1])
  }

  private static func beside() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (own as NSString).deletingLastPathComponent + "/rapidread"
  }

  /// The machine's load over the last minute, because others may be busy on it.
  private static var load: String {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? loads[0].written(digits: 1) : "unknown"
  }
}
