internal import GRDB

/// Finds row numbers that carry the order of `RowOrder`: the minute of a brief, or where that is taken,
/// a number between those of its neighbours. Minutes, because with seconds the text index is a quarter
/// larger.
///
/// The number of a dead row is not free: its words are still in the text index.
struct RowNumbers {
  /// The second at which minutes are counted from 0, in 2020: SQLite keeps a number in three bytes
  /// from sixteen years before that to sixteen years after it.
  static let epoch: Int64 = 1_577_836_800

  /// Undated briefs have numbers below this, dated ones above it.
  static let undatedEnd: Int64 = -200_000_000
  private static let undatedShift: Int64 = -300_000_000
  /// Minutes that a date can have, from 1900 to 2200, and a little more.
  private static let minutes: ClosedRange<Int64> = -65_000_000...96_000_000

  /// Briefs of one moment are so far apart at most, so that one that comes later fits between them.
  private static let widestStep: Int64 = 8
  private static let minutesOfDay: Int64 = 1_440
  /// So many neighbours are tried one by one before the place is searched for.
  private static let mostTried = 16

  /// The number given last: within a batch the next one is above it.
  private var last = Int64.min
  private var paths: [Int64: [UInt8]] = [:]

  /// The minute that holds a second.
  static func minute(of second: Int64) -> Int64 {
    let seconds = second.subtractingReportingOverflow(epoch).partialValue
    let minute = seconds / 60 - (seconds % 60 < 0 ? 1 : 0)
    return min(max(minute, minutes.lowerBound), minutes.upperBound)
  }

  /// The number that a brief has where nothing is in its way.
  static func preferred(_ order: RowOrder) -> Int64 {
    minute(of: order.seconds) + (order.isUndated ? undatedShift : 0)
  }

  /// The preferred number of a row, from what the index holds of it.
  static func preferred(row: Int64, seconds: Int64) -> Int64 {
    minute(of: seconds) + (row < undatedEnd ? undatedShift : 0)
  }

  /// To be called before each batch.
  mutating func begin() {
    last = .min
    paths = [:]
  }

  /// A number for a brief; `nil` where there is none between its neighbours. Within a batch, briefs must
  /// come in rising order.
  ///
  /// - Parameter followers: how many briefs of the batch are of the same moment and come after it.
  mutating func take(
    _ order: RowOrder, followers: Int, _ spread: RowSpread, _ db: Database
  ) throws -> Int64? {
    let gap = try gap(for: order, spread, db)
    guard let number = try free(near: gap.target(for: order, followers), in: gap, db) else {
      return nil
    }
    last = number
    return number
  }

  /// The number nearest above all that are taken, whatever that does to the order.
  mutating func takeAnyway(_ order: RowOrder, _ db: Database) throws -> Int64 {
    var number = Self.preferred(order)
    let rows = try Int64.fetchCursor(
      db.cachedStatement(sql: "SELECT rowid FROM brief WHERE rowid >= ? ORDER BY rowid"),
      arguments: [number])
    while let taken = try rows.next(), taken == number { number += 1 }
    last = max(last, number)
    return number
  }

  /// Notes a number that was found in another way.
  mutating func note(_ number: Int64) { last = number }
}

extension RowNumbers {
  /// The living rows between which a brief belongs.
  struct Gap {
    var low: Int64?
    var high: Int64?
    var isLowLevel = false
    var isHighLevel = false

    func contains(_ number: Int64) -> Bool {
      (low.map { $0 < number } ?? true) && (high.map { number < $0 } ?? true)
    }

