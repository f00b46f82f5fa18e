import Text

/// Reads the HTML that a feed puts into its entries: text, headings, lists and links, and nothing else.
///
/// One pass over the bytes, whatever they are: unknown tags are dropped, scripts and styles with all
/// that is in them, and what is no tag is text.
struct HTMLText {
  private let bytes: [UInt8]
  private var at = 0
  private var text: [UInt8] = []
  /// Up to here a `<` is text.
  private var literalEnd = 0
  /// Tag names that lists are open by, for marks and depth.
  private var lists: [ListState] = []
  private var kind = Block.Kind.paragraph
  private var link: (target: String, start: Int)?

  private struct ListState {
    /// `nil` for bullets.
    var next: Int?
  }

  static func read(_ html: String, into draft: inout BriefDraft) {
    var reader = HTMLText(bytes: Array(html.utf8))
    while reader.at < reader.bytes.count { reader.step(into: &draft) }
    reader.close(into: &draft)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var startsTag: Bool {
    guard at + 1 < bytes.count else { return false }
    let next = bytes[at + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (0x41...0x5A).contains(next & 0xDF)
  }

  private mutating func step(into draft: inout BriefDraft) {
    switch bytes[at] {
    case UInt8(ascii: "<"):
      if at >= literalEnd, let tag = HTMLTag(bytes, at: at) {
        at = tag.end
        apply(tag, into: &draft)
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
    case 0x09, 0x0A, 0x0D, 0x20:
      if text.last != 0x20 { text.append(0x20) }
      at += 1
    default:
      text.append(bytes[at])
      at += 1
    }
  }

  /// Ends the block that is open and starts one of another kind.
  private mutating func close(into draft: inout BriefDraft, next: Block.Kind = .paragraph) {
    closeLink(into: &draft)
    let line = String(decoding: text, as: UTF8.self).trimmed
    text = []
    if !line.isEmpty, !draft.takesStandingLine(line[...]) { draft.append(line, kind) }
    kind = next
  }

  private mutating func closeLink(into draft: inout BriefDraft) {
    guard let link else { return }
    self.link = nil
    let label = String(decoding: text.dropFirst(link.start), as: UTF8.self)
    if label.trimmed.isEmpty { return }
    draft.brief.links.append(
      Link(label: draft.clean(label), target: draft.clean(link.target)))
  }

  private mutating func apply(_ tag: HTMLTag, into draft: inout BriefDraft) {
    switch tag.name {
    case "script", "style", "head", "template":
      if !tag.isClosing { at = HTMLTag.end(of: tag.name, in: bytes, from: at) }
    case "h1", "h2", "h3":
      tag.isClosing ? closeHeading(into: &draft) : close(into: &draft)
    case "h4", "h5", "h6": close(into: &draft, next: tag.isClosing ? .paragraph : .heading)
    case "ul", "ol":
      close(into: &draft)
      if !tag.isClosing {
        if lists.count < 64 { lists.append(ListState(next: tag.name == "ol" ? 1 : nil)) }
      } else if !lists.isEmpty {
        lists.removeLast()
      }
    case "li": close(into: &draft, next: tag.isClosing ? .paragraph : nextItem())
    case "blockquote": close(into: &draft, next: tag.isClosing ? .paragraph : .quote)
    case "p" where kind != .paragraph && !tag.isClosing: break
    case "p", "div", "section", "article", "tr", "table", "figure", "figcaption", "pre", "br":
      close(into: &draft, next: kind == .quote && tag.name != "div" ? .quote : .paragraph)
    case "hr":
      close(into: &draft)
      draft.append("", .rule)
    case "img": text += (tag.attribute("alt") ?? "").utf8
    case "a":
      closeLink(into: &draft)
      if !tag.isClosing, let target = tag.attribute("href") { link = (target, text.count) }
    case "td", "th": text.append(0x20)
    default: break
    }
  }

  private mutating func closeHeading(into draft: inout BriefDraft) {
    closeLink(into: &draft)
    let title = String(decoding: text, as: UTF8.self).trimmed
    text = []
    if title.isEmpty { return }
    if !draft.hasTitle {
      draft.setTitle(title)
    } else if !title.utf8.elementsEqual(draft.brief.title.string.utf8) {
      draft.openSection(title)
    }
  }

  private mutating func nextItem() -> Block.Kind {
    guard let last = lists.indices.last, let number = lists[last].next else {
      return .item(marker: "•", depth: max(0, lists.count - 1))
    }
    lists[last].next = number + 1
    return .item(marker: "\(number).", depth: lists.count - 1)
  }
}
