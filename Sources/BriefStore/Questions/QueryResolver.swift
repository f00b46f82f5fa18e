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
  let costs: QueryCosts

  func condition(for node: Query.Node) throws -> Condition {
    switch node {
    case .all: .all
    case .word(let word, let isPrefix, let field):
      .match(MatchExpression(word: word, isPrefix: isPrefix, field: field))
    case .phrase(let words, let lastIsPrefix, let field):
      .phrase(.init(term: HighlightTerm(words: words, isPrefix: lastIsPrefix), field: field))
    case .compound(let term, let field): .phrase(.init(term: term, field: field))
    case .entity(let key, let isPrefix, let kind):
      try entity(key: key, isPrefix: isPrefix, kind: kind)
    case .state(let test): .sql(state(test))
    case .property(let property, let words, let lastIsPrefix):
      try self.property(property, words, lastIsPrefix: lastIsPrefix)
    case .days(let from, let before):
      days.condition(from: from, before: before, dates: try DateBounds(db))
    case .newer(let seconds): newer(seconds, try DateBounds(db))
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
    case .conflict: BriefRowReader.hasConflict
    case .new: lastVisit.map { "b.seen > \($0)" } ?? "1"
    }
  }

  private func entity(key: String, isPrefix: Bool, kind: Entity.Kind?) throws -> Condition {
    let lookup = EntityLookup(db: db, names: names())
    let some = try lookup.meaning(
      of: key, isPrefix: isPrefix, kind: kind, limit: costs.mostListed)
    if some.entities.count < costs.mostListed { return try anyOf(some.entities) }
    let briefs = some.entities.reduce(0) { $0 + $1.briefs }
    if try costs.isPassingCheaper(briefs: briefs, of: Index.liveBriefs(db)) {
      return .mentionOfAny(
        "EXISTS (SELECT 1 FROM entity WHERE id = entity AND \(some.condition))")
    }
    return try anyOf(lookup.meaning(of: key, isPrefix: isPrefix, kind: kind).entities)
  }

  private func anyOf(_ entities: [FoundName]) throws -> Condition {
    if entities.isEmpty { return .none }
    if entities.count == 1 { return .mention(entities[0].id) }
    let found = entities.sorted { $0.briefs > $1.briefs }
    guard let parted = try costs.parted(found.map(\.briefs), of: Index.liveBriefs(db)) else {
      // With a plus: a brief mentions few entities, and these may be hundreds.
      return .mentionOfAny("+entity IN \(ArgumentList.numbers(found.map(\.id)))")
    }
    let few: SQL = """
      SELECT brief FROM mention
      WHERE entity IN \(ArgumentList.numbers(found.dropFirst(parted).map(\.id)))
      """
    return found.prefix(parted).reversed().reduce(.rows(few)) { .mentionOr($1.id, $0) }
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
      let briefs = labels.reduce(0) { $0 + $1.briefs }
      if try costs.isPassingCheaper(briefs: briefs, of: Index.liveBriefs(db)) {
        return .sql("EXISTS (SELECT 1 FROM tag WHERE brief = b.rowid AND +label IN \(numbers))")
      }
      return .rows("SELECT brief FROM tag WHERE label IN \(numbers)")
    }
  }

  /// A brief that has only its day counts until that day is over.
  private func newer(_ seconds: Int64, _ dates: DateBounds) -> Condition {
    let local = days.local(seconds)
    return LocalDays.notBefore(
      moment: seconds, floating: local.seconds, day: LocalDays.midnight(local.day),
      dates)
  }
}
