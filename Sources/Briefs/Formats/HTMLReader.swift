import Text

/// Reads HTML as text: paragraphs, headings, lists, quotes, tables, code, pictures and links.
///
/// One pass over the bytes, whatever they are: unknown tags are dropped, scripts and styles with all
/// that is in them, and what is no tag is text.
struct HTMLReader {
  private(set) var elements: [TextElement] = []
  private(set) var links: [(label: String, target: String)] = []

  private let bytes: [UInt8]
  private var at = 0
  /// Up to here a `<` is text.
  private var literalEnd = 0
  private var inline = InlineText()
  /// Text of the current line that `inline` has not received yet.
  private var text: [UInt8] = []
  private var heading: Int?
  private var lists: [ListState] = []
  private var quotes = 0
  private var isPreformatted = false
  private var cells: [String]?
  private var isHeadRow = false
  private var isInCell = false
  /// True until the first row of the table that is open has been read.
  private var isFirstRow = false

  private struct ListState {
    /// `nil` for bullets.
    var next: Int?
    /// The mark of the item that is open until its first text takes it; `nil` before the first item.
    var marker: DisplayText?
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while at < bytes.count { step() }
    closeBlock()
    closeRow()
    links += inline.takeLinks()
  }

  private var startsTag: Bool {
    guard at + 1 < bytes.count else { return false }
    let next = bytes[at + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (0x41...0x5A).contains(next & 0xDF)
  }

  private mutating func step() {
    switch bytes[at] {
    case UInt8(ascii: "<"):
      if at >= literalEnd, let tag = HTMLTag(bytes, at: at), !tag.isProse(after: text.last) {
        at = tag.end
        apply(tag)
      } else {
        // One long look for the end of a tag is enough: to look again at each `<` would be quadratic.
        if at >= literalEnd, startsTag { literalEnd = at + HTMLTag.limit }
        text.append(bytes[at])
        at += 1
      }
    case UInt8(ascii: "&"):
      let (decoded, end) = HTMLEntity.decode(bytes, at: at)
      text += decoded.utf8
      at = end
    case 0x0A where isPreformatted, 0x0D where isPreformatted:
      if bytes[at] == 0x0A || bytes.byte(at + 1) != 0x0A { breakLine(isHard: true) }
      at += 1
    case 0x09, 0x0A, 0x0D, 0x20:
      if isPreformatted {
        text.append(bytes[at])
      } else if text.isEmpty ? !inline.isEmpty && inline.lastByte != 0x20 : text.last != 0x20 {
        text.append(0x20)
      }
      at += 1
    default:
      text.append(bytes[at])
      at += 1
    }
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    inline.add(String(decoding: text, as: UTF8.self))
    text.removeAll(keepingCapacity: true)
  }

  private mutating func breakLine(isHard: Bool) {
    flush()
    inline.breakLine(isHard: isHard)
  }
}

extension HTMLReader {
  private mutating func apply(_ tag: HTMLTag) {
    if InlineText.textless.contains(tag.name) {
      if !tag.isClosing, !tag.isEmpty { at = HTMLTag.end(of: tag.name, in: bytes, from: at) }
      return
    }
    switch tag.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      closeBlock()
      heading = tag.isClosing ? nil : tag.name.utf8.last.map { Int($0 - 0x30) }
    case "ul", "ol", "menu":
      closeBlock()
      if tag.isClosing {
        _ = lists.popLast()
      } else if lists.count < MarkdownDocument.depthLimit {
        let first = tag.attribute("start").flatMap { Int($0) } ?? 1
        lists.append(ListState(next: tag.name == "ol" ? min(max(first, 0), 1 << 30) : nil))
      }
    case "li":
      closeBlock()
      tag.isClosing ? leaveItem() : enterItem()
    case "blockquote":
      closeBlock()
      quotes = tag.isClosing ? max(0, quotes - 1) : quotes + 1
    case "pre":
      closeBlock()
      isPreformatted = !tag.isClosing
      if isPreformatted, bytes.byte(at) == 0x0A { at += 1 }
    case "hr":
      closeBlock()
      elements.append(.block("", .rule))
    case "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot": applyToTable(tag)
    case let name where Self.blocks.contains(name): closeBlock()
    default:
      flush()
      inline.apply(tag)
    }
  }

  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure",
    "figcaption", "details", "summary", "dl", "dt", "dd", "address", "form", "fieldset", "legend",
    "center", "hgroup", "body", "html", "title", "video", "audio", "option",
  ]

  private mutating func applyToTable(_ tag: HTMLTag) {
    switch tag.name {
    case "td", "th":
      closeCell()
      if !tag.isClosing {
        if cells == nil { closeBlock() }
        isInCell = true
        cells = cells ?? []
        if tag.name == "th", isFirstRow, cells?.isEmpty == true { isHeadRow = true }
      }
    case "tr":
      closeRow()
    default:
      closeRow()
      closeBlock()
      if tag.name == "table" { isFirstRow = !tag.isClosing }
    }
  }

  private mutating func closeCell() {
    guard isInCell else { return }
    flush()
    let text = inline.take().joined
    links += inline.takeLinks()
    isInCell = false
    if let last = cells?.indices.last, last >= 63 {
      if !text.isEmpty { cells?[last] += " " + text }
    } else {
      cells?.append(text)
    }
  }

  private mutating func closeRow() {
    closeCell()
    guard let row = cells else { return }
    cells = nil
    // Tables that only lay a page out have one cell in a row.
    if row.count == 1 {
      if !row[0].isEmpty { elements.append(.paragraph([TextLine(row[0])])) }
    } else if row.contains(where: { !$0.isEmpty }) {
      elements.append(.row(row, isHead: isHeadRow))
    }
    (isHeadRow, isFirstRow) = (false, false)
  }
}

extension HTMLReader {
  private mutating func enterItem() {
    if lists.isEmpty { lists.append(ListState()) }
    let last = lists.count - 1
    lists[last].marker = lists[last].next.map { "\($0)." } ?? "•"
    if let number = lists[last].next { lists[last].next = number + 1 }
  }

  private mutating func leaveItem() {
    if let last = lists.indices.last { lists[last].marker = nil }
  }

  /// What the text that ends here is, by what is open around it.
  private mutating func kind() -> Block.Kind {
    guard let last = lists.lastIndex(where: { $0.marker != nil }), let marker = lists[last].marker
    else { return quotes > 0 ? .quote : .paragraph }
    lists[last].marker = DisplayText.empty
    return .item(marker: marker, depth: last)
  }

  /// Ends the block that is open.
  private mutating func closeBlock() {
    if isInCell {
      if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
      return
    }
    flush()
    let lines = inline.take()
    links += inline.takeLinks()
    if isPreformatted { return addCode(lines) }
    let parts = lines.parts
    guard !parts.isEmpty else { return }
    if let level = heading, lists.isEmpty, quotes == 0 {
      elements.append(.heading(level: level, text: lines.joined))
      return
    }
    var kind = heading == nil ? kind() : .heading
    if kind == .paragraph {
      elements.append(.paragraph(lines))
      return
    }
    for (index, part) in parts.enumerated() {
      elements.append(.block(part, kind, continues: index > 0))
      if case .item(_, let depth) = kind { kind = .item(marker: "", depth: depth) }
    }
  }

  private mutating func addCode(_ lines: [TextLine]) {
    var lines = lines.map(\.text)[...]
    while lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    for line in lines { elements.append(.block(line, .code)) }
  }
}
