import Briefs
import Text

/// Something that the reading pane shows and the brief does not hold: the number of a link, or the
/// blanks that line a table up.
struct Insertion: Hashable, Sendable {
  /// UTF-8 offset in the text of the block that it stands before.
  var at: Int
  var text: DisplayText
  var isNumber = false
}

extension ReadingDocument.Item {
  /// A text with what is inserted in it.
  static func text(of source: DisplayText, with insertions: [Insertion]) -> DisplayText {
    guard !insertions.isEmpty else { return source }
    var parts: [DisplayText] = []
    var start = 0
    for insertion in insertions {
      parts.append(source[start..<insertion.at])
      parts.append(insertion.text)
      start = insertion.at
    }
    parts.append(source[start..<source.string.utf8.count])
    return DisplayText.joined(parts, by: .empty)
  }

  /// Where a range of the source stands in the text that is shown.
  func shown(_ range: Range<Int>) -> Range<Int> {
    guard !insertions.isEmpty else { return range }
    let before = length { $0.at <= range.lowerBound }
    let within = length { $0.at > range.lowerBound && $0.at < range.upperBound }
    return range.lowerBound + before..<range.upperBound + before + within
  }

  /// The numbers of links in the text that is shown.
  var numbers: [Range<Int>] {
    var numbers: [Range<Int>] = []
    var before = 0
    for insertion in insertions {
      let size = insertion.text.string.utf8.count
      let start = insertion.at + before
      if insertion.isNumber { numbers.append(start..<start + size) }
      before += size
    }
    return numbers
  }

  private func length(where counts: (Insertion) -> Bool) -> Int {
    insertions.reduce(0) { $0 + (counts($1) ? $1.text.string.utf8.count : 0) }
  }
}

/// Finds the words of a brief's links in its text, one after the other, to number them there.
///
/// A brief keeps what its links say and not where: the words may stand nowhere any more, in a headline
/// for one, so a few links further are looked for as well. All that is bounded by the text's length.
struct LinkNumbers {
  private let links: [Link]
  private var next = 0
  /// Bytes that may still be looked through.
  private var budget: Int

  /// In a very long text the last links have no numbers, so that it opens as fast as a short one.
  private static let most = 8 << 20

  /// Links ahead that are looked for at one place.
  private static let reach = 4

  init(_ brief: Brief) {
    links = brief.links
    let bytes = brief.sections.reduce(0) { sum, section in
      section.blocks.reduce(sum) { $0 + $1.text.string.utf8.count }
    }
    budget = min(16 * bytes, Self.most) + 4096
  }

  /// The numbers that stand in the next block.
  mutating func insertions(in block: Block) -> [Insertion] {
    guard next < links.count, block.kind != .code else { return [] }
    let bytes = Array(block.text.string.utf8)
    var found: [Insertion] = []
    var start = 0
    while let (link, end) = nextLink(in: bytes, from: start) {
      found.append(Insertion(at: end, text: "[\(link + 1)]", isNumber: true))
      next = link + 1
      start = end
    }
    return found
  }

  /// The link that comes next, and where its words end.
  private mutating func nextLink(in bytes: [UInt8], from start: Int) -> (link: Int, end: Int)? {
    for link in next..<min(next + Self.reach, links.count) {
      let label = Array(links[link].label.string.utf8)
      guard !label.isEmpty, label.count <= bytes.count - start, budget > 0 else { continue }
      let end = Self.end(of: label, in: bytes, from: start)
      budget -= (end ?? bytes.count) - start
      if let end { return (link, end) }
    }
    return nil
  }

  /// Where the first whole occurrence of some words ends.
  private static func end(of words: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + words.count <= bytes.count {
      if bytes[at] == words[0], bytes[at..<at + words.count].elementsEqual(words),
        !isWord(bytes, at - 1), !isWord(bytes, at + words.count)
      {
        return at + words.count
      }
      at += 1
    }
    return nil
  }

  private static func isWord(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard bytes.indices.contains(at) else { return false }
    return bytes[at] >= 0x80 || (0x30...0x39).contains(bytes[at])
      || (0x61...0x7A).contains(bytes[at] | 0x20)
  }
}

/// Lines the cells of a table up, as far as they are not too wide for that.
struct TableLayout {
  /// Wider cells push theirs to the right by themselves.
  private static let widest = 40
  private var widths: [Int] = []
  /// Columns of the widest row.
  private(set) var width = 0

  /// The columns of a table from its head to the next one, with the numbers of links in them.
  init(_ rows: some Collection<(block: Block, insertions: [Insertion])>) {
    for row in rows where Self.canLineUp(row.block) {
      for (column, width) in Self.widths(row.block, row.insertions).enumerated() {
        if column == widths.count { widths.append(0) }
        if width <= Self.widest { widths[column] = max(widths[column], width) }
      }
    }
    for row in rows where Self.canLineUp(row.block) {
      let own = Self.widths(row.block, row.insertions)
      let padded = own.enumerated().dropLast().reduce(own.last ?? 0) { sum, cell in
        sum + max(cell.element, widths[cell.offset]) + Block.cellSeparator.columns
      }
      width = max(width, padded)
    }
  }

  /// Longer rows are cut, and shown as text.
  private static func canLineUp(_ row: Block) -> Bool {
    row.text.string.utf8.count <= ReadingDocument.chunk
  }

  /// What is inserted in a row: its numbers, and blanks behind all cells but the last.
  func insertions(in row: Block, with numbers: [Insertion]) -> [Insertion] {
    guard Self.canLineUp(row) else { return numbers }
    let cells = row.cells
    let own = Self.widths(row, numbers)
    var blanks: [Insertion] = []
    for (column, cell) in cells.enumerated().dropLast() where own[column] < widths[column] {
      let count = widths[column] - own[column]
      blanks.append(
        Insertion(
          at: cell.upperBound, text: DisplayText(cleaning: String(repeating: " ", count: count))))
    }
    // A number stands before the blanks of its cell.
    return (numbers.map { ($0, 0) } + blanks.map { ($0, 1) })
      .sorted { ($0.0.at, $0.1) < ($1.0.at, $1.1) }.map(\.0)
  }

  private static func widths(_ row: Block, _ numbers: [Insertion]) -> [Int] {
    var rest = numbers[...]
    return row.cells.map { cell in
      let own = rest.prefix { $0.at <= cell.upperBound }
      rest = rest.dropFirst(own.count)
      return row.text[cell].columns + own.reduce(0) { $0 + $1.text.columns }
    }
  }
}
