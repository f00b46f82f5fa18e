/// Walks over the pieces of a text and reads the date they make.
struct DateParser {
  let tokens: [(token: DateToken, offset: Int)]
  let scalars: [Unicode.Scalar]
  var at = 0

  init(_ text: some StringProtocol) {
    tokens = DateToken.list(text)
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { at >= tokens.count }
  var next: DateToken? { peek(0) }

  func peek(_ distance: Int) -> DateToken? {
    tokens.indices.contains(at + distance) ? tokens[at + distance].token : nil
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == .sign(sign) else { return false }
    at += 1
    return true
  }

  @discardableResult
  mutating func skipSpace() -> Bool {
    guard next == .space else { return false }
    at += 1
    return true
  }

  /// A number of as many digits as allowed.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = next, digits.contains(count) else { return nil }
    at += 1
    return value
  }

  mutating func word() -> String? {
    guard case .word(let word) = next else { return nil }
    at += 1
    return word
  }

  mutating func takeWord(_ words: Set<String>) -> Bool {
    guard case .word(let word) = next, words.contains(word) else { return false }
    at += 1
    return true
  }

  /// Runs `body` and goes back to where it began when that finds nothing.
  mutating func attempt<T>(_ body: (inout Self) -> T?) -> T? {
    let start = at
    if let found = body(&self) { return found }
    at = start
    return nil
  }
}

extension DateParser {
  /// What the whole text is.
  mutating func reading() -> DateText.Reading {
    skipSpace()
    if let date = attempt({ $0.wholeDate() }) { return .date(date) }
    if attempt({ $0.ambiguousDate() }) != nil { return .ambiguous }
    if let month = attempt({ $0.wholeMonth() }) { return .month(month) }
    return .unknown
  }

  private mutating func wholeDate() -> Published? {
    guard let date = dateAndTime() else { return nil }
    skipSpace()
    return isAtEnd ? date : nil
  }

  /// The first date in the text that is not part of a longer word or number.
  mutating func firstDate() -> Published? {
    while !isAtEnd {
      if isWordStart, let date = attempt({ $0.embeddedDate() }) { return date }
      at += 1
    }
    return nil
  }

  /// A date that the text begins with, or that ends it after a comma, a dash or the like.
  mutating func dateAtAnEnd() -> Published? {
    skipSpace()
    if let date = attempt({ $0.embeddedDate() }) { return date }
    while !isAtEnd {
      if case .sign(let sign) = next, Self.opensEnding.contains(sign) {
        at += 1
        skipSpace()
        if let date = attempt({ $0.endingDate() }) { return date }
      } else {
        at += 1
      }
    }
    return nil
  }

  private static let opensEnding: Set<Unicode.Scalar> = [
    ",", "-", "\u{2013}", "\u{2014}", ":", "|", "(", "[", "/", "\u{00B7}", "\u{2022}", "\u{FF08}",
  ]

  private mutating func endingDate() -> Published? {
    guard let date = dateAndTime() else { return nil }
    while case .sign(let sign) = next, [")", "]", "\u{FF09}", "."].contains(sign) { at += 1 }
    skipSpace()
    return isAtEnd ? date : nil
  }

  /// A date with what may follow it in a name: nothing, or something that is no letter or digit.
  private mutating func embeddedDate() -> Published? {
    guard let date = attempt({ $0.fileNameMoment() }) ?? attempt({ $0.dateAlone() }) else {
      return nil
    }
    switch next {
    case nil, .space, .sign, .unit: return date
    case .number, .word: return nil
    }
  }

  private mutating func dateAlone() -> Published? {
    skipWeekday()
    return date().map { Published($0.date) }
  }

  private var isWordStart: Bool {
    guard at > 0 else { return true }
    switch tokens[at - 1].token {
    case .word, .number, .unit: return false
    case .space, .sign: return true
    }
  }
}

extension DateParser {
  /// A date, and the time of day where one follows.
  private mutating func dateAndTime() -> Published? {
    if let unix = attempt({ $0.dateOfUnix() }) { return unix }
    let plain = attempt { $0.dateAndTimeWithoutWeekday(weekday: nil) }
    if let plain { return plain }
    guard let weekday = skipWeekday() else { return nil }
    return dateAndTimeWithoutWeekday(weekday: weekday.number)
  }

  private mutating func dateAndTimeWithoutWeekday(weekday: Int?) -> Published? {
    if let moment = attempt({ $0.compactMoment() }) { return moment }
    guard let (date, isNumeric) = date() else { return nil }
    if let weekday, weekday != date.weekday { return nil }
    skipWeekdayInBrackets()
    guard !isAtEnd else { return Published(date) }
    if let moment = attempt({ $0.timeAfterDate(date, isNumeric: isNumeric) }) { return moment }
    return Published(date)
  }

  /// A weekday with its comma; its number where the name is English, to be compared with the date.
  @discardableResult
  private mutating func skipWeekday() -> Weekday? {
    guard case .word(let word) = next, let weekday = Weekday(word) else { return nil }
    at += 1
    _ = take(".")
    _ = take(",")
    skipSpace()
    return weekday
  }

  /// `(火)`, `（Di）` after a date.
  private mutating func skipWeekdayInBrackets() {
    _ = attempt { parser -> Bool? in
      parser.skipSpace()
      guard parser.take("(") || parser.take("\u{FF08}") else { return nil }
      switch parser.next {
      case .word, .unit: parser.at += 1
      default: return nil
      }
      return parser.take(")") || parser.take("\u{FF09}") ? true : nil
    }
  }
}
