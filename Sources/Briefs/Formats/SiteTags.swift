/// Takes the tags of site generators, comments and components out of a Markdown text, and leaves the
/// words, pictures and code that they show.
struct SiteTags {
  private let bytes: [UInt8]
  private let dialect: MarkdownDialect
  private var out: [UInt8] = []
  private let braces: Braces

  static func undone(_ bytes: [UInt8], _ dialect: MarkdownDialect) -> [UInt8] {
    var tags = SiteTags(bytes, dialect)
    tags.run()
    return tags.out
  }

  private init(_ bytes: [UInt8], _ dialect: MarkdownDialect) {
    self.bytes = bytes
    self.dialect = dialect
    braces = Braces(bytes)
  }

  private mutating func run() {
    out.reserveCapacity(bytes.count)
    var at = 0
    for stretch in MarkdownCode(bytes, tags: true, indented: dialect != .mdx).stretches {
      // A component may have begun before it.
      guard stretch.range.lowerBound >= at else { continue }
      at = copy(at, to: stretch.range.lowerBound)
      guard stretch.range.lowerBound >= at else { continue }
      switch stretch.kind {
      case .block, .span: copyCode(stretch.range)
      case .comment: drop(upTo: stretch.range.upperBound)
      case .raw: out += bytes[stretch.inner]
      case .highlight: copyHighlighted(stretch)
      }
      at = stretch.range.upperBound
    }
    _ = copy(at, to: bytes.count)
  }

  /// Copies text without its tags; the result is where it ended.
  private mutating func copy(_ start: Int, to end: Int) -> Int {
    var at = start
    while at < end {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\\") where at + 1 < end:
        out += [byte, bytes[at + 1]]
        at += 2
      case UInt8(ascii: "{"):
        if let next = visitBrace(at) { at = next } else { at = append(at) }
      case UInt8(ascii: "<"):
        if bytes.has("<!--", at: at) {
          // A comment that never ends hides nothing.
          out.append(UInt8(ascii: "\\"))
          at = append(at)
        } else if let next = visitComponent(at) {
          at = next
        } else {
          at = append(at)
        }
      default: at = append(at)
      }
    }
    return at
  }

  private mutating func append(_ at: Int) -> Int {
    out.append(bytes[at])
    return at + 1
  }

  /// Leaves out what ends at an offset, and one of the blanks around it.
  private mutating func drop(upTo end: Int) {
    while let last = out.last, last.isGap, bytes.byte(end).map({ $0 <= 0x20 }) ?? true {
      out.removeLast()
    }
  }

  private mutating func put(_ words: String, upTo end: Int) {
    words.isEmpty ? drop(upTo: end) : out.append(contentsOf: words.utf8)
  }

  private mutating func visitBrace(_ start: Int) -> Int? {
    if bytes.has("{/*", at: start), let close = braces.close(of: start) {
      drop(upTo: close + 1)
      return close + 1
    }
    if let tag = SiteTag(bytes, at: start) {
      if let shown = tag.escaped {
        out += "{{\\<".utf8 + shown + ">}}".utf8
      } else if isInTarget {
        out += TagWords.target(of: tag).utf8
      } else {
        let isAlone = isLineStart && bytes.byte(tag.end) == 0x0A
        let words = TagWords.words(of: tag)
        put(words, upTo: tag.end)
        // What a tag on a line of its own shows is a paragraph.
        if isAlone, !words.isEmpty { out.append(0x0A) }
      }
      return tag.end
    }
    guard dialect == .mdx, let close = braces.close(of: start) else { return nil }
    put(literal(in: start + 1..<close), upTo: close + 1)
    return close + 1
  }

  private var isLineStart: Bool {
    (out.last { !$0.isGap } ?? 0x0A) == 0x0A
  }

  /// The text of an expression that is only a string.
  private func literal(in range: Range<Int>) -> String {
    var inner = bytes[range]
    while let first = inner.first, first <= 0x20 { inner.removeFirst() }
    while let last = inner.last, last <= 0x20 { inner.removeLast() }
    guard inner.count >= 2, let mark = inner.first, "\"'`".utf8.contains(mark), inner.last == mark
    else { return "" }
    let text = inner.dropFirst().dropLast()
    return text.contains(mark) ? "" : String(decoding: text, as: UTF8.self)
  }

  /// True where what is next is part of an address: of a link, or of an attribute of HTML.
  private var isInTarget: Bool {
    var at = out.count
    let floor = max(0, at - 1024)
    while at > floor {
      let byte = out[at - 1]
      if byte <= 0x20 { return false }
      if byte == UInt8(ascii: "("), at > 1, out[at - 2] == UInt8(ascii: "]") { return true }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), at > 1,
        out[at - 2] == UInt8(ascii: "=")
      {
        return true
      }
      if byte == UInt8(ascii: ":"), at > 1, out[at - 2] == UInt8(ascii: "]") { return true }
      at -= 1
    }
    return false
  }
}

