import Briefs
import Foundation
import GRDB
import Testing
import Text

@testable import BriefStore

/// The recent partition grows with the folder, and no list shows it.
struct RecentPartitionTests {
  private let box: Sandbox
  private let library: Library
  private let context: LookContext
  private static let phrase = "\"telegram answers\""

  /// 400 briefs in two files, the newest two in the recent partition; it is to have ten.
  init() throws {
    box = try Sandbox()
    library = try box.open()
    var context = library.scan.context
    context.newestTexts = 2
    self.context = context
    for half in 0..<2 {
      let lines = (half * 200..<half * 200 + 200).map(Self.line)
      try box.write("\(half).jsonl", lines.joined(separator: "\n"))
    }
    try look { _ = try $0.whole() }
  }

  /// One in three holds the words the other way round.
  private static func line(_ at: Int) -> String {
    let text = at.isMultiple(of: 3) ? "Calls, answers, Telegram." : "Telegram answers calls."
    return #"{"title": "No. \#(at)", "published": "\#(date(at))", "text": "\#(text)"}"#
  }

  private static func date(_ at: Int) -> CivilDate { CivilDate(Day(number: 19_675 + at)) }

  private func look(_ body: @escaping (Look) throws -> Void) throws {
    _ = try library.scan.look(context) { look in
      try body(look)
      return look.change
    }
  }

  private func titles(
    _ text: String, limit: Int? = nil, sort: Briefs.SortOrder = .date
  ) throws -> [String] {
    let query = query(text, typing: limit != nil)
    return try library.list(ListRequest(query: query, sort: sort, limit: limit)).rows.map(
      \.title.string)
  }

  private func query(_ text: String, typing: Bool = false) -> Query {
    Query.parse(text, typing: typing, today: Day(number: 20_313), now: 0)
  }

  /// How many live rows the partition is read for.
  private func size() throws -> Int {
    try library.index.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM brief WHERE dead = 0 AND rowid >= ?",
        arguments: [try PartitionBoundary(db).row]) ?? 0
    }
  }

  private func isDue() throws -> Bool {
    try library.index.read { try RecentPartition.isDue(newest: context.newestTexts, $0) }
  }

  private let expected = (0..<400).reversed().filter { !$0.isMultiple(of: 3) }.map { "No. \($0)" }

  @Test func itGrowsDownToItsSizeAndNoFurther() throws {
    #expect(try isDue())
    try look { try $0.growRecentPartition(atOnce: 5) }
    #expect(try size() == 10)
    #expect(try !isDue())
    let rows = try library.index.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT brief.title FROM recent_text JOIN brief ON brief.rowid = recent_text.rowid
          WHERE recent_text MATCH 'calls' ORDER BY brief.rowid DESC
          """)
    }
    #expect(rows == (390..<400).reversed().map { "No. \($0)" })
  }

  @Test func aRowThatMovedIsFoundOnce() throws {
    try look { try $0.growRecentPartition() }
    #expect(try titles("calls").count == 400)
    #expect(try library.count(ListRequest(query: query("calls")), before: nil).total == 400)
    #expect(try titles("-telegram") == [])
    #expect(try titles("\(Self.phrase) or \"answers telegram\"").count == 400)
  }

  @Test func aPhraseFindsTheSameBeforeAndAfter() throws {
    #expect(try titles(Self.phrase) == expected)
    try look { try $0.growRecentPartition() }
    #expect(try titles(Self.phrase) == expected)
    #expect(try titles("\"telegram a", limit: 14) == Array(expected.prefix(14)))
    #expect(try titles("\"telegram ans", limit: 30) == Array(expected.prefix(30)))
    for limit in [3, 14, 250] {
      #expect(
        try titles(Self.phrase, limit: limit, sort: .oldest)
          == Array(expected.reversed().prefix(limit)))
    }
    #expect(try titles("\(Self.phrase) -calls") == [])
    #expect(try titles("-\(Self.phrase) calls").count == 134)
  }

  @Test func onlyBriefsThatHoldAPhraseAreVerifiedInIt() throws {
    try look { try $0.growRecentPartition() }
    let found = try library.index.read { db in
      let source = try #require(try SearchIndex.sources(db).first)
      let phrase = Phrase(term: HighlightTerm(words: ["telegram", "answers"]), field: nil)
      let words = source.mayContain(phrase, isRelaxed: false)
      return try SQLRequest<String>(
        literal: """
          SELECT title FROM brief WHERE rowid IN (\(source.matches(words))) ORDER BY rowid DESC
          """
      ).fetchAll(db)
    }
    #expect(found == expected.filter { (390...399).contains(Int($0.dropFirst(4)) ?? 0) })
  }

  @Test func aBriefThatArrivesInItIsFound() throws {
    try look { try $0.growRecentPartition() }
    let date = "\(Self.date(390))T12:00:00Z"
    try box.write(
      "late.jsonl",
      #"{"title": "Late", "published": "\#(date)", "text": "Telegram answers at last."}"#)
    try look { _ = try $0.whole() }
    #expect(try size() == 11)
    #expect(try titles("\"telegram answers at\"") == ["Late"])
    #expect(try titles(Self.phrase).prefix(8).contains("Late"))
  }

  @Test func aRebuildGivesItItsSizeAgain() throws {
    try look { try $0.growRecentPartition() }
    let lines = (400..<440).map(Self.line)
    try box.write("new.jsonl", lines.joined(separator: "\n"))
    try look { look in
      _ = try look.whole()
      #expect(try size() == 50)
      try look.rebuildTextIndex()
    }
    #expect(try size() == 11)
    let all = (0..<440).reversed().filter { !$0.isMultiple(of: 3) }.map { "No. \($0)" }
    #expect(try titles(Self.phrase) == all)
  }

  @Test func aFileThatCannotBeReadIsWaitedFor() throws {
    let path = "\(box.folder)/1.jsonl"
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    try look { try $0.growRecentPartition() }
    #expect(try size() == 2)
    #expect(try isDue())
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    try look { try $0.growRecentPartition() }
    #expect(try size() == 10)
    #expect(try titles(Self.phrase) == expected)
  }

  @Test func itDoesNotGrowInASmallFolder() throws {
    let box = try Sandbox()
    for day in 1...9 { try box.write("\(day).md", brief("Day \(day)", date: "2025-08-0\(day)")) }
    let library = try box.opened()
    #expect(try library.index.read { try !RecentPartition.isDue(newest: 2_500, $0) })
  }
}
