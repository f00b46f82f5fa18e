import Briefs
import Foundation
import Screen
import Text

/// The list of briefs: the part of it that is held, what is selected and how far it is scrolled.
///
/// A list may have a million rows; some hundreds around the selection are held, and more are asked for
/// before anybody gets there. The selection is a brief, never a row, so nothing jumps when files change.
package struct ListPanel: Sendable {
  package private(set) var listing = Listing.empty
  package private(set) var selection: RowKey?
  /// A brief to select as soon as a listing holds it.
  private var expected: RowKey?
  /// What was selected before a list without rows.
  private var lost: RowKey?
  /// Where the selection stands among the rows that are held.
  private(set) var index = 0
  /// The first visible row.
  private(set) var top = 0
  /// Until somebody moves, the newest brief stays selected while the folder is read for the first time.
  private var hasMoved = false
  /// True until the first listing of another view is here.
  private var isOtherView = false
  /// The generation of the newest question; answers to older ones are dropped.
  private(set) var generation = 0
  /// True until the newest question is answered.
  private(set) var isWaiting = true
  private(set) var failure: DisplayText?
  /// A place far away that was asked for; the selection goes there with the answer.
  private(set) var jump: Jump?
  /// More rows were asked for and are not here yet.
  private var isExtending = false
  /// The question that the rows answer, and the newest one.
  private var answered: ListRequest?
  private var asked: ListRequest?
  /// Both ends of the list, where they have been shown: who goes to one comes back.
  private var ends: [ListRequest: Listing] = [:]
  /// The list as it was last painted; `A` marks this and nothing that came later.
  private(set) var painted: Painted?
  /// Rows above those that are held; `nil` until they are counted.
  private var above: Int?
  private var count: ListCount?

  var snippets = ListSnippets()
  var watch = WatchMarks()

  /// So many rows are asked for at a time, fewer where nothing is held yet: the first are wanted at once.
  var windowSize = 200

  /// A move to a row that is not held.
  struct Jump: Sendable {
    var window: ListWindow
    /// The brief that is found is opened, because one is being read.
    var opens = false
  }

  /// A question and what had arrived when it was answered.
  struct Painted: Sendable {
    var request: ListRequest
    var arrivals: Int64
  }

  package var rows: [BriefRow] { listing.rows }
  package var selectedRow: BriefRow? { rows.indices.contains(index) ? rows[index] : nil }

  /// The query that the rows answer.
  var query: Query? { listing.anyWord ?? answered?.query }

  /// How long the list is; `nil` until it is counted.
  package var total: ListCount? { listing.isWhole ? ListCount(total: rows.count) : count }

  /// Where the selection stands in the whole list, from 1; `nil` until it is counted.
  var place: Int? { above.map { $0 + index + 1 } }

  mutating func didPaint() {
    painted = answered.map { Painted(request: $0, arrivals: listing.arrivals) }
  }

  /// Selects a row that is held by number, as near as there is one.
  mutating func select(_ row: Int) {
    index = max(0, min(row, rows.count - 1))
    selection = selectedRow?.key
    expected = nil
    jump = nil
    hasMoved = true
  }

  /// Selects a brief; false where it is not held.
  mutating func select(_ key: RowKey) -> Bool {
    guard let position = listing.position(of: key) else { return false }
    select(position)
    return true
  }

  /// Another view is on its way: its first brief is selected where it does not hold the selected one.
  mutating func leaveView() {
    isOtherView = true
    jump = nil
    count = nil
    above = nil
  }

  /// Remembers what a search that found nothing took the selection from.
  mutating func rememberLost(_ key: RowKey?) {
    if rows.isEmpty, let key { lost = key }
  }

  /// Remembers a brief to select as soon as a listing holds it.
  mutating func expect(_ key: RowKey) { expected = key }

  /// The answer to a question for one end of the list; `nil` where it has to be asked.
  func end(_ request: ListRequest) -> Listing? { ends[Self.nameOfEnd(request)] }

  /// Where it is on the screen has nothing to do with what it is.
  private static func nameOfEnd(_ request: ListRequest) -> ListRequest {
    var name = request
    name.screen = nil
    return name
  }

  /// Keeps an end that is shown, with the other one of the same list and no more.
  private mutating func keepEnd(_ shown: Listing) {
    guard let asked = asked.map(Self.nameOfEnd), asked.window == .start || asked.window == .end
    else { return }
    ends = ends.filter { known, _ in
      var known = known
      known.window = asked.window
      return known == asked
    }
    ends[asked] = shown
  }

  /// The list may have changed.
  mutating func forgetEnds() { ends = [:] }

  mutating func jump(to window: ListWindow, opens: Bool = false) {
    jump = Jump(window: window, opens: opens)
  }
}

extension ListPanel {
  /// The part to be asked for anew: around what is selected.
  private var window: ListWindow {
    if let jump { return jump.window }
    var keys = [expected].compactMap { $0 }
    if hasMoved || isOtherView, let selection = selection ?? lost { keys.append(selection) }
    if hasMoved, !isOtherView { keys += neighbours }
    return keys.isEmpty ? .start : .around(keys, near: !isOtherView)
  }

  /// What takes the place of the selected brief when that is gone: the next ones, then those before.
  private var neighbours: [RowKey] {
    let reach = 30
    guard rows.indices.contains(index) else { return [] }
    return rows[index...].dropFirst().prefix(reach).map(\.key)
      + rows[..<index].suffix(reach).reversed().map(\.key)
  }

