internal import GRDB
import Briefs
import Foundation
import Text

/// Looks up what a query names in one state of the index.
struct QueryResolver {
  let db: Database
  let days: LocalDays
  let names: @Sendable () -> EntityNames
  /// Seconds since 1970; `nil` before the first visit has ended, when every brief is new.
  let lastVisit: Int64?
  /// From here on entities and tags are looked up brief by brief.
  let manyBriefs: Int

  func condition(for node: Query.Node) throws -> Condition {
    switch node {
    case .all: .all
    case .word(let word, let isPrefix, let field):
      .match(MatchExpression(word: word, isPrefix: isPrefix, field: field))
    case .phrase(let words, let lastIsPrefix, let field):
      .phrase(.init(term: HighlightTerm(words: words, isPrefix: lastIsPrefix), field: field))
    case .entity(let key, let isPrefix, let kind):
      try entity(key: key, isPrefix: isPrefix, kind: kind)
    case .state(let test): .sql(state(test))
    case .property(let property, let words, let lastIsPrefix):
      try self.property(property, words, lastIsPrefix: lastIsPrefix)
    case .days(let from, let before):
      days.condition(from: from, before: before, spread: try Index.spread(db))
    case .newer(let seconds): newer(seconds, try Index.spread(db))
    case .minutes(let range):
      .sql("b.minutes BETWEEN \(range.lowerBound) AND \(range.upperBound)")
    case .and(let nodes): .all(of: try nodes.map(condition))
    case .or(let nodes): .any(of: try nodes.map(condition))
    case .not(let node): .not(try condition(for: node))
    }
  }

  private func state(_ test: Query.StateTest) -> SQL {
    switch test {
    case .read: "ifnull(s.read, 0)"
    case .unread: "NOT ifnull(s.read, 0)"
    // Few are starred, so they are found first and not looked for among all.
    case .starred: "b.id IN (SELECT id FROM marks.state WHERE starred)"
    case .ai: "b.ai"
    case .updated: "ifnull(s.read AND s.read_content <> b.content, 0)"
    case .new: lastVisit.map { "b.seen > \($0)" } ?? "1"
    }
  }

  private func entity(key: String, isPrefix: Bool, kind: Entity.Kind?) throws -> Condition {
    let lookup = EntityLookup(db: db, names: names())
    let some = try lookup.entities(
      key: key, isPrefix: isPrefix, kind: kind, limit: Self.mostListed)
    if some.count == 1 { return .mention(some[0].id) }
    if some.count < Self.mostListed { return anyOf(some) }
    if some.reduce(0, { $0 + $1.briefs }) >= manyBriefs {
      return .mentionOfAny("SELECT id FROM entity WHERE \(try lookup.named(key, isPrefix, kind))")
    }
    return anyOf(try lookup.entities(key: key, isPrefix: isPrefix, kind: kind))
  }

  /// More entities than that, in many briefs, are not made a list of.
  private static let mostListed = 1_000
  /// Lists of so many entities are asked for by themselves, and put together.
  private static let mostParted = 3

  /// All briefs of an entity that is everywhere are not gathered for the sake of those nearly nowhere.
  private func anyOf(_ entities: [FoundName]) -> Condition {
    let found = entities.sorted { $0.briefs > $1.briefs }
    var rest = found[...]
    var briefs = found.reduce(0) { $0 + $1.briefs }
    while briefs >= manyBriefs, found.count - rest.count < Self.mostParted, !rest.isEmpty {
      briefs -= rest.removeFirst().briefs
    }
    if briefs >= manyBriefs { return .mentionOfAny(ArgumentList.numbers(found.map(\.id))) }
    if found.isEmpty { return .none }
    let few: SQL = """
      SELECT brief FROM mention WHERE entity IN \(ArgumentList.numbers(rest.map(\.id)))
      """
    return found.prefix(found.count - rest.count).reversed().reduce(.rows(few)) {
      .mentionOr($1.id, $0)
    }
  }

  private func property(
    _ property: Query.Property, _ words: [String], lastIsPrefix: Bool
  ) throws -> Condition {
    let wanted = " " + words.joined(separator: " ") + (lastIsPrefix ? "" : " ")
    switch property {
    case .source: return .sql("ifnull(instr(b.source, \(wanted)), 0) > 0")
    case .author: return .sql("ifnull(instr(b.author, \(wanted)), 0) > 0")
    case .path: return .sql("instr(b.path_text, \(wanted)) > 0")
    case .tag:
      let labels = try TagLookup(db: db).labels(holding: wanted)
      if labels.isEmpty { return .none }
      let numbers = ArgumentList.numbers(labels.map(\.id))
      guard labels.reduce(0, { $0 + $1.briefs }) < manyBriefs else {
        return .sql("EXISTS (SELECT 1 FROM tag WHERE brief = b.rowid AND +label IN \(numbers))")
      }
      return .rows("SELECT brief FROM tag WHERE label IN \(numbers)")
    }
  }

  /// A brief that has only its day counts until that day is over.
  private func newer(_ seconds: Int64, _ spread: RowSpread) -> Condition {
    let local = days.local(seconds)
    return LocalDays.notBefore(
      moment: seconds, floating: local.seconds, day: LocalDays.midnight(local.day),
      spread)
  }
}
