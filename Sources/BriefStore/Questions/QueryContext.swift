internal import GRDB
import Briefs
import Foundation

/// All that questions to a library need besides themselves.
struct QuestionSurroundings: Sendable {
  let index: Index
  let zone: TimeZone
  let verdicts: PhraseVerdicts
  /// The other names of entities; asked for only where a query names one.
  let names: @Sendable () -> EntityNames
  /// What a list reads the texts of its rows with; asked whether they are to be remembered.
  let texts: @Sendable (Bool) -> RowTexts
  var costs = ListCosts()

  var days: LocalDays { LocalDays(zone: zone) }

  /// Reads one state of the index, until it is cancelled.
  func read<T>(_ cancellation: Cancellation, _ body: (Database) throws -> T) throws -> T {
    try cancellation.check()
    return try index.read { db in try cancellation.watching(db) { try body(db) } }
  }

  func resolver(_ db: Database, lastVisit: Int64?) -> QueryResolver {
    QueryResolver(
      db: db, days: days, names: names, lastVisit: lastVisit, costs: costs)
  }
}
