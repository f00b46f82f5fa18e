import Text

extension JSONBody {
  /// Reads the text into a brief.
  func read(into draft: inout BriefDraft) {
    if let titled { return Self.readSections(titled, into: &draft) }
    var isFirst = draft.brief.sections.isEmpty
    var paragraphs: [String] = []
    var notation: Notation?
    func close(_ draft: inout BriefDraft) {
      if paragraphs.isEmpty { return }
      let text = paragraphs.joined(separator: "\n\n")
      Self.read(text, notation, isFirst: isFirst, into: &draft)
      paragraphs = []
      isFirst = false
    }
    for piece in pieces {
      switch piece {
      case .text(let text, let own):
        if own != notation { close(&draft) }
        notation = own
        paragraphs.append(text)
      case .heading(let title):
        close(&draft)
        draft.openSection(Self.plain(title))
        isFirst = false
      case .block(let text, let kind):
        close(&draft)
        for line in kind == .code ? text.split(separator: "\n") : [text[...]] {
          draft.append(kind == .code ? String(line) : Self.plain(String(line)), kind)
        }
        isFirst = false
      }
    }
    close(&draft)
  }

  private static func read(
    _ text: String, _ stated: Notation?, isFirst: Bool, into draft: inout BriefDraft
  ) {
    let (text, notation) = resolved(text, stated)
    if !draft.hasTitle, !startsWithHeadline(text, notation) { draft.deferTitle() }
    switch notation {
    case .html:
      // A blank that does not break is a blank for readers and for searches.
      let words = text.split(separator: "&nbsp;", omittingEmptySubsequences: false)
      HTMLText.read(words.joined(separator: " "), into: &draft)
    case .markdown: MarkdownBrief.read(LineEnds.normalised(text), into: &draft)
    case .plain:
      let text = LineEnds.normalised(HTMLEntity.resolved(text))
      if isFirst {
        PlainText.read(text, into: &draft)
      } else {
        PlainText.readSection(text, into: &draft)
      }
    }
  }

