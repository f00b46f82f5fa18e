import Screen
import Text

/// A line of the document by what stands on it, so that it is found again after re-wrapping.
package struct Anchor: Hashable, Sendable {
  var item: Int
  /// UTF-8 offset in the item's text; below 0 are the blank lines above it.
  var offset: Int

  static let start = Anchor(item: 0, offset: Int.min)
}

/// The document wrapped to a width, line by line and only where it is looked at.
struct ReadingFlow {
  let document: ReadingDocument
  /// Columns of text.
  let width: Int

  /// One line of the screen.
  struct Line: Hashable {
    let item: Int
    /// What of the item's text is on it; `nil` is a blank line.
    let range: Range<Int>?
    let offset: Int
    /// The name of a column, before a cell that has a line of its own.
    var name = DisplayText.empty
    /// Columns of blanks before the text, without those that all lines of the item have.
    var inset = 0

    var anchor: Anchor { Anchor(item: item, offset: offset) }
  }

  /// Columns before the text of an item: list markers and section numbers hang there.
  static func indent(_ kind: ReadingDocument.Item.Kind) -> Int {
    switch kind {
    case .item(let marker, let depth): min(depth, 6) * 2 + marker.columns + 1
    case .heading(let number): number.map { $0 < 10 ? 2 : 3 } ?? 0
    case .quote, .code: 2
    default: 0
    }
  }

  func lines(of index: Int) -> [Line] {
    let item = document.items[index]
    let blanks = (0..<item.space).map {
      Line(item: index, range: nil, offset: $0 - item.space)
    }
    let room = max(2, width - Self.indent(item.kind))
    if case .row(let cells, let isHead, let tableWidth, let names) = item.kind {
      if tableWidth > room {
        let own =
          isHead ? headLines(of: cells, index, room) : rowLines(of: cells, names, index, room)
        return blanks + own
      }
      return blanks + [Line(item: index, range: 0..<item.text.string.utf8.count, offset: 0)]
    }
    let ranges = Wrapping.lines(of: item.text.string, width: room)
    return blanks + ranges.map { Line(item: index, range: $0, offset: $0.lowerBound) }
  }

  /// The head of a table that is too wide: a name a line.
  private func headLines(of cells: [Range<Int>], _ index: Int, _ room: Int) -> [Line] {
    cells.flatMap { lines(of: $0, index, width: room) }
  }

  /// A row of such a table: a blank line, then each cell that holds something after the name of its
  /// column. A long name has a line of its own.
  private func rowLines(
    of cells: [Range<Int>], _ names: [DisplayText], _ index: Int, _ room: Int
  ) -> [Line] {
    let text = document.items[index].text
    var all = [Line(item: index, range: nil, offset: -1)]
    for (column, cell) in cells.enumerated() where !text[cell].isBlank {
      let name = names.indices.contains(column) ? names[column] : .empty
      guard !name.isEmpty else {
        all += lines(of: cell, index, width: room)
        continue
      }
      let label: DisplayText = "\(name): "
      if label.columns * 3 <= room || label.columns + text[cell].columns <= room {
        var own = lines(of: cell, index, width: room - label.columns)
        for line in own.indices { own[line].inset = label.columns }
        own[0].name = label
        all += own
      } else {
        var own = lines(of: cell, index, width: max(2, room - 2))
        for line in own.indices { own[line].inset = 2 }
        let start = cell.lowerBound
        let named = Wrapping.lines(of: label.string, width: room).map { range in
          Line(item: index, range: start..<start, offset: start, name: label[range])
        }
        all += named + own
      }
    }
    return all
  }

  /// The lines of a part of an item's text; at least one.
  private func lines(of part: Range<Int>, _ index: Int, width: Int) -> [Line] {
    Wrapping.lines(of: document.items[index].text[part].string, width: width).map { line in
      let start = part.lowerBound + line.lowerBound
      return Line(item: index, range: start..<part.lowerBound + line.upperBound, offset: start)
    }
  }

  /// Where an anchor's line stands among the lines of its item.
  private func row(of anchor: Anchor, in lines: [Line]) -> Int {
    lines.lastIndex { $0.offset <= anchor.offset } ?? 0
  }

  private func valid(_ anchor: Anchor) -> Anchor {
    let last = document.items.count - 1
    return anchor.item > last ? Anchor(item: max(0, last), offset: Int.max) : anchor
  }

  /// At most `count` lines from an anchor's line on.
  func lines(from anchor: Anchor, count: Int) -> [Line] {
    guard !document.items.isEmpty, count > 0 else { return [] }
    let anchor = valid(anchor)
    var found: [Line] = []
    for index in anchor.item..<document.items.count where found.count < count {
      let lines = lines(of: index)
      found += index == anchor.item ? lines[row(of: anchor, in: lines)...] : lines[...]
    }
    return Array(found.prefix(count))
  }

  /// The anchor `count` lines further down, or up where it is negative; stops at the ends.
  func move(_ anchor: Anchor, by count: Int) -> Anchor {
    guard !document.items.isEmpty else { return .start }
    var index = valid(anchor).item
    var own = lines(of: index)
    var row = row(of: valid(anchor), in: own) + count
    while row < 0, index > 0 {
      index -= 1
      own = lines(of: index)
      row += own.count
    }
    while row >= own.count, index < document.items.count - 1 {
      row -= own.count
      index += 1
      own = lines(of: index)
    }
    return own[max(0, min(row, own.count - 1))].anchor
  }

  /// The first line of the last screen: scrolling stops where the text ends at the bottom.
  func lastTop(height: Int) -> Anchor {
    guard !document.items.isEmpty else { return .start }
    let last = Anchor(item: document.items.count - 1, offset: Int.max)
    return move(last, by: 1 - max(1, height))
  }

  func isAfter(_ a: Anchor, _ b: Anchor) -> Bool {
    (a.item, a.offset) > (b.item, b.offset)
  }

  /// An anchor no further down than the last screen begins.
  func clamp(_ anchor: Anchor, height: Int) -> Anchor {
    let limit = lastTop(height: height)
    return isAfter(anchor, limit) ? limit : anchor
  }
}

extension DisplayText {
  /// True for a text of blanks.
  fileprivate var isBlank: Bool { string.utf8.allSatisfy { $0 == 0x20 } }
}
