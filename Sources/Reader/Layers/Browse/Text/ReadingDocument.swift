import Briefs
import Screen
import Text

/// A brief laid out as a column of items, each a paragraph or smaller, that wrap on their own.
///
/// Only the items that a screen shows are ever wrapped, so a brief of eight megabytes opens as fast as
/// one of eight lines; long blocks are cut into several items for the same reason.
package struct ReadingDocument: Sendable {
  /// A piece of text that wraps on its own.
  struct Item: Sendable {
    enum Kind: Sendable, Hashable {
      case headline, standfirst, byline, leadIn
      case heading(number: Int?)
      case paragraph, subheading, quote, code, link, related
      case item(marker: DisplayText, depth: Int)
      case rule
      /// A row of a table with the ranges of its cells in the text that is shown, the columns
      /// that the widest row of the table takes, and the names in the table's head.
      case row(cells: [Range<Int>], isHead: Bool, tableWidth: Int, names: [DisplayText])
    }

    let kind: Kind
    /// What is shown: the text of the brief, and what is inserted in it.
    let text: DisplayText
    let source: DisplayText
    let insertions: [Insertion]
    /// The section and block the text belongs to and the UTF-8 offset it begins at; `nil` for what has
    /// no mentions and no matches.
    let place: Place?
    /// The section it stands in; `nil` above the first.
    let section: Int?
    /// Blank lines above it.
    let space: Int
    /// UTF-8 bytes of all items before it, for progress.
    let bytesBefore: Int
  }

  private(set) var items: [Item] = []
  private(set) var bytes = 0
  /// Item and number of each section that has a title, in order.
  private(set) var headings: [(item: Int, section: Int)] = []

  static let chunk = 16 << 10
  /// The block that stands for a section's heading.
  static let heading = -1

  init() {}

  init(_ brief: Brief) {
    add(.headline, brief.title, place: Place(section: nil, block: 0, range: 0..<0), space: 1)
    if let standfirst = brief.standfirst {
      let place = Place(section: nil, block: 1, range: 0..<standfirst.string.utf8.count)
      add(.standfirst, standfirst, place: place, space: 1)
    }
    for (index, line) in Self.byline(of: brief).enumerated() {
      add(.byline, line, space: index == 0 ? 1 : 0)
    }
    if let leadIn = brief.leadIn { add(.leadIn, leadIn, space: 1) }
    var numbers = LinkNumbers(brief)
    for (index, section) in brief.sections.enumerated() {
      addSection(section, index, &numbers)
    }
    for (index, link) in brief.links.enumerated() {
      add(.link, link.line(number: index + 1), space: index == 0 ? 1 : 0)
    }
  }

  /// Who wrote it, and where it is on the web.
  private static func byline(of brief: Brief) -> [DisplayText] {
    var lines: [DisplayText] = []
    if let author = brief.author { lines.append("By \(author)") }
    if let url = brief.url { lines.append(DisplayText(cleaning: url)) }
    return lines
  }

  private mutating func addSection(
    _ section: Section, _ index: Int, _ numbers: inout LinkNumbers
  ) {
    if !section.title.isEmpty {
      headings.append((items.count, index))
      let size = section.title.string.utf8.count
      add(
        .heading(number: headings.count), section.title,
        place: Place(section: index, block: Self.heading, range: 0..<size), section: index,
        space: 1)
    }
    var previous: Block.Kind?
    let laid = Self.lineUp(section.blocks.map { ($0, numbers.insertions(in: $0)) })
    for (number, block) in section.blocks.enumerated() {
      let space = previous == nil ? (section.title.isEmpty ? 1 : 0) : gap(previous, block)
      addBlock(
        block, laid[number], Place(section: index, block: number, range: 0..<0), space: space)
      previous = block.kind
    }
  }

  /// How a block is laid out: what is inserted in it, the blanks of tables among it, and the width
  /// and the names of its table.
  private typealias Layout = (insertions: [Insertion], tableWidth: Int, names: [DisplayText])

  private static func lineUp(_ blocks: [(block: Block, insertions: [Insertion])]) -> [Layout] {
    var all: [Layout] = []
    var at = 0
    while at < blocks.count {
      guard case .row = blocks[at].block.kind else {
        all.append((blocks[at].insertions, 0, []))
        at += 1
        continue
      }
      let size = blocks[(at + 1)...].prefix { $0.block.kind == .row(isHead: false) }.count + 1
      let rows = blocks[at..<at + size]
      let table = TableLayout(rows)
      let names = blocks[at].block.columnNames
      all += rows.map { row in
        (
          table.insertions(in: row.block, with: row.insertions), table.width,
          row.block.kind == .row(isHead: true) ? [] : names
        )
      }
      at += size
    }
    return all
  }

  /// Lines of lists and of code follow each other closely; all else has air.
  private func gap(_ above: Block.Kind?, _ below: Block) -> Int {
    if below.continues { return 0 }
    return switch (above, below.kind) {
    case (.item, .item), (.code, .code), (.row, .row(isHead: false)): 0
    default: 1
    }
  }

  private mutating func addBlock(
    _ block: Block, _ laid: Layout, _ place: Place, space: Int
  ) {
    let insertions = laid.insertions
    let size = block.text.string.utf8.count
    let kind: Item.Kind =
      switch block.kind {
      case .paragraph: .paragraph
      case .heading: .subheading
      case .item(let marker, let depth): .item(marker: marker, depth: depth)
      case .quote: .quote
      case .code: .code
      case .rule: .rule
      // The cells of a row that is cut could not be told.
      case .row(let isHead):
        size > Self.chunk
          ? .paragraph
          : .row(
            cells: Self.cells(block, insertions), isHead: isHead, tableWidth: laid.tableWidth,
            names: laid.names)
      }
    var start = 0
    var rest = insertions[...]
    repeat {
      let part = chunk(of: block.text, from: start, size: size)
      var here = place
      here.range = start..<part.upperBound
      let text = start == 0 && part.upperBound == size ? block.text : block.text[part]
      let own = rest.prefix { $0.at <= part.upperBound }
      rest = rest.dropFirst(own.count)
      let moved = own.map { Insertion(at: $0.at - start, text: $0.text, isNumber: $0.isNumber) }
      add(kind, text, moved, place: here, section: place.section, space: start == 0 ? space : 0)
      start = part.upperBound
    } while start < size
  }

  /// The cells of a row where they are shown, with the blanks behind them.
  private static func cells(_ block: Block, _ insertions: [Insertion]) -> [Range<Int>] {
    var shift = 0
    var rest = insertions[...]
    return block.cells.map { cell in
      let own = rest.prefix { $0.at <= cell.upperBound }
      rest = rest.dropFirst(own.count)
      let inserted = own.reduce(0) { $0 + $1.text.string.utf8.count }
      defer { shift += inserted }
      return cell.lowerBound + shift..<cell.upperBound + shift + inserted
    }
  }

  /// At most `chunk` bytes of a text from `start`, ending at a space where there is one near.
  private func chunk(of text: DisplayText, from start: Int, size: Int) -> Range<Int> {
    guard size - start > Self.chunk else { return start..<size }
    let utf8 = text.string.utf8
    let limit = utf8.index(utf8.startIndex, offsetBy: start + Self.chunk)
    let floor = utf8.index(limit, offsetBy: -Self.chunk / 2)
    if let space = utf8[floor..<limit].lastIndex(of: 0x20) {
      return start..<utf8.distance(from: utf8.startIndex, to: space) + 1
    }
    var end = limit
    while end > floor, utf8[end] & 0xC0 == 0x80 { utf8.formIndex(before: &end) }
    return start..<utf8.distance(from: utf8.startIndex, to: end)
  }

  private mutating func add(
    _ kind: Item.Kind, _ source: DisplayText, _ insertions: [Insertion] = [], place: Place? = nil,
    section: Int? = nil, space: Int
  ) {
    let text = Item.text(of: source, with: insertions)
    items.append(
      Item(
        kind: kind, text: text, source: source, insertions: insertions, place: place,
        section: section, space: space, bytesBefore: bytes))
    bytes += text.string.utf8.count
  }
}

