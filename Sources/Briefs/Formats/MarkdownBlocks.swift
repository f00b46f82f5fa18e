/// A note at the end of a text, by what the text calls it.
struct Footnote {
  let label: String
  var text: [UInt8]
}

/// Rewrites the lines of a Markdown text that CommonMark does not know: admonitions and callouts as
/// quotes, tables, definitions of notes, attributes, imports.
struct MarkdownBlocks {
  private let bytes: [UInt8]
  private let dialect: MarkdownDialect
  private var out: [UInt8] = []
  private var notes: [Footnote] = []
  /// What is open around the line, outermost first.
  private var boxes: [Box] = []
  /// Where the last line that is no blank one begins in `out`.
  private var lastLine: Int?
  private var isAfterBlank = true
  /// Openers of `:::` boxes that have a closing line, by their offset.
  private let closed: Set<Int>

  struct Box {
    enum Kind {
      /// `!!! note`: lines that are set in by more than this are in it.
      case indented(Int)
      /// `:::`, by the number of colons.
      case fenced(Int)
    }

    let kind: Kind
    let isQuote: Bool
    /// Columns that its lines are set in by, once known.
    var indent: Int
  }

  /// Deeper boxes are quotes of this depth.
  private static let depthLimit = 8
  private static let noteLimit = 10_000

  static func rewritten(
    _ bytes: [UInt8], _ dialect: MarkdownDialect
  ) -> (text: [UInt8], notes: [Footnote]) {
    var blocks = MarkdownBlocks(bytes, dialect)
    blocks.run()
    return (blocks.out, blocks.notes)
  }

  private init(_ bytes: [UInt8], _ dialect: MarkdownDialect) {
    self.bytes = bytes
    self.dialect = dialect
    closed = Admonition.closedBoxes(in: bytes)
  }

  private mutating func run() {
    out.reserveCapacity(bytes.count + bytes.count / 16)
    let code = MarkdownCode(bytes, indented: dialect != .mdx).stretches.filter { $0.kind == .block }
    var nextCode = 0
    var at = 0
    while at < bytes.count {
      while nextCode < code.count, code[nextCode].range.upperBound <= at { nextCode += 1 }
      let end = bytes.lineEnd(from: at)
      let line = MarkdownLine(bytes, at..<end)
      if nextCode < code.count, code[nextCode].range.contains(at) {
        // Code that is only set in because a box is.
        if !line.isBlank { closeBoxes(for: line) }
        copyLine(at..<end, line)
        at = end + 1
      } else {
        at = visitLine(at, end, line)
      }
    }
  }

  private var quoteDepth: Int { min(boxes.count(where: \.isQuote), Self.depthLimit) }

  /// Copies a line, within the quotes that the open boxes are.
  private mutating func copyLine(_ range: Range<Int>, _ line: MarkdownLine) {
    var start = range.lowerBound
    let indent = boxes.last?.indent ?? 0
    while start < range.upperBound, start < range.lowerBound + indent, bytes[start].isGap {
      start += 1
    }
    put(bytes[start..<range.upperBound])
    isAfterBlank = line.isBlank
  }

  private mutating func put(_ line: some Collection<UInt8>) {
    let depth = quoteDepth
    if !line.isEmpty { lastLine = out.count }
    for _ in 0..<depth { out += "> ".utf8 }
    out += line
    out.append(0x0A)
  }

  private mutating func putBlank() {
    put([])
    isAfterBlank = true
  }

  /// A title as a paragraph of its own.
  private mutating func putTitle(_ title: some Collection<UInt8>) {
    putBlank()
    if !title.isEmpty {
      put(title)
      putBlank()
    }
  }

  private mutating func open(_ box: Box, title: [UInt8]) {
    if quoteDepth == 0 { putBlank() }
    if boxes.count < 64 { boxes.append(box) }
    putTitle(title)
  }

  private mutating func closeBox() {
    let box = boxes.removeLast()
    // A quote ends with a blank line, or the next one would belong to it.
    if box.isQuote { putBlank() }
  }

