import Text

/// The text of a JSON entry, however it is written: one text of HTML, Markdown or plain words, a list
/// of paragraphs, or blocks as editors store them.
struct JSONBody {
  /// How a text is marked up.
  enum Notation {
    case html, markdown, plain
  }

  enum Piece {
    case text(String, Notation?)
    case heading(String)
    case block(String, Block.Kind)
  }

  private static let depthLimit = 16
  private static let pieceLimit = 100_000

  private(set) var pieces: [Piece] = []
  /// Titles and texts of an object whose keys are the titles.
  private(set) var titled: FieldValue?
  /// Bytes of all texts.
  private(set) var size = 0

  /// - Parameters:
  ///   - key: in `JSONKey.compact` form.
  ///   - isGuessed: true where nothing says that the value is a text.
  init(_ value: FieldValue, key: String, isGuessed: Bool = false) {
    if case .map(let fields) = value, Self.content(of: fields) == nil {
      if !isGuessed { titled = value }
      size = fields.reduce(0) { $0 + ($1.value.scalar?.utf8.count ?? 0) }
      return
    }
    if case .list(let items) = value, isGuessed, !items.allSatisfy({ $0.isTextOrTexts }) { return }
    add(value, Self.notation(ofKey: key), depth: 0)
  }

  var hasWords: Bool {
    if let titled, case .map(let fields) = titled {
      return fields.contains { field in
        field.value.items.contains { ($0.scalar ?? "").unicodeScalars.contains(where: Self.isWord) }
      }
    }
    return pieces.contains { piece in
      switch piece {
      case .text(let text, _), .heading(let text), .block(let text, _):
        text.unicodeScalars.contains(where: Self.isWord)
      }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.isEmojiPresentation
  }

  private static func notation(ofKey key: String) -> Notation? {
    if key.hasSuffix("html") || key == "rendered" || key == "processed" { return .html }
    return key.hasSuffix("markdown") || key == "md" ? .markdown : nil
  }
}

extension JSONBody {
  /// Keys of what a block holds, the fullest first.
  private static let contents = [
    "rendered", "processed", "html", "contenthtml", "innerhtml", "bodyhtml", "markdown", "text",
    "content", "contenttext", "paragraphs", "children", "blocks", "nodes", "ops", "value", "body",
    "insert", "data", "spans", "items", "list", "richtext", "main", "plain", "$t", "#text", "_",
    "raw", "articlebody",
  ]
  private static let hidden: Set<String> = [
    "image", "img", "picture", "video", "audio", "embed", "iframe", "ad", "advertisement",
    "gallery", "script", "related", "newsletter", "divider", "separator", "delimiter",
  ]
  private static let inline: Set<String> = [
    "text", "link", "bold", "italic", "strong", "em", "span", "mention", "hashtag", "textlink",
    "code", "pre", "plain", "a", "underline", "strikethrough", "spoiler", "email", "phone",
    "botcommand", "cashtag", "mentionname", "customemoji", "hardbreak", "blockquote",
  ]

  private static func content(of fields: [Field]) -> (key: String, value: FieldValue)? {
    let known = fields.prefix(64).compactMap { field -> (String, FieldValue)? in
      guard !field.value.holdsNothing, let key = JSONKey.compact(field.key) else { return nil }
      return (key, field.value)
    }
    for key in contents {
      if let found = known.first(where: { $0.0 == key }) { return found }
    }
    return nil
  }

  private static func kind(of fields: [Field]) -> String {
    for field in fields.prefix(64) {
      guard let key = JSONKey.compact(field.key),
        ["type", "blocktype", "nodetype", "style", "tag", "tagname", "blockname"].contains(key),
        let kind = field.value.scalar, kind.utf8.count <= 40
      else { continue }
      if kind != "block" { return JSONKey.compact(kind) ?? "" }
    }
    return ""
  }

  private mutating func add(_ text: String, _ notation: Notation?) {
    guard pieces.count < Self.pieceLimit else { return }
    size += text.utf8.count
    pieces.append(.text(text, notation))
  }

  private mutating func add(_ value: FieldValue, _ notation: Notation?, depth: Int) {
    guard depth <= Self.depthLimit else { return }
    switch value {
    case .missing, .flag: break
    case .text(let text): add(text, notation)
    case .number(let digits): add(digits, notation)
    case .list(let items):
      if Self.isInline(items) {
        add(items.map { Self.inlineText(of: $0, depth: depth) }.joined(), notation)
      } else {
        for item in items { add(item, notation, depth: depth + 1) }
      }
    case .map(let fields): add(fields, notation, depth: depth)
    }
  }

