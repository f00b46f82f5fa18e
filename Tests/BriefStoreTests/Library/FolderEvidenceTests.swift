import Briefs
import Foundation
import GRDB
import Testing
import Text

@testable import BriefStore

/// What many briefs say of a name holds in one that says otherwise, whatever the order they come in.
struct FolderEvidenceTests {
  let box: Sandbox

  init() throws { box = try Sandbox() }

  private func opened() throws -> Library {
    let library = try box.open(recognition: .marked)
    try library.refresh()
    return library
  }

  private func write(_ count: Int, _ text: String, from first: Int = 0) throws {
    for number in first..<(first + count) {
      try box.write("\(number).md", brief("Story \(number)", text: text))
    }
  }

  private func names(_ library: Library, _ title: String) throws -> [String: Entity.Kind] {
    let opened = try #require(try library.open(library.row(title)))
    return Dictionary(
      uniqueKeysWithValues: opened.entities.map { ($0.entity.name.string, $0.entity.kind) })
  }

  private func find(_ library: Library, _ query: String) throws -> Int {
    try library.list(ListRequest(query: Query.parse(query, today: Day(number: 0), now: 0))).rows
      .count
  }

  @Test func aSlipInOneBriefIsPutRight() throws {
    try write(40, "[organisation:Meta] spoke in [place:Oslo].")
    try box.write("slip.md", brief("Slip", text: "[person:Meta] and [place:Oslo]. [person:Meta]!"))
    let library = try opened()
    #expect(try names(library, "Slip") == ["Meta": .organisation, "Oslo": .place])
    let all = try library.allEntities(EntityRequest()).entities
    #expect(all.map(\.entity.name) == ["Meta", "Oslo"])
    #expect(all.map(\.briefs) == [41, 41])
    #expect(all.map(\.mentions) == [42, 41])
    #expect(try library.card(entityKey: "meta")?.briefs == 41)
    #expect(try library.card(entityKey: "meta", kind: .person) == nil)
    #expect(try find(library, "org:Meta") == 41)
    #expect(try find(library, "person:Meta") == 0)
    let shown = try #require(try library.open(library.row("Slip")))
    #expect(shown.mentions.map(\.source) == [.folder, .model, .folder])
    #expect(shown.entities.map(\.folderBriefs) == [41, 41])
  }

  @Test func twoSpellingsOfOneNameAreOneEntity() throws {
    try box.write("a.md", brief("Both", text: "[organisation:Meta], [place:META], [place:META]."))
    let library = try opened()
    #expect(try names(library, "Both") == ["META": .place])
    #expect(try library.allEntities(EntityRequest()).entities.map(\.mentions) == [3])
  }

  @Test func aNameThatIsTwoThingsStaysTwo() throws {
    try write(20, "[place:Washington] is far.")
    try write(10, "[person:Washington] is far.", from: 20)
    let library = try opened()
    let all = try library.allEntities(EntityRequest()).entities
    #expect(all.map(\.entity.kind) == [.place, .person])
    #expect(all.map(\.briefs) == [20, 10])
    #expect(try names(library, "Story 25") == ["Washington": .person])
  }

  @Test func aHintAtWhatIsWellKnownIsAMentionOfIt() throws {
    try write(9, "[organisation:Zelvora] spoke.")
    try box.write("dim.md", brief("Dim", text: "[hint:Zelvora] spoke to [hint:Nobody]."))
    let library = try opened()
    #expect(try names(library, "Dim") == ["Zelvora": .organisation])
    #expect(try library.open(library.row("Dim"))?.hints.count == 1)
    #expect(try library.allEntities(EntityRequest()).entities.map(\.briefs) == [10])
    #expect(try find(library, "entity:Zelvora") == 10)
    // It is a hint again when the others are gone.
    for number in 0..<7 { try box.delete("\(number).md") }
    try library.refresh()
    #expect(try names(library, "Dim") == [:])
    #expect(try find(library, "entity:Zelvora") == 2)
  }

  @Test func whatTheFileStatesStays() throws {
    try write(40, "[organisation:Meta] spoke.")
    try box.write(
      "own.md",
      "---\ntitle: Own\nentities:\n  - {name: Meta, kind: person}\n---\n\n[stated:Meta] spoke.\n")
    let library = try opened()
    #expect(try names(library, "Own") == ["Meta": .person])
    #expect(try library.card(entityKey: "meta", kind: .person)?.briefs == 1)
  }

  /// The index still holds what the correction made of all briefs when it is taken back.
  @Test func correctionsWinAndLeaveNoEvidence() throws {
    try write(12, "Meta spoke to Roskomnadzor about WhatsApp.")
    let library = try box.open(recognition: .standard)
    try library.refresh()
    let meta = Entity(name: "Meta", kind: .organisation)
    _ = try library.correct(.init(meta, .kind(.person)))
    #expect(try names(library, "Story 3")["Meta"] == .person)
    try library.refresh()
    #expect(try names(library, "Story 3")["Meta"] == .person)
    #expect(try library.card(entityKey: "meta", kind: .person)?.briefs == 12)
    _ = try library.undoCorrection()
    #expect(try names(library, "Story 3")["Meta"] == .organisation)
    try library.refresh()
    #expect(try library.card(entityKey: "meta", kind: .organisation)?.briefs == 12)
    #expect(try library.card(entityKey: "meta", kind: .person) == nil)
  }

