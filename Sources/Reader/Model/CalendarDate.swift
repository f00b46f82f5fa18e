import Briefs
import Foundation
import Text

/// A day of the proleptic Gregorian calendar, and how the screen writes it.
package struct CalendarDate: Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  /// 0 is Sunday.
  package let weekday: Int

  /// Counts in 400-year eras that begin on 1 March, so that the leap day is the last day of a year.
  package init(_ day: Day) {
    let shifted = day.number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    self.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.year = yearOfEra + era * 400 + (shiftedMonth < 10 ? 0 : 1)
    self.weekday = ((day.number + 4) % 7 + 7) % 7
  }

  private static let months: [DisplayText] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let days: [DisplayText] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  private var monthName: DisplayText { Self.months[month - 1] }
  private var shortMonth: DisplayText { monthName[0..<3] }

  /// `Wed 13 August`, with the year where it is not this year.
  package func long(today: Day) -> DisplayText {
    let text: DisplayText = "\(Self.days[weekday]) \(day) \(monthName)"
    return year == CalendarDate(today).year ? text : "\(text) \(year)"
  }

  /// `13 Aug 2025`.
  package var short: DisplayText { "\(day) \(shortMonth) \(year)" }

  /// `today`, `yesterday`, `13 Aug` this year, else `13 Aug 2025`.
  package func brief(today: Day, of number: Day) -> DisplayText {
    if number == today { return "today" }
    if number.number == today.number - 1 { return "yesterday" }
    return year == CalendarDate(today).year ? "\(day) \(shortMonth)" : short
  }
}

extension Published {
  /// The day as a person writes it, with `~` before a date that is only the file's.
  func short(in zone: TimeZone) -> DisplayText {
    let text = CalendarDate(day(in: zone)).short
    return isEstimated ? "~\(text)" : text
  }
}