extension SiteTags {
  /// Code without the tags that only keep it from being read as tags.
  private mutating func copyCode(_ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: "{"), let tag = SiteTag(bytes, at: at),
        tag.end <= range.upperBound
      {
        if tag.kind == .liquid, tag.name == "raw" || tag.name == "endraw" {
          at = tag.end
          continue
        }
        if let shown = tag.escaped {
          let mark = bytes[at + 2]
          let close = mark == UInt8(ascii: "<") ? UInt8(ascii: ">") : mark
          out += "{{".utf8 + [mark] + shown + [close] + "}}".utf8
          at = tag.end
          continue
        }
      }
      at = append(at)
    }
  }

  /// Code between tags as a fenced block.
  private mutating func copyHighlighted(_ stretch: MarkdownCode.Stretch) {
    var inner = stretch.inner
    var longest = 2
    var run = 0
    for byte in bytes[inner] {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
    if let last = out.last, last != 0x0A, !isOnlyMarks(before: out.count) { out += "\n\n".utf8 }
    out += fence + [0x0A]
    if let first = bytes[inner].firstIndex(of: 0x0A), bytes.isBlank(inner.lowerBound..<first) {
      inner = first + 1..<inner.upperBound
    }
    out += bytes[inner]
    // The end tag keeps the marks of the quote or list that it is in.
    let lineStart = (bytes[inner].lastIndex(of: 0x0A)).map { $0 + 1 } ?? inner.lowerBound
    if !bytes[lineStart..<inner.upperBound].allSatisfy({ $0.isGap || $0 == UInt8(ascii: ">") })
      || lineStart == inner.lowerBound && !inner.isEmpty
    {
      out.append(0x0A)
    }
    out += fence + [0x0A]
    let next = stretch.range.upperBound
    let end = bytes.lineEnd(from: next)
    if !bytes.isBlank(next..<end) { out.append(0x0A) }
  }

  /// True where the line so far has nothing but blanks and marks of quotes and lists.
  private func isOnlyMarks(before end: Int) -> Bool {
    var at = end
    while at > 0, out[at - 1] != 0x0A {
      guard out[at - 1].isGap || ">-*+".utf8.contains(out[at - 1]) else { return false }
      at -= 1
    }
    return true
  }
}

extension SiteTags {
  /// Takes out a component (`<Tab title="One">`), or a tag that only JavaScript can read.
  private mutating func visitComponent(_ start: Int) -> Int? {
    guard let tag = ComponentTag(bytes, at: start, braces: braces) else { return nil }
    let isOwn =
      dialect == .mdx
      ? tag.isComponent || tag.hasBraces || tag.isBox
      : !tag.name.isEmpty && !tag.hasBareWord
        && (tag.hasBraces || tag.isComponent && (tag.isMarked || !follows))
    guard isOwn else { return nil }
    if tag.isClosing {
      drop(upTo: tag.end)
    } else {
      let isPicture = tag.attributes["alt"] != nil || tag.name == "img"
      var shown = tag.attributes
      shown = shown.filter { ["alt", "caption", "src"].contains($0.key) }
      put(
        tag.name == "br" ? "<br>" : TagWords.words(shown, isPicture: isPicture), upTo: tag.end)
    }
    return tag.end
  }

  /// True after a letter or a digit, where `<T>` is a type and no component.
  private var follows: Bool { out.last.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false }
}

/// The matching brace of each brace of a text.
struct Braces {
  /// -1 where none is, or nothing at all in a text without braces.
  private var closes: [Int32] = []

