internal import GRDB
import Briefs
import Foundation

/// Rows that follow each other in a list, and whether they are its first and last ones.
struct FoundRows {
  var rows: [FoundBrief] = []
  var isFirst = true
  var isLast = true
  var found: RowKey?

  /// Those that fit on the screen.
  func rows(on screen: ListScreen, in zone: TimeZone) -> ArraySlice<FoundBrief> {
    let place = rows.firstIndex { $0.row.key == found } ?? 0
    let first = min(place, max(0, place - screen.above))
    var room = Double(screen.rows)
    var day: ListDay?
    let end = rows.indices[first...].first { index in
      let own = ListDay(rows[index].row.published, in: zone)
      if let day, day != own { room -= screen.dayHeight }
      day = own
      room -= 1
      // The last may be cut by the edge.
      return room <= -1
    }
    return rows[first..<(end ?? rows.endIndex)]
  }

  func listing(for request: ListRequest, arrivals: Int64 = 0) -> Listing {
    Listing(
      rows: rows.map(\.row), window: request.window, isFirst: isFirst, isLast: isLast, found: found,
      arrivals: arrivals, highlights: request.query.highlights, notice: request.query.notice)
  }
}

/// Reads the part of a list that a request asks for.
struct WindowReader {
  let reader: RowReader
  let days: LocalDays
  let dates: DateBounds
  /// The position of a row; `nil` where it is gone.
  let lookUp: (RowKey) throws -> ListOrder.Position?

  /// How many keys are tried for a row to read around.
  private static let mostTried = 64

  func listing(_ window: ListWindow, limit: Int?) throws -> FoundRows {
    switch window {
    case .start: return try fromStart(limit)
    case .end:
      let rows = try reader.rows(forward: false, limit: first(limit))
      let found = Array(rows.rows.reversed())
      return FoundRows(
        rows: found, isFirst: rows.isComplete, isLast: true, found: found.last?.row.key)
    case .around(let keys, let near): return try around(keys, near: near, limit)
    case .after(let key), .before(let key):
      guard let position = try lookUp(key) else { return FoundRows() }
      return try beyond(position, key, forward: window == .after(key), limit)
    case .landmark(let landmark, let key, let forward):
      guard let position = try lookUp(key),
        let found = try self.landmark(landmark, position, forward)
      else { return FoundRows() }
      return try around(found, limit)
    }
  }

  /// At an end of the list, two screens of rows: each further row takes time.
  private func first(_ limit: Int?) -> Int? {
    guard let rows = reader.effort.screenRows else { return limit }
    return min(limit ?? .max, 2 * rows)
  }

  private func fromStart(_ limit: Int?) throws -> FoundRows {
    let rows = try reader.rows(limit: first(limit))
    return FoundRows(rows: rows.rows, isFirst: true, isLast: rows.isComplete)
  }

  private func beyond(
    _ position: ListOrder.Position, _ key: RowKey, forward: Bool, _ limit: Int?
  ) throws -> FoundRows {
    let rows = try reader.rows(from: position, forward: forward, limit: limit)
    let ordered = forward ? rows.rows : rows.rows.reversed()
    return FoundRows(
      rows: ordered, isFirst: !forward && rows.isComplete,
      isLast: forward && rows.isComplete, found: key)
  }

  private func around(_ keys: [RowKey], near: Bool, _ limit: Int?) throws -> FoundRows {
    var place: ListOrder.Position?
    for key in keys.prefix(Self.mostTried) {
      guard let position = try lookUp(key) else { continue }
      if let row = try reader.row(position) { return try around(row, limit) }
      place = place ?? position
    }
    guard near, let place else { return try fromStart(limit) }
    return try around(place, nil, limit)
  }

  private func around(_ row: FoundBrief, _ limit: Int?) throws -> FoundRows {
    try around(row.position, row, limit)
  }

  /// Twice as many rows below as above, because most people read downwards.
  private func around(
    _ place: ListOrder.Position, _ row: FoundBrief?, _ limit: Int?
  ) throws -> FoundRows {
    let above = try reader.rows(from: place, forward: false, limit: limit.map { $0 / 3 + 1 })
    let below = try reader.rows(from: place, limit: limit.map { $0 - $0 / 3 })
    let rows = above.rows.reversed() + (row.map { [$0] } ?? []) + below.rows
    let found = row ?? below.rows.first ?? above.rows.first
    return FoundRows(
      rows: rows, isFirst: above.isComplete, isLast: below.isComplete,
      found: found?.row.key)
  }
}

extension WindowReader {
  private func landmark(
    _ landmark: ListWindow.Landmark, _ from: ListOrder.Position, _ forward: Bool
  ) throws -> FoundBrief? {
    switch landmark {
    case .unread:
      return try first(from: from, forward, where: "NOT ifnull(s.read, 0)")
    case .day:
      guard reader.plan.order.isByDate, let row = try reader.row(from) else { return nil }
      return forward ? try anotherDay(row, forward: true) : try startOfDay(row)
    }
  }

  private func first(
    from position: ListOrder.Position?, _ forward: Bool, where extra: SQL? = nil
  ) throws -> FoundBrief? {
    try reader.rows(from: position, forward: forward, limit: 1, extra: extra).rows.first
  }

  private func anotherDay(_ row: FoundBrief, forward: Bool) throws -> FoundBrief? {
    let day = row.row.published.day(in: days.zone)
    let isLater = (reader.plan.order.sort == .oldest) == forward
    let condition = days.condition(
      from: isLater ? Day(number: day.number + 1) : nil, before: isLater ? nil : day,
      dates: dates)
    var writer = ConditionSQL(source: .whole)
    // Undated briefs have days of their own, after all dated ones.
    let isUndated = DateBounds.isUndated(row.rowid)
    let alike = DateBounds.isUndated(isUndated, row: "b.rowid")
    let found = try first(
      from: row.position, forward, where: "\(alike) AND (\(writer.text(of: condition)))")
    if let found { return found }
    guard dates.hasUndated else { return nil }
    return try first(
      from: row.position, forward, where: DateBounds.isUndated(!isUndated, row: "b.rowid"))
  }

  /// The first row of the row's own day, or of the day above where the row itself is the first.
  private func startOfDay(_ row: FoundBrief) throws -> FoundBrief? {
    let above = try anotherDay(row, forward: false)
    let start = try first(from: above?.position, true)
    guard start?.rowid == row.rowid else { return start }
    guard let above else { return nil }
    return try first(from: try anotherDay(above, forward: false)?.position, true)
  }
}
