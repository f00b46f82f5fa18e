import Text

/// Reads a brief from Markdown: front matter, `#` for the headline, `##` for the sections.
struct MarkdownBrief {
  private var elements: [MarkdownElement]
  private let roles: [(title: [UInt8], role: Section.Role)]
  private let hasSectionHeadings: Bool
  private var at = 0
  /// Headings of this level or above open a section.
  private var sectionLevel = 2

  static func read(_ text: String, into draft: inout BriefDraft) {
    var roles: [(title: [UInt8], role: Section.Role)] = []
    var body = text[...]
    var line = 1
    if let matter = FrontMatter.split(text) {
      body = matter.body
      line = matter.bodyLine
      roles = matter.read(into: &draft)?.roles ?? []
    } else if let block = HeaderBlock.split(text) {
      body = block.body
      line = block.bodyLine
      block.read(into: &draft)
    } else if FrontMatter.isUnclosed(text) {
      draft.report("front matter not closed", line: 1, severity: .error)
    } else if text.hasPrefix("%YAML") || text.hasPrefix("%TAG") {
      draft.report("front matter: directives not allowed", line: 1, severity: .error)
    }
    let document = MarkdownDocument(String(body))
    if let plain = document.plainFrom {
      draft.report("too much markup, plain text from here on", line: line + plain - 1)
    }
    var reader = MarkdownBrief(elements: document.elements, roles: roles)
    reader.readHeader(into: &draft)
    while reader.at < reader.elements.count { reader.readElement(into: &draft) }
    for link in document.links {
      let label = draft.clean(link.label)
      draft.brief.links.append(Link(label: label, target: draft.clean(link.target)))
    }
  }

  private init(elements: [MarkdownElement], roles: [(title: [UInt8], role: Section.Role)]) {
    self.elements = elements
    self.roles = roles
    self.hasSectionHeadings = elements.contains {
      if case .heading(2..., _) = $0 { true } else { false }
    }
  }
}

extension MarkdownBrief {
  /// Finds the headline and reads what stands around it.
  private mutating func readHeader(into draft: inout BriefDraft) {
    let headline = headlineIndex(in: &draft)
    var levels: [Int] = []
    for (index, element) in elements.enumerated() where index != headline {
      if case .heading(let level, _) = element { levels.append(level) }
    }
    sectionLevel = max(2, levels.min() ?? 2)
    while at < elements.count {
      if at == headline {
        if case .heading(_, let text) = elements[at], !draft.hasTitle { draft.setTitle(text) }
        at += 1
        break
      }
      guard headline != nil || draft.hasTitle else { return takeFirstLine(into: &draft) }
      if headline == nil { break }
      if !readHeaderElement(into: &draft) { readElement(into: &draft) }
    }
    while at < elements.count, readHeaderElement(into: &draft) {}
  }

  /// The heading that is the headline: the first `#`, unless the front matter has said another.
  private func headlineIndex(in draft: inout BriefDraft) -> Int? {
    for (index, element) in elements.enumerated() {
      guard case .heading(1, let text) = element, !text.trimmed.isEmpty else { continue }
      if !draft.hasTitle { return index }
      let title = draft.clean(text, limit: BriefDraft.headlineLimit)
      if title == draft.brief.title { return index }
    }
    guard !draft.hasTitle, case .heading(_, let text)? = elements.first,
      Section.Role.standing(text) == nil, StandingLine(text.trimmed[...]) == nil,
      !text.trimmed.isEmpty
    else { return nil }
    return 0
  }

  /// Without any headline, the first line that says nothing else is one.
  private mutating func takeFirstLine(into draft: inout BriefDraft) {
    while at < elements.count {
      if case .block(_, .rule) = elements[at] {
        readElement(into: &draft)
      } else if case .heading(_, let text) = elements[at], text.trimmed.isEmpty {
        at += 1
      } else if !readHeaderElement(into: &draft) {
        break
      }
    }
    if at < elements.count, case .block(let text, let kind) = elements[at], kind != .code {
      return draft.setTitle(text, paragraphFrom: .max)
    }
    guard at < elements.count, case .paragraph(let lines) = elements[at],
      let first = lines.first(where: { !$0.trimmed.isEmpty }), first.trimmed.utf8.count > 1,
      !isSectionTitle(lines)
    else { return }
    // A paragraph of several lines, or one as long as several, stays whole in the text.
    let isWhole = lines.count > 1 || first.utf8.count > PlainText.wrappedColumns
    draft.setTitle(first, paragraphFrom: .max)
    if !isWhole { at += 1 }
    while at < elements.count, readHeaderElement(into: &draft) {}
  }

  /// Takes a paragraph that only says something of the brief: reading time, date, banner.
  private mutating func readHeaderElement(into draft: inout BriefDraft) -> Bool {
    switch elements[at] {
    case .paragraph(let lines):
      guard lines.count <= 8, !isSectionTitle(lines) else { return false }
      for (index, line) in lines.enumerated() where !draft.takesHeaderLine(line.trimmed[...]) {
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
    case .block(let text, let kind):
      if !draft.isInRelated || kind == .rule || !draft.takesStandingLine(text.trimmed[...]) {
        draft.append(text, kind)
      }
    case .row(let cells, let isHead): draft.appendRow(cells, isHead: isHead)
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

  private func readParagraph(_ lines: [String], into draft: inout BriefDraft) {
    if isSectionTitle(lines) {
      draft.openSection(lines[0].trimmed)
      return
    }
    var kept: [Substring] = []
    for line in lines {
      let line = line.trimmed[...]
      if !line.isEmpty, !draft.takesStandingLine(line) { kept.append(line) }
    }
    if !kept.isEmpty { draft.append(kept.joined(separator: " ")) }
  }

  /// A known title that stands as a paragraph, in a document that has no section headings.
  private func isSectionTitle(_ lines: [String]) -> Bool {
    guard !hasSectionHeadings, lines.count == 1,
      let standing = Section.Role.standing(lines[0].trimmed)
    else { return false }
    return standing.isExact && standing.role != .other
  }

  /// True for a heading with no text of its own below it.
  private func isEmptySection(_ index: Int) -> Bool {
    guard index + 1 < elements.count else { return true }
    switch elements[index + 1] {
    case .heading, .block(_, .rule): return true
    case .paragraph(let lines): return lines.allSatisfy { StandingLine($0.trimmed[...]) != nil }
    case .block, .row: return false
    }
  }
}
