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
    guard numbers.count == parts.count, numbers[0] > 0 else { return nil }
    let (year, month) = (numbers[0], numbers.count > 1 ? numbers[1] : 1)
    guard (1...12).contains(month) else { return nil }
    let first = Self.day(year: year, month: month)
    switch numbers.count {
    case 1: return first..<Self.day(year: year + 1, month: 1)
    case 2: return first..<Self.day(year: year, month: month + 1)
    default:
      let length = Self.day(year: year, month: month + 1).number - first.number
      guard (1...length).contains(numbers[2]) else { return nil }
      let day = first.number + numbers[2] - 1
      return Day(number: day)..<Day(number: day + 1)
    }
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
    case UInt8(ascii: "m"): return now - seconds(months: count)
    case UInt8(ascii: "y"): return now - seconds(months: count * 12)
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

  /// How many seconds ago this day was, so many calendar months back.
  private func seconds(months count: Int) -> Int64 {
    var low = Self.civil(today)
    let dayOfMonth = low.day
    let months = low.year * 12 + (low.month - 1) - count
    low.year = months >= 0 ? months / 12 : (months - 11) / 12
    low.month = months - low.year * 12 + 1
    let first = Self.day(year: low.year, month: low.month)
    let length = Self.day(year: low.year, month: low.month + 1).number - first.number
    let then = first.number + min(dayOfMonth, length) - 1
    return Int64(today.number - then) * 86_400
  }

  /// The first day of a month of the Gregorian calendar; month 13 is the January after.
  private static func day(year: Int, month: Int) -> Day {
    // Counting years from March puts the leap day last (Howard Hinnant's `days_from_civil`).
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Day(number: era * 146_097 + dayOfEra - 719_468)
  }

  private static func civil(_ day: Day) -> (year: Int, month: Int, day: Int) {
    let shifted = day.number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