extension Block {
  /// The names of a table's columns, where the block is its head.
  fileprivate var columnNames: [DisplayText] {
    kind == .row(isHead: true) ? cells.map { text[$0] } : []
  }
}

extension ReadingDocument {
  /// The item that holds a place of the brief.
  func item(holding place: Place) -> Int? {
    items.firstIndex { item in
      guard let own = item.place, own.section == place.section, own.block == place.block else {
        return false
      }
      return item.kind == .headline
        || own.range.contains(place.range.lowerBound)
        || (own.range.isEmpty && place.range.lowerBound == own.range.lowerBound)
    }
  }

  /// A brief's place as an offset range within the text of the brief that an item holds.
  func sourceRange(of place: Place, in item: Int) -> Range<Int>? {
    guard let own = items[item].place, own.section == place.section, own.block == place.block
    else { return nil }
    let start = place.range.lowerBound - own.range.lowerBound
    let end = place.range.upperBound - own.range.lowerBound
    let size = items[item].source.string.utf8.count
    guard end > 0, start < size else { return nil }
    return max(0, start)..<min(size, end)
  }

  /// A brief's place as an offset range within what is shown of one item.
  func range(of place: Place, in item: Int) -> Range<Int>? {
    sourceRange(of: place, in: item).map { items[item].shown($0) }
  }
}
