internal import GRDB

/// Makes room for a brief between two neighbours that leave no free ID: the rows on one side of it
/// get IDs further away.
struct RowMoves {
  struct Move {
    var from: Int64
    var to: Int64
    /// The date of the brief.
    var seconds: Int64
  }

  /// For the brief that needs room.
  var row: Int64
  var moves: [Move]

  /// More rows than this are never moved for one brief.
  static let mostMoved = 10_000

  /// - Returns: `nil` where too many rows would have to move.
  static func find(
    around gap: DateOrderedRowIDs.Gap, _ ids: DateOrderedRowIDs, _ db: Database
  ) throws -> RowMoves? {
    let up = try gap.low.flatMap { try Self(from: $0, isUpward: true, ids, db) }
    let down = try gap.high.flatMap { try Self(from: $0, isUpward: false, ids, db) }
    guard let up, let down else { return up ?? down }
    return down.moves.count < up.moves.count ? down : up
  }

  /// Walks from one neighbour past the other until there are enough free IDs.
  private init?(
    from start: Int64, isUpward: Bool, _ ids: DateOrderedRowIDs, _ db: Database
  ) throws {
    let step: Int64 = isUpward ? 1 : -1
    let rows = try ids.rows(
      isUpward ? "rowid > ? ORDER BY rowid" : "rowid < ? ORDER BY rowid DESC", start, db)
    var living: [DateOrderedRowIDs.StoredRow] = []
    var free: [Int64] = []
    var next = start + step
    while free.count <= living.count {
      guard let row = try rows.next() else {
        // The end of the table: IDs for all, with room between them.
        free += (0...Int64(living.count)).map { next + $0 * step * 8 }
        break
      }
      while next != row.id, free.count < 4 * (living.count + 8) {
        free.append(next)
        next += step
      }
      next = row.id + step
      if free.count > living.count { break }
      if !row.isDead { living.append(row) }
      if living.count > Self.mostMoved { return nil }
    }
    // Evenly over what is free.
    let wanted = living.count + 1
    let chosen = (0..<wanted).map { free[$0 * free.count / wanted] }
    self.row = chosen[0]
    moves = zip(living, chosen.dropFirst()).map { row, to in
      Move(from: row.id, to: to, seconds: row.seconds)
    }
  }
}
