import Briefs
import Foundation
import Screen
import Text

/// The list of briefs: what it holds, what is selected and how far it is scrolled.
///
/// The selection is a brief, never a row, so nothing jumps when files change.
package struct ListPanel: Sendable {
  package private(set) var listing = Listing.empty
  /// The rows that the last painted screen was made from; `A` marks these and no others.
  private(set) var painted: [BriefRow] = []
  package private(set) var selection: RowKey?
  /// A brief to select as soon as a listing holds it.
  private var expected: RowKey?
  /// Where the selection stands in the listing.
  private(set) var index = 0
  /// The first visible row.
  private(set) var top = 0
  /// Until somebody moves, the newest brief stays selected while the folder is read for the first time.
  private var hasMoved = false
  /// True until the first listing of another view is here.
  private var isOtherView = false
  /// The generation of the newest question; answers to older ones are dropped.
  var generation = 0
  /// True until the newest question is answered.
  var isWaiting = true
  var failure: DisplayText?

  package var rows: [BriefRow] { listing.rows }
  package var selectedRow: BriefRow? { rows.indices.contains(index) ? rows[index] : nil }

  mutating func didPaint() { painted = listing.rows }

  /// Takes a new listing over; the selection stays on its brief and on its line of the screen.
  mutating func replace(with new: Listing) {
    let offset = index - top
    listing = new
    failure = nil
    let wanted = [expected, hasMoved || isOtherView ? selection : nil]
    let found = wanted.compactMap { $0 }.compactMap { new.position(of: $0) }
    if !found.isEmpty { hasMoved = true }
    let isFresh = isOtherView || !hasMoved
    index = found.first ?? (isFresh ? 0 : max(0, min(index, new.rows.count - 1)))
    hasMoved = hasMoved || isOtherView
    isOtherView = false
    expected = nil
    selection = selectedRow?.key
    top = max(0, index - offset)
  }

  /// Selects a row by number, as near as there is one.
  mutating func select(_ row: Int) {
    index = max(0, min(row, rows.count - 1))
    selection = selectedRow?.key
    expected = nil
    hasMoved = true
  }

  /// Selects a brief; false where the list does not hold it.
  mutating func select(_ key: RowKey) -> Bool {
    guard let position = listing.position(of: key) else { return false }
    select(position)
    return true
  }

  /// Another view is on its way: its first brief is selected where it does not hold the selected one.
  mutating func leaveView() { isOtherView = true }

  /// Remembers a brief to select as soon as a listing holds it.
  mutating func expect(_ key: RowKey) { expected = key }
}

/// How the rows of a list lie on the screen.
package struct ListGeometry: Sendable {
  /// Lines a brief takes.
  let rowHeight: Int
  /// Lines of the pane below its heading.
  let height: Int
  /// Day separators stand between rows only where the list is in order of date.
  let hasDays: Bool
  let zone: TimeZone

  /// A row of the list with the line its text begins on.
  struct Placed {
    let index: Int
    let y: Int
    /// The line of a day separator above it.
    let separator: Int?
  }

  private func startsDay(_ rows: [BriefRow], _ index: Int) -> Bool {
    guard hasDays, index > 0 else { return false }
    return rows[index].published.day(in: zone) != rows[index - 1].published.day(in: zone)
  }

  /// The rows that fit, from `top` downwards; the last may be cut by the edge.
  func place(_ rows: [BriefRow], from top: Int) -> [Placed] {
    var placed: [Placed] = []
    var y = 0
    var index = max(0, top)
    while index < rows.count, y < height {
      var separator: Int?
      if index > top, startsDay(rows, index) {
        separator = y
        y += 1
      }
      guard y < height else { break }
      placed.append(Placed(index: index, y: y, separator: separator))
      y += rowHeight
      index += 1
    }
    return placed
  }

  /// The smallest first row that still shows the whole of row `index` at the bottom.
  func lowestTop(_ rows: [BriefRow], showing index: Int) -> Int {
    var first = index
    var used = rowHeight
    while first > 0 {
      let more = rowHeight + (startsDay(rows, first) ? 1 : 0)
      if used + more > height { break }
      used += more
      first -= 1
    }
    return first
  }

  /// Rows that are visible as a whole from `top`.
  func wholeRows(_ rows: [BriefRow], from top: Int) -> Int {
    place(rows, from: top).count { $0.y + rowHeight <= height }
  }
}

extension ListPanel {
  /// Scrolls as little as needed so that the selection is visible and no line stays empty below.
  mutating func keepVisible(_ geometry: ListGeometry) {
    guard !rows.isEmpty else {
      top = 0
      return
    }
    let lowest = geometry.lowestTop(rows, showing: index)
    top = max(lowest, min(top, index))
    top = min(top, geometry.lowestTop(rows, showing: rows.count - 1))
    top = max(0, min(top, index))
  }

  /// Moves by `count` screens, at least one row.
  mutating func page(_ count: Double, _ geometry: ListGeometry) {
    let whole = max(1, geometry.wholeRows(rows, from: top) - 1)
    let step = max(1, Int((Double(whole) * abs(count)).rounded()))
    select(index + (count < 0 ? -step : step))
    top = max(0, top + (count < 0 ? -step : step))
    keepVisible(geometry)
  }

  func lastIsVisible(_ geometry: ListGeometry) -> Bool {
    geometry.place(rows, from: top).last.map { $0.index == rows.count - 1 } ?? true
  }

  /// The next row, in a direction, that a test accepts; the selected row is not asked.
  func next(_ direction: Int, where accepts: (BriefRow) -> Bool) -> Int? {
    var candidate = index + direction
    while rows.indices.contains(candidate) {
      if accepts(rows[candidate]) { return candidate }
      candidate += direction
    }
    return nil
  }

  /// The first row of the next day, or of this day or the one before.
  func nextDay(_ direction: Int, in zone: TimeZone) -> Int? {
    guard let day = selectedRow?.published.day(in: zone) else { return nil }
    if direction > 0 { return next(1) { $0.published.day(in: zone) != day } }
    var first = index
    while first > 0, rows[first - 1].published.day(in: zone) == day { first -= 1 }
    guard first == index, first > 0 else { return first == index ? nil : first }
    let before = rows[first - 1].published.day(in: zone)
    first -= 1
    while first > 0, rows[first - 1].published.day(in: zone) == before { first -= 1 }
    return first
  }
}
