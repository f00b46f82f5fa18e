import Foundation

/// A time of day as a clock shows it.
struct ClockTime {
  var hour: Int
  var minute = 0
  /// At most 59: a leap second counts as the one before it.
  var second = 0

  var seconds: Int { hour * 3600 + minute * 60 + second }
}

/// A zone as a date names it.
enum WrittenZone {
  /// Seconds east of Greenwich.
  case offset(Int)
  case named(TimeZone)
  /// A name that stands for several zones, or for one with and without summer time.
  case unclear

  /// Seconds east of Greenwich where that does not depend on the date.
  var offset: Int? { if case .offset(let seconds) = self { seconds } else { nil } }
}

extension Published {
  /// - Parameter offset: seconds east of Greenwich; `nil` for a time without a zone.
  init(_ date: CivilDate, clock: ClockTime, offset: Int?) {
    let local = Int64(date.asDay.number) * 86_400 + Int64(clock.seconds)
    self.init(
      seconds: local - Int64(offset ?? 0), precision: offset == nil ? .floating : .moment)
  }

  init(_ date: CivilDate, clock: ClockTime, zone: WrittenZone?) {
    guard case .named(let named) = zone else {
      self.init(date, clock: clock, offset: zone?.offset)
      return
    }
    let local = Double(Int64(date.asDay.number) * 86_400 + Int64(clock.seconds))
    let first = named.secondsFromGMT(for: Date(timeIntervalSince1970: local))
    let moment = Date(timeIntervalSince1970: local - Double(first))
    self.init(date, clock: clock, offset: named.secondsFromGMT(for: moment))
  }
}

extension DateParser {
  /// The rest of a text after its date: a time of day and its zone, if it has one.
  mutating func timeAfterDate(_ date: CivilDate, isNumeric: Bool) -> Published? {
    let afterT = isNumeric && takeWord(["t"])
    if !afterT { guard skipToTime() else { return nil } }
    guard let clock = clock(afterT: afterT) else { return nil }
    return moment(on: date, at: clock)
  }

  private mutating func moment(on date: CivilDate, at clock: ClockTime) -> Published? {
    let zone = attempt { parser -> WrittenZone? in
      parser.skipSpace()
      return parser.zone()
    }
    skipComments()
    return Published(date, clock: clock, zone: zone)
  }

  /// The space, comma, dash or `at` between a date and its time.
  private mutating func skipToTime() -> Bool {
    let hasSpace = skipSpace()
    var hasSign = take(",")
    skipSpace()
    for sign: Unicode.Scalar in ["-", "\u{2013}", "\u{2014}", "|", "\u{00B7}", "\u{2022}", "@"] {
      if take(sign) { hasSign = true }
    }
    skipSpace()
    let hasWord = takeWord(Self.wordsBeforeTimes)
    if hasWord { _ = take(".") }
    skipSpace()
    return hasSpace || hasSign || hasWord
  }

  private static let wordsBeforeTimes: Set<String> = [
    "at", "um", "a", "om", "kl", "klo", "alle", "ore", "as", "las", "v", "в", "o", "ob",
  ]

  /// `9:05`, `09:05:30.25`, `9.05 Uhr`, `9h05`, `9:05 p.m.`, `11 am`; `0905` and `090530` after a `T`.
  mutating func clock(afterT: Bool) -> ClockTime? {
    if afterT, let compact = attempt({ $0.compactClock() }) { return compact }
    guard let hour = number(1...2), hour < 24 else { return nil }
    let whole = ClockTime(hour: hour)
    // An hour alone is a time only with its half of the day.
    guard let time = attempt({ $0.minutes(of: whole) }) else {
      return attempt { $0.halfDay(whole, isNeeded: true) }
    }
    return halfDay(time, isNeeded: false)
  }

  private mutating func minutes(of clock: ClockTime) -> ClockTime? {
    var clock = clock
    let hasColon = take(":")
    guard hasColon || takeWord(["h"]) || take(".") else { return nil }
    guard let minute = number(hasColon ? 1...2 : 2...2), minute < 60 else { return nil }
    clock.minute = minute
    if hasColon, take(":") {
      guard let second = number(1...2), second <= 60 else { return nil }
      clock.second = min(second, 59)
      if take(".") || take(",") { guard number(1...12) != nil else { return nil } }
    }
    _ = attempt { parser -> Bool? in
      parser.skipSpace()
      return parser.takeWord(["uhr", "hrs", "h"]) ? true : nil
    }
    return clock
  }

  private mutating func compactClock() -> ClockTime? {
    guard case .number(let digits, let count) = next, count == 4 || count == 6 else { return nil }
    at += 1
    let (time, second) = count == 6 ? (digits / 100, digits % 100) : (digits, 0)
    let clock = ClockTime(hour: time / 100, minute: time % 100, second: min(second, 59))
    return clock.hour < 24 && clock.minute < 60 && second <= 60 ? clock : nil
  }

