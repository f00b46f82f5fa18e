internal import CCmark
import Text

/// A CommonMark document as libcmark reads it, flattened, with what site generators add undone.
struct MarkdownDocument {
  private(set) var elements: [TextElement] = []
  /// Notes that the text refers to, for the end of the brief.
  private(set) var notes: [TextElement] = []
  private(set) var links: [(label: String, target: String)] = []
  /// The line from which on the text is plain, because there is more markup than fits in memory.
  private(set) var plainFrom: Int?

  /// Deeper lists and quotes are shown at this depth.
  static let depthLimit = 64

  /// A list or quote that is open around the current node.
  private enum Container {
    case quote
    /// `next` is the number of the next item, `nil` for bullets.
    case list(next: Int?)
    /// `isFresh` until its first paragraph has taken the mark: a number, or `nil` for a bullet.
    case item(number: Int?, isFresh: Bool)
  }

  private var containers: [Container] = []
  private var inline = InlineText()
  private let hasStandIns: Bool
  private var notesFrom: Int?

  init(_ text: String, dialect: MarkdownDialect = .markdown) {
    let bytes = Array(text.utf8)
    let marked = MarkdownBudget.prefix(of: bytes)
    let source = MarkdownSource(marked < bytes.count ? Array(bytes[..<marked]) : bytes, dialect)
    hasStandIns = source.hasStandIns
    parse(MarkdownGuard.guarded(source.text))
    links += inline.takeLinks()
    if let notesFrom {
      notes = Array(elements[notesFrom...])
      elements.removeSubrange(notesFrom...)
    }
    guard marked < bytes.count else { return }
    plainFrom = 1 + bytes[..<marked].count { $0 == 0x0A }
    elements += MarkdownBudget.paragraphs(of: bytes[marked...]).map { .paragraph([TextLine($0)]) }
  }

  private mutating func parse(_ guarded: [UInt8]) {
    let document = guarded.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let document else { return }
    defer { cmark_node_free(document) }
    guard let walk = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(walk) }
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(walk) else { continue }
      visit(node, isEntering: event == CMARK_EVENT_ENTER)
    }
  }

  private mutating func visit(_ node: OpaquePointer, isEntering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: move(.quote, isEntering)
    case CMARK_NODE_LIST:
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let first = isNumbered ? Int(cmark_node_get_list_start(node)) : nil
      move(.list(next: first), isEntering)
    case CMARK_NODE_ITEM:
      move(.item(number: isEntering ? nextNumber() : nil, isFresh: true), isEntering)
    case CMARK_NODE_PARAGRAPH: if !isEntering { closeParagraph() }
    case CMARK_NODE_HEADING:
      if !isEntering { closeHeading(level: Int(cmark_node_get_heading_level(node))) }
    case CMARK_NODE_CODE_BLOCK:
      let code = literal(of: node)
      // A fence around nothing may be a line of the text that happens to look like one.
      addCode(
        code.isEmpty ? cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "" : code)
    case CMARK_NODE_HTML_BLOCK: addHTML(literal(of: node))
    case CMARK_NODE_THEMATIC_BREAK: elements.append(.block("", .rule))
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: inline.add(literal(of: node))
    case CMARK_NODE_HTML_INLINE: addTag(literal(of: node))
    case CMARK_NODE_SOFTBREAK: inline.breakLine(isHard: false)
    case CMARK_NODE_LINEBREAK: inline.breakLine(isHard: true)
    case CMARK_NODE_LINK:
      if isEntering {
        inline.openLink(to: url(of: node))
      } else {
        inline.closeLink(showsTarget: true)
      }
    case CMARK_NODE_IMAGE:
      isEntering ? inline.openPicture() : inline.closePicture(source: url(of: node))
    default: break
    }
  }

  private mutating func move(_ container: Container, _ isEntering: Bool) {
    if isEntering { containers.append(container) } else { containers.removeLast() }
  }

  private func url(of node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  /// The text of a node, without what `MarkdownSource` put in for libcmark to see.
  private func literal(of node: OpaquePointer) -> String {
    guard let literal = cmark_node_get_literal(node) else { return "" }
    let text = String(cString: literal)
    return hasStandIns ? StandIn.removed(from: text) : text
  }
}

