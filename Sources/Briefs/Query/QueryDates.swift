/// Reads the days, months, years and ages of a query.
struct QueryDates {
  /// The local day it is now.
  let today: Day
  /// Seconds since 1970 now.
  let now: Int64

  /// Days that have a name.
  static let names = ["today", "yesterday"]

  /// The days a date stands for: one for `2025-08-01`, all of the month or year for less.
  func days(_ text: String) -> Range<Day>? {
    switch text.lowercased() {
    case "today": return today..<Day(number: today.number + 1)
    case "yesterday": return Day(number: today.number - 1)..<today
    default: break
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.count) })
    else { return nil }
    let numbers = parts.compactMap(Self.number)
    guard numbers.count == parts.count else { return nil }
    return Self.days(numbers)
  }

  /// - Parameter numbers: a year, and perhaps a month and a day.
  private static func days(_ numbers: [Int]) -> Range<Day>? {
    let year = numbers[0]
    let month = numbers.count > 1 ? numbers[1] : 1
    let day = numbers.count > 2 ? numbers[2] : 1
    guard let first = CivilDate(year: year, month: month, day: day)?.asDay else { return nil }
    let last: Day? =
      switch numbers.count {
      case 1: CivilDate(year: year, month: 12, day: 31)?.asDay
      case 2: CivilDate(year: year, month: month, day: 1)?.lastOfMonth
      default: first
      }
    return last.map { first..<Day(number: $0.number + 1) }
  }

  /// The moment an age such as `7d`, `2w`, `12h`, `1m` (a month) or `1y` reaches back to.
  func moment(ofAge text: String) -> Int64? {
    guard let unit = text.lowercased().utf8.last, text.utf8.count <= 6,
      let count = Self.number(text.utf8.dropLast())
    else { return nil }
    switch unit {
    case UInt8(ascii: "h"): return now - Int64(count) * 3600
    case UInt8(ascii: "d"): return now - Int64(count) * 86_400
    case UInt8(ascii: "w"): return now - Int64(count) * 7 * 86_400
    case UInt8(ascii: "m"): return seconds(months: count).map { now - $0 }
    case UInt8(ascii: "y"): return seconds(months: count * 12).map { now - $0 }
    default: return nil
    }
  }

  /// True where more typing could make a date of it.
  static func couldBecomeDate(_ text: String) -> Bool {
    names.contains { $0.hasPrefix(text.lowercased()) }
      || text.utf8.count < 10
        && text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// True where more typing could make an age of it.
  static func couldBecomeAge(_ text: String) -> Bool {
    text.utf8.count < 6 && text.utf8.allSatisfy(isDigit)
  }

  /// How many seconds ago this day was, so many calendar months back; `nil` before any year known.
  private func seconds(months count: Int) -> Int64? {
    let date = CivilDate(today)
    let months = date.year * 12 + (date.month - 1) - count
    guard months >= 0,
      let first = CivilDate(year: months / 12, month: months % 12 + 1, day: 1)
    else { return nil }
    let then = min(first.asDay.number + date.day - 1, first.lastOfMonth.number)
    return Int64(today.number - then) * 86_400
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension CivilDate {
  /// The last day of this month.
  fileprivate var lastOfMonth: Day {
    let first = asDay.number - day + 1
    var last = first + 27
    while CivilDate(Day(number: last + 1)).month == month { last += 1 }
    return Day(number: last)
  }
}
