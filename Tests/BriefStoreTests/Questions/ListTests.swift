import Briefs
import Foundation
import GRDB
import GRDBSQLite
import Testing
import Text

@testable import BriefStore

/// Lists of a folder against a search that looks at every brief.
struct ListTests {
  private static let today = Day(number: 20313)
  private static let now: Int64 = 20313 * 86_400 + 12 * 3600

  private func parse(_ text: String) -> Query {
    Query.parse(text, today: Self.today, now: Self.now)
  }

  private func expected(_ query: Query, _ room: Newsroom) -> Set<RowKey> {
    let search = NaiveSearch(zone: room.zone, lastVisit: Newsroom.lastVisit)
    return Set(room.stories.filter { search.matches(query.root, $0) }.map(\.key))
  }

  private static let shapes = [
    "", "telegram", "telegr*", "t*", "te*", "tel*", "x*", "the", "the of", "the t*", "café",
    "CAFE", "ελλαδα", "роскомнадзор", "state-backed", "don't", "dont", "u.s.", "us", "電報",
    "電", "電報通話", "報通", "straße", "strasse", "naive",
    "\"partially restricted\"", "\"the of\"", "\"of the t*\"", "-\"the of\"", "\"電報通話\"",
    "\"restricted calls in the u.s.\"", "title:\"the of\"", "next:\"the of\"",
    "\"the tele*\"", "\"of tel*\" is:unread", "-\"the tele*\"", "\"the of\" or meta",
    "\"the of\" \"of the\"", "-(\"the of\" or is:read)",
    "(\"the of\" is:unread) or (\"x xy\" -is:unread)", "not (\"the of\" or not telegram)",
    "-telegram", "not telegram", "-(telegram or meta)", "-(telegram meta)", "telegram -meta",
    "telegram or meta", "telegram or -meta", "(telegram or meta) (state or x)",
    "telegram (meta or is:unread)", "is:read or telegram",
    "title:telegram", "what:telegram", "why:telegram", "next:telegram", "beyond:telegram",
    "next:tele*", "-next:telegram", "title:telegram or next:meta", "other restricted",
    "entity:Meta", "entity:Tele*", "-entity:Meta", "entity:Meta telegram", "org:Meta", "other:Meta",
    "entity:Nobody", "entity:Meta or entity:Zuckerberg", "entity:Ελλάδα",
    "is:unread", "is:read", "is:starred", "is:ai", "is:updated", "is:new", "-is:new",
    "is:unread telegram", "is:starred -is:read", "is:read is:unread",
    "tag:press", "tag:\"press freedom\"", "tag:freedom", "tag:fre*", "tag:電報", "tag:nothing",
    "-tag:press", "source:Reuters", "source:news", "source:\"bbc news\"", "source:\"news bbc\"",
    "source:wor*", "-source:news", "author:lee", "author:\"ann lee\"", "path:mail",
    "path:mail/2025", "path:story-1", "-path:mail",
    "after:2025-08-01", "before:2025-08-01", "on:2025-08-01", "on:2025-08-02", "on:2025-08",
    "on:2025", "on:2024", "after:2025-08-02", "-on:2025-08-01",
    "after:2025-08-01 before:2025-08-02",
    "newer:1d", "newer:13d", "-after:2025-08-01", "newer:24h", "newer:12h", "newer:36h", "newer:2w",
    "newer:1y", "-newer:13d",
    "minutes:1", "minutes:<5", "minutes:>=5", "minutes:<0", "minutes:>100", "-minutes:<3",
    "is:unread entity:Meta after:2025-08-01 minutes:<8", "sort:title telegram", "foo:telegram",
  ]

