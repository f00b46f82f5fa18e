import Briefs
import GRDB
import Testing

@testable import BriefStore

/// Row numbers follow the dates of the briefs, in whatever order those arrive.
@Suite struct RowNumbersTests {
  private let stores: IndexFile.Stores

  init() throws { stores = try IndexFile.openInMemory(.unwritable) }

  /// Gives a batch its numbers, as rows of the index; seconds from the epoch of the numbers. Of one
  /// second, what is added later comes first in the list.
  private func add(_ seconds: [Int64]) throws {
    try stores.text.writer().write { db in
      var numbers = RowNumbers()
      numbers.begin()
      let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM brief") ?? 0
      let orders = seconds.enumerated().map { at, second in
        RowOrder(
          isUndated: false, seconds: second + RowNumbers.epoch, path: [], ordinal: -before - at)
      }
      for order in orders.sorted() {
        let row =
          try numbers.take(order, followers: 0, RowSpread(lag: 100_000, lead: 100_000), db)
          ?? numbers.takeAnyway(order, db)
        try db.execute(
          sql: """
            INSERT INTO brief(rowid, id, entry, file, ordinal, given, seconds, precision, estimated,
              minutes, counted, ai, headline, sentence, content, digest, seen, arrival, title,
              title_key, path_text)
            VALUES(?, 0, 0, 0, ?, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '')
            """, arguments: [row, order.ordinal, order.seconds])
      }
    }
  }

  /// By row number.
  private func seconds() throws -> [Int64] {
    try stores.text.read { db in
      try Int64.fetchAll(db, sql: "SELECT seconds FROM brief ORDER BY rowid")
    }.map { $0 - RowNumbers.epoch }
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

  @Test func whereThereIsNoPlaceTheNextFreeNumberWillDo() throws {
    try add([0, 60, 120, 180])
    try add([70])
    #expect(try rows() == [0, 1, 2, 3, 4])
  }

  @Test func thousandsOfOneSecondAreInNobodysWay() throws {
    try add(Array(repeating: 0, count: 3_000))
    try add([86_400, 0, 172_800])
    let found = try seconds()
    #expect(found == found.sorted())
    #expect(Set(try rows()).count == 3_003)
  }

  @Test func aSpreadHoldsEveryRowOfARange() {
    let spread = RowSpread(lag: 5, lead: 2)
    let range = spread.rows(
      from: RowNumbers.epoch + 600, before: RowNumbers.epoch + 1_200)
    #expect(range == RowRange(lower: 8, upper: 26))
    #expect(spread.rows() == RowRange())
  }
}
