internal import GRDB

/// How far row IDs are from the preferred ones of their briefs, at most.
struct RowIDSkew: Equatable {
  var maxAbove: Int64 = 0
  var maxBelow: Int64 = 0

  mutating func widen(_ row: Int64, preferred: Int64) {
    maxAbove = max(maxAbove, row - preferred)
    maxBelow = max(maxBelow, preferred - row)
  }
}

extension RowIDSkew {
  init(_ db: Database) throws {
    maxAbove = try SearchNumber.maxAbove.value(db)
    maxBelow = try SearchNumber.maxBelow.value(db)
  }

  func store(_ db: Database) throws {
    try SearchNumber.maxAbove.set(maxAbove, db)
    try SearchNumber.maxBelow.set(maxBelow, db)
  }
}

/// Which rows briefs of a time may have, for queries by date.
struct DateBounds {
  private let skew: RowIDSkew
  /// True where there may be undated briefs, which come after all dated ones.
  let hasUndated: Bool

  init(_ db: Database) throws {
    skew = try RowIDSkew(db)
    let first = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT rowid FROM brief ORDER BY rowid LIMIT 1"))
    hasUndated = first.map(Self.isUndated) ?? false
  }

  /// The rows of dated briefs from one second on, or before one.
  func rows(from: Int64? = nil, before: Int64? = nil) -> RowRange {
    RowRange(
      lower: from.map { DateOrderedRowIDs.minute(of: $0) - skew.maxBelow },
      upper: before.map { DateOrderedRowIDs.minute(of: $0) + skew.maxAbove + 1 })
  }

  /// The ranges of rows that briefs from one second on may have.
  func ranges(from second: Int64) -> [RowRange] {
    let dated = rows(from: second)
    guard hasUndated else { return [dated] }
    let order = DateOrder(isUndated: true, seconds: second, path: [], ordinal: 0)
    let undated = RowRange(
      lower: DateOrderedRowIDs.preferred(order) - skew.maxBelow,
      upper: DateOrderedRowIDs.undatedEnd)
    return [dated, undated]
  }

  static func isUndated(_ row: Int64) -> Bool { row < DateOrderedRowIDs.undatedEnd }

  /// - Parameter row: the SQL for the row's ID.
  static func isUndated(_ isUndated: Bool, row: SQL) -> SQL {
    isUndated
      ? "\(row) < \(DateOrderedRowIDs.undatedEnd)" : "\(row) >= \(DateOrderedRowIDs.undatedEnd)"
  }
}
