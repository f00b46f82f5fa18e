internal import GRDB
import Briefs

/// How a list is asked for: the statements, and what only the text can answer.
///
/// Where words are asked for there is a statement for each table of the text index. In order of date
/// they follow each other, and the second is asked only where the first does not give enough. Where the
/// condition has alternatives there is one for each of those.
struct ListPlan {
  let order: ListOrder
  /// What decides about a row that a statement has found; `nil` where nothing is left to decide.
  let check: PhraseCheck?
  private let condition: Condition
  private let alternatives: [Condition]
  private let readsWords: Bool
  private let bringsTexts: Bool

  /// The part of a list that is read.
  struct Extent {
    /// The rows beyond it, in the direction of reading; `nil` for the first ones.
    var from: ListOrder.Position?
    /// False for upside down.
    var forward = true
    /// Holds for every row as well.
    var extra: SQL?
    var limit: Int?
    /// The number of the only row asked for.
    var row: Int64?
  }

  /// Rows that follow each other, before their texts are looked at.
  struct Candidates {
    var rows: [FoundBrief]
    /// What comes next lies beyond this; `nil` where nothing does.
    var end: ListOrder.Position?
  }

  /// - Parameter bringsTexts: true where each row is to say where its text lies.
  init(_ condition: Condition, order: ListOrder, bringsTexts: Bool = false) {
    self.bringsTexts = bringsTexts
    self.condition = condition
    self.order = order
    alternatives = condition.alternatives
    readsWords = condition.readsWords
    check = ListStatement(condition, order: order, in: .newer).check
  }

  /// Where texts are to be looked at, fewer than could be had: what the first table has may do, and in
  /// the second there are many more for each that passes.
  func candidates(_ extent: Extent, _ db: Database) throws -> Candidates {
    let reader = BriefRowReader(readsTitleKeys: order.sort == .title)
    let isInOrder = order.isByDate && alternatives.count == 1
    let isPartEnough = isInOrder && check != nil && extent.limit != nil
    var rows: [FoundBrief] = []
    for statement in try statements(extent, db) {
      var rest = extent
      rest.limit = isInOrder ? extent.limit.map { $0 - rows.count } : extent.limit
      if let limit = rest.limit, limit <= 0 { break }
      if isPartEnough, !rows.isEmpty {
        return Candidates(rows: rows, end: try border(beyond: statement.table, db))
      }
      rows += try reader.all(statement.sql(rest), in: db, statement.extras)
    }
    if !isInOrder { rows = merged(rows, extent) }
    return Candidates(rows: rows, end: rows.count == extent.limit ? rows.last?.position : nil)
  }

  /// Where the rows of a table begin, in the direction in which it comes second.
  private func border(beyond table: TextTable, _ db: Database) throws -> ListOrder.Position? {
    try TextBorder(db).row.map { row in
      ListOrder.Position(rowid: table == .older ? row : row - 1, title: "", minutes: 0)
    }
  }

  /// How many rows there are, or stand beyond a position; phrases are not looked at.
  func count(
    beyond position: ListOrder.Position? = nil, forward: Bool = false, _ db: Database
  ) throws -> Int {
    try statements(Extent(), db).reduce(0) { count, statement in
      let sql = statement.count(beyond: position, forward: forward)
      return count + (try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) ?? 0)
    }
  }

  /// In the order of reading, if that is by date.
  private func statements(_ extent: Extent, _ db: Database) throws -> [ListStatement] {
    if !readsWords {
      return alternatives.map {
        ListStatement($0, order: order, in: .newer, bringsTexts: bringsTexts)
      }
    }
    let border = try TextBorder(db)
    let isNewestFirst = (order.sort == .oldest) != extent.forward
    var tables = border.tables(in: range(extent, isNewestFirst))
    if !isNewestFirst { tables.reverse() }
    let covered = try check == nil ? nil : RunIndex.covered(db)
    return try tables.map { table in
      let isLoose = try table == .older && gathersMost(db)
      var statement = ListStatement(
        isLoose ? condition.loose : condition, order: order, in: table,
        rows: border.rows(of: table), bringsTexts: bringsTexts)
      if let covered, table == .older { try statement.addHurdles(covered, db) }
      return statement
    }
  }

  /// True where the word at the end of a phrase begins like a word in most of the newest briefs. FTS5
  /// would gather nearly all there are, and again for each slice that is looked through.
  private func gathersMost(_ db: Database) throws -> Bool {
    let prefixes = condition.longPrefixes
    if prefixes.isEmpty { return false }
    let third = try Index.number(.newer, db) / 3
    let newer = TextTable.newer.sql
    return try prefixes.contains { prefix in
      let sql: SQL = """
        SELECT 1 FROM \(newer) WHERE \(newer) MATCH \(prefix.text) LIMIT 1 OFFSET \(third)
        """
      return try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) != nil
    }
  }

  /// The numbers that rows can have in what is read.
  private func range(_ extent: Extent, _ isNewestFirst: Bool) -> RowRange {
    if let row = extent.row { return RowRange(lower: row, upper: row + 1) }
    guard order.isByDate, let from = extent.from else { return RowRange() }
    return isNewestFirst ? RowRange(upper: from.rowid) : RowRange(lower: from.rowid + 1)
  }

  private func merged(_ rows: [FoundBrief], _ extent: Extent) -> [FoundBrief] {
    let sorted = rows.sorted { a, b in
      extent.forward
        ? order.precedes(a.position, b.position) : order.precedes(b.position, a.position)
    }
    return extent.limit.map { Array(sorted.prefix($0)) } ?? sorted
  }
}