  @Test(arguments: [(UInt64(1), "America/New_York"), (2, "Asia/Tokyo"), (3, "GMT")])
  func everyShapeFindsItsBriefs(seed: UInt64, zone: String) throws {
    let room = try Newsroom(seed: seed, zone: zone)
    for shape in Self.shapes {
      let query = parse(shape)
      let request = ListRequest(query: query, lastVisit: Newsroom.lastVisit)
      let found = try room.library.list(request)
      #expect(
        Set(found.rows.map(\.key)) == expected(query, room), "\(shape), seed \(seed)")
      #expect(Set(found.rows.map(\.key)).count == found.rows.count)
    }
  }

  @Test(arguments: [UInt64(11), 12])
  func randomQueriesFindTheirBriefs(seed: UInt64) throws {
    let room = try Newsroom(seed: seed, count: 40)
    var random = Seeded(seed)
    for _ in 0..<200 {
      let query = Query(randomNode(&random, depth: 4))
      let limit = random.below(3) == 0 ? 1 + random.below(10) : nil
      let request = ListRequest(
        query: query, sort: .date, lastVisit: Newsroom.lastVisit, limit: limit)
      let rows = try room.library.list(request).rows
      let all = expected(query, room)
      let found = Set(rows.map(\.key))
      #expect(found.isSubset(of: all), "seed \(seed): \(query.root)")
      #expect(found.count == min(all.count, limit ?? .max), "seed \(seed): \(query.root)")
    }
  }

  private func randomNode(_ random: inout Seeded, depth: Int) -> Query.Node {
    guard depth > 0, random.below(3) > 0 else { return parse(random.pick(Self.shapes)).root }
    let nodes = (0...random.below(3)).map { _ in randomNode(&random, depth: depth - 1) }
    switch random.below(3) {
    case 0: return .not(nodes[0])
    case 1: return .or(nodes)
    default: return .and(nodes)
    }
  }

  /// As many ways as there are to the same list.
  private static let costs = [
    QueryCosts(passing: 0), QueryCosts(gathering: 0, asking: 1),
    QueryCosts(passing: 9999, asking: 0),
    QueryCosts(passing: 0, mostListed: 2), QueryCosts(gathering: 0, mostListed: 2),
  ]

  @Test(arguments: costs.indices, [Briefs.SortOrder.date, .oldest, .title, .minutes])
  func whatIsInManyBriefsIsFoundAsWell(way: Int, sort: Briefs.SortOrder) throws {
    let room = try Newsroom(seed: 4)
    var context = room.library.queryContext
    context.costs = Self.costs[way]
    let shapes = Self.shapes.filter { $0.contains("entity:") || $0.contains("tag:") }
    for shape in shapes + ["entity:m* is:unread", "-entity:t*", "entity:*"] {
      let query = parse(shape)
      func answer(_ window: ListWindow, limit: Int?) throws -> [RowKey] {
        let request = ListRequest(query: query, sort: sort, window: window, limit: limit)
        let fetch = ListFetch(
          request: request, context: context, cancellation: Cancellation())
        return try fetch.answer().rows.map(\.key)
      }
      let all = try answer(.start, limit: nil)
      #expect(Set(all) == expected(query, room), "\(shape)")
      #expect(Set(all).count == all.count, "\(shape)")
      #expect(try answer(.start, limit: 5) == Array(all.prefix(5)), "\(shape)")
      #expect(try answer(.end, limit: 5) == Array(all.suffix(5)), "\(shape)")
      if all.count > 8 {
        #expect(try answer(.after(all[3]), limit: 4) == Array(all[4..<8]), "\(shape)")
        #expect(try answer(.before(all[6]), limit: 4) == Array(all[2..<6]), "\(shape)")
      }
      let count = try CountFetch(
        request: ListRequest(query: query, sort: sort), first: all.last,
        context: context, cancellation: Cancellation()
      ).answer()
      #expect(count.total == all.count, "\(shape)")
      #expect(count.before == max(0, all.count - 1), "\(shape)")
    }
  }

  @Test func deepNestingIsAnswered() throws {
    let room = try Newsroom(seed: 5, count: 20)
    for (open, leaf) in [("-(", "telegram"), ("(is:read or ", "meta"), ("-(x or ", "\"the of\"")] {
      for depth in [10, 31, 60] {
        var text = leaf
        for level in 0..<depth {
          text = level.isMultiple(of: 2) ? "the -(\(text))" : "\(open)\(text))"
        }
        let query = parse(text)
        let rows = try room.library.list(ListRequest(query: query)).rows
        #expect(Set(rows.map(\.key)) == expected(query, room), "\(text)")
      }
    }
  }

  @Test func thirtyTwoAlternationsAreAnswered() throws {
    let room = try Newsroom(seed: 6, count: 20)
    var node = Query.Node.state(.unread)
    for level in 0..<64 {
      let other = parse(level.isMultiple(of: 3) ? "is:ai" : "telegram").root
      node = level.isMultiple(of: 2) ? .or([other, .not(node)]) : .and([other, .not(node)])
    }
    let rows = try room.library.list(ListRequest(query: Query(node))).rows
    #expect(Set(rows.map(\.key)) == expected(Query(node), room))
  }
}

