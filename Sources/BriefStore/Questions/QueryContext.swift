internal import GRDB
import Briefs
import Foundation

/// What every request to a library needs besides its own arguments.
struct QueryContext: Sendable {
  let index: Index
  let zone: TimeZone
  let phraseMatches: PhraseMatchCache
  /// The other names of entities; called only where a query names one.
  let names: @Sendable () -> EntityNames
  /// Loads the texts of rows; the argument says whether to cache them.
  let texts: @Sendable (Bool) -> BriefTextLoader
  var costs = QueryCosts()

  var days: LocalDays { LocalDays(zone: zone) }

  /// Reads one state of the index; throws `CancellationError` once cancelled.
  func read<T>(_ cancellation: Cancellation, _ body: (Database) throws -> T) throws -> T {
    try cancellation.check()
    return try index.read { db in try cancellation.watching(db) { try body(db) } }
  }

  func resolver(_ db: Database, lastVisit: Int64?) -> QueryResolver {
    QueryResolver(
      db: db, days: days, names: names, lastVisit: lastVisit, costs: costs)
  }
}
