import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Prints who and what the briefs mention.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Print the entities that the briefs mention.")

  @Option(parsing: .unconditional, help: "Only in the briefs that a query finds.")
  var query: String?

  @Option(help: "organisation, person, place or other.")
  var kind: Entity.Kind?

  @Option(parsing: .unconditional, help: "At most so many.")
  var limit: Int?

  @Flag(help: "JSON Lines, one object an entity.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants a number from 0") }
  }

  func run() throws {
    let surroundings = try Surroundings(common)
    let library = try surroundings.library(try surroundings.folder(nil))
    defer { library.close() }
    try library.refreshOrFail()
    let entities = try library.entities(query: try Queries.parse(query), kind: kind, limit: limit)
    var output = StandardOutput(wantsColor: surroundings.wantsColor)
    for entity in entities {
      if json {
        output.write((JSONText.entity(entity).line + "\n").utf8)
      } else {
        let briefs = Self.right(entity.briefs, 6)
        let mentions = Self.right(entity.mentions, 7)
        let kind = entity.entity.kind.rawValue.padding(toLength: 13, withPad: " ", startingAt: 0)
        output.print("\(briefs)\(mentions)  \(cleaning: kind)\(entity.entity.name)")
      }
    }
    output.flush()
    if entities.isEmpty { throw ExitCode(ExitStatus.nothing.rawValue) }
  }

  private static func right(_ number: Int, _ width: Int) -> DisplayText {
    let digits = "\(number)"
    let padding = String(repeating: " ", count: max(0, width - digits.count))
    return DisplayText(cleaning: padding + digits)
  }
}

extension Entity.Kind: ExpressibleByArgument {}
