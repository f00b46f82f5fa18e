internal import GRDB

/// Makes room for a brief between two neighbours whose numbers leave none: the rows on one side of it
/// get numbers further away.
struct RowMoves {
  /// For the brief that wanted room.
  var number: Int64
  var moves: [(from: Int64, to: Int64)]

  /// More rows than this are never moved for one brief.
  static let mostMoved = 10_000

  /// - Returns: `nil` where too many rows would have to move.
  static func find(
    around gap: RowNumbers.Gap, _ numbers: RowNumbers, _ db: Database
  ) throws -> RowMoves? {
    let up = try gap.low.flatMap { try Self(from: $0, isUpward: true, numbers, db) }
    let down = try gap.high.flatMap { try Self(from: $0, isUpward: false, numbers, db) }
    guard let up, let down else { return up ?? down }
    return down.moves.count < up.moves.count ? down : up
  }

  /// Goes from one neighbour past the other until there are enough free numbers.
  private init?(
    from start: Int64, isUpward: Bool, _ numbers: RowNumbers, _ db: Database
  ) throws {
    let step: Int64 = isUpward ? 1 : -1
    let rows = try numbers.rows(
      isUpward ? "rowid > ? ORDER BY rowid" : "rowid < ? ORDER BY rowid DESC", start, db)
    var living: [Int64] = []
    var free: [Int64] = []
    var next = start + step
    while free.count <= living.count {
      guard let row = try rows.next() else {
        // Nothing is beyond: numbers enough for all, with room between them.
        free += (0...Int64(living.count)).map { next + $0 * step * 8 }
        break
      }
      while next != row.number, free.count < 4 * (living.count + 8) {
        free.append(next)
        next += step
      }
      next = row.number + step
      if free.count > living.count { break }
      if !row.isDead { living.append(row.number) }
      if living.count > Self.mostMoved { return nil }
    }
    // Evenly over what is free.
    let wanted = living.count + 1
    let chosen = (0..<wanted).map { free[$0 * free.count / wanted] }
    number = chosen[0]
    moves = zip(living, chosen.dropFirst()).map { ($0, $1) }
  }
}
