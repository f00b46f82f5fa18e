import Text

/// Reads a brief from Markdown: front matter, `#` for the headline, `##` for the sections.
enum MarkdownBrief {
  static func read(
    _ text: String, dialect: MarkdownDialect = .markdown, into draft: inout BriefDraft
  ) {
    let matter = FrontMatter.read(text, into: &draft)
    let document = MarkdownDocument(String(matter.body), dialect: dialect)
    if let plain = document.plainFrom {
      let line = matter.bodyLine + plain - 1
      draft.report("too much markup, plain text from here on", line: line)
    }
    ElementReader.read(
      document.elements, notes: document.notes, links: document.links, roles: matter.roles,
      takesFirstLine: !matter.isThere, into: &draft)
  }

  /// Reads Markdown that a value of another format holds: no front matter is looked for.
  static func readBody(_ text: String, into draft: inout BriefDraft) {
    let document = MarkdownDocument(text)
    ElementReader.read(
      document.elements, notes: document.notes, links: document.links, into: &draft)
  }
}
