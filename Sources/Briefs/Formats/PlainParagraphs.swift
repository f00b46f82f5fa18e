import Text

/// A list line of plain text: its mark, and the text after it.
struct PlainItem {
  /// As shown: `•` or `3.`.
  let marker: DisplayText
  /// `nil` for a bullet.
  let number: Int?
  let text: Substring

  private static let bullets: [Unicode.Scalar] = [
    "-", "*", "+", "\u{2022}", "\u{2023}", "\u{25AA}", "\u{25E6}",
  ]

  /// `line` is without white space around it.
  init?(_ line: Substring) {
    let bytes = line.utf8
    guard let first = bytes.first else { return nil }
    if let scalar = line.unicodeScalars.first, Self.bullets.contains(scalar) {
      let rest = line.unicodeScalars.dropFirst()
      guard rest.first == " " || rest.first == "\t" else { return nil }
      (marker, number, text) = ("•", nil, Substring(rest).trimmed)
    } else if (0x30...0x39).contains(first) {
      let digits = bytes.prefix { (0x30...0x39).contains($0) }
      let rest = bytes.dropFirst(digits.count)
      guard digits.count <= 3, let dot = rest.first, dot == 0x2E || dot == 0x29,
        let space = rest.dropFirst().first, space == 0x20 || space == 0x09,
        let value = Int(Substring(digits))
      else { return nil }
      (marker, number, text) = ("\(value).", value, Substring(rest.dropFirst(2)).trimmed)
    } else {
      return nil
    }
    if text.isEmpty { return nil }
  }
}

/// Joins the lines of plain text into paragraphs and list items.
struct PlainParagraphs {
  private var lines: [Substring] = []
  private var item: Block.Kind?
  /// Indentation of the list items that are open, outermost first.
  private var indents: [Int] = []

  /// True while what follows closely is part of a list item.
  var isInItem: Bool { item != nil && !lines.isEmpty }

  mutating func add(_ raw: Substring, into draft: inout BriefDraft) {
    let line = raw.trimmed
    if let found = PlainItem(line), lines.isEmpty || item != nil || mayInterrupt(found) {
      flush(into: &draft)
      item = .item(marker: found.marker, depth: depth(of: raw))
      lines = [found.text]
    } else if line.utf8.count > PlainText.wrappedColumns {
      flush(into: &draft)
      item = nil
      lines = [line]
      flush(into: &draft)
    } else {
      lines.append(line)
    }
  }

  /// Ends the paragraph at a blank line or a heading.
  mutating func close(into draft: inout BriefDraft) {
    flush(into: &draft)
    item = nil
  }

  private mutating func flush(into draft: inout BriefDraft) {
    guard !lines.isEmpty else { return }
    if item == nil { indents = [] }
    let text = LineJoint.joined(lines)
    draft.append(text, item ?? .paragraph)
    for address in WebAddresses.find(in: text) {
      let label = draft.clean(address)
      draft.brief.links.append(Link(label: label, target: label))
    }
    lines = []
    item = nil
  }

  /// As in CommonMark: a number inside a paragraph starts a list only where it is 1.
  private func mayInterrupt(_ found: PlainItem) -> Bool { found.number ?? 1 == 1 }

  private mutating func depth(of line: Substring) -> Int {
    let indent = PlainIndent.of(line)
    while let last = indents.last, last >= indent { indents.removeLast() }
    if indents.count < 8 { indents.append(indent) }
    return indents.count - 1
  }
}
