import Text

/// Makes a brief of the elements of Markdown or HTML: headline, what is around it, sections.
struct ElementReader {
  private var elements: [TextElement]
  private let roles: [(title: [UInt8], role: Section.Role)]
  private let hasSectionHeadings: Bool
  private var at = 0
  /// Headings of this level or above open a section.
  private var sectionLevel = 2

  /// - Parameters:
  ///   - roles: roles that the file gives to section titles, by the title's bytes.
  ///   - takesFirstLine: false where a short first line is no headline: metadata would say one.
  static func read(
    _ elements: [TextElement], notes: [TextElement] = [],
    links: [(label: String, target: String)],
    roles: [(title: [UInt8], role: Section.Role)] = [], takesFirstLine: Bool = true,
    into draft: inout BriefDraft
  ) {
    var reader = ElementReader(elements, roles: roles)
    reader.readHeader(takesFirstLine: takesFirstLine, into: &draft)
    while reader.at < reader.elements.count { reader.readElement(into: &draft) }
    for note in notes { draft.append(note) }
    for link in links {
      let label = draft.clean(link.label)
      draft.brief.links.append(Link(label: label, target: draft.clean(link.target)))
    }
  }

  private init(_ elements: [TextElement], roles: [(title: [UInt8], role: Section.Role)]) {
    self.elements = elements
    self.roles = roles
    self.hasSectionHeadings = elements.contains {
      if case .heading(2..., _) = $0 { true } else { false }
    }
  }
}

extension ElementReader {
  /// Finds the headline and reads what is around it.
  private mutating func readHeader(takesFirstLine: Bool, into draft: inout BriefDraft) {
    let headline = headlineIndex(in: &draft)
    var levels: [Int] = []
    for (index, element) in elements.enumerated() where index != headline {
      if case .heading(let level, _) = element { levels.append(level) }
    }
    sectionLevel = max(2, levels.min() ?? 2)
    if headline == nil, !draft.hasTitle, takesFirstLine { return takeFirstLine(into: &draft) }
    while let headline, at < elements.count {
      if at == headline {
        if case .heading(_, let text) = elements[at], !draft.hasTitle { draft.setTitle(text) }
        at += 1
        break
      }
      if !readHeaderElement(into: &draft) { readElement(into: &draft) }
    }
    while at < elements.count, readHeaderElement(into: &draft) {}
  }

  /// The heading that is the headline: the one that repeats the stated headline, the first thing in
  /// the text, or the only `#` with no more than a line or two before it.
  private func headlineIndex(in draft: inout BriefDraft) -> Int? {
    var tops: [Int] = []
    for (index, element) in elements.enumerated() {
      guard case .heading(let level, let text) = element, !text.trimmed.isEmpty else { continue }
      if level == 1 { tops.append(index) }
      guard draft.hasTitle, level == 1 || isFirst(index) else { continue }
      let title = draft.clean(text, limit: BriefDraft.headlineLimit)
      if title == draft.brief.title { return index }
    }
    guard !draft.hasTitle else { return nil }
    if let top = tops.first, isFirst(top) || tops.count == 1 && isNearTop(top) { return top }
    guard let first = elements.firstIndex(where: { !isPassedOver($0) }),
      case .heading(let level, let text) = elements[first], !text.trimmed.isEmpty,
      Section.Role.standing(text) == nil, StandingLine(text.trimmed[...]) == nil
    else { return nil }
    // The first of several alike is a section as they are.
    let alike = elements.count { if case .heading(level, _) = $0 { true } else { false } }
    return alike == 1 || level == 1 ? first : nil
  }

  /// What may be above a headline and says nothing: rules and headings without text.
  private func isPassedOver(_ element: TextElement) -> Bool {
    switch element {
    case .block(_, .rule, _): true
    case .heading(_, let text): text.trimmed.isEmpty
    case .paragraph, .block, .row: false
    }
  }

  private func isFirst(_ index: Int) -> Bool {
    elements[..<index].allSatisfy { isPassedOver($0) || isHeaderLines($0) }
  }

  /// True for lines such as `8 min read`, a date or a name of a series.
  private func isHeaderLines(_ element: TextElement) -> Bool {
    guard case .paragraph(let lines) = element else { return false }
    return lines.allSatisfy { line in
      let text = line.text.trimmed[...]
      return text.isEmpty || StandingLine(text) != nil || HeaderLine(text) != nil
        || LeadIn.isKnown(text)
    }
  }

  private func isNearTop(_ index: Int) -> Bool {
    var bytes = 0
    for element in elements[..<index] {
      switch element {
      case .heading(_, let text) where !text.trimmed.isEmpty: return false
      case .paragraph(let lines): bytes += lines.reduce(0) { $0 + $1.text.utf8.count }
      case .block(let text, _, _): bytes += text.utf8.count
      case .heading, .row: break
      }
    }
    return bytes <= PlainText.wrappedColumns
  }

