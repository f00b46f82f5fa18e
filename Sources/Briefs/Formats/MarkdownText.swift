import Text

extension Brief {
  /// The brief as a Markdown file with front matter; parsing it gives the same brief again.
  package var markdown: String {
    var out = MarkdownText(links: links)
    out.writeFrontMatter(of: self)
    out.line("# " + MarkdownText.escaped(title.string))
    for (index, section) in sections.enumerated() {
      if index > 0 || !section.title.isEmpty {
        out.line("")
        out.line("## " + MarkdownText.escaped(section.title.string))
      }
      out.write(section.blocks)
    }
    return out.text
  }
}

extension Block {
  fileprivate var isBodyRow: Bool { kind == .row(isHead: false) }

  /// True for a block whose text may have a line break of its author.
  fileprivate var mayBreak: Bool {
    switch kind {
    case .paragraph, .quote, .item: true
    case .heading, .code, .rule, .row: false
    }
  }

  fileprivate var isBullet: Bool {
    if case .item("•", _) = kind { true } else { false }
  }
}

/// Writes a brief as Markdown.
private struct MarkdownText {
  private(set) var text = ""
  /// Those that have not found their words yet, next one last.
  private var links: [Link]
  /// The columns that the text of each open list item begins at, outermost first.
  private var columns: [Int] = []
  private var previousNumber: Int?
  private var usesBracket = false

  init(links: [Link]) { self.links = links.reversed() }

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  mutating func write(_ blocks: [Block]) {
    var at = 0
    columns = []
    previousNumber = nil
    while at < blocks.count {
      let block = blocks[at]
      let isClose = at > 0 && (blocks[at - 1].isBullet && block.isBullet || block.isBodyRow)
      if block.continues, at > 0, blocks[at - 1].mayBreak {
        // The line before ends with a break.
        text.removeLast()
        text += "\\\n"
      } else if !isClose {
        line("")
      }
      if case .item(let marker, let depth) = block.kind {
        writeItem(block.text.string, marker: marker.string, depth: depth)
      } else {
        columns = []
        previousNumber = nil
        switch block.kind {
        case .heading: line("### " + linked(block.text.string))
        case .quote: line("> " + linked(block.text.string))
        case .rule: line("***")
        case .row(let isHead):
          line(block.cells.map { "| \(linkedCell(block.text[$0].string)) " }.joined() + "|")
          if isHead { line(block.cells.map { _ in "| --- " }.joined() + "|") }
        case .code:
          let run = blocks[at...].prefix { $0.kind == .code }
          writeCode(run.map(\.text.string))
          at += run.count - 1
        default: line(linked(block.text.string))
        }
        if block.kind == .quote, at + 1 < blocks.count, blocks[at + 1].kind == .quote,
          !blocks[at + 1].continues
        {
          text += ">"
        }
      }
      at += 1
    }
  }

