internal import CCmark
import Text

/// A piece of a Markdown document, in reading order and without nesting.
enum MarkdownElement {
  case heading(level: Int, text: String)
  /// A paragraph, line by line as it is written.
  case paragraph([String])
  case block(String, Block.Kind)
  case row([String], isHead: Bool)
}

/// A CommonMark document as libcmark reads it, flattened.
struct MarkdownDocument {
  private(set) var elements: [MarkdownElement] = []
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
  private var lines: [String] = [""]
  private var label: String?
  private var imageDepth = 0

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let marked = MarkdownBudget.prefix(of: bytes)
    parse(MarkdownGuard.guarded(marked < bytes.count ? Array(bytes[..<marked]) : bytes))
    guard marked < bytes.count else { return }
    plainFrom = 1 + bytes[..<marked].count { $0 == 0x0A }
    elements += MarkdownBudget.paragraphs(of: bytes[marked...]).map { .paragraph([$0]) }
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
    case CMARK_NODE_PARAGRAPH:
      if isEntering { lines = [""] } else { closeParagraph() }
    case CMARK_NODE_HEADING:
      if isEntering {
        lines = [""]
      } else {
        closeHeading(level: Int(cmark_node_get_heading_level(node)))
      }
    case CMARK_NODE_CODE_BLOCK:
      let code = literal(of: node)
      // A fence around nothing may be a line of the text that happens to look like one.
      addCode(
        code.isEmpty ? cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "" : code)
    case CMARK_NODE_HTML_BLOCK: addHTML(literal(of: node))
    case CMARK_NODE_THEMATIC_BREAK: elements.append(.block("", .rule))
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: add(literal(of: node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      lines.append("")
      label?.append(" ")
    case CMARK_NODE_LINK: visitLink(node, isEntering: isEntering)
    default: break
    }
  }

  private mutating func move(_ container: Container, _ isEntering: Bool) {
    if isEntering { containers.append(container) } else { containers.removeLast() }
  }

  private func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private mutating func add(_ text: String) {
    lines[lines.count - 1] += text
    label?.append(text)
  }

  private mutating func visitLink(_ node: OpaquePointer, isEntering: Bool) {
    if isEntering {
      label = ""
      return
    }
    let target = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    if label?.isEmpty == true { add(target) }
    if !target.isEmpty { links.append((label ?? "", target)) }
    label = nil
  }
}

extension MarkdownDocument {
  private mutating func nextNumber() -> Int? {
    guard case .list(let next)? = containers.last, let next else { return nil }
    containers[containers.count - 1] = .list(next: next + 1)
    return next
  }

  /// How a paragraph stands: in a list item, in a quote, or by itself.
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
    let kind = kind()
    if kind == .paragraph {
      addParagraph(lines)
    } else {
      elements.append(.block(lines.joined(separator: " "), kind))
    }
    lines = [""]
  }

  /// A paragraph, or a table with what stands right above and below it.
  private mutating func addParagraph(_ lines: [String]) {
    guard let head = MarkdownTable.head(in: lines) else {
      elements.append(.paragraph(lines))
      return
    }
    if head > 0 { elements.append(.paragraph(Array(lines[..<head]))) }
    elements.append(.row(MarkdownTable.cells(of: lines[head]), isHead: true))
    let rows = lines[(head + 2)...].prefix { MarkdownTable.hasBar($0) }
    for line in rows { elements.append(.row(MarkdownTable.cells(of: line), isHead: false)) }
    if rows.endIndex < lines.endIndex {
      elements.append(.paragraph(Array(lines[rows.endIndex...])))
    }
  }

  private mutating func closeHeading(level: Int) {
    let text = lines.joined(separator: " ")
    if containers.isEmpty {
      elements.append(.heading(level: level, text: text))
    } else {
      elements.append(.block(text, kind()))
    }
    lines = [""]
  }

  private mutating func addCode(_ text: String) {
    var lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { elements.append(.block(String(Substring(line)), .code)) }
  }

  /// Tags are shown as they stand.
  private mutating func addHTML(_ text: String) {
    lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
    if !lines.isEmpty { closeParagraph() }
  }
}
