/// Takes out or rewrites, inside the lines of a Markdown text, what CommonMark does not know: wiki
/// links, notes, highlights, emoji by name, attributes; and mends emphasis next to letters of scripts
/// without blanks.
struct MarkdownMarks {
  private let bytes: [UInt8]
  private let dialect: MarkdownDialect
  private var out: [UInt8] = []
  private var notes: NoteNumbers
  private var emphasis = WideEmphasis()
  /// Delimiters that have no partner before these offsets are looked at again.
  private var unpaired: [UInt8: Int] = [:]

  static func undone(
    _ bytes: [UInt8], notes: [Footnote], _ dialect: MarkdownDialect
  ) -> [UInt8] {
    var marks = MarkdownMarks(bytes, notes, dialect)
    marks.run()
    var out = marks.out
    var numbers = marks.notes
    var isFirst = true
    while let note = numbers.next() {
      if isFirst { out += "\n\n\(StandIn.notes)\n\n".utf8 }
      isFirst = false
      var own = MarkdownMarks(note.text, [], dialect)
      swap(&own.notes, &numbers)
      own.run()
      swap(&own.notes, &numbers)
      out += HTMLScript.raised(note.number).utf8
      out += "\u{A0}".utf8 + own.out + "\n\n".utf8
    }
    return out
  }

  private init(_ bytes: [UInt8], _ notes: [Footnote], _ dialect: MarkdownDialect) {
    self.bytes = bytes
    self.dialect = dialect
    self.notes = NoteNumbers(notes)
  }

  private mutating func run() {
    out.reserveCapacity(bytes.count)
    var at = 0
    for stretch in MarkdownCode(bytes, indented: dialect != .mdx).stretches
    where stretch.kind != .comment {
      if stretch.range.lowerBound > at { copy(at, to: stretch.range.lowerBound) }
      out += bytes[max(at, stretch.range.lowerBound)..<max(at, stretch.range.upperBound)]
      at = max(at, stretch.range.upperBound)
    }
    copy(at, to: bytes.count)
  }

  private mutating func copy(_ start: Int, to end: Int) {
    var at = start
    while at < end { at = max(at + 1, visit(at, end)) }
  }

  private mutating func append(_ at: Int, _ count: Int = 1) -> Int {
    out += bytes[at..<at + count]
    return at + count
  }

  private mutating func visit(_ at: Int, _ end: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: "\\") where at + 1 < end: return append(at, 2)
    case UInt8(ascii: "!") where bytes.has("![[", at: at): return visitEmbed(at, end) ?? append(at)
    case UInt8(ascii: "["): return visitBracket(at, end) ?? append(at)
    case UInt8(ascii: "{"): return visitBrace(at, end) ?? append(at)
    case UInt8(ascii: ":"): return visitColon(at, end) ?? append(at)
    case UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "%"):
      return visitPair(at, end) ?? append(at)
    case UInt8(ascii: "^"): return visitCaret(at, end) ?? append(at)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return visitEmphasis(at, end)
    case 0x0A:
      if at + 1 >= bytes.count || bytes[at + 1] == 0x0A { emphasis = WideEmphasis() }
      return append(at)
    default: return append(at)
    }
  }
}

extension MarkdownMarks {
  /// `[[a]]`, `[[a|b]]`, `[^note]`.
  private mutating func visitBracket(_ at: Int, _ end: Int) -> Int? {
    if bytes.has("[^", at: at) {
      var close = at + 2
      while close < end, close - at < 256, bytes[close] > 0x20,
        bytes[close] != UInt8(ascii: "]"), bytes[close] != UInt8(ascii: "[")
      {
        close += 1
      }
      guard close < end, bytes[close] == UInt8(ascii: "]"), close > at + 2 else { return nil }
      let label = String(decoding: bytes[at + 2..<close], as: UTF8.self).lowercased()
      guard let number = notes.number(of: label) else { return nil }
      out += HTMLScript.noteMark(number, after: out.last).utf8
      return close + 1
    }
    if let (words, close) = wikiLink(at, end) {
      out += escaped(words)
      return close
    }
    return nil
  }

