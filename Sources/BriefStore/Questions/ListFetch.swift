internal import GRDB
import Briefs
import Text

/// Fetches the briefs that a query finds, in order, or a part of them.
struct ListFetch {
  let request: ListRequest
  let context: QueryContext
  let cancellation: Cancellation
  /// Time budget for verifying phrases; after it the answer may be partial.
  var patience = Duration.milliseconds(7)
  /// Time budget for the sentences of the rows on the screen.
  var sentencesPatience = Duration.milliseconds(4)
  /// How many of the newest matches are ranked where the order is by relevance.
  var candidates = Relevance.candidates
  /// Briefs that arrived later are left out.
  var arrivedBy: Int64?

  var order: ListOrder { ListOrder(sort: request.order) }

  func answer() throws -> Listing {
    let listing = try exact()
    guard listing.rows.isEmpty, request.allowsNearest, isAnyRowWanted,
      let wanted = NearestQuery(request.query)
    else { return listing }
    let fetch = NearestFetch(
      request: request, wanted: wanted, context: context, cancellation: cancellation)
    guard var nearest = try fetch.answer() else { return listing }
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
      let parts = WindowReader(
        reader: reader, days: context.days, dates: index.dates,
        lookUp: { key in try index { try Self.position(of: key, $0) } })
      return (try parts.listing(request.window, limit: request.limit), index.arrivals)
    }
    var listing = found.listing(for: request, arrivals: arrivals)
    if let screen = request.screen, screen.hasSentences, !listing.highlights.isEmpty {
      listing.snippets = try sentences(of: found.rows(on: screen, in: context.zone))
    }
    return listing
  }

  /// The sentences of these rows, as many as there is time for.
  private func sentences(of rows: ArraySlice<FoundBrief>) throws -> [RowKey: Snippet] {
    let deadline = ContinuousClock.now + sentencesPatience
    let texts = context.texts(true)
    let found: [(RowKey, Snippet)?] = try ParallelMap.map(Array(rows)) { row in
      try cancellation.check()
      guard ContinuousClock.now < deadline, let brief = texts.brief(row) else { return nil }
      return (row.row.key, Snippet(of: brief, for: request.query))
    }
    return Dictionary(found.compactMap { $0 }) { first, _ in first }
  }

  /// The row IDs of all rows found.
  func rowids() throws -> [Int64] { try rows().map(\.rowid) }

  /// All rows found.
  func rows() throws -> [FoundBrief] {
    try withReader { reader, _ in try reader.rows(limit: nil).rows }
  }

  /// Reads the state of the index that the rows come from, or the latest where texts are verified.
  struct Reading {
    let dates: DateBounds
    /// The number of the latest batch of briefs.
    let arrivals: Int64
    fileprivate var state: Database?
    fileprivate let fetch: ListFetch

    func callAsFunction<T>(_ body: (Database) throws -> T) throws -> T {
      if let state { return try body(state) }
      return try fetch.context.read(fetch.cancellation, body)
    }
  }

  /// Calls `body` with a reader. One state of the index answers everything, unless texts must be
  /// verified: those are read between one state and the next.
  func withReader<T>(_ body: (RowReader, Reading) throws -> T) throws -> T {
    let step = try context.read(cancellation) { db -> Step<T> in
      let plan = try plan(db)
      var reader = RowReader(
        plan: plan, pinned: try pinnedRows(db), fetch: { try plan.candidates($0, db) }, passes: nil,
        effort: RowReader.Effort(screenRows: request.screen?.rows, time: patience))
      var reading = Reading(
        dates: try DateBounds(db), arrivals: try IndexNumber.arrivals.value(db), state: db,
        fetch: self)
      guard let check = plan.check else {
        return .answered(try body(reader, reading))
      }
      reading.state = nil
      reader.fetch = { part in
        try context.read(cancellation) { try plan.candidates(part, $0) }
      }
      // An object, because copying what it needs for each text would take as long as verifying it.
      let verifier = PhraseVerifier(
        check, texts: context.texts(request.screen != nil), phraseMatches: context.phraseMatches,
        cancellation: cancellation)
      reader.passes = { try verifier.passes($0) }
      return .opened(reader, reading)
    }
    switch step {
    case .answered(let answer): return answer
    case .opened(let reader, let reading): return try body(reader, reading)
    }
  }

  /// What one state of the index was enough for.
  private enum Step<T> {
    case answered(T)
    /// Texts must be verified.
    case opened(RowReader, Reading)
  }

  private func plan(_ db: Database) throws -> QueryPlan {
    let resolver = context.resolver(db, lastVisit: request.lastVisit)
    var condition = try resolver.condition(for: request.query.root)
    if let arrivedBy { condition = .all(of: [condition, .sql("b.arrival <= \(arrivedBy)")]) }
    return QueryPlan(
      condition, order: order, bringsTexts: request.screen?.hasSentences == true)
  }

  private func pinnedRows(_ db: Database) throws -> [FoundBrief] {
    if request.kept.isEmpty || request.query.root == .all { return [] }
    let ids = ArgumentList.numbers(request.kept.map { Int64(bitPattern: $0.value) })
    let sql: SQL = """
      SELECT \(BriefRowReader.columns) FROM brief b LEFT JOIN marks.state s ON s.id = b.id
      WHERE b.dead = 0 AND b.id IN \(ids)
      """
    let reader = BriefRowReader(readsTitleKeys: order.sort == .title)
    return try reader.all(sql, in: db)
  }

  /// The position of a row, else of another row with the same ID.
  static func position(of key: RowKey, _ db: Database) throws -> ListOrder.Position? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT rowid, title_key, minutes FROM brief WHERE id = ? AND dead = 0
          ORDER BY entry = ? DESC LIMIT 1
          """), arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
    return row.map { ListOrder.Position(rowid: $0[0], title: $0[1], minutes: $0[2]) }
  }

  /// The newest matches, the best first, then older ones up to the limit.
  private func ranked() throws -> Listing {
    let (newest, older) = try withReader { reader, _ in
      var reader = reader
      reader.effort.screenRows = nil
      reader.effort.enough = (candidates, Relevance.fewest)
      let newest = try reader.rows(limit: candidates)
      reader.effort.enough = nil
      let missing = request.limit.map { $0 - newest.rows.count }
      guard !newest.isComplete, missing ?? 1 > 0, let last = newest.rows.last else {
        return (newest.rows, [FoundBrief]())
      }
      return (newest.rows, try reader.rows(from: last.position, limit: missing).rows)
    }
    let order = try context.read(cancellation) { db in
      try Relevance(request.query.root).order(newest.map(\.rowid), db)
    }
    var sorted = order.map { newest[$0] } + older
    if let limit = request.limit, case .start = request.window {
      sorted = Array(sorted.prefix(limit))
    }
    return FoundRows(rows: sorted).listing(for: request)
  }
}
