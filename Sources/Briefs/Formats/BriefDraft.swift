import Text

/// A brief while its file is being read: every text of the file goes into the brief through it.
struct BriefDraft {
  var brief: Brief
  var problems: [FileProblem] = []
  private(set) var hasTitle = false
  /// True between the heading of the publisher's related stories and the next section.
  private(set) var isInRelated = false

  static let headlineLimit = 1024
  /// A brief has no more parts than these; the text of what comes after goes into the last one.
  static let blockLimit = 200_000
  static let sectionLimit = 10_000
  static let relatedLimit = 10_000
  /// Bytes that a block which takes in others grows to.
  private static let mergedBytes = 1024

  private var blocks = 0
  /// The standfirst as written, with its paragraphs.
  private var summaryText: String?

  init(format: BriefFormatName) { brief = Brief(title: .empty, format: format) }

  /// Cleans text of any length, without white space at its ends.
  mutating func clean(_ raw: some StringProtocol) -> DisplayText {
    let (text, findings) = Cleaning.clean(line: Substring(raw).trimmed)
    brief.findings.formUnion(findings)
    return text
  }

  /// Cleans a field that must not be longer than `limit` bytes.
  mutating func clean(_ raw: some StringProtocol, limit: Int) -> DisplayText {
    let (text, findings) = Cleaning.clean(field: raw, limit: limit)
    brief.findings.formUnion(findings)
    return text
  }

  mutating func report(
    _ reason: DisplayText, line: Int? = nil, severity: Problem.Severity = .warning
  ) {
    problems.append(FileProblem(line: line, severity: severity, reason: reason))
  }

  /// Takes the headline; a whole paragraph in its place is kept as the first paragraph as well.
  ///
  /// - Parameter limit: the bytes from which on it is kept.
  mutating func setTitle(_ raw: some StringProtocol, paragraphFrom limit: Int = headlineLimit) {
    let title = clean(raw, limit: Self.headlineLimit)
    guard !title.isEmpty else { return }
    brief.title = title
    hasTitle = true
    if raw.utf8.count > limit { append(raw) }
  }

  /// Takes the standfirst; where the file has no other text, it is the text.
  mutating func setSummary(_ raw: String) {
    let summary = clean(LineEnds.asSpaces(raw))
    guard !summary.isEmpty else { return }
    brief.summary = summary
    summaryText = raw
  }

  /// To be called when all of a brief was read.
  mutating func finish() {
    guard let summaryText, brief.sections.allSatisfy(\.blocks.isEmpty) else { return }
    PlainText.readSection(LineEnds.normalised(summaryText), into: &self)
  }

  /// Leaves the headline to be made of the text, of which then nothing is taken for it.
  mutating func deferTitle() { hasTitle = true }

  mutating func openSection(_ title: some StringProtocol, role: Section.Role? = nil) {
    isInRelated = false
    takeLeadIn()
    guard brief.sections.count < Self.sectionLimit else { return append(title, .heading) }
    brief.sections.append(
      Section(title: clean(title), role: role ?? Section.Role(title: title)))
  }

  /// Takes a banner back that was opened as a section: only the next heading shows that no text of
  /// its own comes below it.
  private mutating func takeLeadIn() {
    guard brief.leadIn == nil, let last = brief.sections.last, last.blocks.isEmpty,
      LeadIn.isKnown(last.title.string[...]),
      !brief.sections.dropLast().contains(where: { !$0.title.isEmpty })
    else { return }
    brief.leadIn = last.title
    brief.sections.removeLast()
  }

  /// Adds a block to the section that is open; text before the first heading opens one without title.
  mutating func append(
    _ raw: some StringProtocol, _ kind: Block.Kind = .paragraph, continues: Bool = false
  ) {
    append(Block(kind == .code ? cleanCode(raw) : clean(raw), kind, continues: continues))
  }

  mutating func append(_ block: Block) {
    if block.text.isEmpty, block.kind != .rule, block.kind != .code { return }
    if brief.sections.isEmpty { brief.sections.append(Section(title: .empty, role: .other)) }
    let section = brief.sections.count - 1
    var block = block
    if brief.sections[section].blocks.isEmpty { block.continues = false }
    if blocks >= Self.blockLimit, brief.sections[section].takesIn(block, upTo: Self.mergedBytes) {
      return
    }
    brief.sections[section].blocks.append(block)
    blocks += 1
  }

  /// Adds a row of a table.
  mutating func appendRow(_ cells: [String], isHead: Bool) {
    let cleaned = cells.map { clean(MarkdownTable.protected($0)) }
    append(Block(DisplayText.joined(cleaned, by: Block.cellSeparator), .row(isHead: isHead)))
  }

  private mutating func cleanCode(_ raw: some StringProtocol) -> DisplayText {
    let (text, findings) = Cleaning.clean(line: raw)
    brief.findings.formUnion(findings)
    return text
  }
}

