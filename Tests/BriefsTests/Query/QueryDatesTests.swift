import Briefs
import Testing
import Text

/// Days, months, years and ages.
struct QueryDatesTests {
  private static func days(_ from: Int?, _ before: Int?) -> Query.Node {
    .days(from: from.map(Day.init(number:)), before: before.map(Day.init(number:)))
  }

  static let readings = [
    Reading("after:2025-08-01", days(20301, nil)),
    Reading("after:2025-8-1", days(20301, nil)),
    Reading("after:2025-08", days(20301, nil)),
    Reading("after:2025", days(20089, nil)),
    Reading("before:2025-08-01", days(nil, 20301)),
    Reading("before:2025-08", days(nil, 20301)),
    Reading("before:2025", days(nil, 20089)),
    Reading("on:2025-08-13", days(20313, 20314)),
    Reading("on:2025-08", days(20301, 20332)),
    Reading("on:2025-12", days(20423, 20454)),
    Reading("on:2025", days(20089, 20454)),
    Reading("on:2024-02-29", days(19782, 19783)),
    Reading("on:1970-01-01", days(0, 1)),
    Reading("on:1969-12-31", days(-1, 0)),
    Reading("on:1900", days(-25567, -25202)),
    Reading("on:2200", days(84006, 84371)),
    Reading("on:today", days(20313, 20314)),
    Reading("on:Yesterday", days(20312, 20313)),
    Reading("-on:today", .not(days(20313, 20314))),
  ]

  @Test(arguments: readings)
  func reads(_ reading: Reading) {
    let query = query(reading.text)
    #expect(query.root == reading.root)
    #expect(query.notice == nil)
  }

  @Test(
    arguments: [
      ("newer:12h", 12 * 3600), ("newer:7d", 7 * 86_400), ("newer:2w", 14 * 86_400),
      ("newer:1D", 86_400), ("newer:0d", 0),
      // Back from 13 August: 13 July, 13 February, 13 August 2024, 13 August 2023.
      ("newer:1m", 31 * 86_400), ("newer:6m", 181 * 86_400), ("newer:1y", 365 * 86_400),
      ("newer:24m", 731 * 86_400),
    ] as [(String, Int64)])
  func reachesBack(text: String, seconds: Int64) {
    #expect(query(text).root == .newer(seconds: Asked.now - seconds))
  }

  @Test func aMonthBackFromItsLastDayStaysInTheMonthBefore() {
    let lastOfMarch = Day(number: 20178)
    let query = Query.parse("newer:1m", typing: false, today: lastOfMarch, now: 20178 * 86_400)
    #expect(query.root == .newer(seconds: 20147 * 86_400))
  }

  @Test(arguments: [
    "on:2025-13", "on:2025-02-29", "on:2025-00", "on:2025-01-00", "on:2025-01-32", "on:25-01-01",
    "on:0000", "on:2025-01-01-01", "on:2025-", "on:2025--01", "on:٢٠٢٥", "on:-2025", "on:20250813",
    "newer:7", "newer:d", "newer:-7d", "newer:7x", "newer:1234567d", "newer:1.5d", "newer:900y",
    "on:1800", "on:2201",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(query(text).notice?.string == "searched as words: \(text)")
  }
}
