import Text

/// Reads one JSON object as a brief.
struct JSONEntry {
  private static let texts = ["text", "content", "body", "content_text"]

  static func read(_ fields: [Field], into draft: inout BriefDraft) {
    var metadata = Metadata()
    var texts: [FieldValue] = []
    var sections: FieldValue?
    var html: String?
    var seen: Set<[UInt8]> = []
    for field in fields {
      guard seen.insert(Array(field.key.utf8)).inserted else {
        let key = Cleaning.clean(field: field.key, limit: 64).text
        draft.report("duplicate key: \(key)", line: field.line)
        continue
      }
      switch MetadataKey.folded(field.key) {
      case "sections": sections = field.value
      case "content_html": html = field.value.scalar
      case let key? where Self.texts.contains(key): texts.append(field.value)
      default: metadata.take(field, into: &draft)
      }
    }
    readTexts(texts, into: &draft)
    if let html, texts.isEmpty { HTMLText.read(html, into: &draft) }
    if let sections { readSections(sections, into: &draft) }
    draft.finish()
  }

  private static func readTexts(_ texts: [FieldValue], into draft: inout BriefDraft) {
    for value in texts {
      if case .map = value {
        readSections(value, into: &draft)
      } else if let text = joined(value) {
        PlainText.read(LineEnds.normalised(text), into: &draft)
      }
    }
  }

  /// A text, or a list of paragraphs as one text.
  private static func joined(_ value: FieldValue) -> String? {
    if case .list(let items) = value {
      return items.compactMap(\.scalar).joined(separator: "\n\n")
    }
    return value.scalar
  }

  private static func readSections(_ value: FieldValue, into draft: inout BriefDraft) {
    switch value {
    case .map(let fields):
      for field in fields {
        addSection(field.key, role: nil, text: joined(field.value), to: &draft)
      }
    case .list(let items):
      for item in items { addSection(item, to: &draft) }
    default:
      if let text = value.scalar { PlainText.read(LineEnds.normalised(text), into: &draft) }
    }
  }

  private static func addSection(_ item: FieldValue, to draft: inout BriefDraft) {
    guard case .map(let fields) = item else {
      return addSection("", role: nil, text: joined(item), to: &draft)
    }
    let title = (item["title"] ?? item["heading"] ?? item["headline"])?.scalar ?? ""
    let role = item["role"]?.scalar.flatMap { Section.Role(rawValue: $0) }
    let known = fields.first { texts.contains($0.key) || $0.key == "paragraphs" }
    addSection(title, role: role, text: known.flatMap { joined($0.value) }, to: &draft)
  }

  private static func addSection(
    _ title: String, role: Section.Role?, text: String?, to draft: inout BriefDraft
  ) {
    let text = LineEnds.normalised(text ?? "")
    if title.trimmed.isEmpty, role == nil, text.trimmed.isEmpty { return }
    if StandingLine(title.trimmed[...]) == .moreStories {
      _ = draft.takesStandingLine(title.trimmed[...])
    } else {
      draft.openSection(title, role: role)
    }
    PlainText.readSection(text, into: &draft)
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

extension BriefDraft {
  /// True where neither a headline nor any text was found.
  var isEmpty: Bool {
    !hasTitle && brief.leadIn == nil && brief.publisherRelated.isEmpty
      && brief.sections.allSatisfy { $0.title.isEmpty && $0.blocks.isEmpty }
  }
}