  /// The words of a wiki link, and the offset after it.
  private func wikiLink(_ at: Int, _ end: Int) -> (ArraySlice<UInt8>, Int)? {
    guard bytes.has("[[", at: at), let first = bytes.byte(at + 2), first > 0x20,
      first != UInt8(ascii: "-")
    else { return nil }
    var close = at + 2
    let limit = min(end, at + 1024)
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      guard bytes[close] != UInt8(ascii: "["), bytes[close] != 0x0A else { return nil }
      close += 1
    }
    // What a link of CommonMark shows may be in brackets of its own.
    guard close > at + 2, bytes.has("]]", at: close), bytes[close - 1] > 0x20,
      bytes.byte(close + 2) != UInt8(ascii: "("), bytes.byte(close + 2) != UInt8(ascii: "[")
    else { return nil }
    return (bytes[at + 2..<close], close + 2)
  }

  /// What a wiki link shows: the words after the bar, or the page and its heading.
  private func escaped(_ link: ArraySlice<UInt8>) -> [UInt8] {
    var words = link
    if let bar = link.firstIndex(of: UInt8(ascii: "|")) {
      words = link[(bar + 1)...]
      if words.allSatisfy({ $0 <= 0x20 }) { words = link[..<bar] }
    }
    if words.last == UInt8(ascii: "\\") { words.removeLast() }
    var shown: [UInt8] = []
    let isPlain = words.startIndex == link.startIndex
    for (offset, byte) in words.enumerated() {
      if isPlain, byte == UInt8(ascii: "#") {
        if offset > 0, shown.last != 0x20 { shown += " \\> ".utf8 }
      } else if isPlain, byte == UInt8(ascii: "^"), shown.last == 0x20 {
        continue
      } else {
        if "*_<>`[]".utf8.contains(byte) { shown.append(UInt8(ascii: "\\")) }
        shown.append(byte)
      }
    }
    return shown
  }

  /// `![[picture.png|300]]` as a picture, and `![[note]]` as its name.
  private mutating func visitEmbed(_ at: Int, _ end: Int) -> Int? {
    guard let (link, close) = wikiLink(at + 1, end) else { return nil }
    let parts = link.split(separator: UInt8(ascii: "|"), maxSplits: 1)
    guard let file = parts.first else { return nil }
    let name = String(decoding: file, as: UTF8.self)
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard name.contains("."), Self.pictures.contains(ending) else {
      out += escaped(link)
      return close
    }
    var alt = parts.count > 1 ? Array(parts[1]) : []
    // A size: `300`, `300x200`.
    if alt.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "x") }) { alt = [] }
    out += "![".utf8 + escaped(alt[...]) + "](<\(TagWords.address(name))>)".utf8
    return close
  }

  private static let pictures: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tif", "tiff",
  ]

  /// Attributes after a link, a picture, marked words or a heading.
  private mutating func visitBrace(_ at: Int, _ end: Int) -> Int? {
    guard let close = Attributes.end(bytes, at: at) else { return nil }
    let lineEnd = bytes.lineEnd(from: close)
    let isMarked = bytes[at + 1] == UInt8(ascii: ":")
    let before = bytes.byte(at - 1) ?? 0x0A
    let isAfter = ")]*_`\">".utf8.contains(before)
    let isName = bytes[at + 1] == UInt8(ascii: "#") || bytes[at + 1] == UInt8(ascii: ".")
    guard isMarked || isAfter || isName && before.isGap && bytes.isBlank(close..<lineEnd) else {
      return nil
    }
    if before == UInt8(ascii: "]"), out.last == before { unwrapSpan() }
    while out.last?.isGap == true, close >= lineEnd || bytes[close] <= 0x20 { out.removeLast() }
    return close
  }

  /// Takes the brackets off `[words]{.class}`.
  private mutating func unwrapSpan() {
    var at = out.count - 2
    let floor = max(0, at - 512)
    while at >= floor, out[at] != UInt8(ascii: "]"), out[at] != 0x0A {
      if out[at] == UInt8(ascii: "[") {
        guard at == 0 || out[at - 1] != UInt8(ascii: "!") else { return }
        out.removeLast()
        out.remove(at: at)
        return
      }
      at -= 1
    }
  }
}

extension MarkdownMarks {
  /// `:name:` as the emoji of that name.
  private mutating func visitColon(_ at: Int, _ end: Int) -> Int? {
    if at > 0, bytes[at - 1].isASCIILetter || bytes[at - 1].isASCIIDigit { return nil }
    var close = at + 1
    while close < end, close - at < 40, bytes[close].isNameByte || bytes[close] == UInt8(ascii: "+")
    {
      close += 1
    }
    guard close < end, bytes[close] == UInt8(ascii: ":"), close > at + 1,
      !(bytes.byte(close + 1).map { $0.isASCIILetter || $0.isASCIIDigit } ?? false),
      let emoji = EmojiNames.emoji(named: bytes[at + 1..<close])
    else { return nil }
    out += emoji.utf8
    return close + 1
  }