  @Test func oneChangedFileCostsOneFile() throws {
    try write(40, "[organisation:Meta] spoke.")
    try write(3, "[person:Meta] spoke.", from: 40)
    let library = try opened()
    try box.write("41.md", brief("Story 41", text: "[person:Meta] spoke again."))
    #expect(try library.refresh().updated == [library.row("Story 41")])
    // Ten of fifty are no slip any more.
    try write(7, "[person:Meta] called.", from: 43)
    let change = try library.refresh()
    #expect(change.added.count == 7)
    #expect(change.updated.count == 3)
    #expect(try names(library, "Story 41") == ["Meta": .person])
    #expect(try library.card(entityKey: "meta", kind: .person)?.briefs == 10)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aFolderThatGrewAndOneReadAtOnceAgree(seed: UInt64) throws {
    var random = Seeded(seed)
    let growing = try box.open(recognition: .marked)
    var texts: [Int: String] = [:]
    var round = 0
    // Slips are rare, then frequent, then rare again.
    for rarity in Array(repeating: 12, count: 30) + Array(repeating: 2, count: 30)
      + Array(repeating: 15, count: 40)
    {
      for _ in 0...random.below(9) {
        let number = random.below(120)
        let path = "\(number).md"
        switch random.below(5) {
        case 0 where texts[number] != nil:
          texts[number] = nil
          try box.delete(path)
        case 1 where texts[number] != nil:
          let other = 200 + number
          guard texts[other] == nil else { continue }
          texts[other] = texts.removeValue(forKey: number)
          try box.move(path, "\(other).md")
        default:
          let text = Self.text(rarity, &random)
          texts[number] = text
          try box.write(path, brief("Story \(number)", text: text))
        }
      }
      try growing.refresh()
      round += 1
      guard round % 10 == 0 else { continue }
      let fresh = try Library(
        places: Library.Places(
          folder: box.folder, cacheFolder: "\(box.base)/\(round)", stateFolder: box.state),
        clock: { 0 }, zone: .gmt, recognition: .marked, log: { _ in })
      try fresh.refresh()
      #expect(try Picture(growing) == Picture(fresh))
    }
    try growing.checkAgainstPlainCounting()
    for path in texts.keys.map({ "\($0).md" }) {
      let key = try #require(try growing.find(path: Array(path.utf8)).first)
      let opened = try #require(try growing.open(key))
      let named = Set(opened.entities.map { Named($0.entity) })
      #expect(try growing.indexed(key) == named)
      #expect(named.isSuperset(of: opened.row.entities.map(Named.init)))
    }
  }

  private static func text(_ rarity: Int, _ random: inout Seeded) -> String {
    let others = ["person", "person", "hint", "other"]
    let marks = ["organisation:Meta", "place:Washington", "organisation:Zelvora", "place:Oslo"]
      .filter { _ in random.below(2) == 0 }
      .map { usual in
        let name = usual.drop { $0 != ":" }
        return random.below(rarity) == 0 ? "[\(random.pick(others))\(name)]" : "[\(usual)]"
      }
    return marks.joined(separator: " and ") + " spoke."
  }
}

/// An entity but for how it is spelled.
private struct Named: Hashable {
  var key: String
  var kind: Entity.Kind

  init(_ entity: Entity) {
    key = entity.key
    kind = entity.kind
  }
}

/// All that an index says of entities, without the numbers of its rows.
private struct Picture: Equatable {
  var entities: [String]
  var mentions: [String]
  var hints: [String]
  var tops: [String]

  init(_ library: Library) throws {
    func all(_ sql: String) throws -> [String] {
      try library.index.read { try String.fetchAll($0, sql: sql) }.sorted()
    }
    entities = try all(
      """
      SELECT key || ' ' || kind || ' ' || briefs || ' ' || mentions || ' ' || votes FROM entity
      WHERE briefs > 0 OR votes > 0
      """)
    mentions = try all(
      """
      SELECT b.title || b.path_text || e.key || ' ' || e.kind || ' ' || m.mentions || ' '
        || m.sections || ' ' || ifnull(said.kind, ifnull(m.said, '-'))
      FROM mention m JOIN entity e ON e.id = m.entity JOIN brief b ON b.rowid = m.brief
      LEFT JOIN entity said ON said.id = m.said
      """)
    hints = try all("SELECT title || key FROM hint JOIN brief ON brief.rowid = hint.brief")
    tops = try all("SELECT title || path_text || top_entities FROM brief WHERE dead = 0")
  }
}

extension Library {
  /// The entities that the index has for a brief.
  fileprivate func indexed(_ key: RowKey) throws -> Set<Named> {
    try index.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.key, e.name, e.kind FROM mention m JOIN entity e ON e.id = m.entity
          JOIN brief b ON b.rowid = m.brief WHERE b.dead = 0 AND b.id = ? AND b.entry = ?
          """,
        arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
      return Set(rows.map { Named(Entity(row: $0, from: 0)) })
    }
  }

  /// What is kept with every entity is what its mentions say.
  fileprivate func checkAgainstPlainCounting() throws {
    try index.read { db in
      let wrong = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM entity e WHERE
            briefs <> (SELECT count(*) FROM mention WHERE entity = e.id)
            OR mentions <> (SELECT ifnull(sum(mentions), 0) FROM mention WHERE entity = e.id)
            OR votes <> (SELECT count(*) FROM mention
              WHERE entity = e.id AND (said IS NULL OR said = -1) OR said = e.id)
          """)
      #expect(wrong == 0)
    }
  }
}
