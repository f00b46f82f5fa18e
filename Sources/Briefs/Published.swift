import Foundation

/// When a brief was published, as exactly as its file says.
package struct Published: Hashable, Sendable {
  /// How exact the moment is.
  package enum Precision: UInt8, Sendable, Hashable {
    /// A calendar day; `seconds` is its midnight in UTC.
    case day
    /// A date and time without a zone; `seconds` reads it as UTC and it is shown as written.
    case floating
    /// A moment with a zone, shown in local time.
    case moment
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  package let precision: Precision
  /// True where the day is not stated: the file's modification time, or the first of a month.
  package let isEstimated: Bool

  package init(seconds: Int64, precision: Precision, isEstimated: Bool = false) {
    self.seconds = seconds
    self.precision = precision
    self.isEstimated = isEstimated
  }
}

extension Published: Comparable {
  package static func < (a: Published, b: Published) -> Bool { a.seconds < b.seconds }
}

/// A calendar day, in whatever zone it was asked for in.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, at most a thousand million before or after it.
  package let number: Int

  /// Bounded, so that nothing overflows that counts on from a day.
  package init(number: Int) { self.number = min(max(number, -Self.limit), Self.limit) }

  private static let limit = 1_000_000_000

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

/// What the rows between two separators of a list in order of date share.
package struct ListDay: Hashable, Sendable {
  package let day: Day
  /// True where the day is only that of the file.
  package let isEstimated: Bool

  package init(_ published: Published, in zone: TimeZone) {
    day = published.day(in: zone)
    isEstimated = published.isEstimated
  }
}

extension Published {
  /// The day this falls on for someone in `zone`.
  package func day(in zone: TimeZone) -> Day {
    let shift =
      precision == .moment
      ? zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) : 0
    let local = seconds + Int64(shift)
    return Day(number: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// `2025-08-13` for a day, `2025-08-13T02:05:00` without a zone, and RFC 3339 in UTC for a moment.
  package var iso: String {
    let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let date = CivilDate(Day(number: Int(number))).description
    if precision == .day { return date }
    let time = Int(seconds - number * 86_400)
    let clock = [time / 3600, time / 60 % 60, time % 60].map { CivilDate.padded($0, to: 2) }
    return "\(date)T\(clock.joined(separator: ":"))" + (precision == .moment ? "Z" : "")
  }
}
