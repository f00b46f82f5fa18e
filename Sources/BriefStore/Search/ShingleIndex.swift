import Briefs
internal import GRDB
import Text

/// Which words follow each other in the briefs next to the newest: a text index of its own, whose words
/// are numbers for each `WordRun`.
///
/// A phrase of common words is looked for in the texts of all briefs that hold the words, and most of
/// them do not hold the phrase. Of the newest `WordRuns` tell that, which have to be looked at one by
/// one; where those are not enough, there are too many others for that. In a large folder one brief in
/// forty has its runs here, because there the whole index has grown less than the texts.
enum RunIndex {
  static let table = "run_index"

  /// So many different numbers: one run in a hundred and fifty that is not there seems to be.
  private static let numbers: UInt64 = 262_144
  /// Both lengths, because one letter alone can be asked for as well.
  private static let beginnings = 1...2
  /// A phrase that more may hold is soon found among all that hold its words.
  private static let mostFetched = 4_000
  /// Of a longer phrase the first runs are asked for.
  private static let mostAsked = 24

  /// The runs of a brief, as words for the table.
  ///
  /// - Parameter columns: folded words by single spaces.
  static func text(of columns: [String]) -> String {
    var runs: Set<UInt64> = []
    for column in columns {
      WordRun.forEach(in: column, beginnings: beginnings) { runs.insert(number($0)) }
    }
    return runs.sorted().map(name).joined(separator: " ")
  }

  /// What the table must say of a brief that holds a phrase; `nil` where it can say nothing.
  static func expression(for term: HighlightTerm) -> String? {
    var runs: Set<UInt64> = []
    WordRun.forEach(of: term.words, beginning: beginnings.upperBound) { run in
      if runs.count < mostAsked { runs.insert(number(run)) }
    }
    return runs.isEmpty ? nil : runs.sorted().map(name).joined(separator: " AND ")
  }

  private static func number(_ run: UInt64) -> UInt64 {
    // The lower half of such a hash says little about the first bytes.
    (run ^ run >> 32) % numbers
  }

  /// Neither a word of the query language of FTS5 nor split by it.
  private static func name(_ number: UInt64) -> String { "x" + String(number, radix: 36) }
}

extension RunIndex {
  /// The rows whose runs are known: every live one of them.
  static func covered(_ db: Database) throws -> Range<Int64>? {
    guard let first = try Index.numberIfSet(.runsFirst, db),
      let end = try Index.numberIfSet(.runsEnd, db), first < end
    else { return nil }
    return first..<end
  }

  /// What rows that may hold a phrase fulfil; `nil` where those are all, or very many.
  ///
  /// - Parameter row: what stands for the row's number.
  static func hurdle(
    for term: HighlightTerm, row: SQL, _ covered: Range<Int64>, _ db: Database
  ) throws -> SQL? {
    guard let expression = expression(for: term) else { return nil }
    let rows: SQL = """
      SELECT rowid FROM run_index WHERE run_index MATCH \(expression) \
      AND rowid >= \(covered.lowerBound) AND rowid < \(covered.upperBound)
      """
    let isCommon: SQL = "\(rows) LIMIT 1 OFFSET \(mostFetched)"
    if try SQLRequest<Int64>(literal: isCommon, cached: true).fetchOne(db) != nil { return nil }
    return """
      (\(row) < \(covered.lowerBound) OR \(row) >= \(covered.upperBound) OR \(row) IN (\(rows)))
      """
  }

  static func write(_ words: TextWriter.Words, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO run_index(rowid, runs) VALUES(?, ?)")
      .execute(arguments: [words.row, text(of: words.columns)])
  }
}
