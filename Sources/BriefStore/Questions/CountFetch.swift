internal import GRDB
import Briefs

/// Asks how long a list is, and how much of it stands before a row.
struct CountQuestion {
  let request: ListRequest
  let first: RowKey?
  let surroundings: QuestionSurroundings
  let cancellation: Cancellation

  /// Texts are looked at for so long; then the number is a lower bound.
  private static let patience = Duration.seconds(2)

  func answer() throws -> ListCount {
    // All are gathered here anyway, which is quicker than looking at every brief there is.
    var surroundings = surroundings
    surroundings.costs = .all
    let question = ListQuestion(
      request: request, surroundings: surroundings, cancellation: cancellation)
    return try question.withReader { reader, index in
      let place = try first.flatMap { key in try index { try ListQuestion.position(of: key, $0) } }
      if reader.passes != nil { return try looked(reader, place) }
      let count = try index { db in
        let total = try total(reader.plan, db)
        return ListCount(
          total: total, before: try place.map { try before($0, of: total, reader.plan, db) } ?? 0)
      }
      return withKept(count, reader, place)
    }
  }

  private func total(_ plan: ListPlan, _ db: Database) throws -> Int {
    if request.query.root == .all { return try Index.liveBriefs(db) }
    return try plan.count(db)
  }

  /// Where all briefs are listed by date and more of them stand before a row than behind it, those are
  /// counted.
  private func before(
    _ place: ListOrder.Position, of total: Int, _ plan: ListPlan, _ db: Database
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

  /// Rows that are only kept are not among those that the statement counts.
  private func withKept(
    _ count: ListCount, _ reader: ListReader, _ place: ListOrder.Position?
  ) -> ListCount {
    var count = count
    for row in reader.kept {
      let isFound = (try? reader.fetch(ListPlan.Extent(row: row.rowid)).rows.isEmpty) == false
      if isFound { continue }
      count.total += 1
      if let place, reader.plan.order.precedes(row.position, place) { count.before += 1 }
    }
    return count
  }

  /// Every text is looked at, as far as there is time.
  private func looked(_ reader: ListReader, _ place: ListOrder.Position?) throws -> ListCount {
    var reader = reader
    reader.isModest = true
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
