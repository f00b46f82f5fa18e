import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Prints what a query finds, the best first, each with the sentence that answers it.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search headlines and texts, the best answer first.",
    discussion: CommandHelp.text(
      [
        ("rapidread search telegram calls", "briefs with both words, the best first"),
        ("rapidread search next:telegram -meta --json", "as JSON Lines"),
      ], exits: [(1, "nothing found")]))

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Words, or any query.", valueName: "query"))
  var words: [String]

  @Option(parsing: .unconditional, help: "At most N results.")
  var limit: Int?

  @Flag(help: "Only briefs that have all of the words.")
  var exact = false

  @Flag(help: "JSON Lines, one object a brief.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants a number from 0") }
    try refuseUnknownOptions()
  }

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(nil))
    defer { library.close() }
    try library.refresh()
    // The mark that ends options is no word of the query.
    let asked = words.first == "--" ? words.dropFirst() : words[...]
    let query = try Queries.parse(asked.joined(separator: " "))
    var request = ListRequest(query: query, sort: query.sort ?? .relevance, limit: limit)
    request.allowsNearest = !exact
    let listing = try library.list(request)
    if let notice = listing.notice { StandardError.print("rapidread: \(notice)") }
    if listing.isNearest { StandardError.print("rapidread: \(NearestQuery.heading)") }
    let sentences = listing.anyWord ?? query
    var output = StandardOutput(color: environment.color)
    for row in listing.rows {
      let snippet = try library.snippet(for: row.key, query: sentences)
      if json {
        guard let opened = try library.open(row.key) else { continue }
        let text = JSONText.brief(opened, snippet: snippet, isNearest: listing.isNearest)
        output.write((text.line + "\n").utf8)
      } else {
        output.print(row)
        if let snippet { Self.print(snippet, to: &output) }
        if let missing = listing.missing[row.key] { Self.print(missing: missing, to: &output) }
      }
    }
    output.flush()
    guard listing.rows.isEmpty else { return }
    StandardError.print(
      "rapidread: nothing found\(exact ? "; leave --exact out for the nearest" : "")")
    throw ExitCode(ExitStatus.nothing.rawValue)
  }

  /// The words that a brief does not have, struck.
  private static func print(missing: [DisplayText], to output: inout StandardOutput) {
    if missing.isEmpty { return }
    let struck = missing.map { word in
      output.usesColor ? output.paint(word, "9") : Array("~\(word.string)~".utf8)
    }
    output.write("      ".utf8)
    for (index, word) in struck.enumerated() {
      if index > 0 { output.write(" ".utf8) }
      output.write(word)
    }
    output.write("\n".utf8)
  }

  /// A query may begin with a minus, and a misspelt option must not become a word of it.
  private func refuseUnknownOptions() throws {
    guard let unknown = words.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") })
    else { return }
    let known = [
      "limit", "json", "folder", "state", "cache", "config", "log", "color", "no-color", "help",
    ]
    let nearest = Misspelling.nearest(to: String(unknown.dropFirst(2)), among: known)
    throw ValidationError(
      "unknown option '\(unknown)'" + (nearest.map { "; perhaps '--\($0)'" } ?? ""))
  }

  /// The section, then the sentence with what was asked for lit.
  private static func print(_ snippet: Snippet, to output: inout StandardOutput) {
    output.write("      ".utf8)
    if !snippet.title.isEmpty { output.write(output.paint("\(snippet.title) ", "38;5;180")) }
    var end = 0
    for match in snippet.matches {
      output.write(snippet.sentence[end..<match.lowerBound].string.utf8)
      output.write(output.paint(snippet.sentence[match], "1"))
      end = match.upperBound
    }
    output.print(snippet.sentence[end..<Int.max])
  }
}
