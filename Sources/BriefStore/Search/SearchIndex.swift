internal import GRDB

/// The text index as the rest of the program knows it: words are added and removed by row ID, and
/// looked up newest first. How it is done is on the page beside this file (`README.md`).
enum SearchIndex {
  /// The words of one brief.
  struct Entry {
    var row: Int64
    /// The row ID of its file.
    var file: Int64
    /// Words by column of `SearchText`, as `Words.indexed` writes them.
    var columns: [String]
  }

  /// How many of the newest briefs are searched fastest, at least.
  static let recentBriefs: Int64 = 2_500

  static let tables = TextPartition.allCases.map(\.rawValue)

  /// SQL that makes the tables.
  static let schema = TextPartition.allCases.map { $0.definition(name: $0.rawValue) }.joined()

  /// Writes words of new rows. Call it last in a transaction: it is much slower where a savepoint
  /// follows.
  ///
  /// - Parameter newest: how many of the newest briefs are to be searched fastest, at least.
  static func add(_ entries: [Entry], newest: Int64 = recentBriefs, _ db: Database) throws {
    if entries.isEmpty { return }
    var writer = try TextWriter(db)
    try writer.count(entries, newest: newest)
    try writer.write(entries)
    try TextIndexRebuild.add(entries, db)
  }

  /// Call it when a row dies. Its words stay, because a contentless table cannot delete them, so
  /// the row ID must stay in `brief` as dead.
  static func remove(row: Int64, _ db: Database) throws {
    try TextIndexRebuild.remove(row: row, db)
  }

  /// The parts of the index that may have rows in a range, in the order of their dates.
  static func sources(
    in range: RowRange = RowRange(), newestFirst: Bool = true, _ db: Database
  ) throws -> [SearchSource] {
    let boundary = try PartitionBoundary(db)
    let sources = boundary.partitions(in: range).map { SearchSource($0, boundary) }
    return newestFirst ? sources : sources.reversed()
  }

  /// The rows, dead ones among them, that words occur in, newest first.
  ///
  /// - Parameter oldest: the lowest row ID that is wanted.
  static func matches(
    _ words: MatchExpression, from oldest: Int64? = nil, limit: Int? = nil, _ db: Database
  ) throws -> [Int64] {
    var rows: [Int64] = []
    let range = RowRange(lower: oldest)
    for source in try sources(in: range, db) where rows.count < limit ?? .max {
      var sql = source.matches(words)
      if let condition = range.sql(row: "rowid") { sql += " AND \(condition)" }
      sql += " ORDER BY rowid DESC"
      if let limit { sql += " LIMIT \(limit - rows.count)" }
      rows += try SQLRequest<Int64>(literal: sql, cached: true).fetchAll(db)
    }
    return rows
  }

  /// In how many rows words occur, counted up to `limit` in each part of the index.
  static func count(_ words: MatchExpression, limit: Int, _ db: Database) throws -> Int {
    try sources(db).reduce(0) { count, source in
      let sql: SQL = "SELECT count(*) FROM (\(source.matches(words)) LIMIT \(limit))"
      return count + (try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) ?? 0)
    }
  }
}

/// A part of the text index, as a list reads it.
struct SearchSource {
  private let partition: TextPartition
  private let boundary: PartitionBoundary

  fileprivate init(_ partition: TextPartition, _ boundary: PartitionBoundary) {
    self.partition = partition
    self.boundary = boundary
  }

  /// The only part, for conditions that ask for no words.
  static let whole = SearchSource(.recent, PartitionBoundary(row: nil))

  /// The row IDs that it is read for.
  var rows: RowRange { boundary.rows(of: partition) }

  /// The name of its FTS5 table.
  var table: SQL { partition.sql }

  /// A statement that gives the IDs of rows that words occur in.
  func matches(_ words: MatchExpression) -> SQL {
    let sql: SQL = "SELECT rowid FROM \(table) WHERE \(table) MATCH \(words.text)"
    guard let range = rows.sql(row: "rowid") else { return sql }
    return "\(sql) AND \(range)"
  }

  /// What it knows of rows that may contain a phrase: more than those that do, never fewer.
  func mayContain(_ phrase: Phrase, isRelaxed: Bool) -> MatchExpression {
    phrase.words(in: partition, isRelaxed: isRelaxed)
  }

  /// The row ID beyond which its rows begin, where another source comes before it in the direction
  /// of reading.
  func start(newestFirst: Bool) -> Int64? {
    switch partition {
    case .recent: newestFirst ? nil : boundary.row.map { $0 - 1 }
    case .archive: newestFirst ? boundary.row : nil
    }
  }

  /// True where looking up one of these prefixes would collect most of the source's rows, and again
  /// for each slice of a list.
  func isCostly(_ prefixes: [MatchExpression], _ db: Database) throws -> Bool {
    if partition == .recent || prefixes.isEmpty { return false }
    let third = try SearchNumber.recent.value(db) / 3
    let recent = TextPartition.recent.sql
    return try prefixes.contains { prefix in
      let sql: SQL = """
        SELECT 1 FROM \(recent) WHERE \(recent) MATCH \(prefix.text) LIMIT 1 OFFSET \(third)
        """
      return try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) != nil
    }
  }
}
