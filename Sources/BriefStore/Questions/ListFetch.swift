internal import GRDB
import Briefs
import Text

/// Asks for the briefs that a query finds, in order, or for a part of them.
struct ListQuestion {
  let request: ListRequest
  let surroundings: QuestionSurroundings
  let cancellation: Cancellation
  /// How long texts are looked at before what was found has to do, where it may.
  var patience = Duration.milliseconds(7)
  /// A list does not wait any longer for its sentences.
  var sentencesPatience = Duration.milliseconds(4)
  /// So many of the newest are ranked where they are asked for by relevance.
  var candidates = Relevance.candidates
  /// Briefs that arrived later are left out.
  var arrivedBy: Int64?

  var order: ListOrder { ListOrder(sort: request.order) }

  func answer() throws -> Listing {
    let listing = try exact()
    guard listing.rows.isEmpty, request.allowsNearest, isAnyRowWanted,
      let wanted = NearestQuery(request.query)
    else { return listing }
    let question = NearestQuestion(
      request: request, wanted: wanted, surroundings: surroundings, cancellation: cancellation)
    guard var nearest = try question.answer() else { return listing }
    nearest.arrivals = listing.arrivals
    return nearest
  }

  /// False where an empty answer does not mean that the list is empty.
  private var isAnyRowWanted: Bool {
    switch request.window {
    case .start, .end, .around: true
    case .after, .before, .landmark: false
    }
  }

  private func exact() throws -> Listing {
    if order.sort == .relevance, Relevance.canRank(request.query.root) { return try ranked() }
    let (found, arrivals) = try withReader { reader, index in
      let parts = ListWindowReader(
        reader: reader, days: surroundings.days, spread: index.spread,
        lookUp: { key in try index { try Self.position(of: key, $0) } })
      return (try parts.listing(request.window, limit: request.limit), index.arrivals)
    }
    var listing = found.listing(for: request, arrivals: arrivals)
    if let screen = request.screen, screen.hasSentences, !listing.highlights.isEmpty {
      listing.snippets = try sentences(of: found.rows(on: screen, in: surroundings.zone))
    }
    return listing
  }

  /// The sentences of these rows, of as many as there is time for: found here, nothing has to be handed
  /// on for that.
  private func sentences(of rows: ArraySlice<FoundBrief>) throws -> [RowKey: Snippet] {
    let deadline = ContinuousClock.now + sentencesPatience
    let texts = surroundings.texts(true)
    let found: [(RowKey, Snippet)?] = try SideBySide.map(Array(rows)) { row in
      try cancellation.check()
      guard ContinuousClock.now < deadline, let brief = texts.brief(row) else { return nil }
      return (row.row.key, Snippet(of: brief, for: request.query))
    }
    return Dictionary(found.compactMap { $0 }) { first, _ in first }
  }

  /// The numbers of all rows found.
  func rowids() throws -> [Int64] { try rows().map(\.rowid) }

  /// All rows found.
  func rows() throws -> [FoundBrief] {
    try withReader { reader, _ in try reader.rows(limit: nil).rows }
  }

  /// Reads the state of the index that the rows come from, or the latest where texts are looked at.
  struct Reading {
    /// How row numbers and dates belong together, and what had arrived.
    let spread: RowSpread
    let arrivals: Int64
    fileprivate var state: Database?
    fileprivate let question: ListQuestion

    func callAsFunction<T>(_ body: (Database) throws -> T) throws -> T {
      if let state { return try body(state) }
      return try question.surroundings.read(question.cancellation, body)
    }
  }

  /// Hands a reader to `body`. One state of the index answers it all, unless texts are to be looked
  /// at: those are read between one state and the next.
  func withReader<T>(_ body: (ListReader, Reading) throws -> T) throws -> T {
    let step = try surroundings.read(cancellation) { db -> Step<T> in
      let plan = try plan(db)
      var reader = ListReader(
        plan: plan, kept: try keptRows(db), fetch: { try plan.candidates($0, db) }, passes: nil,
        seen: request.screen?.rows, patience: patience)
      var reading = Reading(
        spread: try Index.spread(db), arrivals: try Index.arrivals(db), state: db, question: self)
      guard let check = plan.check else {
        return .answered(try body(reader, reading))
      }
      reading.state = nil
      reader.fetch = { part in
        try surroundings.read(cancellation) { try plan.candidates(part, $0) }
      }
      // An object, because a copy of all that this needs for each text takes as long as looking at it.
      let texts = TextCheck(
        check, texts: surroundings.texts(request.screen != nil), verdicts: surroundings.verdicts,
        cancellation: cancellation)
      reader.passes = { try texts.passes($0) }
      return .opened(reader, reading)
    }
    switch step {
    case .answered(let answer): return answer
    case .opened(let reader, let reading): return try body(reader, reading)
    }
  }

  /// How far one state of the index has led.
  private enum Step<T> {
    case answered(T)
    /// Texts are to be looked at.
    case opened(ListReader, Reading)
  }

  private func plan(_ db: Database) throws -> ListPlan {
    let resolver = surroundings.resolver(db, lastVisit: request.lastVisit)
    var condition = try resolver.condition(for: request.query.root)
    if let arrivedBy { condition = .all(of: [condition, .sql("b.arrival <= \(arrivedBy)")]) }
    return ListPlan(
      condition, order: order, bringsTexts: request.screen?.hasSentences == true)
  }

  private func keptRows(_ db: Database) throws -> [FoundBrief] {
    if request.kept.isEmpty || request.query.root == .all { return [] }
    let ids = ArgumentList.numbers(request.kept.map { Int64(bitPattern: $0.value) })
    let sql: SQL = """
      SELECT \(BriefRowReader.columns) FROM brief b LEFT JOIN marks.state s ON s.id = b.id
      WHERE b.dead = 0 AND b.id IN \(ids)
      """
    let reader = BriefRowReader(readsTitleKeys: order.sort == .title)
    return try reader.all(sql, in: db)
  }

  /// The place of the very row, else of another of the same ID.
  static func position(of key: RowKey, _ db: Database) throws -> ListOrder.Position? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT rowid, title_key, minutes FROM brief WHERE id = ? AND dead = 0
          ORDER BY entry = ? DESC LIMIT 1
          """), arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
    return row.map { ListOrder.Position(rowid: $0[0], title: $0[1], minutes: $0[2]) }
  }

  /// The newest of what is found, the best first, then what is older, as much as is asked for.
  private func ranked() throws -> Listing {
    let (newest, older) = try withReader { reader, _ in
      var reader = reader
      reader.seen = nil
      reader.enough = (candidates, Relevance.fewest)
      let newest = try reader.rows(limit: candidates)
      reader.enough = nil
      let missing = request.limit.map { $0 - newest.rows.count }
      guard !newest.isComplete, missing ?? 1 > 0, let last = newest.rows.last else {
        return (newest.rows, [FoundBrief]())
      }
      return (newest.rows, try reader.rows(from: last.position, limit: missing).rows)
    }
    let order = try surroundings.read(cancellation) { db in
      try Relevance(request.query.root).order(newest.map(\.rowid), db)
    }
    var sorted = order.map { newest[$0] } + older
    if let limit = request.limit, case .start = request.window {
      sorted = Array(sorted.prefix(limit))
    }
    return FoundRows(rows: sorted).listing(for: request)
  }
}
