internal import GRDB
import Briefs

/// Counts the rows of a list, and how many of them come before a row.
struct CountFetch {
  let request: ListRequest
  let first: RowKey?
  let context: QueryContext
  let cancellation: Cancellation

  /// Time budget for verifying phrases; after it the number is a lower bound.
  private static let patience = Duration.seconds(2)

  func answer() throws -> ListCount {
    // All rows are collected here anyway, which is faster than checking every brief.
    var context = context
    context.costs = .all
    let fetch = ListFetch(
      request: request, context: context, cancellation: cancellation)
    return try fetch.withReader { reader, index in
      let place = try first.flatMap { key in try index { try ListFetch.position(of: key, $0) } }
      if reader.passes != nil { return try verified(reader, place) }
      let count = try index { db in
        let total = try total(reader.plan, db)
        return ListCount(
          total: total, before: try place.map { try before($0, of: total, reader.plan, db) } ?? 0)
      }
      return withPinned(count, reader, place)
    }
  }

  private func total(_ plan: QueryPlan, _ db: Database) throws -> Int {
    if request.query.root == .all { return try Index.liveBriefs(db) }
    return try plan.count(db)
  }

  /// Where all briefs are listed by date and the row is in the second half, the rows after it are
  /// counted.
  private func before(
    _ place: ListOrder.Position, of total: Int, _ plan: QueryPlan, _ db: Database
  ) throws -> Int {
    guard request.query.root == .all, plan.order.isByDate, try isNearEnd(place, plan.order, db)
    else { return try plan.count(beyond: place, db) }
    return try total - 1 - plan.count(beyond: place, forward: true, db)
  }

  private func isNearEnd(
    _ place: ListOrder.Position, _ order: ListOrder, _ db: Database
  ) throws -> Bool {
    let first = try Int64.fetchOne(db, sql: "SELECT min(rowid) FROM brief") ?? 0
    let last = try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM brief") ?? 0
    let isInLowerHalf = place.rowid < first + (last - first) / 2
    return isInLowerHalf == (order.sort != .oldest)
  }

  /// Adds pinned rows that the query does not find.
  private func withPinned(
    _ count: ListCount, _ reader: RowReader, _ place: ListOrder.Position?
  ) -> ListCount {
    var count = count
    for row in reader.pinned {
      let isFound = (try? reader.fetch(QueryPlan.Slice(row: row.rowid)).rows.isEmpty) == false
      if isFound { continue }
      count.total += 1
      if let place, reader.plan.order.precedes(row.position, place) { count.before += 1 }
    }
    return count
  }

  /// Verifies every text, as far as there is time.
  private func verified(_ reader: RowReader, _ place: ListOrder.Position?) throws -> ListCount {
    var reader = reader
    reader.effort.isSingleThreaded = true
    let deadline = ContinuousClock.now + Self.patience
    var count = ListCount(total: 0)
    var from: ListOrder.Position?
    while true {
      let rows = try reader.rows(from: from, limit: 200)
      count.total += rows.rows.count
      if let place {
        count.before += rows.rows.count { reader.plan.order.precedes($0.position, place) }
      }
      guard !rows.isComplete, let last = rows.rows.last else { return count }
      if ContinuousClock.now > deadline {
        count.isAtLeast = true
        return count
      }
      from = last.position
    }
  }
}
