/// Reads a date and time as written, strictly: what does not exist on the calendar is no date.
///
/// Understood are RFC 3339, `YYYY-MM-DD[ HH:MM[:SS]]`, RFC 5322 (RFC 822 with a year of four digits), and
/// the date as newspapers print it: `13 August 2025`, `Wednesday, Aug. 13, 2025, 14:05`.
struct DateText {
  private let bytes: [UInt8]
  private var at = 0

  private init(_ text: some StringProtocol) { self.bytes = Array(text.utf8) }

  static func read(_ text: some StringProtocol) -> Published? {
    guard text.utf8.count <= 64 else { return nil }
    var reader = DateText(text)
    reader.skipSpaces()
    let isNumeric = reader.bytes.count > 4 && reader.bytes.dropFirst(4).first == UInt8(ascii: "-")
    guard let found = isNumeric ? reader.numericDate() : reader.namedDate() else { return nil }
    reader.skipSpaces()
    return reader.isAtEnd ? found : nil
  }

  /// A date in a file's name, such as `2025-08-13-calls.md`, `20250813T0205.txt` or `calls-2025-08-13.md`.
  static func read(fileName: some StringProtocol) -> Published? {
    var reader = DateText(fileName)
    guard reader.bytes.count <= 512 else { return nil }
    for start in reader.bytes.indices {
      guard start == 0 || !isWordByte(reader.bytes[start - 1]) else { continue }
      reader.at = start
      if let found = reader.fileNameDate() { return found }
    }
    return nil
  }
}