  private mutating func writeItem(_ body: String, marker: String, depth: Int) {
    columns = Array(columns.prefix(marker.isEmpty ? depth + 1 : depth))
    let indent = String(repeating: " ", count: columns.last ?? 0)
    guard !marker.isEmpty else { return line(indent + linked(body)) }
    var mark = "- "
    if let number = Int(marker.dropLast()) {
      // Another list needs another mark, or its numbers would go on counting.
      if let previousNumber, number != previousNumber + 1 { usesBracket.toggle() }
      previousNumber = number
      mark = "\(number)\(usesBracket ? ")" : ".") "
    } else {
      previousNumber = nil
    }
    line(indent + mark + linked(body))
    columns.append(indent.utf8.count + mark.utf8.count)
  }

  /// A fence longer than any in the text.
  private mutating func writeCode(_ lines: [String]) {
    let longest = lines.map { $0.utf8.prefix { $0 == UInt8(ascii: "`") }.count }.max() ?? 0
    let inner = lines.map { Substring($0).trimmed.utf8.prefix { $0 == UInt8(ascii: "`") }.count }
    let fence = String(repeating: "`", count: max(3, longest + 1, (inner.max() ?? 0) + 1))
    line(fence)
    for code in lines { line(code) }
    line(fence)
  }

  /// The text escaped, with the links whose words it holds.
  private mutating func linked(_ plain: String) -> String {
    var out = ""
    var rest = plain[...]
    while let link = links.last, !link.label.isEmpty,
      let place = rest.firstRange(of: link.label.string)
    {
      out += Self.escaped(String(rest[..<place.lowerBound]), isStart: out.isEmpty)
      out += "[\(Self.escaped(link.label.string))](<\(Self.escapedTarget(link.target.string))>)"
      rest = rest[place.upperBound...]
      links.removeLast()
    }
    return out + Self.escaped(String(rest), isStart: out.isEmpty)
  }

  /// A cell of a table, its own bars escaped.
  private mutating func linkedCell(_ plain: String) -> String {
    linked(plain).replacing("|", with: "\\|")
  }

  private static func escapedTarget(_ target: String) -> String {
    var out = ""
    for scalar in target.unicodeScalars {
      if "<>\\&".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// Text that CommonMark reads back as it is.
  static func escaped(_ plain: String, isStart: Bool = true) -> String {
    var out = String.UnicodeScalarView()
    var isLeading = isStart
    var digits = 0
    let scalars = plain.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "\\", "*", "_", "[", "]", "<", ">", "`", "&", "#", "{", "^", "~": out.append("\\")
      case "-", "+", "!", "?": if isLeading { out.append("\\") }
      // Twice, they mark something; and a name between colons is an emoji.
      case "=", "%", ":":
        let next = scalars[scalars.index(after: index)...].first
        let isMark = next == scalar || scalar == ":" && next.map { $0.isASCII && $0 > " " } == true
        if isLeading || isMark || out.last == scalar { out.append("\\") }
      case ".", ")": if isLeading || digits > 0 && digits == out.count { out.append("\\") }
      default: break
      }
      if ("0"..."9").contains(scalar), digits == out.count { digits += 1 }
      out.append(scalar)
      if scalar != " " { isLeading = false }
    }
    return String(out)
  }
}

extension MarkdownText {
  mutating func writeFrontMatter(of brief: Brief) {
    line("---")
    field("id", brief.givenID)
    field("title", StatedTitle.written(brief.title.string))
    field("kicker", brief.kicker?.string)
    field("lead_in", brief.leadIn?.string)
    if let published = brief.published, !published.isEstimated { field("published", published.iso) }
    field("updated", brief.updated?.iso)
    if let minutes = brief.statedMinutes { line("minutes: \(minutes)") }
    field("source", brief.source?.string)
    field("url", brief.url)
    list("authors", brief.authors)
    list("tags", brief.tags)
    field("summary", brief.summary?.string)
    if brief.isAIGenerated { line("ai_generated: true") }
    field("language", brief.language?.string)
    writeEntities(brief.statedEntities)
    list("related", brief.publisherRelated)
    writeRoles(of: brief.sections)
    for extra in brief.extra { line("\(Self.key(extra.key.string)): \(extra.json)") }
    line("---")
    line("")
  }

  private mutating func field(_ key: String, _ value: String?) {
    if let value { line("\(key): \(Self.quoted(value))") }
  }

  private mutating func list(_ key: String, _ values: [DisplayText]) {
    guard !values.isEmpty else { return }
    line("\(key): \(FieldValue.list(values.map { .text($0.string) }).json)")
  }

  private mutating func writeEntities(_ entities: [StatedEntity]) {
    guard !entities.isEmpty else { return }
    let values = entities.map { entity in
      var fields = [Field(key: "name", value: .text(entity.name.string), line: 0)]
      if let kind = entity.kind {
        fields.append(Field(key: "kind", value: .text(kind.rawValue), line: 0))
      }
      if !entity.aliases.isEmpty {
        let aliases = FieldValue.list(entity.aliases.map { .text($0.string) })
        fields.append(Field(key: "aliases", value: aliases, line: 0))
      }
      return FieldValue.map(fields)
    }
    line("entities: \(FieldValue.list(values).json)")
  }

  /// Roles that the titles themselves do not show.
  private mutating func writeRoles(of sections: [Section]) {
    let odd = sections.filter { $0.role != Section.Role(title: $0.title.string) }
    guard !odd.isEmpty else { return }
    let fields = odd.map {
      Field(key: $0.title.string, value: .text($0.role.rawValue), line: 0)
    }
    line("roles: \(FieldValue.map(fields).json)")
  }

  private static func key(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) && $0 >= 0x41 || $0 == UInt8(ascii: "_")
    }
    return isPlain && !key.isEmpty ? key : FieldValue.text(key).json
  }

  /// In double quotes, which YAML reads as JSON does, unless it is plain beyond doubt.
  private static func quoted(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "_")
    }
    let isDate = value.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return isPlain && isDate ? value : FieldValue.text(value).json
  }
}