  init(_ bytes: [UInt8]) {
    guard bytes.contains(UInt8(ascii: "{")) else { return }
    closes = [Int32](repeating: -1, count: bytes.count)
    var open: [Int] = []
    for (at, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") {
        open.append(at)
      } else if byte == UInt8(ascii: "}"), let start = open.popLast() {
        closes[start] = Int32(at)
      }
    }
  }

  func close(of start: Int) -> Int? {
    guard start < closes.count, closes[start] >= 0 else { return nil }
    return Int(closes[start])
  }
}

/// A tag as JSX has them: attributes may be expressions in braces.
struct ComponentTag {
  let name: String
  let isClosing: Bool
  private(set) var end: Int
  private(set) var attributes: [String: String] = [:]
  private(set) var hasBraces = false
  /// True where a word of it is no `name=value`.
  private(set) var hasBareWord = false
  private var isEmpty = false

  static let limit = 64 << 10

  /// True for a name that HTML has not.
  var isComponent: Bool {
    name.isEmpty
      || name.utf8.first.map { (0x41...0x5A).contains($0) } == true
        && (name.utf8.count > 1 || isMarked)
      || name.contains(".")
  }

  /// True where there is more than a name.
  var isMarked: Bool { hasBraces || isEmpty || isClosing || !attributes.isEmpty }

  /// True for an element around other elements, inside which Markdown is read in MDX.
  var isBox: Bool {
    ["div", "section", "article", "main", "aside", "header", "footer", "center", "figure", "span"]
      .contains(name)
  }

  init?(_ bytes: [UInt8], at start: Int, braces: Braces) {
    let last = min(bytes.count, start + Self.limit)
    var at = start + 1
    isClosing = bytes.byte(at) == UInt8(ascii: "/")
    if isClosing { at += 1 }
    let nameStart = at
    while at < last, bytes[at].isNameByte || bytes[at] == UInt8(ascii: ".") { at += 1 }
    guard at - nameStart <= 64, at < last else { return nil }
    if at > nameStart {
      guard bytes[nameStart].isASCIILetter else { return nil }
    } else if bytes[at] != UInt8(ascii: ">") {
      return nil
    }
    name = String(decoding: bytes[nameStart..<at], as: UTF8.self)
    end = 0
    while at < last {
      switch bytes[at] {
      case UInt8(ascii: ">"):
        end = at + 1
        return
      case UInt8(ascii: "/") where bytes.byte(at + 1) == UInt8(ascii: ">"):
        isEmpty = true
        end = at + 2
        return
      case UInt8(ascii: "{"):
        guard let close = braces.close(of: at), close < last else { return nil }
        hasBraces = true
        at = close + 1
      case let byte where byte <= 0x20: at += 1
      default:
        guard let next = readAttribute(bytes, at, last, braces) else { return nil }
        at = next
      }
    }
    return nil
  }

  private mutating func readAttribute(
    _ bytes: [UInt8], _ start: Int, _ last: Int, _ braces: Braces
  ) -> Int? {
    var at = start
    while at < last, bytes[at].isNameByte || ":.@".utf8.contains(bytes[at]) { at += 1 }
    guard at > start else { return nil }
    let key = String(decoding: bytes[start..<min(at, start + 64)], as: UTF8.self).lowercased()
    guard at < last, bytes[at] == UInt8(ascii: "=") else {
      attributes[key] = ""
      hasBareWord = true
      return at
    }
    at += 1
    guard at < last else { return nil }
    let mark = bytes[at]
    if mark == UInt8(ascii: "{") {
      guard let close = braces.close(of: at), close < last else { return nil }
      hasBraces = true
      return close + 1
    }
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      while at < last, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ">"),
        bytes[at] != UInt8(ascii: "<")
      {
        at += 1
      }
      attributes[key] = ""
      return at
    }
    var end = at + 1
    while end < last, bytes[end] != mark {
      // Two blank lines end a paragraph, and no attribute is open across them.
      if bytes[end] == 0x0A, bytes.byte(end + 1) == 0x0A { return nil }
      end += 1
    }
    guard end < last else { return nil }
    attributes[key] = HTMLEntity.decoded(bytes[at + 1..<end])
    return end + 1
  }
}
