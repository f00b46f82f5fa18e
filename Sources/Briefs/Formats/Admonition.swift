/// Boxes that are set apart from the text: admonitions of MkDocs, Docusaurus and Quarto, callouts of
/// Obsidian and alerts of GitHub. Each becomes a quote under its title.
enum Admonition {
  /// Names that make a box of `:::` a quote; others only hold it together.
  private static let names: Set<String> = [
    "note", "tip", "info", "warning", "caution", "danger", "important", "success", "hint", "quote",
    "question", "example", "bug", "failure", "abstract", "summary", "tldr", "todo", "seealso",
    "attention", "error", "details", "secondary", "admonition", "alert", "notice", "aside",
  ]

  /// `!!! note "Title"`, `??? note`, and `=== "Title"` of a tab, which is no quote.
  static func indented(_ line: ArraySlice<UInt8>) -> (title: [UInt8], isQuote: Bool)? {
    guard let mark = line.first, line.prefix(3).allSatisfy({ $0 == mark }), line.count > 3 else {
      return nil
    }
    var rest = line.dropFirst(3)
    if mark == UInt8(ascii: "?") || mark == UInt8(ascii: "="),
      rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "!")
    {
      rest = rest.dropFirst()
    }
    guard rest.first?.isGap == true else { return nil }
    rest = trimmed(rest)
    if mark == UInt8(ascii: "=") {
      guard let title = quoted(rest) else { return nil }
      return (title, false)
    }
    let quote = rest.firstIndex { $0 == UInt8(ascii: "\"") } ?? rest.endIndex
    let words = rest[..<quote]
    guard words.allSatisfy({ $0.isNameByte || $0.isGap || $0 == UInt8(ascii: "|") }),
      words.first?.isASCIILetter == true || words.isEmpty
    else { return nil }
    if let title = quoted(rest[quote...]) { return (title, true) }
    guard quote == rest.endIndex, !words.isEmpty else { return nil }
    return (named(words.prefix { $0.isNameByte }), true)
  }

  /// What follows the colons: `note Title`, `note[Title]`, `{.callout-tip title="Title"}`.
  static func fenced(_ text: ArraySlice<UInt8>) -> (title: [UInt8], isQuote: Bool) {
    let rest = trimmed(text)
    if rest.first == UInt8(ascii: "{") { return attributed(rest) }
    let word = rest.prefix { $0.isNameByte }
    let name = String(decoding: word, as: UTF8.self).lowercased()
    var title = trimmed(rest.dropFirst(word.count))
    while title.last == UInt8(ascii: ":") { title.removeLast() }
    if let brace = title.lastIndex(of: UInt8(ascii: "{")), title.last == UInt8(ascii: "}") {
      title = trimmed(title[..<brace])
    }
    if title.first == UInt8(ascii: "["), title.last == UInt8(ascii: "]") {
      title = title.dropFirst().dropLast()
    }
    let isQuote = names.contains(name)
    if !title.isEmpty { return (Array(title), isQuote) }
    return (isQuote ? named(word) : [], isQuote)
  }

  /// Pandoc's attributes: only callouts are quotes.
  private static func attributed(_ rest: ArraySlice<UInt8>) -> (title: [UInt8], isQuote: Bool) {
    let text = Array(rest)
    guard let start = text.find(".callout-", from: 0) else { return ([], false) }
    let name = text[(start + 9)...].prefix { $0.isASCIILetter }
    if let key = text.find("title=", from: start), let title = quoted(text[(key + 6)...]) {
      return (title, true)
    }
    return (named(name), true)
  }

  /// The title of `[!note]- Title` in a quote; without one, the name of its kind.
  static func callout(_ bytes: [UInt8], _ line: MarkdownLine) -> [UInt8]? {
    guard bytes.has("[!", at: line.start),
      let close = bytes.find("]", from: line.start + 2, to: min(line.end, line.start + 64))
    else { return nil }
    let kind = bytes[(line.start + 2)..<close].prefix { $0 != UInt8(ascii: "|") }
    guard !kind.isEmpty, kind.allSatisfy({ $0.isNameByte || $0 == 0x20 }) else { return nil }
    var rest = bytes[(close + 1)..<line.end]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let title = trimmed(rest)
    return title.isEmpty ? named(kind) : Array(title)
  }

  /// The openers of `:::` boxes that a line of colons closes, by their offset.
  static func closedBoxes(in bytes: [UInt8]) -> Set<Int> {
    guard bytes.find(":::", from: 0) != nil else { return [] }
    var open: [(start: Int, colons: Int)] = []
    var closed: Set<Int> = []
    var at = 0
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      var start = at
      while start < end, bytes[start].isGap { start += 1 }
      let colons = bytes[start..<end].prefix { $0 == UInt8(ascii: ":") }.count
      if colons >= 3 {
        if !bytes.isBlank(start + colons..<end) {
          open.append((start, colons))
        } else if let index = open.lastIndex(where: { $0.colons <= colons }) {
          closed.insert(open[index].start)
          open.removeSubrange(index...)
        }
      }
      at = end + 1
    }
    return closed
  }

  /// `[TOC]` and its kin, where the contents go.
  static func isContents(_ line: ArraySlice<UInt8>) -> Bool {
    let text = trimmed(line)
    guard text.count <= 12 else { return false }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    return ["[toc]", "[[toc]]", "[[_toc_]]"].contains(word)
  }

  private static func named(_ word: some Collection<UInt8>) -> [UInt8] {
    var name = Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
    if let first = name.first, (0x61...0x7A).contains(first) { name[0] = first ^ 0x20 }
    return name
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    let rest = text.dropFirst()
    guard let close = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    return Array(rest[..<close])
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first <= 0x20 { text.removeFirst() }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
  }
}

