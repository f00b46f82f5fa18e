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
