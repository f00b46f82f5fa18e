import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Parses everything and prints what could not be read.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Parse every file and print the problems.",
    discussion: CommandHelp.text(
      [
        ("rapidread check ~/Briefs", "the problems, one a line"),
        ("rapidread check --verbose", "and what was read"),
      ], exits: [(1, "there are errors")]))

  @Argument(help: ArgumentHelp("The folder of briefs.", valueName: "folder"))
  var named: String?

  @Flag(help: "Also say what was read, and the advertising slots that were dropped.")
  var verbose = false

  @Flag(help: "JSON Lines, one object a problem.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(named))
    defer { library.close() }
    try library.refresh()
    var output = StandardOutput(color: environment.color)
    var problems = try library.problems()
    problems += [library.journalDamage, library.journalNewerLines].compactMap(\.self)
    for problem in problems {
      if json {
        output.write((JSONText.problem(problem).line + "\n").utf8)
      } else {
        output.print(problem.sentence)
      }
    }
    output.flush()
    if verbose { try summarise(library, problems) }
    if problems.contains(where: { $0.severity != .notice }) {
      throw ExitCode(ExitStatus.nothing.rawValue)
    }
  }

  private func summarise(_ library: Library, _ problems: [Problem]) throws {
    var slots = 0
    var formats: [BriefFormatName: Int] = [:]
    let rows = try library.list(ListRequest()).rows
    for row in rows {
      guard let opened = try library.open(row.key) else { continue }
      formats[opened.brief.format, default: 0] += 1
      slots += opened.brief.adSlots
      if opened.brief.adSlots > 0 {
        let dropped = DisplayText.plural(opened.brief.adSlots, "advertising slot")
        StandardError.print("\(opened.path): \(dropped) dropped")
      }
    }
    let kinds = BriefFormatName.allCases.compactMap { format -> DisplayText? in
      formats[format].map { "\($0) \(cleaning: format.rawValue)" }
    }
    StandardError.print(
      """
      \(DisplayText.plural(rows.count, "brief")) (\(DisplayText.joined(kinds, by: ", "))), \
      \(DisplayText.plural(slots, "advertising slot")), \
      \(DisplayText.plural(problems.count, "problem"))
      """)
  }
}
