import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Prints a line a brief.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print a line for each brief.",
    discussion: CommandHelp.text(
      [
        ("rapidread list ~/Briefs --query is:unread", "what is unread, the newest first"),
        ("rapidread list --sort minutes --limit 5", "the five shortest"),
      ], exits: [(1, "nothing found")]))

  @Argument(help: ArgumentHelp("The folder of briefs.", valueName: "folder"))
  var named: String?

  @Option(parsing: .unconditional, help: "Only the briefs that a query finds.")
  var query: String?

  @Option(parsing: .unconditional, help: "date, -date, title, minutes or relevance.")
  var sort: SortOrder?

  @Option(parsing: .unconditional, help: "At most N results.")
  var limit: Int?

  @Flag(help: "JSON Lines, one object a brief.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants a number from 0") }
  }

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(named))
    defer { library.close() }
    try library.refresh()
    let query = try Queries.parse(query)
    let listing = try library.list(
      ListRequest(query: query, sort: sort ?? query.sort ?? .date, limit: limit))
    if let notice = listing.notice { StandardError.print("rapidread: \(notice)") }
    var output = StandardOutput(color: environment.color)
    for row in listing.rows {
      if json {
        guard let opened = try library.open(row.key) else { continue }
        output.write((JSONText.brief(opened, withText: false).line + "\n").utf8)
      } else {
        output.print(row)
      }
    }
    output.flush()
    if listing.rows.isEmpty { throw Failure(.nothing, nothing) }
  }
}

extension ListCommand {
  private var nothing: DisplayText {
    guard let query else { return "there are no briefs in this folder; check says what was read" }
    return "no brief is found by \"\(cleaning: query)\""
  }
}

extension SortOrder: ExpressibleByArgument {}

/// Queries as they come from a shell.
enum Queries {
  /// Nothing is everything; a query over its limits is an error of usage.
  static func parse(_ text: String?) throws -> Query {
    guard let text else { return .all }
    guard !Query.exceedsLimits(text) else {
      throw Failure(
        .usage,
        "a query has at most \(Query.lengthLimit) bytes and \(Query.termLimit) terms")
    }
    let now = Clock.seconds
    let today = Published(seconds: now, precision: .moment).day(in: .current)
    return Query.parse(text, typing: false, today: today, now: now)
  }
}
