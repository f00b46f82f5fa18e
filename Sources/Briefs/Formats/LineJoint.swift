/// Joins the lines of a wrapped paragraph, and the words that were cut at the end of a line.
enum LineJoint {
  static func joined(_ lines: [Substring]) -> String {
    guard let first = lines.first else { return "" }
    var text = String(first)
    for line in lines.dropFirst() {
      switch joint(between: text, line) {
      case .blank: text += " "
      case .hyphen, .none: break
      case .word: text.unicodeScalars.removeLast()
      }
      text += line
    }
    return text
  }

  private enum Joint {
    /// Two words.
    case blank
    /// Letters of a script without blanks.
    case none
    /// A word that has its hyphen anywhere: `self-governing`.
    case hyphen
    /// A word that was cut: `govern-` and `ment`.
    case word
  }

  private static func joint(between above: String, _ below: Substring) -> Joint {
    guard let last = above.unicodeScalars.last else { return .blank }
    if LineJoining.isUnspaced(last), LineJoining.isUnspaced(below.unicodeScalars.first) {
      return .none
    }
    if last == "\u{AD}" { return .word }
    guard last == "-" || last == "\u{2010}" else { return .blank }
    let left = wordBeforeLast(in: above)
    let right = Substring(
      below.unicodeScalars.prefix(longest).prefix { $0.properties.isAlphabetic })
    guard !left.isEmpty, left.utf8.last != UInt8(ascii: "-") else { return .blank }
    if let digit = below.utf8.first, (0x30...0x39).contains(digit) { return .hyphen }
    if right.isEmpty { return .blank }
    let rest = right.lowercased()
    if suspending.contains(rest) { return .blank }
    guard let first = right.unicodeScalars.first, first.properties.isLowercase,
      left.unicodeScalars.count > 1, right.unicodeScalars.count > 1, !left.contains("-"),
      left.unicodeScalars.dropFirst().allSatisfy(\.properties.isLowercase),
      !keeping.contains(left.lowercased()), !keptBefore.contains(rest)
    else { return .hyphen }
    return .word
  }

  /// The letters before the last scalar, with hyphens among them.
  private static func wordBeforeLast(in text: String) -> Substring {
    let scalars = text.unicodeScalars
    let end = scalars.index(before: scalars.endIndex)
    var start = end
    for _ in 0..<longest where start > scalars.startIndex {
      let before = scalars.index(before: start)
      guard scalars[before].properties.isAlphabetic || scalars[before] == "-" else { break }
      start = before
    }
    return text[start..<end]
  }

  /// Scalars of a word that are looked at.
  private static let longest = 40

  /// Words that only follow a hyphen that stands for a word left out: `two- and three-year terms`.
  private static let suspending: Set<String> = [
    "and", "or", "to", "und", "oder", "bis", "et", "ou",
  ]

  /// Words that are joined to others with a hyphen.
  private static let keeping: Set<String> = [
    "self", "north", "south", "east", "west", "twenty", "thirty", "forty", "fifty", "sixty",
    "seventy", "eighty", "ninety", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "first", "second", "third", "half", "quarter", "well", "ill", "ex", "non",
    "anti",
    "pro", "co", "post", "mid", "cross", "long", "short", "high", "low", "full", "part", "all",
    "so",
    "vice", "semi", "quasi", "early", "late", "middle", "left", "right", "far", "old", "new",
    "open",
    "world", "year", "day", "state", "government", "then", "would", "man", "user", "data", "cease",
    "single", "double", "multi", "best", "better", "hard", "soft", "large", "small", "fast", "slow",
    "decision", "policy", "law", "follow", "check", "drive", "stand", "know", "built", "made",
  ]

  /// Words that are joined to others with a hyphen before them.
  private static let keptBefore: Set<String> = [
    "based", "year", "old", "like", "led", "up", "in", "off", "out", "down", "term", "time", "wide",
    "free", "made", "long", "run", "backed", "owned", "related", "style", "level", "scale", "class",
    "elect", "general", "east", "west", "called", "known", "being", "making", "maker", "makers",
    "to", "the", "of", "and", "per", "on", "by", "day", "week", "month", "hour", "minute", "line",
  ]
}
