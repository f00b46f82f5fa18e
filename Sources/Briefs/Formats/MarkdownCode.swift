/// Finds what in a Markdown text is no text: code, comments, and tags of site generators whose content
/// is not Markdown.
///
/// One pass over the lines, as CommonMark reads them but without its containers: a fence or four
/// blanks mean code also inside a list or a quote.
struct MarkdownCode {
  enum Kind: Equatable {
    /// Fenced or indented lines.
    case block
    case span
    /// `<!-- -->`, or a tag such as `{% comment %}`.
    case comment
    /// `{% raw %}`: `inner` is text in which no tag means anything.
    case raw
    /// `{% highlight %}`: `inner` is code.
    case highlight
  }

  struct Stretch {
    let kind: Kind
    let range: Range<Int>
    /// Without the tags around it.
    let inner: Range<Int>
  }

  private(set) var stretches: [Stretch] = []

  private let bytes: [UInt8]
  private let findsTags: Bool
  private let findsIndented: Bool
  private var fence: (mark: UInt8, length: Int, quotes: Int, start: Int)?
  /// Where the lines begin that may hold code in a line.
  private var paragraph: Int?
  private var isListOpen = false
  private var isAfterBlank = true
  /// From here on no comment ends.
  private var unclosedFrom = Int.max
  /// Tags that are not closed from where they were looked for.
  private var unclosed: Set<String> = []

  private static let longestRun = 32

  /// - Parameter tags: true where tags of site generators may be there.
  init(_ bytes: [UInt8], tags: Bool = false, indented: Bool = true) {
    self.bytes = bytes
    findsTags = tags
    findsIndented = indented
    var at = 0
    while at < bytes.count { at = max(at + 1, visitLine(at)) }
    _ = flush(to: bytes.count)
    if let fence { add(.block, fence.start..<bytes.count) }
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>, inner: Range<Int>? = nil) {
    stretches.append(Stretch(kind: kind, range: range, inner: inner ?? range))
  }

  /// Reads the line that begins at an offset; the result is where to go on.
  private mutating func visitLine(_ start: Int) -> Int {
    let end = bytes.lineEnd(from: start)
    let next = min(end + 1, bytes.count)
    let line = MarkdownLine(bytes, start..<end)
    if let open = fence {
      if line.quotes >= open.quotes {
        guard line.closesFence(open.mark, open.length, in: bytes) else { return next }
        add(.block, open.start..<next)
        fence = nil
        return next
      }
      add(.block, open.start..<start)
      fence = nil
    }
    if line.isBlank {
      let resume = flush(to: start)
      isAfterBlank = true
      return resume > start ? resume : next
    }
    if let opened = line.fence(in: bytes) {
      let resume = flush(to: start)
      if resume > start { return resume }
      fence = (opened.mark, opened.length, line.quotes, start)
      if line.isItem { isListOpen = true }
      return next
    }
    if findsIndented, line.indent >= 4, line.quotes == 0, !isListOpen, paragraph == nil {
      add(.block, start..<next)
      return next
    }
    if line.startsBlock {
      let resume = flush(to: start)
      if resume > start { return resume }
    }
    if line.isItem || opensBox(line) {
      isListOpen = true
    } else if line.indent == 0, isAfterBlank {
      isListOpen = false
    }
    isAfterBlank = false
    if paragraph == nil { paragraph = start }
    return next
  }

  /// True for a line below which what is set in belongs to it: an admonition, a note.
  private func opensBox(_ line: MarkdownLine) -> Bool {
    bytes.has("!!!", at: line.start) || bytes.has("???", at: line.start)
      || bytes.has("=== ", at: line.start) || bytes.has("[^", at: line.start)
      || bytes.has(": ", at: line.start)
  }

  /// Ends the open paragraph; the result is beyond `end` where a comment or tag reaches further.
  private mutating func flush(to end: Int) -> Int {
    guard let start = paragraph else { return end }
    paragraph = nil
    return scan(start, end)
  }

