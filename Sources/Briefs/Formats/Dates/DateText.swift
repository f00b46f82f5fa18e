import Text

/// Reads a date and time as people and programs write it, strictly: what the calendar does not have, or
/// what can be read two ways, is no date.
///
/// - RFC 3339 and its relatives: `2024-3-5`, `2024/03/05 9:05`, `20240305T0905Z`.
/// - RFC 5322, `date` and JavaScript: `Tue, 5 Mar 2024 09:05 GMT`, `Tue Mar 5 09:05:00 UTC 2024`.
/// - As newspapers print it, in some thirty languages: `March 5, 2024`, `5. März 2024`, `2024年3月5日`.
/// - Day and month as numbers only where one of them can be no month, or with dots: `05.03.2024`.
struct DateText {
  /// What a text that should be a date turned out to be.
  enum Reading: Equatable {
    case date(Published)
    /// A year and a month, as the first day of it.
    case month(Published)
    /// Day and month could each be the other: `03/04/2024`.
    case ambiguous
    case unknown
  }

  static let byteLimit = 100

  /// Reads a line or a part of one that is a date and nothing else.
  static func read(_ text: some StringProtocol) -> Published? {
    if case .date(let date) = reading(text) { date } else { nil }
  }

  /// Reads the value of a field that should be a date, such as `published` in front matter: seconds,
  /// milliseconds or microseconds since 1970 are dates here as well.
  static func reading(field text: some StringProtocol) -> Reading {
    if let moment = EpochTime.read(text) { return .date(moment) }
    return reading(text)
  }

  private static func reading(_ text: some StringProtocol) -> Reading {
    guard text.utf8.count <= byteLimit, text.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return .unknown }
    var parser = DateParser(text)
    return parser.reading()
  }
}

extension DateText {
  /// A date in a file's name without its extension: `2025-08-13-calls`, `20250813T0205`,
  /// `calls-5-march-2024`.
  static func read(fileName: some StringProtocol) -> Published? {
    guard fileName.utf8.count <= 512 else { return nil }
    var parser = DateParser(fileName)
    return parser.firstDate()
  }

  /// A date that a headline begins with, or ends with after a sign: `March 5, 2024: Minutes`,
  /// `Weekly digest (5 March 2024)`. One inside a sentence is what the sentence is about.
  static func read(headline: String) -> Published? {
    guard headline.utf8.count <= 512, headline.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    var parser = DateParser(headline)
    return parser.dateAtAnEnd()
  }
}

/// Seconds, milliseconds or microseconds since 1970.
enum EpochTime {
  /// From 1973 on: smaller numbers are more likely something else.
  private static let seconds: ClosedRange<Int64> = 100_000_000...7_258_118_399

  static func read(_ text: some StringProtocol) -> Published? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.allSatisfy({ isNumber($0.utf8) }),
      let number = Int64(whole)
    else { return nil }
    let unit: Int64 =
      switch whole.utf8.count {
      case 9, 10: 1
      case 12, 13: 1_000
      case 15, 16: 1_000_000
      default: 0
      }
    guard unit > 0, seconds.contains(number / unit) else { return nil }
    return Published(seconds: number / unit, precision: .moment)
  }

  private static func isNumber(_ digits: some Collection<UInt8>) -> Bool {
    !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Published {
  /// A day and no more.
  package init(_ date: CivilDate) {
    self.init(seconds: Int64(date.asDay.number) * 86_400, precision: .day)
  }
}