  /// True where the text has a headline of its own: a heading, or a short line that stands alone.
  private static func startsWithHeadline(_ text: String, _ notation: Notation) -> Bool {
    let start = text.utf8.drop { $0 <= 0x20 }.prefix(512)
    switch notation {
    case .html:
      let tag = String(decoding: start.prefix(3), as: UTF8.self).lowercased()
      return ["<h1", "<h2", "<h3"].contains(tag)
    case .markdown: return start.first == UInt8(ascii: "#") || start.starts(with: "---".utf8)
    case .plain:
      let lines = Substring(start).utf8.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }
      ).map { Substring($0).trimmed }
      guard let line = lines.first, lines.count > 1 else { return false }
      if StandingLine(line) != nil || HeaderLine(line) != nil || LeadIn.isKnown(line) {
        return true
      }
      return lines[1].isEmpty && Columns.of(String(line)) <= 80 && !PlainHeading.endsSentence(line)
    }
  }

  /// The notation that a text shows; HTML that was escaped once more is unescaped.
  private static func resolved(_ text: String, _ stated: Notation?) -> (String, Notation) {
    switch stated {
    case .html?:
      let tags = HTMLSigns(text)
      if tags.isHTML || !tags.isEscaped { return (withParagraphs(text, tags), .html) }
      let inner = HTMLEntity.resolved(text)
      return (withParagraphs(inner, HTMLSigns(inner)), .html)
    case .markdown?: return (text, .markdown)
    case .plain?: return (text, .plain)
    case nil: break
    }
    let tags = HTMLSigns(text)
    let isMarkdown = looksLikeMarkdown(text)
    if tags.isHTML, !isMarkdown || tags.hasBlocks { return (withParagraphs(text, tags), .html) }
    if isMarkdown { return (text, .markdown) }
    if tags.isEscaped {
      let inner = HTMLEntity.resolved(text)
      let tags = HTMLSigns(inner)
      if tags.isHTML { return (withParagraphs(inner, tags), .html) }
    }
    return (text, .plain)
  }

  /// Blank lines part paragraphs in HTML that has no marks for them.
  private static func withParagraphs(_ text: String, _ tags: HTMLSigns) -> String {
    guard !tags.hasParagraphs else { return text }
    var out: [UInt8] = []
    var breaks = 0
    for byte in text.utf8 {
      if byte == 0x0A { breaks += 1 } else if byte > 0x20 { breaks = 0 }
      out.append(byte)
      if breaks == 2, byte == 0x0A { out += "<p>".utf8 }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Marks that only Markdown has: headings, fences, links, bold words.
  private static func looksLikeMarkdown(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var at = 0
    var isLineStart = true
    var stars = 0
    while at < bytes.count {
      let byte = bytes[at]
      if isLineStart, byte == UInt8(ascii: "#") {
        var end = at
        while end < bytes.count, bytes[end] == byte { end += 1 }
        if end - at <= 6, end < bytes.count, bytes[end] == 0x20 { return true }
      }
      if isLineStart, bytes[at...].starts(with: "```".utf8) { return true }
      if byte == UInt8(ascii: "]"), bytes[at...].starts(with: "](http".utf8) { return true }
      if byte == UInt8(ascii: "*"), bytes[at...].starts(with: "**".utf8) {
        stars += 1
        at += 1
        if stars >= 2 { return true }
      }
      isLineStart = byte == 0x0A || isLineStart && byte == 0x20
      at += 1
    }
    return false
  }
}

/// What tags a text has, found in one pass.
private struct HTMLSigns {
  var isHTML = false
  /// Tags of parts that take lines of their own.
  var hasBlocks = false
  /// Tags that part lines or paragraphs.
  var hasParagraphs = false
  /// Tags that are escaped: `&lt;p&gt;`.
  var isEscaped = false

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote",
    "figure", "section", "article", "pre",
  ]
  private static let inline: Set<String> = [
    "a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "code", "small", "mark", "cite", "q",
    "s", "del", "ins", "td", "th", "tr", "figcaption", "br", "hr", "img", "font",
  ]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    for at in bytes.indices {
      if bytes[at] == UInt8(ascii: "<") {
        var start = at + 1
        let isClosing = start < bytes.count && bytes[start] == UInt8(ascii: "/")
        if isClosing { start += 1 }
        var end = start
        while end < bytes.count, end - start < 11, RawBytes.isWord(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count, [0x20, 0x3E, 0x2F, 0x0A].contains(bytes[end]) else {
          continue
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        if Self.blocks.contains(name) {
          isHTML = true
          hasBlocks = true
          if name == "p" || name == "div" { hasParagraphs = true }
        } else if Self.inline.contains(name) {
          isHTML = true
          if name == "br" { hasParagraphs = true }
        }
      } else if bytes[at] == UInt8(ascii: "&"), !isEscaped,
        bytes[at...].starts(with: "&lt;".utf8) || bytes[at...].starts(with: "&#60;".utf8)
      {
        isEscaped = true
      }
    }
  }
}

extension JSONBody {
  /// A field of one line without tags, its character references resolved.
  static func plain(_ raw: String) -> String {
    guard raw.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
      return raw
    }
    let bytes = Array(raw.utf8)
    var out: [UInt8] = []
    var at = 0
    // One long look for the end of a tag is enough.
    var literalEnd = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<"), at >= literalEnd, at + 1 < bytes.count,
        bytes[at + 1] == UInt8(ascii: "/") || RawBytes.isWord(bytes[at + 1])
      {
        if let tag = HTMLTag(bytes, at: at), HTMLSigns.isKnown(tag.name) {
          at = tag.end
          continue
        }
        literalEnd = at + HTMLTag.limit
      }
      if bytes[at] == UInt8(ascii: "&") {
        let (text, end) = HTMLEntity.decode(bytes, at: at)
        out += text.utf8
        at = end
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Reads sections: a list of objects with title and text, or an object of texts by title.
  static func readSections(_ value: FieldValue, into draft: inout BriefDraft) {
    draft.deferTitle()
    switch value {
    case .map(let fields):
      for field in fields { addSection(field.key, role: nil, field.value, to: &draft) }
    case .list(let items):
      for item in items { addSection(item, to: &draft) }
    default: JSONBody(value, key: "sections").read(into: &draft)
    }
  }

  private static func addSection(_ item: FieldValue, to draft: inout BriefDraft) {
    guard case .map(let fields) = item else {
      return addSection("", role: nil, item, to: &draft)
    }
    let title =
      ["title", "heading", "headline", "name"].lazy.compactMap { item[compact: $0]?.inner() }.first
    let role = item["role"]?.scalar.flatMap { Section.Role(rawValue: $0) }
    let text = fields.first { field in
      guard !field.value.holdsNothing, let key = JSONKey.compact(field.key) else { return false }
      return JSONKey.rank(ofText: key) == 0
    }
    let rest = text?.value ?? item[compact: "value"] ?? item[compact: "summary"]
    addSection(title ?? "", role: role, rest ?? .missing, key: text?.key ?? "", to: &draft)
  }

  private static func addSection(
    _ title: String, role: Section.Role?, _ value: FieldValue, key: String = "",
    to draft: inout BriefDraft
  ) {
    let body = JSONBody(value, key: JSONKey.compact(key) ?? "")
    let title = plain(title)
    if title.trimmed.isEmpty, role == nil, !body.hasWords { return }
    if StandingLine(title.trimmed[...]) == .moreStories {
      _ = draft.takesStandingLine(title.trimmed[...])
    } else {
      draft.openSection(title, role: role)
    }
    body.read(into: &draft)
  }
}

extension HTMLSigns {
  /// True for the name of a tag that a line of text may have.
  fileprivate static func isKnown(_ name: String) -> Bool {
    blocks.contains(name) || inline.contains(name)
  }
}

extension HTMLEntity {
  /// A text with its character references resolved.
  static func resolved(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "&")) ? decoded(Array(text.utf8)[...]) : text
  }
}

/// Line ends of text that was written inside a string.
enum LineEnds {
  /// A text of several lines as one.
  static func asSpaces(_ text: String) -> String {
    text.utf8.contains { $0 < 0x20 }
      ? String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
      : text
  }

  static func normalised(_ text: String) -> String {
    text.utf8.contains { $0 == 0x0D || $0 == 0x0B || $0 == 0x0C || $0 == 0xC2 || $0 == 0xE2 }
      ? Decoding.text(of: Array(text.utf8), as: .utf8) : text
  }
}