extension BriefDraft {
  /// Takes a line that is no part of the story, and every line of the publisher's related stories.
  mutating func takesStandingLine(_ line: Substring) -> Bool {
    switch StandingLine(line) {
    case .advertisement: brief.adSlots += 1
    case .provenance: brief.isAIGenerated = true
    case .moreStories: isInRelated = true
    case nil:
      guard isInRelated else { return false }
      addRelated(PlainItem(line)?.text ?? line)
    }
    return true
  }

  mutating func addRelated(_ raw: some StringProtocol) {
    guard brief.publisherRelated.count < Self.relatedLimit else { return append(raw) }
    let title = clean(raw, limit: Self.headlineLimit)
    if !title.isEmpty { brief.publisherRelated.append(title) }
  }

  /// Takes a line above or under the headline that says something of the brief.
  mutating func takesHeaderLine(_ line: Substring) -> Bool {
    if takesStandingLine(line) { return true }
    if brief.leadIn == nil, LeadIn.isKnown(line) || hasTitle && LeadIn.isShouted(line) {
      brief.leadIn = clean(line, limit: Self.headlineLimit)
      return true
    }
    guard let header = HeaderLine(line) else { return hasTitle && takesKeyLine(line) }
    if !header.rest.isEmpty {
      guard brief.kicker == nil else { return false }
      let parts = header.rest.map { clean($0, limit: 256) }
      brief.kicker = DisplayText.joined(parts, by: " • ")
    }
    if brief.statedMinutes == nil { brief.statedMinutes = header.minutes }
    if brief.published == nil, let published = header.published {
      brief.published = published
      brief.isDateStated = true
    }
    if brief.updated == nil { brief.updated = header.updated }
    if brief.authors.isEmpty, let author = header.author {
      for name in AuthorNames.split(String(author)) { addAuthor(name) }
    }
    if header.isAIGenerated { brief.isAIGenerated = true }
    return true
  }
}

extension BriefDraft {
  /// Takes an address that is a line of its own as the brief's.
  mutating func takesAddress(_ line: Substring) -> Bool {
    let isInBrackets = line.utf8.first == UInt8(ascii: "<") && line.utf8.last == UInt8(ascii: ">")
    let address = String(isInBrackets ? line.dropFirst().dropLast() : line)
    guard brief.url == nil, Metadata.isWebAddress(address) else { return false }
    brief.url = address
    return true
  }

  /// Takes `By Ann Lee` under the headline.
  mutating func takesByline(_ line: Substring) -> Bool {
    guard brief.authors.isEmpty, Byline.isOne(line) else { return false }
    for name in AuthorNames.split(String(line)) { addAuthor(name) }
    return true
  }

  /// Takes `Source: Example Wire` and its like under the headline.
  private mutating func takesKeyLine(_ line: Substring) -> Bool {
    if takesAddress(line) { return true }
    guard line.utf8.count <= 300, let (key, value) = HeaderBlock.parts(of: line), !value.isEmpty,
      let known = MetadataKey.known(key)?.key
    else { return false }
    let isNew: Bool
    switch known {
    case .author: isNew = brief.authors.isEmpty
    case .source: isNew = brief.source == nil
    case .url: isNew = brief.url == nil && Metadata.isWebAddress(String(value))
    case .tags: isNew = brief.tags.isEmpty && key.hasSuffix("s")
    default: isNew = false
    }
    guard isNew else { return false }
    var metadata = Metadata()
    metadata.take(Field(key: key, value: .text(String(value)), line: 1), into: &self)
    return true
  }
}

/// A line that names who wrote the text: `By Ann Lee and Bob Roe`.
enum Byline {
  private static let small: Set<Substring> = [
    "and", "of", "for", "in", "the", "de", "van", "von", "der", "den", "di", "da", "la", "le", "el",
    "al", "bin", "ter", "&",
  ]

  static func isOne(_ line: Substring) -> Bool {
    guard line.utf8.count <= 120, line.hasPrefix("By "), let last = line.utf8.last,
      !".:?!".utf8.contains(last)
    else { return false }
    let names = line.dropFirst(3).split(separator: " ")
    guard (1...14).contains(names.count), names.contains(where: { !small.contains($0) }) else {
      return false
    }
    return names.allSatisfy {
      small.contains($0) || $0.unicodeScalars.first?.properties.isUppercase == true
    }
  }
}

extension Section {
  /// Puts the text of a block at the end of the last one; false where that has grown enough.
  fileprivate mutating func takesIn(_ block: Block, upTo limit: Int) -> Bool {
    guard let last = blocks.indices.last, blocks[last].kind != .rule,
      blocks[last].text.string.utf8.count < limit
    else { return false }
    if !block.text.isEmpty { blocks[last].text = blocks[last].text + " " + block.text }
    return true
  }
}
