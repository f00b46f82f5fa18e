internal import GRDB

/// A number about the whole index that is kept in the table `meta` instead of being counted.
protocol MetaNumber: RawRepresentable<String> {}

extension MetaNumber {
  /// 0 where it was never set.
  func value(_ db: Database) throws -> Int64 { try valueIfSet(db) ?? 0 }

  func valueIfSet(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [rawValue])
  }

  func set(_ value: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
      .execute(arguments: [rawValue, value])
  }

  func clear(_ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM meta WHERE key = ?").execute(arguments: [rawValue])
  }

  func add(_ difference: Int, _ db: Database) throws {
    if difference == 0 { return }
    try set(try value(db) + Int64(difference), db)
  }
}

/// The numbers about the briefs of the index.
enum IndexNumber: String, MetaNumber {
  case live, dead
  /// How often the briefs were written.
  case writes
  /// The number of the latest batch that brought briefs.
  case arrivals
  /// The `Recollection.digest` that all rows were compared with.
  case recalled
  /// How many briefs there were when the file was last written without gaps.
  case packed
}
