import Briefs
import GRDB
import Synchronization
import Testing
import Text

@testable import BriefStore

/// Entities are found after the words, and never twice.
struct TaggingTests {
  let box: Sandbox

  init() throws { box = try Sandbox() }

  private func mentions(_ library: Library) throws -> [String: Int] {
    try library.index.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT entity.name, sum(mention.mentions), count(*), entity.mentions, entity.briefs
          FROM mention JOIN entity ON entity.id = mention.entity
          JOIN brief ON brief.rowid = mention.brief AND brief.dead = 0 GROUP BY entity.id
          """)
      // What is kept with the entity is what counting gives.
      for row in rows {
        #expect(row[1] as Int == row[3] as Int)
        #expect(row[2] as Int == row[4] as Int)
      }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// More than are tagged while they are read.
  @Test func allBriefsOfALargeFolderAreTagged() throws {
    for number in 0..<150 { try box.write("\(number).md", brief("S \(number)", text: "See Oslo.")) }
    let library = try box.opened()
    #expect(try mentions(library) == ["See": 150, "Oslo": 150])
  }

  @Test func itIsToldHowManyBriefsWaitForTheirNames() throws {
    for number in 0..<150 { try box.write("\(number).md", brief("S \(number)", text: "See Oslo.")) }
    let told = Mutex<[ScanProgress]>([])
    try box.open().refresh { progress in told.withLock { $0.append(progress) } }
    let all = told.withLock { $0 }
    let naming = all.drop { $0.stage == .reading }
    #expect(all.last { $0.stage == .reading } == ScanProgress(done: 150, of: 150))
    #expect(naming.first == ScanProgress(.naming, done: 0, of: 86))
    #expect(naming.allSatisfy { $0.stage == .naming && $0.total == 86 })
  }

  @Test func aWaitingBriefIsSearchableBeforeItsEntitiesAreFound() throws {
    for number in 0..<150 { try box.write("\(number).md", brief("S \(number)", text: "See Oslo.")) }
    let library = try box.open()
    var context = library.scan.context
    context.isWantedElsewhere = { true }
    _ = try library.scan.look(context) { try $0.whole() }
    #expect(try library.search("oslo").count == 150)
    #expect(try mentions(library)["Oslo"] ?? 0 < 150)
    #expect(try !library.refresh().updated.isEmpty)
    #expect(try mentions(library) == ["See": 150, "Oslo": 150])
  }

  @Test func anEditAndADeletionTakeTheirMentionsAlong() throws {
    try box.write("a.md", brief("Alpha", text: "See Oslo."))
    try box.write("b.md", brief("Beta", text: "See Oslo."))
    let library = try box.opened()
    try box.write("a.md", brief("Alpha", text: "See Bergen."))
    try library.refresh()
    #expect(try mentions(library) == ["See": 2, "Oslo": 1, "Bergen": 1])
    try box.delete("b.md")
    try library.refresh()
    #expect(try mentions(library) == ["See": 1, "Bergen": 1])
  }

  @Test func aMovedBriefKeepsItsMentions() throws {
    try box.write("a.md", brief("Alpha", text: "See Oslo."))
    let library = try box.opened()
    try box.move("a.md", "x/b.md")
    try library.refresh()
    #expect(try mentions(library) == ["See": 1, "Oslo": 1])
    #expect(try library.open(library.row("Alpha"))?.row.entities.count == 2)
  }

  @Test func topEntitiesComeBackAsTheyWere() {
    let named = ["Oslo", "Bergen og omegn", "Ål"].map {
      Entity(name: DisplayText(cleaning: $0), kind: .place)
    }
    let others = Entity.Kind.allCases.map { Entity(key: "$0 ag", name: "Nullzins A.G.", kind: $0) }
    let entities = named + others.prefix(TopEntities.limit - named.count)
    #expect(TopEntities.decode(TopEntities.encode(entities)) == entities)
    #expect(TopEntities.decode(TopEntities.encode(others)) == others)
    #expect(TopEntities.decode("") == [])
    #expect(TopEntities.decode("nonsense") == [])
  }
}
