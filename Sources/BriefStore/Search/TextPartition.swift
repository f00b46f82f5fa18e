internal import GRDB

/// One of the two FTS5 tables of the text index.
///
/// A prefix that has no list of its own is expensive in a large table: FTS5 collects every brief
/// that has a word with that prefix before it returns the newest. Among some thousand briefs that
/// takes a millisecond or two, and a prefix that fills no screen from them is rare in the archive
/// as well. The recent partition is also small enough to keep the positions of words and lists of
/// longer prefixes, so that it answers phrases.
enum TextPartition: String, CaseIterable {
  case recent = "recent_text"
  case archive = "archive_text"

  /// Longest prefix length in the FTS5 `prefix` option, in characters.
  var longestPrefix: Int {
    switch self {
    case .recent: 3
    case .archive: 2
    }
  }

  var sql: SQL { SQL(sql: rawValue) }

  /// The table that a rebuild fills.
  var rebuilt: String { "rebuilt_\(rawValue)" }

  /// Words come folded from `Words.indexed`, so that FTS5 has nothing left to fold or to split.
  /// `TextIndexMaintainer.mergeTextIndex` merges the segments when the program is idle: merging
  /// during a scan would double the time that writing takes.
  func definition(name: String) -> String {
    let prefixes = (1...longestPrefix).map(String.init).joined(separator: " ")
    return """
      CREATE VIRTUAL TABLE \(name) USING fts5(
        title, what, why, next, beyond, other,
        content = '', columnsize = 0, detail = \(self == .recent ? "full" : "column"),
        prefix = '\(prefixes)',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
      INSERT INTO \(name)(\(name), rank) VALUES('hashsize', 33554432);
      INSERT INTO \(name)(\(name), rank) VALUES('automerge', 0);
      INSERT INTO \(name)(\(name), rank) VALUES('crisismerge', 64);

      """
  }
}

/// The row ID that divides the two partitions.
struct PartitionBoundary {
  /// The first row of the recent partition; `nil` where all rows belong to it.
  let row: Int64?

  init(row: Int64?) { self.row = row }

  init(_ db: Database) throws { row = try SearchNumber.boundary.valueIfSet(db) }

  func partition(of row: Int64) -> TextPartition {
    guard let boundary = self.row, row < boundary else { return .recent }
    return .archive
  }

  /// The row IDs that a partition is read for. The archive keeps the words of rows that have moved
  /// to the recent partition since, until it is rebuilt.
  func rows(of partition: TextPartition) -> RowRange {
    partition == .recent ? RowRange(lower: row) : RowRange(upper: row)
  }

  /// The partitions that may have rows in a range, the recent one first.
  func partitions(in range: RowRange = RowRange()) -> [TextPartition] {
    guard let row else { return [.recent] }
    if let lower = range.lower, lower >= row { return [.recent] }
    if let upper = range.upper, upper <= row { return [.archive] }
    return [.recent, .archive]
  }
}

/// Row IDs that a condition leaves; a missing bound is unknown.
struct RowRange: Hashable {
  /// No ID is below it.
  var lower: Int64?
  /// Every ID is below it.
  var upper: Int64?

  /// - Parameter row: the SQL for the row's ID.
  func sql(row: SQL) -> SQL? {
    let parts: [SQL] = [lower.map { "\(row) >= \($0)" }, upper.map { "\(row) < \($0)" }]
      .compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }
}

/// The numbers that the text index keeps about itself.
enum SearchNumber: String, MetaNumber {
  /// The first row of the recent partition; unset while all rows belong to it.
  case boundary
  /// How many rows were ever written to the recent partition.
  case recent
  /// The last file whose words a rebuild has written; unset while none is under way.
  case rebuilt
  /// What `boundary` will be after the rebuild.
  case rebuiltBoundary
  /// The `RowIDSkew`.
  case maxAbove, maxBelow
}
