/// What one brief says, before it takes the form of a file.
struct Story: Sendable {
  var headline: [UInt8] = []
  var sections: [(title: String, paragraphs: [[UInt8]])] = []
  var related: [[UInt8]] = []
  var moment = Moment(index: 0)
  var minutes = 1
  var source = ""
  var tags: [String] = []
  var isAIGenerated = false
}

/// When a brief was published: a second of the ten years 2016 to 2025.
struct Moment: Sendable {
  let year: Int
  let month: Int
  let day: Int
  let second: Int

  static let days = 3653

  /// - Parameter index: days since the beginning of 2016.
  init(index: Int, second: Int = 0) {
    // Civil date from a day count, after Howard Hinnant; 2016-01-01 is day 16801 of 1970.
    let shifted = index + 16_801 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.second = second
  }

  var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  var folder: String { "\(year)/\(Self.two(month))/\(Self.two(day))" }

  var timestamp: String {
    let (hour, minute) = (second / 3600, second / 60 % 60)
    return "\(date)T\(Self.two(hour)):\(Self.two(minute)):\(Self.two(second % 60))Z"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
