import Text

/// How far in a line begins.
enum PlainIndent {
  /// Columns of white space, a tab being four; not more than 256.
  static func of(_ line: Substring) -> Int {
    var indent = 0
    for byte in line.utf8.prefix(256) {
      if byte == 0x20 { indent += 1 } else if byte == 0x09 { indent += 4 } else { break }
    }
    return indent
  }

  static func dropping(_ columns: Int, from line: Substring) -> Substring {
    var rest = line.utf8
    var dropped = 0
    while dropped < columns, let byte = rest.first, byte == 0x20 || byte == 0x09 {
      dropped += byte == 0x20 ? 1 : 4
      rest = rest.dropFirst()
    }
    return Substring(rest)
  }
}

/// Finds the lines of plain text that stay lines: set in from the others, as figures, verse and commands
/// are, or with gaps in them, as tables have.
struct SetInLines {
  /// By the first line of each run: the line after its last.
  private var ends: [Int: Int] = [:]
  private var starts: Set<Int> = []

  /// Lines of prose that was wrapped are about as long as this or longer.
  private static let wrapped = 45

  /// - Parameter from: the first line that is looked at; those above it only show the margin.
  init(_ all: [Substring], from: Int) {
    let base = Self.base(of: all)
    let lines = all[from...]
    var index = lines.startIndex
    while index < lines.endIndex {
      let first = Line(lines[index], base: base)
      // A cut word continues in the line below, whatever that line's indent.
      if index > lines.startIndex, lines[index - 1].unicodeScalars.last == "\u{AD}" {
        index += 1
        continue
      }
      let end = Self.end(of: first, at: index, in: lines, base: base)
      if end > index { take(index..<end, in: lines, base: base) }
      index = max(end, index + 1)
    }
  }

  /// The line after the last of a run that begins at a line; `nil` where none does.
  func end(of line: Int) -> Int? { ends[line] }

  /// True for a line set in at the beginning of a paragraph of prose.
  func beginsParagraph(_ line: Int) -> Bool { starts.contains(line) }

  /// Where nearly all lines are set in, the margin is no sign of anything.
  private static func base(of lines: [Substring]) -> Int {
    var least = 256
    for line in lines where !line.trimmed.isEmpty { least = min(least, PlainIndent.of(line)) }
    return least
  }

  /// The end of the run of lines of one kind from a line on; the line itself where it is none.
  private static func end(
    of first: Line, at index: Int, in lines: ArraySlice<Substring>, base: Int
  ) -> Int {
    guard first.isSetIn || first.hasGap else { return index }
    var end = index + 1
    while end < lines.endIndex {
      let line = Line(lines[end], base: base)
      guard !line.isBlank, first.isSetIn ? line.isSetIn : line.hasGap && !line.isSetIn else {
        break
      }
      end += 1
    }
    return end
  }

  private mutating func take(_ run: Range<Int>, in lines: ArraySlice<Substring>, base: Int) {
    var found = run.map { Line(lines[$0], base: base) }
    guard found[0].isSetIn else {
      // One line with a gap may be anything.
      if run.count > 1 { ends[run.lowerBound] = run.upperBound }
      return
    }
    var end = run.upperBound
    let isCloseAbove = end < lines.endIndex && !lines[end].trimmed.isEmpty
    if isCloseAbove, found[found.count - 1].isLongProse {
      // The first line of a paragraph that goes on at the margin.
      end -= 1
      starts.insert(end)
      found.removeLast()
    }
    if found.isEmpty { return }
    if found.allSatisfy(\.isSentence) {
      starts.formUnion(run.lowerBound..<end)
    } else if found.count > 1, found.dropLast().allSatisfy(\.isLongProse), !found[0].startsLower {
      starts.insert(run.lowerBound)
    } else if !(found.count == 1 && found[0].isLongProse) {
      ends[run.lowerBound] = end
    }
  }

  /// What a line looks like.
  private struct Line {
    private let text: Substring
    let isSetIn: Bool
    let hasGap: Bool

    init(_ raw: Substring, base: Int) {
      text = raw.trimmed
      let isItem = PlainItem(text) != nil
      isSetIn = !text.isEmpty && !isItem && PlainIndent.of(raw) >= base + 2
      hasGap = !isItem && Self.hasGap(text)
    }

    var isBlank: Bool { text.isEmpty }

    var startsLower: Bool { PlainHeading.startsLowerCase(text) }

    /// About as long as wrapped lines are, and of words.
    var isLongProse: Bool { text.utf8.count >= SetInLines.wrapped && isProse }

    /// A whole sentence on a line of its own.
    var isSentence: Bool {
      !startsLower && PlainHeading.endsSentence(text) && text.utf8.last != UInt8(ascii: ":")
        && text.utf8.count(where: { $0 == 0x20 }) >= 3 && isProse
    }

    private var isProse: Bool { !hasGap && Self.isOfWords(text) }

    /// Three blanks or a tab between words, which is no slip.
    private static func hasGap(_ line: Substring) -> Bool {
      var blanks = 0
      for byte in line.utf8.prefix(PlainText.wrappedColumns) {
        if byte == 0x09 { return true }
        blanks = byte == 0x20 ? blanks + 1 : 0
        if blanks == 3 { return true }
      }
      return false
    }

    /// Letters and blanks, but for one sign or digit in seven.
    private static func isOfWords(_ line: Substring) -> Bool {
      var others = 0
      var all = 0
      for byte in line.utf8.prefix(PlainText.wrappedColumns) {
        all += 1
        let isLetter = byte >= 0x80 || byte >= 0x41 && (0x61...0x7A).contains(byte | 0x20)
        if !isLetter, byte != 0x20 { others += 1 }
      }
      return others * 7 <= all
    }
  }
}
