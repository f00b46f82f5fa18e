internal import GRDB

/// Numbers about the whole index that are kept instead of counted.
extension Index {
  /// One of them, by its key in `meta`.
  enum Number: String {
    case live, dead
    /// How often the briefs were written.
    case writes
    /// The number of the latest batch that brought briefs.
    case arrivals
    /// How far a row's number is at most above its minute, and below it.
    case lag, lead
    /// The row from which on words are in the newer of the two text tables; without one, all are.
    case border
    /// How many rows were ever written to the newer text table.
    case newer
    /// The last file that a `TextRenewal` under way has come to.
    case renewed
    /// What `border` will be after it.
    case renewedBorder
    /// The first row that `RunIndex` covers, and the one behind the last.
    case runsFirst, runsEnd
    /// The `Recollection.digest` that all rows were compared with.
    case recalled
    /// How many briefs there were when the file was last written without gaps.
    case packed
  }

  static func number(_ number: Number, _ db: Database) throws -> Int64 {
    try numberIfSet(number, db) ?? 0
  }

  static func numberIfSet(_ number: Number, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"),
      arguments: [number.rawValue])
  }

  static func set(_ number: Number, _ value: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
      .execute(arguments: [number.rawValue, value])
  }

  static func clear(_ number: Number, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM meta WHERE key = ?")
      .execute(arguments: [number.rawValue])
  }

  static func add(_ difference: Int, to number: Number, _ db: Database) throws {
    if difference == 0 { return }
    try set(number, try self.number(number, db) + Int64(difference), db)
  }

  static func liveBriefs(_ db: Database) throws -> Int { Int(try number(.live, db)) }

  static func spread(_ db: Database) throws -> RowSpread {
    let first = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT rowid FROM brief ORDER BY rowid LIMIT 1"))
    return RowSpread(
      lag: try number(.lag, db), lead: try number(.lead, db),
      hasUndated: first.map { $0 < RowNumbers.undatedEnd } ?? false)
  }

  static func arrivals(_ db: Database) throws -> Int64 { try number(.arrivals, db) }
}
