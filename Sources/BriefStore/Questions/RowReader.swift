internal import GRDB
import Briefs

/// Reads rows of one list from a place in it, in either direction.
struct RowReader {
  /// Rows that follow each other in the direction of reading.
  struct Rows {
    var rows: [FoundBrief]
    /// False where there may be more.
    var isComplete: Bool
  }

  let plan: QueryPlan
  /// Rows that belong to the list whether or not the query finds them.
  let pinned: [FoundBrief]
  var fetch: (QueryPlan.Slice) throws -> QueryPlan.Candidates
  /// Verifies what the statements left open; `nil` where that is nothing.
  var passes: (@Sendable (FoundBrief) throws -> Bool)?
  var effort = Effort()

  /// How much work verifying phrases may cost before the answer may be partial.
  struct Effort {
    /// How many rows fit on the screen, which are enough; `nil` for all that are asked for.
    var screenRows: Int?
    /// After this time any row is enough.
    var time = Duration.zero
    /// True for one thread, because others may need the processors.
    var isSingleThreaded = false
    /// Stop after `looked` candidates once at least `passed` of them matched.
    var enough: (looked: Int, passed: Int)?
  }

  /// How many candidates are read at a time: few at first, because they are enough for most
  /// phrases, then as many as should be enough by what was found, because the text index may
  /// collect all candidates for each slice.
  private static let slices = (smallest: 40, factor: 3, largest: 2_000)
  private static let share = 8

  func rows(
    from position: ListOrder.Position? = nil, forward: Bool = true, limit: Int?, extra: SQL? = nil
  ) throws -> Rows {
    if let limit, limit <= 0 { return Rows(rows: [], isComplete: false) }
    let part = QueryPlan.Slice(from: position, forward: forward, extra: extra, limit: limit)
    var found = try passes.map { try checked(part, $0) } ?? plain(part)
    found.rows = BriefRowReader.completed(found.rows)
    return extra == nil ? withPinned(found, part) : found
  }

  /// The row at a position, if the list holds it.
  func row(_ position: ListOrder.Position) throws -> FoundBrief? {
    if let row = pinned.first(where: { $0.rowid == position.rowid }) { return row }
    let row = try fetch(QueryPlan.Slice(row: position.rowid)).rows.first { try passes?($0) ?? true }
    return row.flatMap { BriefRowReader.completed([$0]).first }
  }

  private func plain(_ part: QueryPlan.Slice) throws -> Rows {
    var wanted = part
    wanted.limit = part.limit.map { $0 + 1 }
    return Self.cut(try fetch(wanted).rows, to: part.limit)
  }

  private func checked(
    _ part: QueryPlan.Slice, _ passes: @Sendable (FoundBrief) throws -> Bool
  ) throws -> Rows {
    guard let limit = part.limit else {
      return Rows(rows: try verify(fetch(part).rows, passes).passed, isComplete: true)
    }
    let deadline = ContinuousClock.now + effort.time
    var part = part
    var slice = Self.slices.smallest
    var found: [FoundBrief] = []
    var looked = 0
    while true {
      part.limit = slice
      let candidates = try fetch(part)
      let before = found.count
      let (passed, isOver) = try verify(candidates.rows, passes) {
        [screenRows = effort.screenRows] passed in
        let count = before + passed
        guard let screenRows, count <= limit else { return count > limit }
        return count >= screenRows || count > 0 && ContinuousClock.now >= deadline
      }
      found += passed
      if isOver {
        var some = Self.cut(found, to: limit)
        some.isComplete = false
        return some
      }
      guard let end = candidates.end else {
        return Rows(rows: found, isComplete: true)
      }
      part.from = end
      looked += candidates.rows.count
      if let enough = effort.enough, looked >= enough.looked, found.count >= enough.passed {
        return Rows(rows: found, isComplete: false)
      }
      let wanted = min(effort.screenRows ?? .max, limit + 1)
      slice = next(slice, missing: wanted - found.count, found.count, looked)
    }
  }

  private func verify(
    _ rows: [FoundBrief], _ passes: @Sendable (FoundBrief) throws -> Bool,
    until isEnough: @Sendable (Int) -> Bool = { _ in false }
  ) throws -> (passed: [FoundBrief], isOver: Bool) {
    try ParallelMap.filter(
      rows, share: Self.share, isAlone: effort.isSingleThreaded, until: isEnough, passes)
  }

  /// How many more candidates should be enough, by how many of the last ones passed.
  private func next(_ slice: Int, missing: Int, _ found: Int, _ looked: Int) -> Int {
    let most = min(slice * Self.slices.factor, Self.slices.largest)
    if found == 0 { return most }
    return max(Self.slices.smallest, min(most, missing * looked * 3 / (found * 2)))
  }

  private static func cut(_ rows: [FoundBrief], to limit: Int?) -> Rows {
    guard let limit, rows.count > limit else { return Rows(rows: rows, isComplete: true) }
    return Rows(rows: Array(rows.prefix(limit)), isComplete: false)
  }

  /// Inserts the pinned rows that belong to the part that was read.
  private func withPinned(_ found: Rows, _ part: QueryPlan.Slice) -> Rows {
    if pinned.isEmpty { return found }
    func precedes(_ a: ListOrder.Position, _ b: ListOrder.Position) -> Bool {
      part.forward ? plan.order.precedes(a, b) : plan.order.precedes(b, a)
    }
    let known = Set(found.rows.map(\.rowid))
    let more = pinned.filter { row in
      guard !known.contains(row.rowid) else { return false }
      if let from = part.from, !precedes(from, row.position) { return false }
      guard !found.isComplete, let last = found.rows.last else { return true }
      return precedes(row.position, last.position)
    }
    if more.isEmpty { return found }
    let all = (found.rows + more).sorted { precedes($0.position, $1.position) }
    var merged = Self.cut(all, to: part.limit)
    merged.isComplete = merged.isComplete && found.isComplete
    return merged
  }
}
