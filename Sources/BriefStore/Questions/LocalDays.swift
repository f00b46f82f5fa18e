internal import GRDB
import Briefs
import Foundation

/// Finds the moments at which days begin for someone in a time zone.
struct LocalDays {
  let zone: TimeZone

  /// Seconds since 1970 of the first moment that falls on this day or later.
  func start(of day: Day) -> Int64 {
    let midnight = Self.midnight(day)
    // No zone is further from UTC than this; the search lands on the right side of every change
    // of the clocks, also where there is no midnight.
    var before = midnight - 16 * 3600
    var from = midnight + 16 * 3600
    while from - before > 1 {
      let middle = before + (from - before) / 2
      if Published(seconds: middle, precision: .moment).day(in: zone) < day {
        before = middle
      } else {
        from = middle
      }
    }
    return from
  }

  /// The day a moment falls on, and the moment as a clock in the zone shows it, read as UTC.
  func local(_ seconds: Int64) -> (day: Day, seconds: Int64) {
    let day = Published(seconds: seconds, precision: .moment).day(in: zone)
    let shift = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    return (day, seconds + Int64(shift))
  }

  /// Where a day without a zone begins.
  static func midnight(_ day: Day) -> Int64 { Int64(day.number) * 86_400 }
}

extension LocalDays {
  /// A day or later, and earlier than a day. A moment falls on a local day; a date without a zone
  /// is the same day everywhere.
  func condition(from: Day?, before: Day?, dates: DateBounds) -> Condition {
    var parts: [Condition] = []
    if let from {
      let (moment, day) = (start(of: from), Self.midnight(from))
      parts.append(Self.notBefore(moment: moment, floating: day, day: day, dates))
    }
    if let before {
      let (moment, day) = (start(of: before), Self.midnight(before))
      let sql: SQL = "b.seconds < CASE b.precision WHEN 2 THEN \(moment) ELSE \(day) END"
      parts.append(.within(dates.rows(before: max(moment, day)), sql))
    }
    return .all(of: parts)
  }

  static func notBefore(
    moment: Int64, floating: Int64, day: Int64, _ dates: DateBounds
  ) -> Condition {
    let sql: SQL = """
      b.seconds >= \
      CASE b.precision WHEN 2 THEN \(moment) WHEN 1 THEN \(floating) ELSE \(day) END
      """
    return .any(
      of: dates.ranges(from: min(moment, floating, day)).map { .within($0, sql) })
  }
}