/// The order of lists, what stays in them, and where they end.
struct ListOrderTests {
  @Test func newestFirst() throws {
    let room = try Newsroom(seed: 21)
    let rows = try room.library.list(ListRequest()).rows
    // Where many share a minute, some stand a little too high.
    for (newer, older) in zip(rows, rows.dropFirst()) {
      #expect(newer.published.seconds + Int64(rows.count) > older.published.seconds)
    }
    #expect(rows.count == room.stories.count)
    let oldest = try room.library.list(ListRequest(sort: .oldest)).rows
    #expect(oldest.map(\.key) == rows.map(\.key).reversed())
  }

  @Test func byTitleAndByMinutes() throws {
    let room = try Newsroom(seed: 22)
    let titles = try room.library.list(ListRequest(sort: .title)).rows
      .map { Words.joined($0.title.string) }
    #expect(titles == titles.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let minutes = try room.library.list(ListRequest(sort: .minutes)).rows.map(\.minutes)
    #expect(minutes == minutes.sorted())
  }

  @Test func theQuerysOwnOrderWins() throws {
    let room = try Newsroom(seed: 23, count: 20)
    let query = Query(.all, sort: .minutes)
    let minutes = try room.library.list(ListRequest(query: query, sort: .title)).rows.map(\.minutes)
    #expect(minutes == minutes.sorted())
  }

  @Test(arguments: [Briefs.SortOrder.date, .oldest, .title, .minutes, .relevance])
  func aLimitGivesTheFirstOfTheSameList(sort: Briefs.SortOrder) throws {
    let room = try Newsroom(seed: 24)
    for text in ["", "the", "\"the of\"", "-\"the of\""] {
      let query = Query.parse(text, today: Day(number: 20313), now: 0)
      let all = try room.library.list(ListRequest(query: query, sort: sort)).rows
      for limit in [0, 1, 5, 1000] {
        let some = try room.library.list(ListRequest(query: query, sort: sort, limit: limit)).rows
        #expect(some.map(\.key) == Array(all.prefix(limit)).map(\.key))
      }
    }
  }

  @Test func keptBriefsStayInTheirPlace() throws {
    let room = try Newsroom(seed: 25)
    let all = try room.library.list(ListRequest()).rows.map(\.key)
    for text in ["is:unread", "telegram", "\"the of\"", "-\"the of\"", "minutes:<0"] {
      let query = Query.parse(text, today: Day(number: 20313), now: 0)
      let plain = try room.library.list(ListRequest(query: query)).rows.map(\.key)
      let kept = Set(all.filter { !plain.contains($0) }.prefix(3).map(\.id))
      let rows = try room.library.list(ListRequest(query: query, kept: kept)).rows.map(\.key)
      #expect(rows == all.filter { plain.contains($0) || kept.contains($0.id) }, "\(text)")
    }
  }