  private mutating func closeBoxes(for line: MarkdownLine) {
    while case .indented(let indent)? = boxes.last?.kind, line.indent < indent { closeBox() }
  }
}

extension MarkdownBlocks {
  /// Reads a line that is no code; the result is where the next one begins.
  private mutating func visitLine(_ start: Int, _ end: Int, _ line: MarkdownLine) -> Int {
    if line.isBlank {
      putBlank()
      return end + 1
    }
    closeBoxes(for: line)
    if line.quotes > 0 || line.start >= end {
      if let callout = Admonition.callout(bytes, line) {
        put(bytes[start..<line.start] + callout)
        put(bytes[start..<line.start])
        isAfterBlank = false
        return end + 1
      }
    } else if let next = visitMark(start, end, line) {
      return next
    }
    if let next = copyTable(start, end, line) { return next }
    copyLine(start..<end, line)
    return end + 1
  }

  /// Reads a line that begins with a mark of its own.
  private mutating func visitMark(_ start: Int, _ end: Int, _ line: MarkdownLine) -> Int? {
    let text = bytes[line.start..<end]
    switch bytes[line.start] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="):
      guard let box = Admonition.indented(text) else { return nil }
      open(
        Box(kind: .indented(line.indent + 2), isQuote: box.isQuote, indent: line.indent + 4),
        title: box.title)
      return end + 1
    case UInt8(ascii: ":"): return visitColon(start, end, line)
    case UInt8(ascii: "["):
      if Admonition.isContents(text) {
        putBlank()
        return end + 1
      }
      return takeNote(start, end, line)
    case UInt8(ascii: "{"):
      guard line.indent < 4 || !boxes.isEmpty, Attributes.isWhole(text) else { return nil }
      // Where the contents go, kramdown wants a list, which the contents replace.
      if text.starts(with: "{:toc".utf8), let lastLine, !isAfterBlank,
        MarkdownLine(out, lastLine..<out.count - 1).isItem
      {
        out.removeSubrange(lastLine...)
      }
      putBlank()
      return end + 1
    case UInt8(ascii: "*"):
      guard text.starts(with: "*[".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < end, bytes[close + 1] == UInt8(ascii: ":")
      else { return nil }
      // An abbreviation and what it means.
      putBlank()
      put(bytes[line.start + 2..<close] + bytes[(close + 1)..<end])
      putBlank()
      return end + 1
    case UInt8(ascii: "<"):
      guard Attributes.isMarkdownBox(text) else { return nil }
      putBlank()
      return end + 1
    case UInt8(ascii: "i"), UInt8(ascii: "e"):
      guard isAfterBlank, line.indent == 0, let next = ESModule.end(bytes, start, dialect) else {
        return nil
      }
      return next
    default: return nil
    }
  }

  private mutating func visitColon(_ start: Int, _ end: Int, _ line: MarkdownLine) -> Int? {
    let colons = bytes[line.start..<end].prefix { $0 == UInt8(ascii: ":") }.count
    if colons >= 3 {
      if bytes.isBlank(line.start + colons..<end) {
        guard
          let index = boxes.lastIndex(where: {
            if case .fenced(let own) = $0.kind { own <= colons } else { false }
          })
        else {
          putBlank()
          return end + 1
        }
        while boxes.count > index { closeBox() }
        return end + 1
      }
      let box = Admonition.fenced(bytes[(line.start + colons)..<end])
      guard closed.contains(line.start) else {
        // Never closed: the words of the line, and no box.
        putTitle(box.title)
        return end + 1
      }
      open(
        Box(kind: .fenced(colons), isQuote: box.isQuote, indent: boxes.last?.indent ?? 0),
        title: box.title)
      return end + 1
    }
    // A definition below its term.
    guard colons == 1, line.start + 1 < end, bytes[line.start + 1].isGap, line.indent < 4 else {
      return nil
    }
    if !isAfterBlank, let lastLine, out[lastLine] != UInt8(ascii: "#") {
      out.removeLast()
      out += "\\\n".utf8
    }
    put(bytes[(line.start + 1)..<end].drop(while: \.isGap))
    isAfterBlank = false
    return end + 1
  }
}