  private mutating func scan(_ start: Int, _ end: Int) -> Int {
    var lastRuns: [Int]?
    var at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 2
      case UInt8(ascii: "`"):
        let length = run(at, end)
        if lastRuns == nil { lastRuns = self.lastRuns(from: at, to: end) }
        if length <= Self.longestRun, let last = lastRuns?[length], last > at {
          let close = closer(of: length, from: at + length, to: end)
          add(.span, at..<close)
          at = close
        } else {
          at += length
        }
      case UInt8(ascii: "<") where bytes.has("<!--", at: at):
        guard at < unclosedFrom, let close = bytes.find("-->", from: at + 4) else {
          unclosedFrom = min(unclosedFrom, at)
          at += 4
          continue
        }
        add(.comment, at..<close + 3)
        at = close + 3
      case UInt8(ascii: "{") where findsTags:
        guard let (stretch, name) = taggedStretch(at) else {
          at += 1
          continue
        }
        if let stretch {
          stretches.append(stretch)
          at = stretch.range.upperBound
        } else {
          unclosed.insert(name)
          at += 2
        }
      default: at += 1
      }
    }
    return max(at, end)
  }

  private func run(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] == UInt8(ascii: "`") { at += 1 }
    return at - start
  }

  /// Where the last run of backticks of each length begins.
  private func lastRuns(from start: Int, to end: Int) -> [Int] {
    var last = [Int](repeating: -1, count: Self.longestRun + 1)
    var at = start
    while at < end {
      let length = run(at, end)
      if (1...Self.longestRun).contains(length) { last[length] = at }
      at += max(1, length)
    }
    return last
  }

  private func closer(of length: Int, from start: Int, to end: Int) -> Int {
    var at = start
    while at < end {
      let found = run(at, end)
      if found == length { return at + length }
      at += max(1, found)
    }
    return end
  }
}

extension MarkdownCode {
  private static let kinds: [String: Kind] = [
    "highlight": .highlight, "codeblock": .highlight, "raw": .raw, "verbatim": .raw,
    "comment": .comment,
  ]

  /// What a tag encloses whose content is no Markdown; no stretch where the tag is never closed.
  private func taggedStretch(_ start: Int) -> (Stretch?, name: String)? {
    guard let tag = SiteTag(bytes, at: start), !tag.isClosing, let kind = Self.kinds[tag.name],
      tag.kind != .output
    else { return nil }
    let name = tag.kind == .liquid ? tag.name : "/" + tag.name
    if unclosed.contains(name) { return (nil, name) }
    var at = tag.end
    while let next = bytes.find("{", from: at) {
      at = next + 1
      guard bytes.byte(at) == UInt8(ascii: "%") || bytes.byte(at) == UInt8(ascii: "{"),
        SiteTag.mayClose(bytes, at: next, name: tag.name), let close = SiteTag(bytes, at: next),
        close.closes(tag)
      else { continue }
      return (Stretch(kind: kind, range: start..<close.end, inner: tag.end..<next), name)
    }
    return (nil, name)
  }
}

/// What a line of Markdown begins with.
struct MarkdownLine {
  let quotes: Int
  /// Columns of blanks before the text, inside the quotes.
  let indent: Int
  /// Where the text begins, after quote marks, blanks and marks of list items.
  let start: Int
  /// Where the text begins with the mark of its list item, if it has one.
  let itemStart: Int
  let end: Int
  let isItem: Bool
  let isHeading: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    var quotes = 0
    var indent = 0
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: ">"), indent < 4 {
        quotes += 1
        at += 1
        if at < range.upperBound, bytes[at] == 0x20 { at += 1 }
        indent = 0
      } else if bytes[at].isGap {
        indent += bytes[at] == 0x09 ? 4 - indent % 4 : 1
        at += 1
      } else {
        break
      }
    }
    itemStart = at
    var isItem = false
    while let next = Self.afterMarker(bytes, at, range.upperBound) {
      isItem = true
      at = next
    }
    (self.quotes, self.indent, self.start, self.end) = (quotes, indent, at, range.upperBound)
    self.isItem = isItem
    isHeading = at < range.upperBound && bytes[at] == UInt8(ascii: "#")
  }

  var isBlank: Bool { start >= end && !isItem }

  /// True where the inline text of the line above does not reach into this one.
  var startsBlock: Bool { isItem || isHeading }

  /// The offset after the mark of a list item and the blanks behind it.
  private static func afterMarker(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var at = start
    switch bytes[at] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): at += 1
    case let byte where byte.isASCIIDigit:
      while at < end, at - start < 9, bytes[at].isASCIIDigit { at += 1 }
      guard at < end, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ")") else {
        return nil
      }
      at += 1
    default: return nil
    }
    guard at < end, bytes[at].isGap else { return nil }
    while at < end, bytes[at].isGap { at += 1 }
    return at < end ? at : nil
  }

  func fence(in bytes: [UInt8]) -> (mark: UInt8, length: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
      return nil
    }
    var at = start
    while at < end, bytes[at] == bytes[start] { at += 1 }
    guard at - start >= 3 else { return nil }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "~") || !bytes[at..<end].contains(mark) else { return nil }
    return (mark, at - start)
  }

  func closesFence(_ mark: UInt8, _ length: Int, in bytes: [UInt8]) -> Bool {
    var at = itemStart
    while at < end, bytes[at] == mark { at += 1 }
    return at - itemStart >= length && bytes.isBlank(at..<end)
  }
}
