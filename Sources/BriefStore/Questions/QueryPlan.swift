internal import GRDB
import Briefs

/// How a list is read: the SQL statements, and what only the texts can decide.
///
/// A query for words has a statement for each source of the text index. In order of date they
/// follow each other, and the second is run only where the first does not give enough rows. A
/// condition with alternatives has a statement for each of those.
struct QueryPlan {
  let order: ListOrder
  /// Decides about a row that a statement has found; `nil` where nothing remains to be decided.
  let check: PhraseCheck?
  private let condition: Condition
  private let alternatives: [Condition]
  private let readsWords: Bool
  private let bringsTexts: Bool

  /// The part of a list that is read.
  struct Slice {
    /// The rows beyond it, in the direction of reading; `nil` for the first ones.
    var from: ListOrder.Position?
    /// False for upside down.
    var forward = true
    /// Holds for every row as well.
    var extra: SQL?
    var limit: Int?
    /// The ID of the only row asked for.
    var row: Int64?
  }

  /// Rows that follow each other, before their texts are verified.
  struct Candidates {
    var rows: [FoundBrief]
    /// The next rows are beyond this; `nil` where none are.
    var end: ListOrder.Position?
  }

  /// - Parameter bringsTexts: true where each row is to say where its text is.
  init(_ condition: Condition, order: ListOrder, bringsTexts: Bool = false) {
    self.bringsTexts = bringsTexts
    self.condition = condition
    self.order = order
    alternatives = condition.alternatives
    readsWords = condition.readsWords
    check = SelectStatement(condition, order: order, from: .whole).check
  }

  /// Where texts are to be verified, the rows of one source at a time: those of the first may be
  /// enough, and in the second there are more candidates for each row that passes.
  func candidates(_ slice: Slice, _ db: Database) throws -> Candidates {
    let reader = BriefRowReader(readsTitleKeys: order.sort == .title)
    let isInOrder = order.isByDate && alternatives.count == 1
    let isPartEnough = isInOrder && check != nil && slice.limit != nil
    var rows: [FoundBrief] = []
    for statement in try statements(slice, db) {
      var rest = slice
      rest.limit = isInOrder ? slice.limit.map { $0 - rows.count } : slice.limit
      if let limit = rest.limit, limit <= 0 { break }
      if isPartEnough, !rows.isEmpty {
        return Candidates(rows: rows, end: start(of: statement.source, slice))
      }
      rows += try reader.all(statement.sql(rest), in: db, statement.extras)
    }
    if !isInOrder { rows = merged(rows, slice) }
    return Candidates(rows: rows, end: rows.count == slice.limit ? rows.last?.position : nil)
  }

  /// The place before the first row of a source that comes second.
  private func start(of source: SearchSource, _ slice: Slice) -> ListOrder.Position? {
    source.start(newestFirst: isNewestFirst(slice)).map {
      ListOrder.Position(rowid: $0, title: "", minutes: 0)
    }
  }

  /// How many rows there are, or how many beyond a position; phrases are not verified.
  func count(
    beyond position: ListOrder.Position? = nil, forward: Bool = false, _ db: Database
  ) throws -> Int {
    try statements(Slice(), db).reduce(0) { count, statement in
      let sql = statement.count(beyond: position, forward: forward)
      return count + (try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) ?? 0)
    }
  }

  /// In the order of reading, if that is by date.
  private func statements(_ slice: Slice, _ db: Database) throws -> [SelectStatement] {
    if !readsWords {
      return alternatives.map {
        SelectStatement($0, order: order, from: .whole, bringsTexts: bringsTexts)
      }
    }
    let sources = try SearchIndex.sources(
      in: range(slice), newestFirst: isNewestFirst(slice), db)
    return try sources.map { source in
      SelectStatement(
        condition, order: order, from: source,
        isRelaxed: try source.isCostly(condition.unindexedPrefixes, db), bringsTexts: bringsTexts)
    }
  }

  private func isNewestFirst(_ slice: Slice) -> Bool { (order.sort == .oldest) != slice.forward }

  /// The rows that what is read can have.
  private func range(_ slice: Slice) -> RowRange {
    if let row = slice.row { return RowRange(lower: row, upper: row + 1) }
    guard order.isByDate, let from = slice.from else { return RowRange() }
    return isNewestFirst(slice) ? RowRange(upper: from.rowid) : RowRange(lower: from.rowid + 1)
  }

  private func merged(_ rows: [FoundBrief], _ slice: Slice) -> [FoundBrief] {
    let sorted = rows.sorted { a, b in
      slice.forward
        ? order.precedes(a.position, b.position) : order.precedes(b.position, a.position)
    }
    return slice.limit.map { Array(sorted.prefix($0)) } ?? sorted
  }
}
