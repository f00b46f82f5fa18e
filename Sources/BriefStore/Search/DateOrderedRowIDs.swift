internal import GRDB

/// Chooses row IDs in the order of `DateOrder`: the minute of a brief, or where that is taken, an
/// ID between those of its neighbours. Minutes, because with seconds the text index is a quarter
/// larger.
///
/// The ID of a dead row is not free: its words are still in the text index.
struct DateOrderedRowIDs {
  /// The second of minute 0, in 2020: SQLite stores an integer in three bytes from sixteen years
  /// before that to sixteen years after it.
  static let epoch: Int64 = 1_577_836_800

  /// Undated briefs have IDs below this, dated ones from it on.
  static let undatedEnd: Int64 = -200_000_000
  private static let undatedShift: Int64 = -300_000_000
  /// Minutes that a date can have, from 1900 to 2200, and a little more.
  private static let minutes: ClosedRange<Int64> = -65_000_000...96_000_000

  /// The largest distance between briefs of one moment; later arrivals fit between them.
  private static let widestStep: Int64 = 8
  private static let minutesOfDay: Int64 = 1_440
  /// How many neighbours are tried one by one before a binary search.
  private static let mostTried = 16

  /// The ID given last: within a batch the next one is above it.
  private var last = Int64.min
  private var skew = RowIDSkew()
  private var storedSkew = RowIDSkew()
  private var paths: [Int64: [UInt8]] = [:]

  /// The minute that holds a second.
  static func minute(of second: Int64) -> Int64 {
    let seconds = second.subtractingReportingOverflow(epoch).partialValue
    let minute = seconds / 60 - (seconds % 60 < 0 ? 1 : 0)
    return min(max(minute, minutes.lowerBound), minutes.upperBound)
  }

  /// The ID that a brief has where it is free.
  static func preferred(_ order: DateOrder) -> Int64 {
    minute(of: order.seconds) + (order.isUndated ? undatedShift : 0)
  }

  /// The preferred ID of a row, from what the index holds of it.
  private static func preferred(row: Int64, seconds: Int64) -> Int64 {
    minute(of: seconds) + (row < undatedEnd ? undatedShift : 0)
  }

  /// Call it before each batch.
  mutating func begin(_ db: Database) throws {
    last = .min
    paths = [:]
    skew = try RowIDSkew(db)
    storedSkew = skew
  }

  /// Call it after each batch.
  mutating func finish(_ db: Database) throws {
    if skew != storedSkew { try skew.store(db) }
    storedSkew = skew
  }

  /// Where a brief goes, and which rows move out of its way first.
  struct Placement {
    var row: Int64
    var moves: [RowMoves.Move] = []
  }

  /// An ID for a brief. Within a batch, briefs must come in rising order.
  ///
  /// - Parameter followers: how many briefs of the batch are of the same moment and come after it.
  mutating func place(
    _ order: DateOrder, followers: Int, _ db: Database
  ) throws -> Placement {
    let gap = try gap(for: order, db)
    var placement: Placement
    if let free = try free(near: gap.target(for: order, followers), in: gap, db) {
      placement = Placement(row: free)
      last = free
    } else if let found = try RowMoves.find(around: gap, self, db) {
      placement = Placement(row: found.row, moves: found.moves)
      last = found.row
    } else {
      placement = Placement(row: try firstFree(from: Self.preferred(order), db))
      last = max(last, placement.row)
    }
    for move in placement.moves {
      skew.widen(move.to, preferred: Self.preferred(row: move.to, seconds: move.seconds))
    }
    skew.widen(placement.row, preferred: Self.preferred(order))
    return placement
  }

  /// The nearest free ID above another, whatever that does to the order.
  private func firstFree(from preferred: Int64, _ db: Database) throws -> Int64 {
    var row = preferred
    let rows = try Int64.fetchCursor(
      db.cachedStatement(sql: "SELECT rowid FROM brief WHERE rowid >= ? ORDER BY rowid"),
      arguments: [row])
    while let taken = try rows.next(), taken == row { row += 1 }
    return row
  }
}

extension DateOrderedRowIDs {
  /// The live rows between which a brief belongs.
  struct Gap {
    var low: Int64?
    var high: Int64?
    var isLowLevel = false
    var isHighLevel = false

    func contains(_ row: Int64) -> Bool {
      (low.map { $0 < row } ?? true) && (high.map { row < $0 } ?? true)
    }

    fileprivate func target(for order: DateOrder, _ followers: Int) -> Int64 {
      let preferred = DateOrderedRowIDs.preferred(order)
      let room = low.flatMap { low in high.map { $0 - low } } ?? .max
      let after = Int64(followers)
      let step = max(1, min(widestStep, room / (after + 2), minutesOfDay / (after + 1)))
      switch (low, high) {
      case (let low?, let high?) where isLowLevel && isHighLevel: return low + (high - low) / 2
      case (let low?, _) where isLowLevel: return low + step
      case (_, let high?) where isHighLevel: return high - step
      default: return min(max(preferred, low.map { $0 + 1 } ?? .min), high.map { $0 - 1 } ?? .max)
      }
    }
  }

