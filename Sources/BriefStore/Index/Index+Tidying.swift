internal import GRDB

extension Index {
  /// Merges the text index a little at a time until it is in few pieces, `isWanted` elsewhere, or
  /// there is nothing more to do; then notes whether too many rows are dead.
  func tidy(until isWanted: () -> Bool) throws {
    while !isWanted() {
      let changes = try write { db in
        let before = db.totalChangesCount
        try db.execute(sql: "INSERT INTO text(text, rank) VALUES('merge', 200)")
        return db.totalChangesCount - before
      }
      // SQLite says: fewer than two changes mean that there was nothing to merge.
      if changes < 2 { break }
    }
    try noteDeadRows()
  }

  /// Where more than a fifth of many rows is dead, the next start begins the index anew.
  private func noteDeadRows() throws {
    let isDue = try read { db in
      let dead = try Self.number(.dead, db)
      return try dead > 2_000 && dead * 4 > Self.number(.live, db)
    }
    guard isDue else { return }
    try write { db in
      try db.execute(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES('rebuild', 1)")
    }
  }
}
