import Briefs
import Foundation
import Text

extension JSONText {
  /// A brief as `--json` prints it; the texts of its sections only where they are asked for.
  static func brief(_ opened: OpenedBrief, withText: Bool) -> JSONText {
    .object(fields(opened, withText: withText))
  }

  /// A brief that a search found, with the section and the sentence that answer it.
  static func brief(_ opened: OpenedBrief, snippet: Snippet?, isNearest: Bool) -> JSONText {
    let section = snippet.flatMap(\.role)
    return .object(
      fields(opened, withText: false) + [
        ("section", section.map { .string($0.rawValue) } ?? .null),
        ("snippet", text(snippet?.sentence)),
        ("nearest", .bool(isNearest)),
      ])
  }

  /// An entity of the folder.
  static func entity(_ entity: EntityInFolder) -> JSONText {
    .object([
      ("name", .string(entity.entity.name.string)),
      ("kind", .string(entity.entity.kind.rawValue)),
      ("aliases", .array(entity.aliases.map { .string($0.string) })),
      ("briefs", .number(entity.briefs)),
      ("mentions", .number(entity.mentions)),
    ])
  }

  /// A sentence that two entities share; not `together` where it names only one of them, and the
  /// brief names both in no one sentence.
  static func sentence(_ sentence: SharedSentence) -> JSONText {
    .object([
      ("path", .string(sentence.path.string)),
      ("id", .string(sentence.row.id.description)),
      ("section", sentence.role.map { .string($0.rawValue) } ?? .null),
      ("sentence", .string(sentence.sentence.string)),
      ("together", .bool(sentence.isTogether)),
    ])
  }

  /// A name in a text.
  static func mention(_ mention: TextMention) -> JSONText {
    .object([
      ("text", .string(mention.text)), ("start", .number(mention.start)),
      ("end", .number(mention.end)),
      ("kind", mention.kind.map { .string($0.rawValue) } ?? .null),
      ("entity", .string(mention.entity.string)),
    ])
  }

  private static func fields(
    _ opened: OpenedBrief, withText: Bool
  ) -> [(String, JSONText)] {
    let brief = opened.brief
    let row = opened.row
    return [
      ("id", .string(row.id.description)),
      ("title", .string(row.title.string)),
      ("summary", text(brief.summary)),
      ("published", .string(row.published.iso)),
      ("updated", brief.updated.map { .string($0.iso) } ?? .null),
      ("date_estimated", .bool(row.published.isEstimated)),
      ("minutes", .number(row.minutes)),
      ("ai_generated", .bool(row.isAIGenerated)),
      ("read", .bool(row.state.isRead)),
      ("starred", .bool(row.state.isStarred)),
      ("tags", texts(brief.tags)),
      ("authors", texts(brief.authors)),
      ("source", text(brief.source)),
      ("url", brief.url.map { .string($0) } ?? .null),
      ("language", text(brief.language)),
      ("related", texts(brief.publisherRelated)),
      ("path", .string(opened.path.string)),
      ("sections", .array(brief.sections.map { section($0, withText: withText) })),
      ("entities", .array(opened.entities.map(entity))),
      ("extra", .object(brief.extra.map { ($0.key.string, .raw($0.json)) })),
    ]
  }

  private static func texts(_ values: [DisplayText]) -> JSONText {
    .array(values.map { .string($0.string) })
  }

  private static func section(_ section: Section, withText: Bool) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("role", .string(section.role.rawValue)), ("title", .string(section.title.string)),
    ]
    if withText { fields.append(("text", .string(section.text))) }
    return .object(fields)
  }

  private static func entity(_ entity: EntityInBrief) -> JSONText {
    .object([
      ("name", .string(entity.entity.name.string)),
      ("kind", .string(entity.entity.kind.rawValue)),
      ("mentions", .number(entity.mentions)),
    ])
  }

  static func problem(_ problem: Problem) -> JSONText {
    .object([
      ("path", .string(problem.path.string)),
      ("line", problem.line.map { .number($0) } ?? .null),
      ("severity", .string(problem.severity.rawValue)),
      ("problem", .string(problem.reason.string)),
    ])
  }
}
