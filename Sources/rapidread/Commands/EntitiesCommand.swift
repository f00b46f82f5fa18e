import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Prints who and what the briefs mention.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Print the entities that the briefs mention.",
    discussion: CommandHelp.text(
      [
        ("rapidread entities --kind person", "all people, with their briefs"),
        ("rapidread entities Meta --with Telegram", "the sentences that name both"),
      ], exits: [(1, "nothing found")]))

  @Argument(help: ArgumentHelp("Only this one, by any of its names.", valueName: "name"))
  var name: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The sentences that NAME shares with this one.", valueName: "name"))
  var with: String?

  @Option(parsing: .unconditional, help: "Only in the briefs that a query finds.")
  var query: String?

  @Option(help: "organisation, person, place or other.")
  var kind: Entity.Kind?

  @Option(parsing: .unconditional, help: "At most N results.")
  var limit: Int?

  @Flag(help: "JSON Lines, one object an entity.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants a number from 0") }
    guard with != nil || name != nil else { return }
    if name == nil {
      throw ValidationError("--with wants a name before it: entities NAME --with NAME")
    }
    if query != nil { throw ValidationError("--query goes with no name") }
  }

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(nil))
    defer { library.close() }
    try library.refresh()
    if let name, let with { return try printShared(name, with, library, environment) }
    let entities =
      try name.map { [try entity(named: $0, kind, in: library)] }
      ?? library.entities(query: try Queries.parse(query), kind: kind, limit: limit)
    var output = StandardOutput(color: environment.color)
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
    if entities.isEmpty { throw Failure(.nothing, "no entity is found") }
  }

  private func entity(
    named name: String, _ kind: Entity.Kind?, in library: Library
  ) throws -> EntityInFolder {
    if let entity = try library.entity(named: name, kind: kind) { return entity }
    throw Failure(.nothing, "no brief mentions \"\(cleaning: name)\"; entities lists what they do")
  }

  /// The sentences that hold both names, as the reader shows them.
  private func printShared(
    _ name: String, _ other: String, _ library: Library, _ environment: Environment
  ) throws {
    let first = try entity(named: name, kind, in: library).entity
    let second = try entity(named: other, nil, in: library).entity
    var output = StandardOutput(color: environment.color)
    var left = limit ?? .max
    var printed = 0
    var next: Int64?
    repeat {
      let part = try library.sharedSentences(EntityPair(first, second), from: next, briefs: 100)
      for sentence in part.sentences.prefix(left) {
        if json {
          output.write((JSONText.sentence(sentence).line + "\n").utf8)
        } else {
          let day = CivilDate(sentence.row.published.day(in: .current))
          output.print("\(cleaning: "\(day)")  \(sentence.row.title)")
          output.print("            \(sentence.sentence)")
        }
      }
      printed += min(left, part.sentences.count)
      left -= min(left, part.sentences.count)
      next = part.next
    } while next != nil && left > 0
    output.flush()
    if printed == 0 { throw Failure(.nothing, "no brief names both") }
  }

  private static func right(_ number: Int, _ width: Int) -> DisplayText {
    let digits = "\(number)"
    let padding = String(repeating: " ", count: max(0, width - digits.count))
    return DisplayText(cleaning: padding + digits)
  }
}

extension Entity.Kind: ExpressibleByArgument {}