/// Attributes in braces, as kramdown and Pandoc have them.
enum Attributes {
  /// True for a line that is nothing but attributes: `{: .class #id}`.
  static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text.count < 1024 && text.starts(with: "{:".utf8) && text.last == UInt8(ascii: "}")
      && text.dropLast().allSatisfy { $0 != UInt8(ascii: "}") }
  }

  /// The offset after attributes that begin at a `{`, or `nil` for other text in braces.
  static func end(_ bytes: [UInt8], at start: Int) -> Int? {
    guard let first = bytes.byte(start + 1) else { return nil }
    var close = start + 1
    let limit = min(bytes.count, start + 512)
    while close < limit, bytes[close] != UInt8(ascii: "}") {
      if bytes[close] == 0x0A || bytes[close] == UInt8(ascii: "{") { return nil }
      close += 1
    }
    guard close < limit else { return nil }
    let inner = bytes[start + 1..<close]
    if first == UInt8(ascii: ":") { return close + 1 }
    let words = inner.split { $0.isGap }
    guard !words.isEmpty else { return nil }
    let isPlain = words.allSatisfy { word in
      guard let mark = word.first else { return false }
      if mark == UInt8(ascii: "#") || mark == UInt8(ascii: ".") {
        return word.count > 1 && !word.dropFirst().contains { "{}()<>".utf8.contains($0) }
      }
      return word == [UInt8(ascii: "-")] || word.dropFirst().contains(UInt8(ascii: "="))
        || word.last == UInt8(ascii: "\"")
    }
    return isPlain ? close + 1 : nil
  }

  /// True for an opening tag that asks for Markdown inside it: `<div markdown="1">`.
  static func isMarkdownBox(_ line: ArraySlice<UInt8>) -> Bool {
    let text = Array(line)
    guard text.count < 1024, let tag = HTMLTag(text, at: 0), !tag.isClosing,
      text.isBlank(tag.end..<text.count)
    else { return false }
    return tag.hasAttribute("markdown")
  }
}

/// Imports and exports of modules, which MDX has between paragraphs.
enum ESModule {
  /// The offset after the block of imports and exports that begins at a line; `nil` where it is text.
  static func end(_ bytes: [UInt8], _ start: Int, _ dialect: MarkdownDialect) -> Int? {
    let isImport = bytes.has("import ", at: start) || bytes.has("import{", at: start)
    guard isImport || dialect == .mdx && bytes.has("export ", at: start) else { return nil }
    let end = bytes.lineEnd(from: start)
    if dialect != .mdx {
      return isImport && isStatement(bytes[start..<end]) ? end + 1 : nil
    }
    guard
      !isImport || isStatement(bytes[start..<end]) || bytes[start..<end].contains(UInt8(ascii: "{"))
    else { return nil }
    if !isImport, !exports.contains(where: { bytes.has($0, at: start + 7) }) { return nil }
    var at = end + 1
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      if bytes.isBlank(at..<end) { return at }
      at = end + 1
    }
    return bytes.count
  }

  private static let exports: [StaticString] = [
    "const ", "let ", "var ", "function ", "default ", "async ", "class ", "{", "*", "type ",
    "interface ",
  ]

  /// `import X from 'y'` or `import 'y'`, and nothing after it.
  private static func isStatement(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line
    while let last = text.last, last <= 0x20 || last == UInt8(ascii: ";") { text.removeLast() }
    guard let mark = text.last, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\""),
      let open = text.dropLast().lastIndex(of: mark)
    else { return false }
    let before = text[..<open].dropFirst("import ".utf8.count)
    return before.allSatisfy { $0 <= 0x20 } || before.suffix(5).elementsEqual("from ".utf8)
  }
}