extension MarkdownDocument {
  private mutating func nextNumber() -> Int? {
    guard case .list(let next)? = containers.last, let next else { return nil }
    containers[containers.count - 1] = .list(next: next + 1)
    return next
  }

  /// What a paragraph is: part of a list item, part of a quote, or one by itself.
  private mutating func kind() -> Block.Kind {
    guard let index = containers.lastIndex(where: { if case .item = $0 { true } else { false } })
    else { return containers.isEmpty ? .paragraph : .quote }
    guard case .item(let number, let isFresh) = containers[index] else { return .paragraph }
    if !isFresh, case .quote? = containers.last { return .quote }
    containers[index] = .item(number: number, isFresh: false)
    let depth = containers[..<index].count { if case .item = $0 { true } else { false } }
    let marker: DisplayText = isFresh ? number.map { "\($0)." } ?? "•" : ""
    return .item(marker: marker, depth: min(depth, Self.depthLimit))
  }

  private mutating func closeParagraph() {
    let lines = inline.take()
    if hasStandIns {
      if lines.count == 1, lines[0].text == StandIn.notes {
        notesFrom = elements.count
        return
      }
      if lines.contains(where: { StandIn.isRow($0.text) }) { return addTable(lines) }
    }
    add(lines)
  }

  private mutating func add(_ lines: [TextLine]) {
    guard lines.contains(where: { !$0.text.trimmed.isEmpty }) else { return }
    let kind = kind()
    guard kind != .paragraph else { return elements.append(.paragraph(lines)) }
    var parts = lines.parts
    guard !parts.isEmpty else { return }
    if case .item(let marker, _) = kind, !marker.isEmpty { parts[0] = Self.ticked(parts[0]) }
    append(parts, kind)
  }

  private mutating func append(_ parts: [String], _ kind: Block.Kind) {
    var kind = kind
    for (index, part) in parts.enumerated() {
      elements.append(.block(part, kind, continues: index > 0))
      if case .item(_, let depth) = kind { kind = .item(marker: "", depth: depth) }
    }
  }

  /// `[ ] task` with a box that is seen to be one.
  private static func ticked(_ text: String) -> String {
    for (mark, box) in [("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")] where text.hasPrefix(mark) {
      return box + text.dropFirst(mark.count)
    }
    return text
  }

  /// Rows of a table, and the lines of the paragraph above and below them.
  private mutating func addTable(_ lines: [TextLine]) {
    var text: [TextLine] = []
    for line in lines {
      guard let row = StandIn.row(line.text) else {
        text.append(line)
        continue
      }
      add(text)
      text = []
      elements.append(.row(row.cells, isHead: row.isHead))
    }
    add(text)
  }

  private mutating func closeHeading(level: Int) {
    let text = inline.take().joined
    if containers.isEmpty {
      elements.append(.heading(level: level, text: text))
    } else if !text.isEmpty {
      elements.append(.block(text, kind()))
    }
  }

  private mutating func addCode(_ text: String) {
    let text = hasStandIns ? StandIn.undone(text) : text
    var lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { elements.append(.block(String(Substring(line)), .code)) }
  }

  private mutating func addTag(_ literal: String) {
    let bytes = Array(literal.utf8)
    guard let tag = HTMLTag(bytes, at: 0), !tag.isProse(after: inline.lastByte) else {
      // libcmark takes nothing but tags, comments and declarations for HTML.
      if bytes.first != UInt8(ascii: "<") || !bytes.has("<!", at: 0) { inline.add(literal) }
      return
    }
    inline.apply(tag)
  }

  private mutating func addHTML(_ text: String) {
    let reader = HTMLReader(Array((hasStandIns ? StandIn.undone(text) : text).utf8))
    links += inline.takeLinks() + reader.links
    for element in reader.elements {
      if case .paragraph(let lines) = element {
        add(lines)
      } else {
        elements.append(element)
      }
    }
  }
}
