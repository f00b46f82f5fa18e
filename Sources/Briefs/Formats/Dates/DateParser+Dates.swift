extension DateParser {
  /// A calendar date; whether it was numbers alone, after which a `T` may follow.
  mutating func date() -> (date: CivilDate, isNumeric: Bool)? {
    if let date = attempt({ $0.yearFirst() }) { return (date, true) }
    if let date = attempt({ $0.compactDate() }) { return (date, true) }
    if let date = attempt({ $0.dateInUnits() }) { return (date, false) }
    if let date = attempt({ $0.dayAndMonth()?.certain }) { return (date, false) }
    if let date = attempt({ $0.namedDate() }) { return (date, false) }
    return nil
  }

  /// `2024-3-5`, `2024/03/05`, `2024.03.05`, `2024_03_05`.
  private mutating func yearFirst() -> CivilDate? {
    guard let year = number(4...4), let sign = separator(), let month = number(1...2),
      take(sign), let day = number(1...2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private mutating func separator() -> Unicode.Scalar? {
    guard case .sign(let sign) = next, ["-", "/", ".", "_"].contains(sign) else { return nil }
    at += 1
    return sign
  }

  /// `20240305`.
  private mutating func compactDate() -> CivilDate? {
    guard let digits = number(8...8) else { return nil }
    return CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// `2024年3月5日`, `2024년 3월 5일`.
  private mutating func dateInUnits() -> CivilDate? {
    guard let year = number(4...4), takeUnit(.year), let month = number(1...2), takeUnit(.month),
      let day = number(1...2), takeUnit(.day)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private mutating func takeUnit(_ unit: DateToken.Unit) -> Bool {
    if next == .space, peek(1) == .unit(unit) { at += 1 }
    guard next == .unit(unit) else { return false }
    at += 1
    skipSpace()
    return true
  }

  /// Two numbers before a year.
  private struct DayAndMonth {
    var certain: CivilDate?
    var isAmbiguous = false
  }

  /// `05.03.2024`, `5. 3. 2024`, `14/08/2025`, `08-14-2025`.
  private mutating func dayAndMonth() -> DayAndMonth? {
    guard let first = number(1...2), let sign = separator(), sign != "_" else { return nil }
    if sign == "." { skipSpace() }
    guard let second = number(1...2), take(sign) else { return nil }
    if sign == "." { skipSpace() }
    guard let year = number(4...4) else { return nil }
    let dayFirst = CivilDate(year: year, month: second, day: first)
    let monthFirst = CivilDate(year: year, month: first, day: second)
    // Only countries that put the day first write dots.
    if sign == ".", dayFirst != nil { return DayAndMonth(certain: dayFirst) }
    if let dayFirst, let monthFirst, dayFirst != monthFirst {
      return DayAndMonth(isAmbiguous: true)
    }
    return DayAndMonth(certain: dayFirst ?? monthFirst)
  }

  mutating func ambiguousDate() -> Bool? { dayAndMonth()?.isAmbiguous == true ? true : nil }

  /// Day, month by name and year in any order that people use: `5 March 2024`, `March 5th, 2024`,
  /// `5 de marzo de 2024`, `2024. március 5.`, `05-Mar-2024`.
  private mutating func namedDate() -> CivilDate? {
    var parts = NamedParts()
    while !parts.isComplete {
      skipBetweenNames(parts.isEmpty)
      if let month = attempt({ $0.month() }) {
        guard parts.month == nil else { return nil }
        parts.month = month
      } else if let year = number(4...4) {
        guard parts.year == nil else { return nil }
        parts.year = year
      } else if let day = number(1...2) {
        guard parts.day == nil else { return nil }
        parts.day = day
        skipOrdinal()
      } else {
        return nil
      }
    }
    // A full stop after the last part belongs to it where more follows: `2024. március 5. 9:05`.
    if peek(1) == .space || peek(1) == nil, peek(-1).isNumber { _ = take(".") }
    skipWordForYear()
    return parts.date
  }

  struct NamedParts {
    var year: Int?
    var month: Int?
    var day: Int?

    var isEmpty: Bool { year == nil && month == nil && day == nil }
    var isComplete: Bool { year != nil && month != nil && day != nil }
    var date: CivilDate? {
      guard let year, let month, let day else { return nil }
      return CivilDate(year: year, month: month, day: day)
    }
  }

  mutating func month() -> Int? { word().flatMap { Months.number(of: $0) } }

  private mutating func skipBetweenNames(_ isAtStart: Bool) {
    if isAtStart { return skipFillers() }
    skipSpace()
    if take(".") || take(",") || take("-") || take("/") || take("_") { skipSpace() }
    _ = take(",")
    skipFillers()
  }

  private mutating func skipFillers() {
    skipSpace()
    while takeWord(Self.fillers) { skipSpace() }
  }

  private static let fillers: Set<String> = [
    "the", "of", "de", "del", "di", "den", "der", "le", "el", "o",
  ]

  /// `5 марта 2024 г.`, `5 березня 2024 року`.
  private mutating func skipWordForYear() {
    _ = attempt { parser -> Bool? in
      parser.skipSpace()
      guard parser.takeWord(["г", "года", "р", "року"]) else { return nil }
      _ = parser.take(".")
      return true
    }
  }

  private mutating func skipOrdinal() {
    if !takeWord(["st", "nd", "rd", "th", "er", "e", "eme", "a", "o"]) {
      _ = take("\u{BA}") || take("\u{B0}")
    }
  }

  /// `Tue Mar  5 11:00:00 UTC 2024`, as `date` and older programs print it.
  mutating func dateOfUnix() -> Published? {
    guard let weekday = word().flatMap({ Weekday($0) }), skipSpace(), let month = month(),
      skipSpace(), let day = number(1...2), skipSpace(), let time = clock(afterT: false),
      skipSpace()
    else { return nil }
    var offset: Int?
    if number(4...4) != nil {
      at -= 1
    } else {
      guard let zone = zone(), skipSpace() else { return nil }
      offset = zone.offset
    }
    guard let year = number(4...4), let date = CivilDate(year: year, month: month, day: day),
      weekday.number.map({ $0 == date.weekday }) ?? true
    else { return nil }
    return Published(date, clock: time, offset: offset)
  }

  /// `2024-03`, `March 2024`, `2024年3月`.
  mutating func wholeMonth() -> Published? {
    let parts = attempt { $0.yearAndMonth() } ?? attempt { $0.monthAndYear() }
    guard let parts, isAtEnd, let date = CivilDate(year: parts.year, month: parts.month, day: 1)
    else { return nil }
    return Published(seconds: Published(date).seconds, precision: .day, isEstimated: true)
  }

  private mutating func yearAndMonth() -> (year: Int, month: Int)? {
    guard let year = number(4...4) else { return nil }
    if takeUnit(.year) {
      guard let month = number(1...2), takeUnit(.month) else { return nil }
      return (year, month)
    }
    guard let sign = separator(), sign != ".", let month = number(1...2) else { return nil }
    return (year, month)
  }

  private mutating func monthAndYear() -> (year: Int, month: Int)? {
    guard let month = month() else { return nil }
    _ = take(".")
    _ = take(",")
    skipFillers()
    return number(4...4).map { ($0, month) }
  }
}

extension DateToken? {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
