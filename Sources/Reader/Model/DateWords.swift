import Briefs
import Foundation
import Text

/// How the screen writes dates.
extension CivilDate {
  private static let months: [DisplayText] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let days: [DisplayText] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  private var monthName: DisplayText { Self.months[month - 1] }
  private var shortMonth: DisplayText { monthName[0..<3] }

  /// `Wed 13 August`, with the year where it is not this year.
  func long(today: Day) -> DisplayText {
    let text: DisplayText = "\(Self.days[weekday]) \(day) \(monthName)"
    return year == CivilDate(today).year ? text : "\(text) \(year)"
  }

  /// `2025-08-13`, as queries write it.
  var written: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `13 Aug 2025`.
  var short: DisplayText { "\(day) \(shortMonth) \(year)" }

  /// `today`, `yesterday`, `13 Aug` this year, else `13 Aug 2025`.
  func brief(today: Day) -> DisplayText {
    if asDay == today { return "today" }
    if asDay.number == today.number - 1 { return "yesterday" }
    return year == CivilDate(today).year ? "\(day) \(shortMonth)" : short
  }
}

extension Published {
  /// The day as a person writes it, with `~` before a date that is only the file's.
  func short(in zone: TimeZone) -> DisplayText {
    let text = CivilDate(day(in: zone)).short
    return isEstimated ? "~\(text)" : text
  }
}