  @Test func rowsSayWhatTheBriefsSay() throws {
    let room = try Newsroom(seed: 26)
    let listing = try room.library.list(ListRequest())
    for story in room.stories {
      let row = listing.rows[try #require(listing.position(of: story.key))]
      #expect(row.title == story.brief.title)
      #expect(row.published == story.brief.published)
      #expect(row.minutes == story.brief.minutes)
      #expect(row.isMinutesCounted == story.brief.isMinutesCounted)
      #expect(row.isAIGenerated == story.brief.isAIGenerated)
      #expect(row.state == story.state)
      #expect(row.entities == BriefEntities(of: story.brief, Capitals(version: "")).top)
    }
  }

  @Test func theListingCarriesHighlightsAndNotice() throws {
    let room = try Newsroom(seed: 27, count: 5)
    let query = Query.parse("tele* foo:x", today: Day(number: 0), now: 0)
    let listing = try room.library.list(ListRequest(query: query))
    #expect(listing.highlights == query.highlights)
    #expect(listing.notice == query.notice)
    #expect(listing.notice != nil)
  }

  /// Two threads read the files of a folder, and neither waits for the other.
  @Test func inWhateverOrderFilesAreReadTheirDayIsInOneOrder() throws {
    let names = (10..<40).map { "\($0).md" }
    for order in [names, names.reversed()] {
      let sandbox = try Sandbox()
      for name in names { try sandbox.write(name, brief("No. \(name)", date: "2025-08-13")) }
      let library = try sandbox.open()
      _ = try library.scan.look(library.scan.context) { look in
        let outcomes = order.compactMap { name in
          look.reader.outcome(
            of: ReadTask(folder: look.root, place: FilePlace(path: Array(name.utf8))))
        }
        try look.writer.write(outcomes)
        return look.change
      }
      let titles = try library.list(ListRequest()).rows.map(\.title.string)
      #expect(titles == names.map { "No. \($0)" })
    }
  }

  @Test func theHeadlineAndMoreSectionsComeFirst() throws {
    let sandbox = try Sandbox()
    let other = "Nothing to see here."
    try sandbox.write("a.md", brief("Other news", date: "2025-08-13", text: "The tram stopped."))
    try sandbox.write("b.md", brief("The tram stops", date: "2025-08-01", text: other))
    try sandbox.write(
      "c.md",
      brief("More news", date: "2025-08-02", text: "The tram.") + "\n## What's Next?\n\nA tram.\n")
    try sandbox.write("d.md", brief("Unrelated", date: "2025-08-14", text: other))
    try sandbox.write("e.md", brief("Old news", date: "2025-07-01", text: "The tram went."))
    let query = Query.parse("tram", today: Day(number: 20313), now: 0)
    let rows = try sandbox.opened().list(ListRequest(query: query, sort: .relevance)).rows
    #expect(
      rows.map(\.title.string) == ["The tram stops", "More news", "Other news", "Old news"])
  }

  /// Other than by date, the best of a phrase is not known before all are looked at.
  @Test func theBestComesFirstHoweverFewAreSeen() throws {
    let sandbox = try Sandbox()
    for day in 1...9 {
      let text = "On day \(day) the tram stopped."
      try sandbox.write("\(day).md", brief("Story \(day)", date: "2025-08-0\(day)", text: text))
    }
    try sandbox.write("old.md", brief("The tram", date: "2020-01-01", text: "The tram stopped."))
    let query = Query.parse("\"the tram\" tram", today: Day(number: 20313), now: 0)
    var request = ListRequest(query: query, sort: .relevance, limit: 5)
    request.screen = ListScreen(rows: 2)
    let rows = try sandbox.opened().list(request).rows
    #expect(rows.first?.title == "The tram")
    #expect(rows.count == 5)
  }

