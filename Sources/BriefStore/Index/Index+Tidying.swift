internal import GRDB

extension Index {
  /// Merges the text index a little at a time until it is in few pieces, or until `isWanted`
  /// elsewhere.
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
  }
}