  /// The time after an `am` or `pm`, or as it was; `nil` where the two do not fit.
  private mutating func halfDay(_ clock: ClockTime, isNeeded: Bool) -> ClockTime? {
    let half = attempt { parser -> String? in
      parser.skipSpace()
      guard let word = parser.word(), ["am", "pm", "a", "p"].contains(word) else { return nil }
      if word.utf8.count == 1 {
        guard parser.take("."), parser.takeWord(["m"]) else { return nil }
        _ = parser.take(".")
      }
      return word
    }
    guard let half else { return isNeeded ? nil : clock }
    guard (1...12).contains(clock.hour) else { return nil }
    var clock = clock
    clock.hour = clock.hour % 12 + (half.hasPrefix("p") ? 12 : 0)
    return clock
  }

  /// `+02:00`, `-0530`, `Z`, `CEST`, `GMT+1`, `Europe/Berlin`.
  mutating func zone() -> WrittenZone? {
    if let offset = attempt({ $0.offset() }) { return .offset(offset) }
    if let named = attempt({ $0.zoneOfPlace() }) { return .named(named) }
    guard let word = word(), let zone = ZoneNames.zone(word) else { return nil }
    if zone.offset == 0, let offset = attempt({ $0.offset() }) { return .offset(offset) }
    return zone
  }

  private mutating func offset() -> Int? {
    let isWest = next == .sign("-")
    guard take("+") || take("-") || take("\u{2212}") else { return nil }
    guard case .number(let digits, let count) = next, [1, 2, 4].contains(count) else { return nil }
    at += 1
    var (hours, minutes) = count == 4 ? (digits / 100, digits % 100) : (digits, 0)
    if count <= 2, take(":") {
      guard let written = number(2...2) else { return nil }
      minutes = written
    }
    guard hours < 24, minutes < 60 else { return nil }
    hours = hours * 3600 + minutes * 60
    return isWest ? -hours : hours
  }

  /// A name of the IANA time zone database, such as `America/New_York`.
  private mutating func zoneOfPlace() -> TimeZone? {
    guard case .word = next else { return nil }
    let start = at
    while case .word = next {
      at += 1
      guard next == .sign("/") || next == .sign("_") || next == .sign("-") else { break }
      at += 1
    }
    let end = isAtEnd ? scalars.count : tokens[at].offset
    let name = scalars[tokens[start].offset..<end]
    guard name.contains("/"), name.count <= 40, name.allSatisfy(\.isASCII) else { return nil }
    return TimeZone(identifier: String(String.UnicodeScalarView(name)))
  }

  /// What programs add to a zone: `[Europe/Berlin]`, `(Central European Standard Time)`.
  private mutating func skipComments() {
    _ = attempt { parser -> Bool? in
      parser.skipSpace()
      let closing: Unicode.Scalar
      if parser.take("(") {
        closing = ")"
      } else if parser.take("[") {
        closing = "]"
      } else {
        return nil
      }
      while !parser.isAtEnd, parser.next != .sign(closing) { parser.at += 1 }
      return parser.take(closing) ? true : nil
    }
  }
}

extension DateParser {
  /// `20240305090530`, `202403050905`.
  mutating func compactMoment() -> Published? {
    guard case .number(let digits, let count) = next, count == 14 || count == 12 else { return nil }
    at += 1
    let (whole, second) = count == 14 ? (digits / 100, digits % 100) : (digits, 0)
    let (day, time) = (whole / 10_000, whole % 10_000)
    guard let date = CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100),
      time / 100 < 24, time % 100 < 60, second <= 60
    else { return nil }
    let clock = ClockTime(hour: time / 100, minute: time % 100, second: min(second, 59))
    return moment(on: date, at: clock)
  }

  /// A date and time in a file's name, where no colons are allowed: `2025-08-13T02-05`,
  /// `20250813T020509Z`.
  mutating func fileNameMoment() -> Published? {
    guard let (date, isNumeric) = date(), isNumeric, takeWord(["t"]) else { return nil }
    guard let clock = attempt({ $0.compactClock() }) ?? attempt({ $0.clockInFileName() }) else {
      return nil
    }
    return Published(date, clock: clock, offset: takeWord(["z"]) ? 0 : nil)
  }

  private mutating func clockInFileName() -> ClockTime? {
    guard let hour = number(2...2), hour < 24, take("-") || take(":") || take("_"),
      let minute = number(2...2), minute < 60
    else { return nil }
    let second = attempt { parser -> Int? in
      guard parser.take("-") || parser.take(":") || parser.take("_") else { return nil }
      return parser.number(2...2).flatMap { $0 <= 60 ? min($0, 59) : nil }
    }
    return ClockTime(hour: hour, minute: minute, second: second ?? 0)
  }
}
