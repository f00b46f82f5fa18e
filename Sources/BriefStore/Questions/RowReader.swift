internal import GRDB
import Briefs

/// Reads rows of one list from a place in it, in either direction.
struct ListReader {
  /// Rows that follow each other in the direction of reading.
  struct Rows {
    var rows: [FoundBrief]
    /// False where there may be more.
    var isComplete: Bool
  }

  let plan: ListPlan
  /// Rows that belong to the list whether or not it finds them.
  let kept: [FoundBrief]
  var fetch: (ListPlan.Extent) throws -> ListPlan.Candidates
  /// What the statements left to be decided; `nil` where that is nothing.
  var passes: (@Sendable (FoundBrief) throws -> Bool)?
  /// So many rows are seen, and enough where texts are looked at; `nil` for all that is wanted.
  var seen: Int?
  /// True where texts are looked at by one thread alone, because others may need the processors.
  var isModest = false
  /// Whatever was found by then is enough as well, if it is anything at all.
  var patience = Duration.zero
  /// Where texts are looked at, enough once so many were and so many of them passed.
  var enough: (looked: Int, passed: Int)?

  /// Phrases are looked for in so many rows at a time: few at first, because most often they will do,
  /// and then as many as should do by what those gave, because the text index may gather all there are
  /// for each.
  private static let slices = (smallest: 40, factor: 3, largest: 2_000)
  private static let share = 8

  func rows(
    from position: ListOrder.Position? = nil, forward: Bool = true, limit: Int?, extra: SQL? = nil
  ) throws -> Rows {
    if let limit, limit <= 0 { return Rows(rows: [], isComplete: false) }
    let extent = ListPlan.Extent(from: position, forward: forward, extra: extra, limit: limit)
    var found = try passes.map { try checked(extent, $0) } ?? plain(extent)
    found.rows = BriefRowReader.completed(found.rows)
    return extra == nil ? withKept(found, extent) : found
  }

  /// The row of a number, if the list holds it.
  func row(_ position: ListOrder.Position) throws -> FoundBrief? {
    if let row = kept.first(where: { $0.rowid == position.rowid }) { return row }
    let row = try fetch(ListPlan.Extent(row: position.rowid)).rows.first { try passes?($0) ?? true }
    return row.flatMap { BriefRowReader.completed([$0]).first }
  }

  private func plain(_ extent: ListPlan.Extent) throws -> Rows {
    var wanted = extent
    wanted.limit = extent.limit.map { $0 + 1 }
    return Self.cut(try fetch(wanted).rows, to: extent.limit)
  }

  private func checked(
    _ extent: ListPlan.Extent, _ passes: @Sendable (FoundBrief) throws -> Bool
  ) throws -> Rows {
    guard let limit = extent.limit else {
      return Rows(rows: try look(through: fetch(extent).rows, passes).passed, isComplete: true)
    }
    let deadline = ContinuousClock.now + patience
    var extent = extent
    var slice = Self.slices.smallest
    var found: [FoundBrief] = []
    var looked = 0
    while true {
      extent.limit = slice
      let candidates = try fetch(extent)
      let before = found.count
      let (passed, isOver) = try look(through: candidates.rows, passes) { [seen] passed in
        let count = before + passed
        guard let seen, count <= limit else { return count > limit }
        return count >= seen || count > 0 && ContinuousClock.now >= deadline
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
      extent.from = end
      looked += candidates.rows.count
      if let enough, looked >= enough.looked, found.count >= enough.passed {
        return Rows(rows: found, isComplete: false)
      }
      let wanted = min(seen ?? .max, limit + 1)
      slice = next(slice, missing: wanted - found.count, found.count, looked)
    }
  }

  private func look(
    through rows: [FoundBrief], _ passes: @Sendable (FoundBrief) throws -> Bool,
    until isEnough: @Sendable (Int) -> Bool = { _ in false }
  ) throws -> (passed: [FoundBrief], isOver: Bool) {
    try SideBySide.filter(
      rows, share: Self.share, isAlone: isModest, until: isEnough, passes)
  }

  /// So many more will probably do, by what was found among those looked at.
  private func next(_ slice: Int, missing: Int, _ found: Int, _ looked: Int) -> Int {
    let most = min(slice * Self.slices.factor, Self.slices.largest)
    if found == 0 { return most }
    return max(Self.slices.smallest, min(most, missing * looked * 3 / (found * 2)))
  }

  private static func cut(_ rows: [FoundBrief], to limit: Int?) -> Rows {
    guard let limit, rows.count > limit else { return Rows(rows: rows, isComplete: true) }
    return Rows(rows: Array(rows.prefix(limit)), isComplete: false)
  }

  /// Puts the kept rows that lie in what was read into their places.
  private func withKept(_ found: Rows, _ extent: ListPlan.Extent) -> Rows {
    if kept.isEmpty { return found }
    func precedes(_ a: ListOrder.Position, _ b: ListOrder.Position) -> Bool {
      extent.forward ? plan.order.precedes(a, b) : plan.order.precedes(b, a)
    }
    let known = Set(found.rows.map(\.rowid))
    let more = kept.filter { row in
      guard !known.contains(row.rowid) else { return false }
      if let from = extent.from, !precedes(from, row.position) { return false }
      guard !found.isComplete, let last = found.rows.last else { return true }
      return precedes(row.position, last.position)
    }
    if more.isEmpty { return found }
    let all = (found.rows + more).sorted { precedes($0.position, $1.position) }
    var merged = Self.cut(all, to: extent.limit)
    merged.isComplete = merged.isComplete && found.isComplete
    return merged
  }
}
