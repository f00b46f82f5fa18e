import Briefs
import GRDB
import Testing

@testable import BriefStore

/// Row IDs follow the dates of the briefs, in whatever order those arrive.
@Suite struct DateOrderedRowIDsTests {
  private let stores: IndexFile.Stores

  init() throws { stores = try IndexFile.openInMemory(.unwritable) }

  /// Adds a batch as rows of the index; seconds from the epoch of the row IDs. Of one second, the rows added
  /// later come first in a list.
  private func add(_ seconds: [Int64]) throws {
    try stores.text.writer().write { db in
      var rowIDs = DateOrderedRowIDs()
      try rowIDs.begin(db)
      let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM brief") ?? 0
      let orders = seconds.enumerated().map { at, second in
        DateOrder(
          isUndated: false, seconds: second + DateOrderedRowIDs.epoch, path: [],
          ordinal: -before - at)
      }
      for order in orders.sorted() {
        let placement = try rowIDs.place(order, followers: 0, db)
        for move in placement.moves {
          try db.execute(
            sql: "UPDATE brief SET rowid = ? WHERE rowid = ?", arguments: [move.to, move.from])
        }
        try db.execute(
          sql: """
            INSERT INTO brief(rowid, id, entry, file, ordinal, given, seconds, precision, estimated,
              minutes, counted, ai, headline, sentence, content, digest, seen, arrival, title,
              title_key, path_text)
            VALUES(?, 0, 0, 0, ?, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '')
            """, arguments: [placement.row, order.ordinal, order.seconds])
      }
      try rowIDs.finish(db)
    }
  }

  /// By row ID.
  private func seconds() throws -> [Int64] {
    try stores.text.read { db in
      try Int64.fetchAll(db, sql: "SELECT seconds FROM brief ORDER BY rowid")
    }.map { $0 - DateOrderedRowIDs.epoch }
  }

  private func rows() throws -> [Int64] {
    try stores.text.read { try Int64.fetchAll($0, sql: "SELECT rowid FROM brief ORDER BY rowid") }
  }

  @Test func theMinuteIsTheNumber() throws {
    try add([600, 7_259, -1, -60, -61])
    #expect(try rows() == [-2, -1, 0, 10, 120])
    #expect(try seconds() == [-61, -60, -1, 600, 7_259])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func theOrderIsThatOfTheDatesWhateverComesFirst(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<60 {
      // Often the same moment, as with briefs that have only a day, and often minutes apart.
      let batch = (0...random.below(6)).map { _ -> Int64 in
        let day = Int64(random.below(40)) * 86_400
        return random.below(2) == 0 ? day : day + Int64(40 + random.below(1_300)) * 60
      }
      try add(batch)
    }
    let found = try seconds()
    #expect(found == found.sorted())
  }

  @Test func oneThatComesLateTakesAPlaceInBetween() throws {
    try add([0, 0, 0])
    try add([3_600])
    try add([90])
    #expect(try seconds() == [0, 0, 0, 90, 3_600])
  }

  @Test func oneBeforeAnotherOfItsMinuteGoesBelow() throws {
    try add([630])
    try add([610])
    #expect(try rows() == [9, 10])
    #expect(try seconds() == [610, 630])
  }

  @Test func thoseOfOneSecondLeaveRoomForOthersBetweenThem() throws {
    try add([0, 0, 0])
    let found = try rows()
    #expect(zip(found, found.dropFirst()).allSatisfy { $1 - $0 > 1 })
  }

  @Test func whereThereIsNoPlaceTheNeighboursMove() throws {
    try add([0, 60, 120, 180])
    try add([70])
    #expect(try seconds() == [0, 60, 70, 120, 180])
  }

  @Test func thousandsOfOneSecondLeaveRoomForOthers() throws {
    try add(Array(repeating: 0, count: 3_000))
    try add([86_400, 0, 172_800])
    let found = try seconds()
    #expect(found == found.sorted())
    #expect(Set(try rows()).count == 3_003)
  }

  @Test func everyRowOfATimeIsWithinItsBounds() throws {
    try add([0, 0, 0, 0, 60, 60, 120, 3_600])
    let (bounds, rows) = try stores.text.read { db in
      (try DateBounds(db), try Row.fetchAll(db, sql: "SELECT rowid, seconds FROM brief"))
    }
    let epoch = DateOrderedRowIDs.epoch
    for (from, before) in [(0, 60), (60, 61), (120, 4_000)] as [(Int64, Int64)] {
      let range = bounds.rows(from: epoch + from, before: epoch + before)
      for row in rows where (from..<before).contains(row[1] as Int64 - epoch) {
        let id = row[0] as Int64
        #expect(id >= range.lower ?? .min && id < range.upper ?? .max)
      }
    }
    #expect(bounds.rows() == RowRange())
  }
}
