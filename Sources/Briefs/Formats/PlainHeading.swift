import Text

/// Tells section titles from text in a file that has no marks for them.
enum PlainHeading {
  static let columns = 60
  static let words = 8

  /// What stands on the line above.
  enum Above: Hashable {
    /// A blank line, a heading, or the beginning of the text.
    case gap
    /// An advertising slot or another standing line.
    case dropped
    case text(endsSentence: Bool)
  }

  static func isHeading(
    at index: Int, in lines: [Substring], above: Above, isInRelated: Bool
  ) -> Bool {
    let line = lines[index].trimmed
    guard line.utf8.count <= columns * 4, Columns.of(String(line)) <= columns,
      StandingLine(line) == nil
    else { return false }
    let item = PlainItem(line)
    // Titles one under the other are a list of them.
    if item != nil, index + 1 < lines.count, PlainItem(lines[index + 1].trimmed) != nil {
      return false
    }
    if let standing = Section.Role.standing(line), line.utf8.last != UInt8(ascii: "."),
      item == nil || item?.number != nil && standing.role != .other
    {
      switch above {
      case .gap, .dropped:
        if standing.isExact && (standing.role != .other || !isInRelated) { return true }
      case .text(let endsSentence):
        // A title set close under the text before it; one word may be the end of a wrapped sentence.
        return !isInRelated && endsSentence && standing.isExact && standing.role != .other
          && line.contains(" ") && startsUpperCase(line)
      }
    }
    guard !isInRelated, looksLikeTitle(line), PlainIndent.of(lines[index]) < 2 else { return false }
    let below = index + 1 < lines.count ? lines[index + 1].trimmed : ""
    guard above == .dropped || above == .gap && below.isEmpty else { return false }
    guard let next = lines[(index + 1)...].first(where: { !$0.trimmed.isEmpty }) else {
      return false
    }
    let opensList =
      line.utf8.last == UInt8(ascii: ":")
      && (PlainItem(next.trimmed) != nil
        || PlainIndent.of(next) >= PlainIndent.of(lines[index]) + 2)
    return isText(next.trimmed) && !opensList
  }

  static func endsSentence(_ line: Substring) -> Bool {
    guard let last = line.unicodeScalars.last else { return false }
    return ".!?\u{2026}\"\u{201D}\u{2019}'):".unicodeScalars.contains(last)
  }

  /// The sign that a line is made of alone, three times or more.
  static func isRuleOfSigns(_ line: Substring) -> UInt8? {
    guard let sign = line.utf8.first, "=-~*_#".utf8.contains(sign), line.utf8.count >= 3,
      line.utf8.allSatisfy({ $0 == sign })
    else { return nil }
    return sign
  }

  /// True for a line of `=` or `-` under a title, about as long as that.
  static func underline(of title: Substring, _ line: Substring, below above: Above = .gap) -> Bool {
    guard let sign = isRuleOfSigns(line.trimmed), "=-~".utf8.contains(sign), !title.isEmpty,
      title.utf8.count <= 400, isRuleOfSigns(title) == nil, PlainIndent.of(line) < 4
    else { return false }
    let columns = Columns.of(String(title))
    let length = line.trimmed.utf8.count
    switch above {
    case .gap, .dropped:
      return columns <= 120 && length * 2 >= columns && length <= columns * 3 + 20
    case .text(let endsSentence): return endsSentence && abs(length - columns) <= 2
    }
  }

  /// A short line that begins as a title does and does not end as a sentence.
  static func looksLikeTitle(_ line: Substring) -> Bool {
    guard let first = line.unicodeScalars.first, let last = line.unicodeScalars.last,
      first.properties.isAlphabetic || first.properties.numericType != nil,
      !first.properties.isLowercase, !".,;\u{2026}\u{3002}".unicodeScalars.contains(last),
      PlainItem(line) == nil, !line.contains("://")
    else { return false }
    return line.split(whereSeparator: \.isWhitespace).count <= words
  }

  static func startsLowerCase(_ line: Substring) -> Bool {
    line.unicodeScalars.first?.properties.isLowercase ?? false
  }

  static func startsUpperCase(_ line: Substring) -> Bool {
    line.unicodeScalars.first?.properties.isUppercase ?? false
  }

  private static func isText(_ line: Substring) -> Bool {
    guard StandingLine(line) == nil else { return false }
    if PlainItem(line) != nil { return true }
    if Section.Role.standing(line)?.isExact == true { return false }
    return line.utf8.count > columns || !looksLikeTitle(line)
  }
}

/// Whether the first line of a text is its headline.
struct Headline {
  private let line: Substring
  /// The lines below it up to the next blank one, not more than some.
  private let below: [Substring]
  private let rawNext: Substring
  private let raw: Substring

  /// A headline is no longer than this, and a sentence with its full stop is rarely one.
  private static let longest = 160
  private static let longestSentence = 60

  init(_ lines: [Substring], at index: Int) {
    raw = lines[index]
    line = raw.trimmed
    rawNext = index + 1 < lines.count ? lines[index + 1] : ""
    below = lines[(index + 1)...].prefix(20).lazy.map(\.trimmed).prefix { !$0.isEmpty }
  }

  /// True for a short line that no text continues.
  var standsAlone: Bool {
    guard isShort else { return false }
    let item = PlainItem(line)
    guard let next = below.first else { return item == nil || item?.number != nil }
    if PlainItem(next) != nil { return item == nil && line.utf8.last != UInt8(ascii: ":") }
    if item != nil { return false }
    if StandingLine(next) != nil || HeaderLine(next) != nil || LeadIn.isKnown(next)
      || HeaderBlock.parts(of: next) != nil || PlainHeading.isRuleOfSigns(next) != nil
      || Metadata.isWebAddress(String(next)) || Byline.isOne(next)
      || Section.Role.standing(next)?.isExact == true
    {
      return true
    }
    if PlainIndent.of(rawNext) >= PlainIndent.of(raw) + 2 { return true }
    return isBreakMeant(before: next)
  }

  private var isShort: Bool {
    guard line.utf8.count <= 4 * Self.longest else { return false }
    let columns = Columns.of(String(line))
    let isSentence =
      line.unicodeScalars.last.map { ".\u{3002}".unicodeScalars.contains($0) } ?? false
    return columns <= (isSentence ? Self.longestSentence : Self.longest)
  }

  /// True where the next word had room on the line, so that it was not wrapped there, or where the
  /// line looks like a title and the next begins a sentence.
  private func isBreakMeant(before next: Substring) -> Bool {
    guard let last = line.utf8.last, last != UInt8(ascii: ","), last != UInt8(ascii: "-") else {
      return false
    }
    let columns = Columns.of(String(line))
    let word = next.split(separator: " ", maxSplits: 1).first ?? next
    let longest = below.map { min($0.utf8.count, Columns.of(String($0.prefix(1000)))) }.max() ?? 0
    let needed = columns + 1 + Columns.of(String(word.prefix(200)))
    if needed <= longest, !PlainHeading.startsLowerCase(next) { return true }
    return columns <= PlainHeading.columns && PlainHeading.looksLikeTitle(line)
      && PlainHeading.startsUpperCase(next)
  }
}
