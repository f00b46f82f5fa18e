import Briefs
import GRDB
import Synchronization
import Testing

@testable import BriefStore

/// An index full of dead rows is rebuilt in idle moments, and no search notices.
struct TextIndexRebuildTests {
  let box: Sandbox
  let library: Library

  /// Forty briefs, half of them edited, and a count of dead rows that makes a rebuild due.
  init() throws {
    box = try Sandbox()
    for number in 0..<40 {
      try box.write(Self.name(number), brief("Story \(number)", text: "Oldword."))
    }
    library = try box.opened()
    for number in stride(from: 0, to: 40, by: 2) {
      try box.write(Self.name(number), brief("Story \(number)", text: "Freshword."))
    }
    try library.refresh()
    try library.index.write { try IndexNumber.dead.set(5_000, $0) }
  }

  private static func name(_ number: Int) -> String { "\(number).md" }

  private func text(_ number: Int, _ word: String) -> String {
    brief("Story \(number)", text: word)
  }

  /// Rows of the text index, dead or alive, that hold a word.
  private func rows(_ word: String) throws -> Int {
    try library.index.read { db in
      try TextPartition.allCases.reduce(0) { count, table in
        count + (try rows(word, in: table, db))
      }
    }
  }

  private func rows(_ word: String, in table: TextPartition, _ db: Database) throws -> Int {
    let name = table.rawValue
    return try Int.fetchOne(
      db, sql: "SELECT count(*) FROM \(name) WHERE \(name) MATCH ?", arguments: [word]) ?? -1
  }

  private func dead() throws -> Int {
    try library.index.read { db in
      let counted = try Int.fetchOne(db, sql: "SELECT count(*) FROM brief WHERE dead = 1")
      #expect(try IndexNumber.dead.value(db) == Int64(counted ?? -1))
      return counted ?? -1
    }
  }

  /// Rebuilds some slices of seven files, then stops.
  private func rebuild(slices: Int) throws {
    let left = Mutex(slices)
    var context = library.scan.context
    context.isWantedElsewhere = {
      left.withLock { left in
        left -= 1
        return left < 0
      }
    }
    _ = try library.scan.look(context) { look in
      try look.rebuildTextIndex(atOnce: 7)
      return look.change
    }
  }

  @Test func deadRowsAndTheirWordsAreGoneAndAllElseIsFound() throws {
    #expect(try rows("oldword") == 40)
    library.tidy()
    #expect(try rows("oldword") == 20)
    #expect(try rows("freshword") == 20)
    #expect(try dead() == 0)
    #expect(try library.search("story").count == 40)
    #expect(try library.counts().briefs == 40)
    #expect(try library.titles().count == 40)
  }

  @Test func aRebuildThatIsStoppedContinues() throws {
    try rebuild(slices: 2)
    #expect(try rows("oldword") == 40, "The old index is searched until the new one is whole.")
    library.closeFiles()
    let next = try box.open()
    next.tidy()
    #expect(try next.search("oldword").count == 20)
    #expect(try next.search("freshword").count == 20)
    #expect(try next.search("story").count == 40)
  }

  @Test func whatChangesInBetweenIsInTheNewIndexToo() throws {
    try rebuild(slices: 3)
    for number in [1, 39] { try box.write(Self.name(number), text(number, "Laterword.")) }
    for number in [3, 37] { try box.delete(Self.name(number)) }
    try box.move(Self.name(5), "moved/5.md")
    try box.write("new.md", brief("New", text: "Laterword."))
    try library.refresh()
    #expect(try library.search("laterword").count == 3)
    library.tidy()
    #expect(try Set(library.search("laterword")) == ["Story 1", "Story 39", "New"])
    #expect(try library.search("oldword").count == 16)
    #expect(try library.search("freshword").count == 20)
    #expect(try library.titles().count == 39)
    // Of the rows that died meanwhile, at most those that the new index has words of.
    #expect(try dead() <= 5)
    #expect(try library.search("oldword").contains("Story 5"))
  }

  @Test func soMuchIsHeldAtATimeAndAtLeastOneFile() throws {
    let size = Int64(text(0, "Freshword.").utf8.count)
    try library.index.write { try TextIndexRebuild.begin(newest: 10_000, $0) }
    let files = try [1, size * 5, .max].map { bytes in
      try library.index.read { try TextIndexRebuild.slice(limit: 30, bytes: bytes, $0) }?.files
        .count
    }
    #expect(files[0] == 1)
    #expect((4...6).contains(files[1] ?? 0))
    #expect(files[2] == 30)
  }

  @Test func theFileIsWrittenWithoutGapsOnceItHasGrown() throws {
    try library.index.write { db in
      try db.execute(sql: "CREATE TABLE gap(bytes); INSERT INTO gap VALUES(zeroblob(100000))")
      try db.execute(sql: "DROP TABLE gap")
      try IndexNumber.live.set(5_000, db)
    }
    func gaps() throws -> Int {
      try library.index.read { try Int.fetchOne($0, sql: "PRAGMA freelist_count") ?? -1 }
    }
    #expect(try gaps() > 20)
    #expect(throws: CancellationError.self) { try library.index.vacuum(unless: { true }) }
    #expect(try gaps() > 20)
    library.tidy()
    #expect(try gaps() == 0)
    #expect(try library.search("story").count == 40)
    #expect(try library.index.read { try IndexNumber.packed.value($0) } == 5_000)
  }

  @Test func aFileThatCannotBeReadAgainKeepsItsWords() throws {
    try box.write(Self.name(7), "garbled")
    library.tidy()
    #expect(try library.search("story").count == 40)
    try library.refresh()
    library.tidy()
    #expect(try library.search("oldword").count == 19)
    #expect(try library.search("garbled").count == 1)
    #expect(try dead() == 0)
  }
}
