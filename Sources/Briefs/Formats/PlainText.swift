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
    var hasAddress = false
    while !draft.hasTitle, at < lines.count {
      let line = lines[at].trimmed
      if line.isEmpty || isSeriesName(line, in: &draft) || draft.takesHeaderLine(line) {
        at += 1
      } else if draft.takesAddress(line) {
        hasAddress = true
        at += 1
      } else if Section.Role.standing(line)?.isExact == true || draft.isInRelated {
        return
      } else if !line.unicodeScalars.contains(where: Self.isLetterOrDigit) {
        if PlainHeading.isRuleOfSigns(line) == nil { draft.append(line) }
        at += 1
      } else {
        let size = headlineSize(at, &draft)
        guard size > 0 else {
          if hasAddress {
            draft.setTitle(Words.firstSentence(of: String(line)), paragraphFrom: .max)
          }
          return
        }
        draft.setTitle(line)
        at += size
      }
    }
    while at < lines.count {
      let line = lines[at].trimmed
      let isTitle = line.utf8.elementsEqual(draft.brief.title.string.utf8)
      guard line.isEmpty || isTitle || draft.takesHeaderLine(line) || draft.takesByline(line)
      else { return }
      at += 1
      if isTitle, at < lines.count, PlainHeading.underline(of: line, lines[at]) { at += 1 }
    }
  }

  /// How many lines the headline at `index` takes with its underline; 0 where the line is text.
  private func headlineSize(_ index: Int, _ draft: inout BriefDraft) -> Int {
    let line = lines[index].trimmed
    if index + 1 < lines.count, PlainHeading.underline(of: line, lines[index + 1]) { return 2 }
    return Headline(lines, at: index).standsAlone ? 1 : 0
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
    let setIn = SetInLines(lines, from: min(at, lines.count))
    while at < lines.count {
      let line = lines[at].trimmed
      if line.isEmpty {
        paragraphs.close(into: &draft)
        above = .gap
      } else if hasHeadings, let size = headingSize(above, in: draft) {
        paragraphs.close(into: &draft)
        if StandingLine(line) == nil {
          draft.openSection(line)
        } else {
          _ = draft.takesStandingLine(line)
        }
        above = .gap
        at += size - 1
      } else if !draft.isInRelated, PlainHeading.isRuleOfSigns(line) != nil {
        paragraphs.close(into: &draft)
        // The line over a title that has one under it as well is no rule.
        if at + 2 >= lines.count
          || !PlainHeading.underline(of: lines[at + 1].trimmed, lines[at + 2])
        {
          draft.append("", .rule)
        }
        above = .gap
      } else if draft.takesStandingLine(line) {
        paragraphs.close(into: &draft)
        above = .dropped
      } else if !paragraphs.isInItem, let end = setIn.end(of: at) {
        paragraphs.close(into: &draft)
        appendLines(at..<end, isAfterGap: above == .gap, to: &draft)
        above = .text(endsSentence: true)
        at = end - 1
      } else {
        if setIn.beginsParagraph(at) { paragraphs.close(into: &draft) }
        paragraphs.add(lines[at], into: &draft)
        above = .text(endsSentence: PlainHeading.endsSentence(line))
      }
      at += 1
    }
    paragraphs.close(into: &draft)
  }

  /// How many lines the heading takes that is next; `nil` where the next line is text.
  private func headingSize(_ above: PlainHeading.Above, in draft: BriefDraft) -> Int? {
    let line = lines[at].trimmed
    if at + 1 < lines.count, PlainHeading.underline(of: line, lines[at + 1], below: above) {
      return 2
    }
    return PlainHeading.isHeading(at: at, in: lines, above: above, isInRelated: draft.isInRelated)
      ? 1 : nil
  }

  /// Adds lines that stay lines, without the blanks that all of them begin with.
  private func appendLines(
    _ range: Range<Int>, isAfterGap: Bool, to draft: inout BriefDraft
  ) {
    if isAfterGap, draft.brief.sections.last?.blocks.last?.kind == .code { draft.append("", .code) }
    let indent = lines[range].map(PlainIndent.of).min() ?? 0
    for line in lines[range] { draft.append(PlainIndent.dropping(indent, from: line), .code) }
  }
}