  private mutating func add(_ fields: [Field], _ notation: Notation?, depth: Int) {
    let map = FieldValue.map(fields)
    let kind = Self.kind(of: fields)
    if Self.hidden.contains(kind) {
      if let caption = map[compact: "caption"]?.inner() { add(caption, notation) }
      return
    }
    guard let content = Self.content(of: fields) else {
      if let title = (map[compact: "title"] ?? map[compact: "heading"])?.scalar {
        pieces.append(.heading(title))
      }
      return
    }
    let notation = Self.notation(ofKey: content.key) ?? notation
    if depth > 0 || kind == "doc", content.key != "data",
      let title = (map[compact: "title"] ?? map[compact: "heading"] ?? map[compact: "headline"])?
        .scalar, !title.trimmed.isEmpty
    {
      pieces.append(.heading(title))
    }
    let isHeading =
      kind.contains("head") || kind.count == 2 && kind.hasPrefix("h") && kind != "hr"
    let block: Block.Kind? =
      if kind.contains("quote") { .quote } else if kind == "code" || kind == "codeblock" {
        .code
      } else if kind == "listitem" || kind == "li" || kind == "bullet" {
        .item(marker: "•", depth: 0)
      } else { nil }
    if isHeading {
      pieces.append(.heading(Self.inlineText(of: content.value, depth: depth)))
    } else if let block {
      let text = Self.inlineText(of: content.value, depth: depth)
      size += text.utf8.count
      pieces.append(.block(text, block))
    } else if content.key == "items" || kind == "list", case .list(let items) = content.value {
      for item in items {
        let text = Self.inlineText(of: item, depth: depth)
        size += text.utf8.count
        pieces.append(.block(text, .item(marker: "•", depth: 0)))
      }
    } else {
      add(content.value, notation, depth: depth + 1)
    }
  }

  /// True for parts of one line: texts with links and marked words between them.
  private static func isInline(_ items: [FieldValue]) -> Bool {
    var texts = 0
    var marked = 0
    for item in items {
      switch item {
      case .text: texts += 1
      case .map(let fields):
        let kind = kind(of: fields)
        guard let content = content(of: fields), content.value.scalar != nil || kind == "link",
          kind.isEmpty ? content.key == "insert" : inline.contains(kind)
        else { return false }
        marked += 1
      default: return false
      }
    }
    return marked > 0 && texts + marked > 0
  }

  private static func inlineText(of value: FieldValue, depth: Int) -> String {
    if let scalar = value.scalar { return scalar }
    guard depth <= depthLimit else { return "" }
    switch value {
    case .list(let items):
      return items.map { inlineText(of: $0, depth: depth + 1) }.joined()
    case .map(let fields):
      if kind(of: fields) == "hardbreak" { return "\n" }
      return content(of: fields).map { inlineText(of: $0.value, depth: depth + 1) } ?? ""
    default: return ""
    }
  }
}

extension FieldValue {
  /// True for a text, or a list of nothing else.
  fileprivate var isTextOrTexts: Bool {
    switch self {
    case .text: true
    case .list(let items): !items.isEmpty && items.allSatisfy(\.isTextOrTexts)
    default: false
    }
  }
}

extension JSONBody {
  /// The bodies that say something of their own, by their places: of two that are the same text in
  /// other marks, the longer one.
  static func distinct(_ bodies: [JSONBody]) -> [Int] {
    if bodies.count < 2 { return Array(bodies.indices) }
    let words = bodies.map(\.words)
    var chosen: [Int] = []
    for index in bodies.indices.sorted(by: { (words[$1].count, $0) < (words[$0].count, $1) }) {
      let isKnown = chosen.contains { longer in
        let shared = words[index].intersection(words[longer]).count
        return shared * 10 >= words[index].count * 7
      }
      if !isKnown { chosen.append(index) }
      if chosen.count == 4 { break }
    }
    return chosen.sorted()
  }

  private static let comparedBytes = 32 << 10

  /// The words of the beginning of the text, without tags and the addresses of links.
  private var words: Set<ArraySlice<UInt8>> {
    var words: Set<ArraySlice<UInt8>> = []
    for piece in pieces.prefix(1000) {
      guard case .text(let text, _) = piece else { continue }
      let start = String(decoding: text.utf8.prefix(Self.comparedBytes), as: UTF8.self)
      var plain = Self.plain(start)
      // What was escaped twice.
      if text.utf8.contains(UInt8(ascii: "&")) { plain = Self.plain(plain) }
      let bytes = Array(plain.utf8)
      for word in bytes.split(whereSeparator: { $0 < 0x80 && !RawBytes.isWord($0) }) {
        words.insert(word)
      }
    }
    return words
  }
}