  /// Finds the neighbours of a brief.
  mutating func gap(for order: DateOrder, _ db: Database) throws -> Gap {
    let start = max(Self.preferred(order), last == .min ? .min : last + 1)
    var gap = Gap()
    var tried = 0
    let rows = try rows("rowid >= ? ORDER BY rowid", start, db)
    while let row = try rows.next() {
      if row.isDead { continue }
      let other = try self.order(of: row, like: order, db)
      if order < other {
        gap.high = row.id
        gap.isHighLevel = other.isLevel(with: order)
        break
      }
      gap.low = row.id
      gap.isLowLevel = other.isLevel(with: order)
      tried += 1
      if tried == Self.mostTried {
        return try searched(order, from: row.id, to: Self.preferred(order) + skew.maxAbove + 1, db)
      }
    }
    return gap.low == nil ? try lowered(gap, order, below: start, db) : gap
  }

  /// Looks below a place for both neighbours: what was found so far is above both.
  private mutating func lowered(
    _ found: Gap, _ order: DateOrder, below start: Int64, _ db: Database
  ) throws -> Gap {
    var gap = found
    var tried = 0
    let rows = try rows("rowid < ? ORDER BY rowid DESC", start, db)
    while let row = try rows.next() {
      if row.isDead { continue }
      let other = try self.order(of: row, like: order, db)
      if other < order {
        gap.low = row.id
        gap.isLowLevel = other.isLevel(with: order)
        break
      }
      gap.high = row.id
      gap.isHighLevel = other.isLevel(with: order)
      tried += 1
      if tried == Self.mostTried {
        return try searched(
          order, from: Self.preferred(order) - skew.maxBelow - 1, to: row.id, db)
      }
    }
    return gap
  }

  /// Finds the place of a brief by binary search in a range of IDs.
  private mutating func searched(
    _ order: DateOrder, from start: Int64, to end: Int64, _ db: Database
  ) throws -> Gap {
    var (from, to) = (start, max(start, end) + 1)
    while from < to {
      let middle = from + (to - from) / 2
      if let row = try living(">= ?", "", middle, db),
        try self.order(of: row, like: order, db) < order
      {
        from = row.id + 1
      } else {
        to = middle
      }
    }
    var gap = Gap()
    if let low = try living("< ?", "DESC", from, db) {
      gap.low = low.id
      gap.isLowLevel = try self.order(of: low, like: order, db).isLevel(with: order)
    }
    if let high = try living(">= ?", "", from, db) {
      gap.high = high.id
      gap.isHighLevel = try self.order(of: high, like: order, db).isLevel(with: order)
    }
    return gap
  }

  /// The free ID nearest to a target.
  private func free(near target: Int64, in gap: Gap, _ db: Database) throws -> Int64? {
    guard gap.contains(target) else { return nil }
    var above = target
    let up = try rows("rowid >= ? ORDER BY rowid", target, db)
    while gap.contains(above), let row = try up.next(), row.id == above { above += 1 }
    if above == target { return target }
    var below = target - 1
    let down = try rows("rowid < ? ORDER BY rowid DESC", target, db)
    while gap.contains(below), let row = try down.next(), row.id == below { below -= 1 }
    let found = [above, below].filter(gap.contains)
    return found.min { abs($0 - target) < abs($1 - target) }
  }
}

extension DateOrderedRowIDs {
  /// What the order of a row is made of.
  struct StoredRow {
    var id: Int64
    var isDead: Bool
    var seconds: Int64
    var file: Int64
    var ordinal: Int

    init(_ row: Row) {
      id = row[0]
      isDead = row[1]
      seconds = row[2]
      file = row[3]
      ordinal = row[4]
    }
  }

  func rows(
    _ condition: String, _ id: Int64, _ db: Database
  ) throws -> MapCursor<RowCursor, StoredRow> {
    try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT rowid, dead, seconds, file, ordinal FROM brief WHERE \(condition)"),
      arguments: [id]
    ).map(StoredRow.init)
  }

  private func living(
    _ bound: String, _ direction: String, _ id: Int64, _ db: Database
  ) throws -> StoredRow? {
    try rows("dead = 0 AND rowid \(bound) ORDER BY rowid \(direction) LIMIT 1", id, db).next()
  }

  /// - Parameter order: the brief it is compared with; the path is looked up only where that
  ///   decides.
  private mutating func order(
    of row: StoredRow, like order: DateOrder, _ db: Database
  ) throws -> DateOrder {
    let isUndated = row.id < Self.undatedEnd
    let bare = DateOrder(
      isUndated: isUndated, seconds: row.seconds, path: [], ordinal: row.ordinal)
    guard bare.isLevel(with: order) else { return bare }
    return DateOrder(
      isUndated: isUndated, seconds: row.seconds, path: try path(of: row.file, db),
      ordinal: row.ordinal)
  }

  private mutating func path(of file: Int64, _ db: Database) throws -> [UInt8] {
    if let known = paths[file] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT path, name FROM file JOIN (SELECT id AS number, path FROM folder)
          ON number = file.folder WHERE file.id = ?
          """), arguments: [file])
    let path = row.map { FilePlace.join($0.bytes(0), $0.bytes(1)) } ?? []
    paths[file] = path
    return path
  }
}