  /// A new question for the list; answers to older ones mean nothing any more.
  mutating func ask(_ request: ListRequest, _ screen: ListScreen?) -> ListRequest {
    var request = request
    request.window = window
    request.limit = max(2, windowSize * 2 / 5)
    request.screen = screen
    request.screen?.above = index - top
    generation += 1
    isWaiting = true
    isExtending = false
    asked = request
    return request
  }

  /// The rows to ask for before the selection gets to the end of those that are held.
  mutating func extend() -> ListRequest? {
    guard !isExtending, !isWaiting, var request = answered, let first = rows.first,
      let last = rows.last
    else { return nil }
    request.limit = windowSize
    // Most of these rows are not seen yet.
    request.screen?.hasSentences = false
    if !listing.isLast, rows.count - index <= max(1, windowSize / 4) {
      request.window = .after(last.key)
    } else if !listing.isFirst, index <= windowSize / 10 {
      request.window = .before(first.key)
    } else {
      return nil
    }
    isExtending = true
    return request
  }

  mutating func fail(_ reason: DisplayText) {
    isWaiting = false
    jump = nil
    failure = reason
  }

  /// Takes an answer over; the selection stays on its brief and on its line of the screen.
  mutating func take(_ new: Listing) {
    switch new.window {
    case .after, .before: add(new)
    case .landmark where new.found == nil:
      isWaiting = false
      jump = nil
    case .start, .end, .around, .landmark: replace(with: new)
    }
  }

  private mutating func replace(with new: Listing) {
    let offset = index - top
    let number = place
    let old = selection
    let wanted =
      jump == nil
      ? [expected, hasMoved || isOtherView ? selection ?? lost : nil, new.found] : [new.found]
    listing = new
    answered = asked
    if let query { snippets.take(new.snippets, for: query) }
    keepEnd(new)
    isWaiting = false
    failure = nil
    let found = wanted.compactMap { $0 }.compactMap { new.position(of: $0) }
    index = found.first ?? 0
    hasMoved = hasMoved || isOtherView || !found.isEmpty
    isOtherView = false
    expected = nil
    jump = nil
    selection = selectedRow?.key
    lost = selection == nil ? old ?? lost : nil
    top = max(0, index - offset)
    // The same brief is about where it was, until all is counted again.
    above = new.isFirst ? 0 : selection == old ? number.map { max(1, $0 - 1 - index) } : nil
  }

  /// Adds rows at either end, and lets go of others at the far end.
  private mutating func add(_ new: Listing) {
    guard let anchor = new.found else { return }
    let most = windowSize * 5
    if new.window == .after(anchor), rows.last?.key == anchor {
      listing.rows += new.rows
      listing.isLast = new.isLast
      drop(min(index - windowSize, rows.count - most))
    } else if new.window == .before(anchor), rows.first?.key == anchor {
      listing.rows.insert(contentsOf: new.rows, at: 0)
      listing.isFirst = new.isFirst
      shift(new.rows.count)
      let extra = min(rows.count - 1 - index - windowSize, rows.count - most)
      if extra > 0 {
        listing.rows.removeLast(extra)
        listing.isLast = false
      }
    } else {
      return
    }
    isExtending = false
  }

  private mutating func drop(_ extra: Int) {
    guard extra > 0 else { return }
    listing.rows.removeFirst(extra)
    listing.isFirst = false
    shift(-extra)
  }

  private mutating func shift(_ rows: Int) {
    index += rows
    top = max(0, top + rows)
    above = listing.isFirst ? 0 : above.map { max(0, $0 - rows) }
  }

  /// Takes over how long the list is. `first` is the row that `count.before` speaks of.
  mutating func take(_ count: ListCount, first: RowKey?) {
    self.count = count
    if let first, let position = listing.position(of: first) {
      above = max(0, count.before - position)
    }
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

  /// The row that is selected after moving by so many screens.
  func paged(_ count: Double, _ geometry: ListGeometry) -> Int {
    var moved = self
    moved.page(count, geometry)
    return moved.index
  }

  func lastIsVisible(_ geometry: ListGeometry) -> Bool {
    guard listing.isLast else { return false }
    return geometry.place(rows, from: top).last.map { $0.index == rows.count - 1 } ?? true
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

  /// The first row of the next day, or of this day or the one before; `nil` where it is not held.
  func nextDay(_ direction: Int, in zone: TimeZone) -> Int? {
    guard let day = selectedRow?.published.day(in: zone) else { return nil }
    if direction > 0 { return next(1) { $0.published.day(in: zone) != day } }
    let start = start(of: day, at: index, in: zone)
    guard start == index, start > 0 else { return start == index ? nil : isStart(start) }
    let before = rows[start - 1].published.day(in: zone)
    return isStart(self.start(of: before, at: start - 1, in: zone))
  }

  private func start(of day: Day, at row: Int, in zone: TimeZone) -> Int {
    var first = row
    while first > 0, rows[first - 1].published.day(in: zone) == day { first -= 1 }
    return first
  }

  /// The first row that is held may not be the first of its day.
  private func isStart(_ row: Int) -> Int? { row > 0 || listing.isFirst ? row : nil }
}
