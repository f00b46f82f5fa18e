import Briefs
import Foundation
import GRDB
import Testing
import Text

@testable import BriefStore

/// Which words follow each other in the briefs next to the newest of a large folder.
struct RunIndexTests {
  private let box: Sandbox
  private let library: Library
  private let context: LookContext
  private static let phrase = "\"telegram answers\""

  /// 400 briefs in two files, the newest two in the newer text table; eight more are to have runs.
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
    let query = Query.parse(text, typing: limit != nil, today: Day(number: 20_313), now: 0)
    return try library.list(ListRequest(query: query, sort: sort, limit: limit)).rows.map(
      \.title.string)
  }

  private func covered() throws -> Int {
    try library.index.read { db in
      guard let rows = try RunIndex.covered(db) else { return 0 }
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM brief WHERE dead = 0 AND rowid >= ? AND rowid < ?",
        arguments: [rows.lowerBound, rows.upperBound]) ?? 0
    }
  }

  private func isDue() throws -> Bool {
    try library.index.read { try RunIndexFilling.isDue(newest: context.newestTexts, $0) }
  }

  private let expected = (0..<400).reversed().filter { !$0.isMultiple(of: 3) }.map { "No. \($0)" }

  @Test func noRunOfABriefIsDenied() throws {
    for story in try Newsroom(seed: 53, count: 40).stories {
      let columns = PreparedBrief.words(of: story.brief)
      let known = Set(RunIndex.text(of: columns).split(separator: " "))
      let texts = [story.brief.title] + story.brief.sections.flatMap { $0.blocks.map(\.text) }
      for text in texts.map(\.string) {
        for term in HighlightTerm.inside(text) where Words.contains(term, in: text) {
          let asked = RunIndex.expression(for: term)?.split(separator: " AND ") ?? []
          #expect(known.isSuperset(of: asked), "\(term)")
        }
      }
    }
  }

  @Test func theyAreFilledDownFromTheBorderAndNoFurther() throws {
    #expect(try isDue())
    try look { try $0.fillRunIndex(atOnce: 5) }
    #expect(try covered() == 8)
    #expect(try !isDue())
    let (rows, border, covered) = try library.index.read { db in
      (
        try Int64.fetchAll(db, sql: "SELECT rowid FROM brief ORDER BY rowid DESC LIMIT 10"),
        try TextBorder(db).row, try RunIndex.covered(db)
      )
    }
    #expect(border == rows[1])
    #expect(covered == rows[9]..<rows[1])
  }

  @Test func aPhraseFindsTheSameWithThem() throws {
    #expect(try titles(Self.phrase) == expected)
    try look { try $0.fillRunIndex() }
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

  /// Those are denied that do not hold the words in this order, or it would be of no use.
  @Test func whatDoesNotHoldAPhraseIsNotLookedAt() throws {
    try look { try $0.fillRunIndex() }
    let found = try library.index.read { db in
      let rows = try #require(try RunIndex.covered(db))
      let hurdle = try #require(
        try RunIndex.hurdle(
          for: HighlightTerm(words: ["telegram", "answers"]), row: "b.rowid", rows, db))
      return try SQLRequest<String>(
        literal: """
          SELECT title FROM brief b
          WHERE b.rowid >= \(rows.lowerBound) AND b.rowid < \(rows.upperBound) AND \(hurdle)
          ORDER BY b.rowid DESC
          """
      ).fetchAll(db)
    }
    #expect(found == expected.filter { (390...397).contains(Int($0.dropFirst(4)) ?? 0) })
  }

  @Test func aBriefThatComesBetweenThemIsFound() throws {
    try look { try $0.fillRunIndex() }
    let date = "\(Self.date(390))T12:00:00Z"
    try box.write(
      "late.jsonl",
      #"{"title": "Late", "published": "\#(date)", "text": "Telegram answers at last."}"#)
    try look { _ = try $0.whole() }
    #expect(try covered() == 9)
    #expect(try titles("\"telegram answers at\"") == ["Late"])
    #expect(try titles(Self.phrase).prefix(8).contains("Late"))
  }

  @Test func theyAreBegunAnewWhereTheBorderMoves() throws {
    try look { try $0.fillRunIndex() }
    let lines = (400..<440).map(Self.line)
    try box.write("new.jsonl", lines.joined(separator: "\n"))
    try look { look in
      _ = try look.whole()
      try look.renewText()
    }
    #expect(try covered() == 0)
    try look { try $0.fillRunIndex() }
    #expect(try covered() == 9)
    let all = (0..<440).reversed().filter { !$0.isMultiple(of: 3) }.map { "No. \($0)" }
    #expect(try titles(Self.phrase) == all)
  }

  @Test func aFileThatCannotBeReadIsWaitedFor() throws {
    let path = "\(box.folder)/1.jsonl"
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    try look { try $0.fillRunIndex() }
    #expect(try covered() == 0)
    #expect(try isDue())
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    try look { try $0.fillRunIndex() }
    #expect(try covered() == 8)
    #expect(try titles(Self.phrase) == expected)
  }

  @Test func aSmallFolderHasNone() throws {
    let box = try Sandbox()
    for day in 1...9 { try box.write("\(day).md", brief("Day \(day)", date: "2025-08-0\(day)")) }
    let library = try box.opened()
    #expect(try library.index.read { try !RunIndexFilling.isDue(newest: 2_500, $0) })
  }
}
