internal import GRDB

/// One of the two tables of the text index: the words of the newest briefs, and those of all others.
///
/// FTS5 gathers all the briefs of a prefix that has no index of its own before it gives the newest.
/// Among some thousand that takes no time; and where those are not enough, the others are few. Even so a
/// beginning of very many words is gathered at every letter, so that the newest have more such indexes,
/// which for so few are small.
enum TextTable: String, CaseIterable {
  case newer = "newer_text"
  case older = "older_text"

  var sql: SQL { SQL(sql: rawValue) }

  /// Prefixes of words that the table has lists of its own for are at most so long.
  var longestPrefix: Int {
    switch self {
    case .newer: 3
    case .older: 2
    }
  }

  /// The table while it is written once more.
  var renewed: String { "renewed_\(rawValue)" }
}

/// Where the older briefs end.
struct TextBorder {
  /// The first row whose words are in the newer table; `nil` where all are.
  let row: Int64?

  init(row: Int64?) { self.row = row }

  init(_ db: Database) throws { row = try Index.numberIfSet(.border, db) }

  func table(of row: Int64) -> TextTable {
    guard let border = self.row, row < border else { return .newer }
    return .older
  }

  /// The numbers of the rows that a table is for.
  func rows(of table: TextTable) -> RowRange {
    table == .newer ? RowRange(lower: row) : RowRange(upper: row)
  }

  /// The tables that may have rows in a range, those of the newest briefs first.
  func tables(in range: RowRange = RowRange()) -> [TextTable] {
    guard let row else { return [.newer] }
    if let lower = range.lower, lower >= row { return [.newer] }
    if let upper = range.upper, upper <= row { return [.older] }
    return [.newer, .older]
  }
}
