import Text

/// The kinds of Markdown that are read differently.
enum MarkdownDialect {
  case markdown
  /// Markdown with components and expressions of JavaScript.
  case mdx
  /// Pandoc's, as Quarto has it.
  case quarto

  /// - Parameter ending: of a file's name, in lower case.
  init?(ending: String) {
    switch ending {
    case "md", "markdown", "mdown", "mkd", "mkdn": self = .markdown
    case "mdx": self = .mdx
    case "qmd", "rmd": self = .quarto
    default: return nil
    }
  }
}

/// A Markdown text as libcmark is to read it: without what site generators and note programs add, and
/// with what CommonMark does not know written as what it does.
struct MarkdownSource {
  let text: [UInt8]
  /// True where `text` may hold a `StandIn`.
  let hasStandIns: Bool

  init(_ bytes: [UInt8], _ dialect: MarkdownDialect) {
    let needs = Needs(bytes)
    guard dialect == .mdx || needs.any else {
      (text, hasStandIns) = (bytes, needs.hasOwnStandIn)
      return
    }
    var text = needs.hasOwnStandIn ? StandIn.replaced(in: bytes) : bytes
    if dialect == .mdx { text = MDXLines.dedented(text) }
    if needs.tags || dialect == .mdx { text = SiteTags.undone(text, dialect) }
    var notes: [Footnote] = []
    if needs.blocks || dialect != .markdown {
      (text, notes) = MarkdownBlocks.rewritten(text, dialect)
    }
    if needs.marks || !notes.isEmpty { text = MarkdownMarks.undone(text, notes: notes, dialect) }
    (self.text, hasStandIns) = (text, true)
  }

  /// What a look at each byte says about what may have to be undone.
  private struct Needs {
    var tags = false
    var blocks = false
    var marks = false
    var hasOwnStandIn = false

    var any: Bool { tags || blocks || marks }

    init(_ bytes: [UInt8]) {
      var isLineStart = true
      bytes.withUnsafeBufferPointer { bytes in
        for at in bytes.indices {
          let byte = bytes[at]
          guard
            byte < 0x30 || byte > 0x39 && byte < 0x41 || byte > 0x5A && byte < 0x61
              || byte > 0x7A
          else {
            isLineStart = false
            continue
          }
          visit(bytes, at, byte, isLineStart: isLineStart)
          isLineStart = byte == 0x0A || isLineStart && (byte <= 0x20 || byte == UInt8(ascii: ">"))
        }
      }
    }

    private mutating func visit(
      _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ byte: UInt8, isLineStart: Bool
    ) {
      func next(_ offset: Int = 1) -> UInt8 {
        at + offset < bytes.count ? bytes[at + offset] : 0x0A
      }
      switch byte {
      case UInt8(ascii: "{"):
        tags = true
        blocks = true
        marks = true
      case UInt8(ascii: "<"):
        if next() == UInt8(ascii: "!") || (0x41...0x5A).contains(next())
          || next() == UInt8(ascii: "/") && (0x41...0x5A).contains(next(2))
        {
          tags = true
        }
        if isLineStart { blocks = true }
      case UInt8(ascii: "|"): blocks = true
      case UInt8(ascii: "["):
        if [UInt8(ascii: "^"), UInt8(ascii: "!"), UInt8(ascii: "[")].contains(next()) {
          (blocks, marks) = (true, true)
        } else if isLineStart {
          blocks = true
        }
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ":"):
        if isLineStart { blocks = true }
        if next() == byte, byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") { marks = true }
        if byte == UInt8(ascii: ":"), next().isNameByte || next() == UInt8(ascii: "+") {
          marks = true
        }
      case UInt8(ascii: "~"), UInt8(ascii: "^"): marks = true
      case UInt8(ascii: "%"): if next() == byte { marks = true }
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        if isLineStart, next() == UInt8(ascii: "[") { blocks = true }
        if next() >= 0x80 || at > 0 && bytes[at - 1] >= 0x80 { marks = true }
      case 0xE2: if next() == 0x81, next(2) == 0x9F { hasOwnStandIn = true }
      case 0xEF: if next() == 0xA3 { hasOwnStandIn = true }
      default: break
      }
    }
  }
}

/// Lines of MDX as CommonMark can read them: there four blanks are no code, and components are set in.
enum MDXLines {
  static func dedented(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var base = 0
    var isListOpen = false
    var isAfterBlank = true
    var at = 0
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      let line = MarkdownLine(bytes, at..<end)
      if !line.isBlank {
        if isAfterBlank, !line.isItem, line.indent <= base { isListOpen = false }
        if !isListOpen || line.indent < base { base = line.indent >= 4 ? line.indent : 0 }
        if line.isItem { isListOpen = true }
      }
      isAfterBlank = line.isBlank
      var start = at
      while start < end, start < at + base, bytes[start].isGap { start += 1 }
      out += bytes[start..<min(end + 1, bytes.count)]
      at = end + 1
    }
    return out
  }
}
