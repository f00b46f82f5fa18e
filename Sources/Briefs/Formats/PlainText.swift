import Text

/// Reads a brief from plain text, laid out as publishers paste it.
struct PlainText {
  private let lines: [Substring]
  private var at = 0

  /// Lines longer than this are paragraphs of their own and no part of a wrapped one.
  static let wrappedColumns = 200

  /// Lines after these are read as if they were wrapped, or millions of them would fill the memory.
  static let lineLimit = 500_000

  private init(_ text: some StringProtocol) {
    var lines = Substring(text).utf8.split(
      separator: UInt8(ascii: "\n"), maxSplits: Self.lineLimit, omittingEmptySubsequences: false
    ).map { Substring($0) }
    if lines.count > Self.lineLimit, let rest = lines.popLast() {
      lines += MarkdownBudget.paragraphs(of: rest.utf8).map { $0[...] }
    }
    self.lines = lines
  }

  /// Reads a whole brief, or where the draft has a headline already, all below it.
  static func read(_ text: some StringProtocol, into draft: inout BriefDraft) {
    var text = Substring(text)
    if !draft.hasTitle, let block = HeaderBlock.split(text) {
      block.read(into: &draft)
      text = block.body
    }
    var reader = PlainText(text)
    reader.readHeader(into: &draft)
    reader.readBody(into: &draft, hasHeadings: true)
  }

  /// Reads text that is the body of one section.
  static func readSection(_ text: some StringProtocol, into draft: inout BriefDraft) {
    var reader = PlainText(text)
    reader.readBody(into: &draft, hasHeadings: false)
  }

  private mutating func readHeader(into draft: inout BriefDraft) {
    while !draft.hasTitle, at < lines.count {
      let line = lines[at].trimmed
      if line.isEmpty || isSeriesName(line, in: &draft) || draft.takesHeaderLine(line) {
        at += 1
      } else if Section.Role.standing(line)?.isExact == true || draft.isInRelated {
        return
      } else {
        if line.unicodeScalars.contains(where: Self.isLetterOrDigit) {
          draft.setTitle(line, paragraphFrom: Self.wrappedColumns)
        } else {
          draft.append(Block(draft.clean(line)))
        }
        at += 1
      }
    }
    while at < lines.count {
      let line = lines[at].trimmed
      let isTitle = line.utf8.elementsEqual(draft.brief.title.string.utf8)
      guard line.isEmpty || isTitle || draft.takesHeaderLine(line) else { return }
      at += 1
    }
  }

  /// `Rapid Read` alone above the headline.
  private func isSeriesName(_ line: Substring, in draft: inout BriefDraft) -> Bool {
    guard draft.brief.kicker == nil, line.utf8.count <= 20, Words.key(String(line)) == "rapid read",
      lines[(at + 1)...].contains(where: { !$0.trimmed.isEmpty })
    else { return false }
    draft.brief.kicker = draft.clean(line)
    return true
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private mutating func readBody(into draft: inout BriefDraft, hasHeadings: Bool) {
    var paragraphs = PlainParagraphs()
    var above = PlainHeading.Above.gap
    for index in at..<max(at, lines.count) {
      let line = lines[index].trimmed
      if line.isEmpty {
        paragraphs.close(into: &draft)
        above = .gap
      } else if hasHeadings,
        PlainHeading.isHeading(at: index, in: lines, above: above, isInRelated: draft.isInRelated)
      {
        paragraphs.close(into: &draft)
        draft.openSection(line)
        above = .gap
      } else if draft.takesStandingLine(line) {
        paragraphs.close(into: &draft)
        above = .dropped
      } else {
        paragraphs.add(lines[index], into: &draft)
        above = .text(endsSentence: PlainHeading.endsSentence(line))
      }
    }
    paragraphs.close(into: &draft)
  }
}

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
    if let standing = Section.Role.standing(line), line.utf8.last != UInt8(ascii: ".") {
      switch above {
      case .gap, .dropped:
        if standing.isExact && (standing.role != .other || !isInRelated) { return true }
      case .text(let endsSentence):
        // A title set close under the text before it; one word may be the end of a wrapped sentence.
        return !isInRelated && endsSentence && standing.isExact && standing.role != .other
          && line.contains(" ") && startsUpperCase(line)
      }
    }
    guard !isInRelated, looksLikeTitle(line) else { return false }
    let below = index + 1 < lines.count ? lines[index + 1].trimmed : ""
    guard above == .dropped || above == .gap && below.isEmpty else { return false }
    guard let next = lines[(index + 1)...].lazy.map(\.trimmed).first(where: { !$0.isEmpty })
    else { return false }
    return isText(next) && !(line.utf8.last == UInt8(ascii: ":") && PlainItem(next) != nil)
  }

  static func endsSentence(_ line: Substring) -> Bool {
    guard let last = line.unicodeScalars.last else { return false }
    return ".!?\u{2026}\"\u{201D}\u{2019}'):".unicodeScalars.contains(last)
  }

  /// A short line that begins as a title does and does not end as a sentence.
  private static func looksLikeTitle(_ line: Substring) -> Bool {
    guard let first = line.unicodeScalars.first, let last = line.unicodeScalars.last,
      first.properties.isAlphabetic || first.properties.numericType != nil,
      !first.properties.isLowercase, !".,;\u{2026}\u{3002}".unicodeScalars.contains(last),
      PlainItem(line) == nil, !line.contains("://")
    else { return false }
    return line.split(whereSeparator: \.isWhitespace).count <= words
  }

  private static func startsUpperCase(_ line: Substring) -> Bool {
    line.unicodeScalars.first?.properties.isUppercase ?? false
  }

  private static func isText(_ line: Substring) -> Bool {
    guard StandingLine(line) == nil else { return false }
    if PlainItem(line) != nil { return true }
    if Section.Role.standing(line)?.isExact == true { return false }
    return line.utf8.count > columns || !looksLikeTitle(line)
  }
}