  /// Among a hundred thousand that hold the words of a phrase, those of the newest that hold it are
  /// ranked, and a phrase that none of those holds is found all the same.
  @Test func ofAPhraseTheNewestThatHoldItAreRanked() throws {
    let sandbox = try Sandbox()
    let lines = (0..<200).map { at in
      let text = at == 0 ? "A slow tram stopped." : "Slow was a tram, the tram stopped."
      // The best of all for its headline, and too old to be looked at.
      let title = at == 20 ? "The tram stopped" : "No. \(at)"
      let date = CivilDate(Day(number: 19_675 + at))
      return #"{"title": "\#(title)", "published": "\#(date)", "text": "\#(text)"}"#
    }
    try sandbox.write("wire.jsonl", lines.joined(separator: "\n"))
    let library = try sandbox.opened()
    func titles(_ text: String, limit: Int?) throws -> [String] {
      var fetch = ListFetch(
        request: ListRequest(
          query: Query.parse(text, today: Day(number: 20313), now: 0), sort: .relevance,
          limit: limit),
        context: library.queryContext, cancellation: Cancellation())
      fetch.candidates = 100
      return try fetch.answer().rows.map(\.title.string)
    }
    let all = try titles("\"tram stopped\" \"the tram\"", limit: nil)
    #expect(all.count == 199)
    #expect(all.first == "No. 199")
    #expect(try titles("\"tram stopped\" \"the tram\"", limit: 30) == Array(all.prefix(30)))
    #expect(try titles("\"tram stopped\" \"the tram\"", limit: 190) == Array(all.prefix(190)))
    #expect(try titles("\"slow tram\"", limit: 30) == ["No. 0"])
  }

  @Test func aRareWordCountsMoreThanACommonOne() throws {
    let sandbox = try Sandbox()
    for day in 1...9 {
      try sandbox.write(
        "\(day).md", brief("Story \(day)", date: "2025-08-0\(day)", text: "Trams run."))
    }
    try sandbox.write("old.md", brief("Old story", date: "2020-01-01", text: "A zeppelin lands."))
    let query = Query.parse("trams or zeppelin", today: Day(number: 20313), now: 0)
    let rows = try sandbox.opened().list(ListRequest(query: query, sort: .relevance)).rows
    #expect(rows.first?.title == "Old story")
    #expect(rows.count == 10)
  }
}

/// What is remembered of requests.
struct StatementsTests {
  /// Each shape of a query is another statement, and there is no end of shapes.
  @Test func notEveryStatementIsKept() throws {
    let room = try Newsroom(seed: 33, count: 10)
    var most = 0
    for count in 1...120 {
      let either = (1...count % 11 + 1).map { "minutes:<\($0)" }.joined(separator: " or ")
      let text = "(\(either))" + (1...count / 11 + 1).map { " path:p\($0)" }.joined()
      let query = Query.parse(text, today: Day(number: 20313), now: 0)
      _ = try room.library.list(ListRequest(query: query))
      let kept = try room.library.index.read { db in
        sequence(first: sqlite3_next_stmt(db.sqliteConnection, nil)) {
          $0.map { sqlite3_next_stmt(db.sqliteConnection, $0) }
        }.prefix { $0 != nil }.count
      }
      most = max(most, kept)
    }
    #expect((3...45).contains(most), "\(most)")
  }
}

/// Questions given up.
struct CancellationTests {
  @Test func aCancelledQuestionThrows() throws {
    let room = try Newsroom(seed: 31, count: 10)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try room.library.list(ListRequest(), cancellation: cancellation)
    }
    #expect(try room.library.list(ListRequest()).rows.count == 10)
  }

  @Test func cancellingAnAnsweredQuestionDisturbsNobody() throws {
    let room = try Newsroom(seed: 32, count: 10)
    let cancellation = Cancellation()
    #expect(try room.library.list(ListRequest(), cancellation: cancellation).rows.count == 10)
    cancellation.cancel()
    #expect(try room.library.list(ListRequest()).rows.count == 10)
  }

  @Test func aRunningStatementIsInterrupted() throws {
    let room = try Newsroom(seed: 33, count: 3)
    let cancellation = Cancellation()
    let endless = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
      """
    let started = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      started.wait()
      cancellation.cancel()
    }
    #expect(throws: CancellationError.self) {
      try room.library.queryContext.read(cancellation) { db in
        started.signal()
        try db.execute(sql: endless)
      }
    }
    #expect(try room.library.list(ListRequest()).rows.count == 3)
  }
}