extension MarkdownBlocks {
  /// Takes a definition such as `[^1]: A note.` with the lines set in below it.
  private mutating func takeNote(_ start: Int, _ end: Int, _ line: MarkdownLine) -> Int? {
    guard line.indent < 4 || !boxes.isEmpty, let after = Self.noteStart(bytes, line.start, end),
      notes.count < Self.noteLimit
    else { return nil }
    var text = Array(bytes[after..<end].drop(while: \.isGap))
    var at = end + 1
    var blanks = 0
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      let next = MarkdownLine(bytes, at..<end)
      if next.isBlank {
        blanks += 1
      } else {
        let isSetIn = next.indent >= line.indent + 2
        let isLazy =
          blanks == 0 && !next.startsBlock && next.quotes == 0 && next.fence(in: bytes) == nil
          && Self.noteStart(bytes, next.start, end) == nil && bytes[next.start] != UInt8(ascii: "|")
        guard isSetIn || isLazy else { break }
        text += [UInt8](repeating: 0x0A, count: blanks + 1)
        let own = bytes[at..<end]
        text += isSetIn ? own.dropFirst(Self.gap(own, upTo: line.indent + 4)) : own
        blanks = 0
      }
      at = end + 1
    }
    let label = String(
      decoding: bytes[(line.start + 2)..<(after - 2)].prefix(256), as: UTF8.self)
    notes.append(Footnote(label: label.lowercased(), text: text))
    putBlank()
    return min(at, bytes.count)
  }

  private static func gap(_ line: ArraySlice<UInt8>, upTo columns: Int) -> Int {
    var count = 0
    for byte in line.prefix(columns) {
      guard byte == 0x20 else { return byte == 0x09 ? count + 1 : count }
      count += 1
    }
    return count
  }

  /// The offset after the colon of `[^label]:`.
  private static func noteStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard bytes.has("[^", at: start) else { return nil }
    var at = start + 2
    while at < end, at - start < 256, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "]"),
      bytes[at] != UInt8(ascii: "[")
    {
      at += 1
    }
    guard at > start + 2, at < end, bytes.has("]:", at: at) else { return nil }
    return at + 2
  }

  /// Copies a table that begins with the line, its cells marked; `nil` where none does.
  private mutating func copyTable(_ start: Int, _ end: Int, _ line: MarkdownLine) -> Int? {
    let next = end + 1
    guard next < bytes.count, MarkdownTable.hasBar(bytes[line.start..<end]) else { return nil }
    let nextEnd = bytes.lineEnd(from: next)
    let below = MarkdownLine(bytes, next..<nextEnd)
    guard below.quotes == line.quotes,
      MarkdownTable.isHead(bytes[line.start..<end], above: bytes[below.itemStart..<nextEnd])
    else { return nil }
    if !isAfterBlank, !line.isItem { putGap(line.quotes) }
    putRow(bytes[start..<line.start], bytes[line.start..<end], isHead: true)
    var at = nextEnd + 1
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      let row = MarkdownLine(bytes, at..<end)
      guard !row.isBlank, row.quotes == line.quotes,
        MarkdownTable.hasBar(bytes[row.itemStart..<end])
      else { break }
      putRow(bytes[at..<row.itemStart], bytes[row.itemStart..<end], isHead: false)
      at = end + 1
    }
    // What is right below is no part of it.
    putGap(line.quotes)
    return min(at, bytes.count)
  }

  /// A blank line within the quotes of the line before it.
  private mutating func putGap(_ quotes: Int) {
    put([UInt8](repeating: UInt8(ascii: ">"), count: quotes))
    isAfterBlank = true
  }

  private mutating func putRow(
    _ marks: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, isHead: Bool
  ) {
    var row = Array(marks)
    // Blanks before a row are not code.
    while row.count >= 4, row.last?.isGap == true, boxes.isEmpty,
      !marks.contains(where: { !$0.isGap })
    {
      row.removeLast()
    }
    if isHead { row += String(StandIn.head).utf8 }
    for cell in MarkdownTable.cells(of: text) {
      row += String(StandIn.bar).utf8
      row += cell
    }
    put(row)
  }
}
