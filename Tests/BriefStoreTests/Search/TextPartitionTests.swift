import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// The newest briefs have a partition of their own, and no list shows where it ends.
struct TextPartitionTests {
  let box: Sandbox
  let library: Library

  /// Briefs of eight days, the newest first; the recent partition is for two.
  init() throws {
    box = try Sandbox()
    library = try box.open()
    for days in [7...8, 5...6, 3...4, 1...2] {
      for day in days { try write(day) }
      try look()
    }
  }

  private func write(_ day: Int) throws {
    let text = day.isMultiple(of: 2) ? "Telegram answers." : "Telephones are silent."
    try box.write("\(day).md", brief("Day \(day)", date: "2025-08-0\(day)", text: text))
  }

  private func look() throws {
    var context = library.scan.context
    context.newestTexts = 2
    _ = try library.scan.look(context) { look in
      let change = try look.whole()
      try look.rebuildTextIndex()
      return change
    }
  }

  /// Days in a partition of the text index.
  private func days(in table: TextPartition, _ library: Library? = nil) throws -> [String] {
    try (library ?? self.library).index.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT brief.title FROM \(table.rawValue) text JOIN brief ON brief.rowid = text.rowid
          WHERE \(table.rawValue) MATCH 'day' AND dead = 0 ORDER BY text.rowid
          """)
    }
  }

  private func request(_ text: String, limit: Int? = nil, sort: SortOrder = .date) -> ListRequest {
    let query = Query.parse(text, today: Day(number: 20_313), now: 0)
    return ListRequest(query: query, sort: sort, limit: limit)
  }

  private func titles(_ request: ListRequest) throws -> [String] {
    try library.list(request).rows.map(\.title.string)
  }

  @Test func theFirstEnoughAreTheNewest() throws {
    #expect(try days(in: .recent) == ["Day 7", "Day 8"])
    #expect(try days(in: .archive) == (1...6).map { "Day \($0)" })
  }

  @Test func theNewestAreNoMoreThanThatWhereManyComeAtOnce() throws {
    let box = try Sandbox()
    let library = try box.open()
    for day in 1...8 { try box.write("\(day).md", brief("Day \(day)", date: "2025-08-0\(day)")) }
    var context = library.scan.context
    context.newestTexts = 3
    _ = try library.scan.look(context) { try $0.whole() }
    #expect(try library.index.read { try SearchNumber.recent.value($0) } == 3)
    #expect(try days(in: .recent, library) == ["Day 6", "Day 7", "Day 8"])
    #expect(try days(in: .archive, library) == (1...5).map { "Day \($0)" })
  }

  @Test func aFolderIsReadFromItsLatestNamesDown() throws {
    for name in ["2024/a.md", "2025/b.md", "2023/c.md"] { try box.write(name, brief("Other")) }
    let listing = try FolderListing(FolderHandle.root(Array(box.folder.utf8)))
    #expect(listing.files == (1...8).reversed().map { Array("\($0).md".utf8) })
    #expect(listing.folders == ["2025", "2024", "2023"].map { Array($0.utf8) })
  }

  @Test func aListContinuesWhereTheRecentPartitionEnds() throws {
    #expect(try titles(request("tele*")) == (1...8).reversed().map { "Day \($0)" })
    #expect(try titles(request("telegram", limit: 3)) == ["Day 8", "Day 6", "Day 4"])
    #expect(try titles(request("tele*", limit: 3, sort: .oldest)) == ["Day 1", "Day 2", "Day 3"])
    #expect(try titles(request("-telegram", limit: 2)) == ["Day 7", "Day 5"])
    #expect(try titles(request("tele*", limit: 2, sort: .title)) == ["Day 1", "Day 2"])
    #expect(try titles(request("telephones before:2025-08-06")) == ["Day 5", "Day 3", "Day 1"])
    #expect(try library.count(request("telegram"), before: nil).total == 4)
    let fifth = try library.row("Day 5")
    let count = try library.count(request("telephones"), before: fifth)
    #expect(count.total == 4)
    #expect(count.before == 1)
  }

  @Test func aPartAroundARowReachesIntoBothPartitions() throws {
    var part = request("tele*", limit: 4)
    part.window = .around([try library.row("Day 7")], near: true)
    let listing = try library.list(part)
    #expect(listing.rows.map(\.title.string) == ["Day 8", "Day 7", "Day 6", "Day 5", "Day 4"])
    part.window = .before(try library.row("Day 5"))
    #expect(try titles(part) == ["Day 8", "Day 7", "Day 6"])
  }

  @Test func whatComesLaterGoesWhereItsDateBelongs() throws {
    try write(9)
    try box.write("late.md", brief("Day 0", date: "2025-07-01"))
    try look()
    #expect(try days(in: .recent) == ["Day 7", "Day 8", "Day 9"])
    #expect(try days(in: .archive).first == "Day 0")
  }

  @Test func tooManyNewOnesMoveTheBoundary() throws {
    for day in 9...13 {
      try box.write("\(day).md", brief("Day \(day)", date: "2025-08-\(day < 10 ? "0" : "")\(day)"))
    }
    try look()
    #expect(try days(in: .recent) == ["Day 12", "Day 13"])
    #expect(try days(in: .archive).count == 11)
    #expect(try titles(request("day", limit: 3)) == ["Day 13", "Day 12", "Day 11"])
  }

  @Test func oldestFilesReadFirstAreSetRightLater() throws {
    let box = try Sandbox()
    let library = try box.open()
    var context = library.scan.context
    context.newestTexts = 2
    for days in [1...2, 3...5, 6...8] {
      for day in days { try box.write("\(day).md", brief("Day \(day)", date: "2025-08-0\(day)")) }
      _ = try library.scan.look(context) { try $0.whole() }
    }
    #expect(try library.index.read { try SearchNumber.recent.value($0) } == 8)
    _ = try library.scan.look(context) { look in
      try look.rebuildTextIndex()
      return look.change
    }
    #expect(try library.index.read { try SearchNumber.recent.value($0) } == 2)
    #expect(try library.search("day").count == 8)
  }
}