  /// A short first line by itself is the headline where there is no other.
  private mutating func takeFirstLine(into draft: inout BriefDraft) {
    while at < elements.count {
      if case .block(_, .rule, _) = elements[at] {
        readElement(into: &draft)
      } else if case .heading(_, let text) = elements[at], text.trimmed.isEmpty {
        at += 1
      } else if !readHeaderElement(into: &draft) {
        break
      }
    }
    guard at < elements.count, case .paragraph(let lines) = elements[at], isHeadline(lines) else {
      return
    }
    draft.setTitle(lines.joined, paragraphFrom: .max)
    at += 1
    while at < elements.count, readHeaderElement(into: &draft) {}
  }

  /// True for a paragraph of one short line that does not end as a sentence does.
  private func isHeadline(_ lines: [TextLine]) -> Bool {
    let text = lines.joined
    guard lines.count == 1, text.utf8.count > 1, !isSectionTitle(lines),
      Columns.of(text) <= Self.headlineColumns, let last = text.unicodeScalars.last,
      !".,;:\u{2026}\u{3002}\u{FF0C}\u{FF1A}\u{FF1B}".unicodeScalars.contains(last),
      !text.contains("://"), text != InlineText.picture
    else { return false }
    return text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  private static let headlineColumns = 120

  /// Takes a paragraph that only says something of the brief: reading time, date, banner.
  private mutating func readHeaderElement(into draft: inout BriefDraft) -> Bool {
    switch elements[at] {
    case .paragraph(let lines):
      guard lines.count <= 8, !isSectionTitle(lines) else { return false }
      for (index, line) in lines.enumerated() where !draft.takesHeaderLine(line.text.trimmed[...]) {
        // What follows is text, and still to be read.
        elements[at] = .paragraph(Array(lines[index...]))
        return false
      }
    case .heading(let level, let text):
      let line = text.trimmed[...]
      guard level > 1, draft.brief.leadIn == nil, LeadIn.isKnown(line) || LeadIn.isShouted(line),
        isEmptySection(at)
      else { return false }
      draft.brief.leadIn = draft.clean(line, limit: BriefDraft.headlineLimit)
    case .block, .row: return false
    }
    at += 1
    return true
  }

  private mutating func readElement(into draft: inout BriefDraft) {
    switch elements[at] {
    case .heading(let level, let text): readHeading(level: level, text: text, into: &draft)
    case .paragraph(let lines): readParagraph(lines, into: &draft)
    case .block(let text, let kind, let continues):
      if !draft.isInRelated || kind == .rule || !draft.takesStandingLine(text.trimmed[...]) {
        draft.append(text, kind, continues: continues)
      }
    case .row: draft.append(elements[at])
    }
    at += 1
  }

  private func readHeading(level: Int, text: String, into draft: inout BriefDraft) {
    let line = text.trimmed[...]
    let standing = StandingLine(line)
    if standing == .moreStories || standing != nil && isEmptySection(at) {
      _ = draft.takesStandingLine(line)
    } else if level <= sectionLevel {
      let role = roles.first { $0.title.elementsEqual(line.utf8) }?.role
      draft.openSection(line, role: role)
    } else if !draft.isInRelated {
      draft.append(line, .heading)
    }
  }

  private func readParagraph(_ lines: [TextLine], into draft: inout BriefDraft) {
    if isSectionTitle(lines) {
      draft.openSection(lines[0].text.trimmed)
      return
    }
    let kept = lines.filter { line in
      let text = line.text.trimmed[...]
      return !text.isEmpty && !draft.takesStandingLine(text)
    }
    draft.append(.paragraph(kept))
  }

  /// A known title that is a paragraph, in a document that has no section headings.
  private func isSectionTitle(_ lines: [TextLine]) -> Bool {
    guard !hasSectionHeadings, lines.count == 1,
      let standing = Section.Role.standing(lines[0].text.trimmed)
    else { return false }
    return standing.isExact && standing.role != .other
  }

  /// True for a heading with no text of its own below it.
  private func isEmptySection(_ index: Int) -> Bool {
    guard index + 1 < elements.count else { return true }
    switch elements[index + 1] {
    case .heading, .block(_, .rule, _): return true
    case .paragraph(let lines):
      return lines.allSatisfy { StandingLine($0.text.trimmed[...]) != nil }
    case .block, .row: return false
    }
  }
}

extension BriefDraft {
  /// Adds an element as it is.
  mutating func append(_ element: TextElement) {
    switch element {
    case .heading(_, let text): append(text, .heading)
    case .paragraph(let lines):
      for (index, part) in lines.parts.enumerated() {
        append(part, .paragraph, continues: index > 0)
      }
    case .block(let text, let kind, let continues): append(text, kind, continues: continues)
    case .row(let cells, let isHead): appendRow(cells, isHead: isHead)
    }
  }
}
