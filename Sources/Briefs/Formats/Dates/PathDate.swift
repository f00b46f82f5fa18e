import Foundation

/// Reads the date that the folders of a file and its name make together: `2019/05/06/walk.md`,
/// `2021-04/april-2.md`, `2021/04-02.md`.
struct PathDate {
  private var year: Int?
  private var month: Int?
  private var day: Int?

  /// - Parameters:
  ///   - folders: the file's folder below the folder of briefs, parts between `/`.
  ///   - stem: the file's name without its extension.
  /// - Returns: `nil` where year, month and day are not all there, one following the other.
  static func read(folders: some StringProtocol, stem: some StringProtocol) -> Published? {
    guard folders.utf8.count <= 4096 else { return nil }
    var path = PathDate()
    let parts = folders.split(separator: "/").map { String($0) } + [String(stem)]
    for part in parts {
      if let whole = DateText.read(fileName: part) {
        path = PathDate(of: whole)
      } else {
        path.take(part[...])
      }
    }
    guard let year = path.year, let month = path.month, let day = path.day else { return nil }
    return CivilDate(year: year, month: month, day: day).map { Published($0) }
  }

  private init() {}

  private init(of date: Published) {
    let civil = CivilDate(date.day(in: .gmt))
    (year, month, day) = (civil.year, civil.month, civil.day)
  }

  /// Takes a part that continues the date; any other part forgets what was read before.
  private mutating func take(_ part: Substring) {
    if day != nil { return }
    let pieces = part.split { $0 == "-" || $0 == "_" || $0 == "." || $0 == " " }
    guard pieces.count <= 2, let first = pieces.first else { return forget() }
    let second = pieces.count == 2 ? pieces[1] : nil
    if let year = Self.number(first, 4...4), CivilDate.years.contains(year) {
      self.year = year
      month = second.flatMap { Self.month($0) }
      if second != nil, month == nil { forget() }
    } else if let year, let found = Self.monthAndDay(first, second, month: month) {
      self.year = year
      month = found.month
      day = found.day
    } else {
      forget()
    }
  }

  private mutating func forget() { (year, month, day) = (nil, nil, nil) }

  /// What a part below a year adds to it.
  private static func monthAndDay(
    _ first: Substring, _ second: Substring?, month: Int?
  ) -> (month: Int, day: Int?)? {
    guard let second else {
      guard let month else { return Self.month(first).map { ($0, nil) } }
      return number(first, 1...2).map { (month, $0) }
    }
    let dayLast = self.month(first).flatMap { found in number(second, 1...2).map { (found, $0) } }
    let dayFirst = Months.number(of: second.lowercased()).flatMap { found in
      number(first, 1...2).map { (found, $0) }
    }
    guard let found = dayLast ?? dayFirst, month == nil || month == found.0 else { return nil }
    return found
  }

  private static func month(_ text: Substring) -> Int? {
    if let number = number(text, 1...2) { return (1...12).contains(number) ? number : nil }
    return Months.number(of: text.lowercased())
  }

  private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