extension DateText {
  private var isAtEnd: Bool { at >= bytes.count }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      true
    default: false
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    at += 1
    return true
  }

  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let start = at
    while let next, next == 0x20 || next == 0x09 { at += 1 }
    return at > start
  }

  /// A number of as many digits as allowed; more digits are no number.
  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var end = at
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) {
      guard end - at < digits.upperBound else { return nil }
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end - at >= digits.lowerBound else { return nil }
    at = end
    return value
  }

  private mutating func twoDigits(_ range: ClosedRange<Int>) -> Int? {
    let start = at
    guard at + 2 <= bytes.count, (0x30...0x39).contains(bytes[at]),
      (0x30...0x39).contains(bytes[at + 1])
    else { return nil }
    let value = Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    at += 2
    if range.contains(value) { return value }
    at = start
    return nil
  }

  /// A run of ASCII letters in lower case.
  private mutating func word() -> String {
    var letters: [UInt8] = []
    while let next, letters.count < 12 {
      let lower = next | 0x20
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower), next >= 0x41 else { break }
      letters.append(lower)
      at += 1
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

extension DateText {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  /// The place of a name, written out or cut to three letters (`sept`, `tues` and `thurs` too).
  private static func index(of word: String, in names: [String]) -> Int? {
    let usual = ["sept", "tues", "thur", "thurs"]
    return names.firstIndex {
      $0 == word || (word.utf8.count == 3 || usual.contains(word)) && $0.hasPrefix(word)
    }
  }

  private mutating func numericDate() -> Published? {
    guard let date = dashedDate() else { return nil }
    let start = at
    guard take("T") || take("t") || skipSpaces() else { return Published(date) }
    if isAtEnd { return bytes[start] == 0x20 ? Published(date) : nil }
    return moment(on: date)
  }

  private mutating func dashedDate() -> CivilDate? {
    guard let year = number(4...4), take("-"), let month = twoDigits(1...12), take("-"),
      let day = twoDigits(1...31)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private mutating func namedDate() -> Published? {
    var weekday: Int?
    var first = word()
    if let index = Self.index(of: first, in: Self.weekdays) {
      weekday = index
      _ = take(".")
      _ = take(",")
      skipSpaces()
      first = word()
    }
    guard let date = first.isEmpty ? dayFirst() : monthFirst(first) else { return nil }
    if let weekday, weekday != date.weekday { return nil }
    _ = take(",")
    skipSpaces()
    if isAtEnd { return Published(date) }
    let start = at
    if word() == "at" { skipSpaces() } else { at = start }
    return moment(on: date)
  }

  private mutating func dayFirst() -> CivilDate? {
    guard let day = number(1...2) else { return nil }
    skipOrdinal()
    guard skipSpaces() || take("-"),
      let month = Self.index(of: word(), in: Self.months)
    else { return nil }
    _ = take(".")
    _ = take(",")
    guard skipSpaces() || take("-"), let year = number(4...4) else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }

  private mutating func monthFirst(_ name: String) -> CivilDate? {
    guard let month = Self.index(of: name, in: Self.months) else { return nil }
    _ = take(".")
    guard skipSpaces(), let day = number(1...2) else { return nil }
    skipOrdinal()
    let hasComma = take(",")
    guard skipSpaces() || hasComma, let year = number(4...4) else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }

  private mutating func skipOrdinal() {
    let start = at
    if !["st", "nd", "rd", "th"].contains(word()) { at = start }
  }
}

extension DateText {
  /// A time of day and its zone, if it has one.
  private mutating func moment(on date: CivilDate) -> Published? {
    guard var hour = number(1...2), hour < 24, take(":"), let minute = twoDigits(0...59)
    else { return nil }
    var second = 0
    if take(":") {
      guard let written = twoDigits(0...60) else { return nil }
      second = min(written, 59)
      if take("."), number(1...12) == nil { return nil }
    }
    skipSpaces()
    guard let shift = halfDay(hour) else { return nil }
    hour = shift
    skipSpaces()
    let local = Int64(date.asDay.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    if isAtEnd { return Published(seconds: local, precision: .floating) }
    guard let offset = zone() else { return nil }
    return Published(seconds: local - Int64(offset), precision: .moment)
  }

  /// The hour after an `am` or `pm`, or as it was; `nil` where the two do not fit.
  private mutating func halfDay(_ hour: Int) -> Int? {
    let start = at
    let letter = word()
    guard letter == "a" || letter == "p" || letter == "am" || letter == "pm" else {
      at = start
      return hour
    }
    if letter.utf8.count == 1 {
      guard take("."), word() == "m" else { return nil }
      _ = take(".")
    }
    guard (1...12).contains(hour) else { return nil }
    return hour % 12 + (letter.hasPrefix("p") ? 12 : 0)
  }

  /// Seconds east of Greenwich.
  private mutating func zone() -> Int? {
    let isWest = next == UInt8(ascii: "-")
    if take("+") || take("-") {
      guard let hours = twoDigits(0...23) else { return nil }
      _ = take(":")
      guard let minutes = twoDigits(0...59) else { return nil }
      return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
    switch word() {
    case "z", "ut", "utc", "gmt": return 0
    case "est", "cdt": return -5 * 3600
    case "edt": return -4 * 3600
    case "cst", "mdt": return -6 * 3600
    case "mst", "pdt": return -7 * 3600
    case "pst": return -8 * 3600
    default: return nil
    }
  }

  private mutating func fileNameDate() -> Published? {
    let start = at
    var found = dashedDate()
    if found == nil {
      at = start
      guard let digits = number(8...8) else { return nil }
      found = CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
    guard let date = found else { return nil }
    if isAtEnd { return Published(date) }
    let end = at
    if take("T") || take("t"), let time = fileNameTime(on: date) { return time }
    at = end
    return next.map(Self.isWordByte) == false ? Published(date) : nil
  }

  private mutating func fileNameTime(on date: CivilDate) -> Published? {
    guard let hour = twoDigits(0...23) else { return nil }
    skipTimeMark()
    guard let minute = twoDigits(0...59) else { return nil }
    let end = at
    skipTimeMark()
    let second = twoDigits(0...60)
    if second == nil { at = end }
    let isUTC = take("Z")
    if let next, Self.isWordByte(next) { return nil }
    let time = hour * 3600 + minute * 60 + min(second ?? 0, 59)
    return Published(
      seconds: Int64(date.asDay.number) * 86_400 + Int64(time),
      precision: isUTC ? .moment : .floating)
  }

  private mutating func skipTimeMark() {
    if !take("-"), !take(":") { _ = take("_") }
  }
}

extension Published {
  /// A day and no more.
  package init(_ date: CivilDate) {
    self.init(seconds: Int64(date.asDay.number) * 86_400, precision: .day)
  }
}
