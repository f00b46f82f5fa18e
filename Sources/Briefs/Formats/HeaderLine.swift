import Text

/// What a line around the headline says of the brief: `Rapid Read • 8 min read`, `13 August 2025`.
struct HeaderLine {
  var minutes: Int?
  var published: Published?
  var updated: Published?
  var author: Substring?
  var isAIGenerated = false
  /// The parts that are none of these, such as the name of a series.
  var rest: [Substring] = []

  /// `nil` for a line that says nothing of the kind.
  init?(_ line: Substring) {
    // Every time and every date has a digit.
    guard line.utf8.count <= 200, line.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    if !readsWhole(line) {
      for part in Self.parts(of: line) { read(part) }
    }
    guard minutes != nil || published != nil || updated != nil else { return nil }
    if minutes == nil, !rest.isEmpty { return nil }
  }

  /// Reads a line that is a date with its time, whatever stands between the two.
  private mutating func readsWhole(_ line: Substring) -> Bool {
    let parts = Self.parts(of: line)
    let plain = parts.count == 2 && Self.isClock(parts[1]) ? "\(parts[0]) \(parts[1])"[...] : line
    if let date = DateText.read(plain) {
      published = date
    } else if let (date, isUpdate) = Self.labelledDate(plain) {
      if isUpdate { updated = date } else { published = date }
    } else {
      return false
    }
    return true
  }

  /// `09:01`, perhaps with a zone after it.
  private static func isClock(_ part: Substring) -> Bool {
    let digits = part.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
    return (4...8).contains(digits.count) && digits.contains(UInt8(ascii: ":"))
      && part.utf8.count <= 20
  }

  private mutating func read(_ part: Substring) {
    if minutes == nil, let time = ReadingTime.read(part) {
      minutes = time.minutes
      if !time.before.isEmpty { rest.append(time.before) }
    } else if let date = DateText.read(part) {
      if published == nil { published = date } else { rest.append(part) }
    } else if let (date, isUpdate) = Self.labelledDate(part) {
      if isUpdate { updated = date } else { published = date }
    } else if StandingLine(part) == .provenance {
      isAIGenerated = true
    } else if author == nil, part.hasPrefix("By ") || part.hasPrefix("by ") {
      author = part.dropFirst(3).trimmed
    } else {
      rest.append(part)
    }
  }

  /// `Published: 13 August 2025`, `Last updated on 2025-08-13`.
  private static func labelledDate(_ part: Substring) -> (Published, isUpdate: Bool)? {
    let labels = [
      "last updated", "updated", "first published", "published", "posted", "date",
    ]
    let lowered = part.lowercased()
    guard let label = labels.first(where: { lowered.hasPrefix($0) }) else { return nil }
    var rest = part.dropFirst(label.count).trimmed
    if rest.utf8.first == UInt8(ascii: ":") { rest = rest.dropFirst().trimmed }
    if rest.hasPrefix("on ") { rest = rest.dropFirst(3).trimmed }
    return DateText.read(rest).map { ($0, label.hasSuffix("updated")) }
  }

  /// Cuts a line at bullets, bars, spaced dashes and wide gaps.
  static func parts(of line: Substring) -> [Substring] {
    var parts: [Substring] = []
    let scalars = line.unicodeScalars
    var start = scalars.startIndex
    var at = start
    func close(at end: Substring.Index) {
      let part = line[start..<end].trimmed
      if !part.isEmpty { parts.append(part) }
    }
    while at < scalars.endIndex {
      let after = scalars.index(after: at)
      let isSpaceBefore = at > scalars.startIndex && isSpace(scalars[scalars.index(before: at)])
      let isSpaceAfter = after == scalars.endIndex || isSpace(scalars[after])
      let isCut =
        switch scalars[at] {
        case "\u{2022}", "\u{00B7}", "\u{2219}", "\u{25CF}", "|": true
        case "-", "\u{2013}", "\u{2014}": isSpaceBefore && isSpaceAfter
        case " ", "\u{00A0}", "\t": isSpaceAfter || scalars[at] == "\t"
        default: false
        }
      if isCut {
        close(at: at)
        start = after
      }
      at = after
    }
    close(at: scalars.endIndex)
    return parts
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{00A0}"
  }
}

/// A reading time as publishers write it: `8 min read`, `8-minute read`, `Reading time: 8 minutes`.
enum ReadingTime {
  static let minutes = 1...600

  /// The minutes, and what stood before them.
  static func read(_ part: Substring) -> (minutes: Int, before: Substring)? {
    guard part.utf8.count <= 100 else { return nil }
    var words = part.split { $0 == " " || $0 == "\t" || $0 == "\u{00A0}" }[...]
    if let last = words.last, ["read", "reading"].contains(folded(last)) { words.removeLast() }
    if folded(words.last) == "to" { words.removeLast() }
    guard let last = words.popLast() else { return nil }
    var number = last
    if isUnit(folded(last)) {
      guard let before = words.popLast() else { return nil }
      number = before
    } else {
      let pieces = last.split(separator: "-")
      guard pieces.count == 2, isUnit(folded(pieces[1])) else { return nil }
      number = pieces[0]
    }
    if number.first == "~" { number = number.dropFirst() }
    guard let value = Int(number), minutes.contains(value) else { return nil }
    for label in ["time", "reading", "read", "estimated"] where folded(words.last) == label {
      words.removeLast()
    }
    if folded(words.last) == "about" || folded(words.last) == "approx" { words.removeLast() }
    guard words.count <= 6 else { return nil }
    guard let end = words.last?.endIndex else { return (value, "") }
    return (value, part[..<end].trimmed)
  }

  private static func isUnit(_ word: String) -> Bool {
    ["min", "mins", "minute", "minutes"].contains(word)
  }

  private static func folded(_ word: Substring?) -> String {
    guard let word else { return "" }
    return word.filter { $0 != "." && $0 != ":" && $0 != "," }.lowercased()
  }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: Substring {
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
    var scalars = unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return Substring(scalars)
  }
}

extension String {
  var trimmed: String { String(self[...].trimmed) }
}