  /// `==highlight==`, `~~strike~~`, `%%comment%%`; and `H~2~O` where nothing else is meant.
  private mutating func visitPair(_ at: Int, _ end: Int) -> Int? {
    let mark = bytes[at]
    var length = 1
    while at + length < end, bytes[at + length] == mark { length += 1 }
    if length == 1, mark == UInt8(ascii: "~") { return visitScript(at, end) }
    guard length == 2 else { return append(at, length) }
    let isComment = mark == UInt8(ascii: "%")
    if !isComment, bytes.byte(at + 2).map({ $0 <= 0x20 }) ?? true { return append(at, 2) }
    if isComment, let before = out.last, before > 0x20 { return append(at, 2) }
    if let until = unpaired[mark], at < until { return append(at, 2) }
    var close = at + 2
    while close < end {
      if bytes[close] == 0x0A, bytes.byte(close + 1) == 0x0A, !isComment { break }
      if bytes[close] == mark, bytes.byte(close + 1) == mark, bytes.byte(close + 2) != mark,
        isComment || bytes[close - 1] > 0x20
      {
        if isComment {
          while out.last?.isGap == true { out.removeLast() }
          return close + 2
        }
        copy(at + 2, to: close)
        return close + 2
      }
      close += bytes[close] == mark && bytes.byte(close + 1) == mark ? 2 : 1
    }
    unpaired[mark] = close
    return append(at, 2)
  }

  /// `x^2^` and `H~2~O`, and the note in `^[a note]`.
  private mutating func visitScript(_ at: Int, _ end: Int) -> Int? {
    let mark = bytes[at]
    guard let before = out.last, before.isASCIILetter || before.isASCIIDigit || before == 0x29
    else {
      return nil
    }
    var close = at + 1
    while close < end, close - at <= 8, bytes[close].isASCIILetter || bytes[close].isASCIIDigit {
      close += 1
    }
    guard close < end, close > at + 1, bytes[close] == mark, bytes.byte(close + 1) != mark else {
      return nil
    }
    let own = String(decoding: bytes[at + 1..<close], as: UTF8.self)
    let letters = mark == UInt8(ascii: "~") ? HTMLScript.lowered(own) : HTMLScript.raised(own)
    out += (letters ?? own).utf8
    return close + 1
  }

  private mutating func visitCaret(_ at: Int, _ end: Int) -> Int? {
    if bytes.byte(at + 1) == UInt8(ascii: "[") {
      guard let close = noteEnd(at + 2, end) else { return nil }
      let number = notes.add(Array(bytes[at + 2..<close]))
      out += HTMLScript.noteMark(number, after: out.last).utf8
      return close + 1
    }
    // The name of a block, which a note program puts at the end of a line.
    if out.last?.isGap == true {
      var close = at + 1
      while close < end, close - at < 40, bytes[close].isNameByte { close += 1 }
      if close > at + 1, close >= bytes.count || bytes[close] == 0x0A {
        while out.last?.isGap == true { out.removeLast() }
        return close
      }
    }
    return visitScript(at, end)
  }

  /// The bracket that ends a note in the text; notes of more than a paragraph are none.
  private func noteEnd(_ start: Int, _ end: Int) -> Int? {
    var depth = 0
    var at = start
    let limit = min(end, start + 2048)
    while at < limit {
      switch bytes[at] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        if depth == 0 { return at > start ? at : nil }
        depth -= 1
      case UInt8(ascii: "^") where bytes.byte(at + 1) == UInt8(ascii: "["): return nil
      case 0x0A where bytes.byte(at + 1) == 0x0A: return nil
      default: break
      }
      at += 1
    }
    return nil
  }

  private mutating func visitEmphasis(_ at: Int, _ end: Int) -> Int {
    let mark = bytes[at]
    var length = 1
    while at + length < end, bytes[at + length] == mark { length += 1 }
    let gap = emphasis.gap(
      mark: mark, length: length, before: Self.scalar(endingAt: at, in: bytes),
      after: Self.scalar(at: at + length, in: bytes))
    if gap == .before { out += String(StandIn.gap).utf8 }
    let next = append(at, length)
    if gap == .after { out += String(StandIn.gap).utf8 }
    return next
  }

  private static func scalar(at start: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard start < bytes.count else { return nil }
    return String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
      .unicodeScalars.first
  }

  private static func scalar(endingAt end: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.last
  }
}