    fileprivate func target(for order: RowOrder, _ followers: Int) -> Int64 {
      let preferred = RowNumbers.preferred(order)
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
  mutating func gap(for order: RowOrder, _ spread: RowSpread, _ db: Database) throws -> Gap {
    let start = max(Self.preferred(order), last == .min ? .min : last + 1)
    var gap = Gap()
    var tried = 0
    let rows = try rows("rowid >= ? ORDER BY rowid", start, db)
    while let row = try rows.next() {
      if row.isDead { continue }
      let other = try self.order(of: row, like: order, db)
      if order < other {
        gap.high = row.number
        gap.isHighLevel = other.isLevel(with: order)
        break
      }
      gap.low = row.number
      gap.isLowLevel = other.isLevel(with: order)
      tried += 1
      if tried == Self.mostTried {
        return try searched(order, from: row.number, to: Self.preferred(order) + spread.lag + 1, db)
      }
    }
    return gap.low == nil ? try lowered(gap, order, below: start, spread, db) : gap
  }

  /// Looks below a place for what is below a brief, and above it as well: what was found so far is only
  /// what is above both.
  private mutating func lowered(
    _ found: Gap, _ order: RowOrder, below start: Int64, _ spread: RowSpread, _ db: Database
  ) throws -> Gap {
    var gap = found
    var tried = 0
    let rows = try rows("rowid < ? ORDER BY rowid DESC", start, db)
    while let row = try rows.next() {
      if row.isDead { continue }
      let other = try self.order(of: row, like: order, db)
      if other < order {
        gap.low = row.number
        gap.isLowLevel = other.isLevel(with: order)
        break
      }
      gap.high = row.number
      gap.isHighLevel = other.isLevel(with: order)
      tried += 1
      if tried == Self.mostTried {
        return try searched(
          order, from: Self.preferred(order) - spread.lead - 1, to: row.number, db)
      }
    }
    return gap
  }

  /// Halves a stretch of numbers until the place of a brief is found in it.
  private mutating func searched(
    _ order: RowOrder, from start: Int64, to end: Int64, _ db: Database
  ) throws -> Gap {
    var (from, to) = (start, max(start, end) + 1)
    while from < to {
      let middle = from + (to - from) / 2
      if let row = try living(">= ?", "", middle, db),
        try self.order(of: row, like: order, db) < order
      {
        from = row.number + 1
      } else {
        to = middle
      }
    }
    var gap = Gap()
    if let low = try living("< ?", "DESC", from, db) {
      gap.low = low.number
      gap.isLowLevel = try self.order(of: low, like: order, db).isLevel(with: order)
    }
    if let high = try living(">= ?", "", from, db) {
      gap.high = high.number
      gap.isHighLevel = try self.order(of: high, like: order, db).isLevel(with: order)
    }
    return gap
  }

  /// The free number nearest to a target.
  private func free(near target: Int64, in gap: Gap, _ db: Database) throws -> Int64? {
    guard gap.contains(target) else { return nil }
    var above = target
    let up = try rows("rowid >= ? ORDER BY rowid", target, db)
    while gap.contains(above), let row = try up.next(), row.number == above { above += 1 }
    if above == target { return target }
    var below = target - 1
    let down = try rows("rowid < ? ORDER BY rowid DESC", target, db)
    while gap.contains(below), let row = try down.next(), row.number == below { below -= 1 }
    let found = [above, below].filter(gap.contains)
    return found.min { abs($0 - target) < abs($1 - target) }
  }
}

extension RowNumbers {
  /// What the order of a row is made of.
  struct StoredRow {
    var number: Int64
    var isDead: Bool
    var seconds: Int64
    var file: Int64
    var ordinal: Int

    init(_ row: Row) {
      number = row[0]
      isDead = row[1]
      seconds = row[2]
      file = row[3]
      ordinal = row[4]
    }
  }

  func rows(
    _ condition: String, _ number: Int64, _ db: Database
  ) throws -> MapCursor<RowCursor, StoredRow> {
    try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT rowid, dead, seconds, file, ordinal FROM brief WHERE \(condition)"),
      arguments: [number]
    ).map(StoredRow.init)
  }

  private func living(
    _ bound: String, _ direction: String, _ number: Int64, _ db: Database
  ) throws -> StoredRow? {
    try rows("dead = 0 AND rowid \(bound) ORDER BY rowid \(direction) LIMIT 1", number, db).next()
  }

  /// - Parameter order: the brief it is compared with; the path is looked up only where that decides.
  private mutating func order(
    of row: StoredRow, like order: RowOrder, _ db: Database
  ) throws -> RowOrder {
    let isUndated = row.number < Self.undatedEnd
    let bare = RowOrder(
      isUndated: isUndated, seconds: row.seconds, path: [], ordinal: row.ordinal)
    guard bare.isLevel(with: order) else { return bare }
    return RowOrder(
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

/// How far row numbers are from the preferred ones of their briefs, at most.
struct RowSpread {
  /// Above it.
  var lag: Int64
  /// Below it.
  var lead: Int64
  /// True where there may be undated briefs, whose numbers are in a stretch of their own.
  var hasUndated = false

  /// Numbers that dated briefs from one second on, or before one, may have.
  func rows(from: Int64? = nil, before: Int64? = nil) -> RowRange {
    RowRange(
      lower: from.map { RowNumbers.minute(of: $0) - lead },
      upper: before.map { RowNumbers.minute(of: $0) + lag + 1 })
  }

  /// The stretches of numbers that briefs from one second on may have.
  func stretches(from second: Int64) -> [RowRange] {
    let dated = rows(from: second)
    guard hasUndated else { return [dated] }
    let order = RowOrder(isUndated: true, seconds: second, path: [], ordinal: 0)
    let undated = RowRange(
      lower: RowNumbers.preferred(order) - lead, upper: RowNumbers.undatedEnd)
    return [dated, undated]
  }

  mutating func widen(_ number: Int64, preferred: Int64) {
    lag = max(lag, number - preferred)
    lead = max(lead, preferred - number)
  }
}
