internal import GRDB
import Briefs
import Text

/// Asks for the briefs that a query finds, in order.
struct ListQuestion {
  let request: ListRequest
  let surroundings: QuestionSurroundings
  let cancellation: Cancellation

  /// Phrases are looked for in so many rows at a time, where a list need not be complete.
  private static let slice = 1000

  private var sort: SortOrder { request.query.sort ?? request.sort }

  func answer() throws -> Listing {
    var rows: [FoundBrief]
    if sort == .relevance, Relevance.canRank(request.query.root) {
      rows = try found(limit: request.limit.map { max($0, Relevance.candidates) })
      rows = try ranked(rows)
    } else {
      rows = try found(limit: request.limit)
    }
    if let limit = request.limit, rows.count > limit { rows.removeLast(rows.count - limit) }
    return Listing(
      rows: rows.map(\.row), highlights: request.query.highlights, notice: request.query.notice)
  }

  /// The numbers of all rows found.
  func rowids() throws -> [Int64] { try found(limit: nil).map(\.rowid) }

  private func found(limit: Int?) throws -> [FoundBrief] {
    if let limit, limit <= 0 { return [] }
    let isByDate = sort == .date || sort == .relevance
    var rows: [FoundBrief] = []
    var below: Int64?
    while true {
      let slice = isByDate && limit != nil ? Self.slice : nil
      let (candidates, check) = try candidates(below: below, limit: limit, slice: slice)
      guard let check else { return candidates }
      for candidate in candidates {
        try cancellation.check()
        guard try passes(candidate, check) else { continue }
        rows.append(candidate)
        if let limit, rows.count >= limit { return rows }
      }
      guard let slice, candidates.count >= slice, let last = candidates.last else { return rows }
      below = last.rowid
    }
  }

  /// Rows that the statement finds; where phrases are still to be checked, a slice of them.
  private func candidates(
    below: Int64?, limit: Int?, slice: Int?
  ) throws -> (rows: [FoundBrief], check: PhraseCheck?) {
    try surroundings.read(cancellation) { db in
      let resolver = surroundings.resolver(db, lastVisit: request.lastVisit)
      let plan = ListPlan(
        try resolver.condition(for: request.query.root), kept: request.kept)
      let sql = plan.sql(
        sort: sort, below: below, limit: plan.check == nil ? limit : slice)
      var reader = BriefRowReader()
      var rows: [FoundBrief] = []
      try reader.read(sql, in: db, answers: plan.answers.count) { row in
        rows.append(row)
        return true
      }
      return (rows, plan.check)
    }
  }

  private func passes(_ brief: FoundBrief, _ check: PhraseCheck) throws -> Bool {
    // Read once for all phrases; a file that cannot be read now holds none.
    var text: Brief??
    return try check.passes(brief.answers) { phrase in
      if let known = surroundings.verdicts.verdict(phrase, of: brief) { return known }
      let read = try text ?? surroundings.text(brief.row.key)
      text = .some(read)
      guard let read else { return false }
      let holds = phrase.holds(in: read)
      surroundings.verdicts.remember(holds, phrase, of: brief)
      return holds
    }
  }

  private func ranked(_ rows: [FoundBrief]) throws -> [FoundBrief] {
    let count = min(rows.count, Relevance.candidates)
    let order = try surroundings.read(cancellation) { db in
      try Relevance(request.query.root).order(rows.prefix(count).map(\.rowid), db)
    }
    return order.map { rows[$0] } + rows[count...]
  }
}
