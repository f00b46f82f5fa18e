import Briefs
import Text

/// Going from match to match: `n` and `N` while something is lit.
extension AppModel {
  /// The terms that are lit in the text: those of `/` in it, else those of the list's query.
  var litTerms: [HighlightTerm] {
    if let find = reading.find { return find.terms }
    return isLit ? list.listing.highlights : []
  }

  /// True while `n` goes from match to match, and not to the next unread brief.
  var hasMatches: Bool { !litTerms.isEmpty || reading.find != nil }

  mutating func moveMatch(_ direction: Int) -> [Effect] {
    guard focus == .reading else { return moveBrief(direction) }
    switch search(direction) {
    case .found(let place): show(match: place)
    case .stopped(let item):
      reading.searchedTo = item
      guard prompt == nil else { return [] }
      message = Message(text: "no match in the next 1 MiB; the same key looks further")
    case .none where isInResults: return moveToResult(direction)
    case .none: wrap(direction)
    }
    return []
  }

  /// True where the matches are those of a search that found several briefs.
  private var isInResults: Bool {
    reading.find == nil && !(list.listing.isWhole && list.rows.count < 2)
  }

  private mutating func show(match place: Place, isWrapped: Bool = false) {
    reading.searchedTo = nil
    reading.currentMatch = place
    var count = reading.document.count(litTerms, current: place)
    count.isWrapped = isWrapped
    reading.matchCount = count
    if prompt == nil { message = Message(text: count.text) }
    let (flow, height) = readingFlow
    reading.reveal(place, flow: flow, height: height)
  }

  /// After the last match comes the first one, and the other way round.
  private mutating func wrap(_ direction: Int) {
    reading.searchedTo = nil
    if case .found(let place) = reading.document.search(litTerms, fromEdge: direction) {
      return show(match: place, isWrapped: true)
    }
    // While it is being typed the prompt itself says so.
    if prompt == nil { message = Message(text: "no match") }
  }

  /// From the last match of a brief to the first one of the next brief that the search found.
  private mutating func moveToResult(_ direction: Int) -> [Effect] {
    let next = list.index + direction
    guard list.rows.indices.contains(next) else {
      guard direction > 0 ? list.listing.isLast : list.listing.isFirst else { return [] }
      message = Message(
        text: direction > 0
          ? "this was the last match of the last brief found"
          : "this was the first match of the first brief found")
      return []
    }
    reading.pendingMatch = .init(key: list.rows[next].key, direction: direction)
    return moveBrief(direction)
  }

  /// Goes to the match that another brief was opened for, once its text has loaded.
  mutating func goToPendingMatch() {
    guard let pending = reading.pendingMatch else { return }
    reading.pendingMatch = nil
    guard let shown = reading.shown, shown.row.key == pending.key else { return }
    let which: DisplayText = pending.direction > 0 ? "next" : "previous"
    if case .found(let place) = reading.document.search(litTerms, fromEdge: pending.direction) {
      show(match: place)
      message = Message(text: "\(which) brief found: \(reading.matchCount?.text ?? .empty)")
    } else {
      message = Message(text: "\(which) brief found: no match in its text")
    }
  }

  /// The nearest match in a direction from the current one, else from the top of the screen.
  private func search(_ direction: Int) -> MatchSearch {
    let (flow, _) = readingFlow
    let start: (item: Int, offset: Int)
    if let item = reading.searchedTo {
      start = (item, direction > 0 ? -1 : Int.max)
    } else if let current = reading.currentMatch,
      let item = reading.document.item(holding: current),
      let range = reading.document.sourceRange(of: current, in: item)
    {
      start = (item, range.lowerBound)
    } else {
      start = (flow.move(reading.top, by: 0).item, direction > 0 ? -1 : 0)
    }
    return reading.document.search(litTerms, from: start, direction)
  }
}

/// What looking for a match led to.
enum MatchSearch: Hashable, Sendable {
  case found(Place)
  case none
  /// One key looks through no more; the item that comes next.
  case stopped(Int)
}

extension ReadingDocument {
  /// Bytes of text that one key looks through, so that it never waits for long.
  private static let reach = 1 << 20

  /// The first match of the text, or the last one where `direction` is -1.
  func search(_ terms: [HighlightTerm], fromEdge direction: Int) -> MatchSearch {
    let edge = direction > 0 ? (item: 0, offset: -1) : (item: items.count - 1, offset: Int.max)
    return search(terms, from: edge, direction)
  }

  /// The first match after a place, or before it where `direction` is -1.
  func search(
    _ terms: [HighlightTerm], from start: (item: Int, offset: Int), _ direction: Int
  ) -> MatchSearch {
    guard !terms.isEmpty else { return .none }
    var index = start.item
    var looked = 0
    while items.indices.contains(index) {
      guard looked < Self.reach else { return .stopped(index) }
      let item = items[index]
      looked += item.source.string.utf8.count
      if var place = item.place {
        let ranges = Words.matches(of: terms, in: item.source.string).filter {
          index != start.item
            || (direction > 0 ? $0.lowerBound > start.offset : $0.lowerBound < start.offset)
        }
        if let range = direction > 0 ? ranges.first : ranges.last {
          let base = place.range.lowerBound
          place.range = base + range.lowerBound..<base + range.upperBound
          return .found(place)
        }
      }
      index += direction
    }
    return .none
  }
}

extension ReadingDocument {
  /// Bytes of text that are counted in; more would make the key wait.
  private static let countReach = 1 << 18

  /// How many matches there are, and which of them stands at `current`.
  func count(_ terms: [HighlightTerm], current: Place) -> MatchCount {
    var count = MatchCount(position: nil, of: 0, isAll: true)
    var looked = 0
    for (index, item) in items.enumerated() {
      guard looked < Self.countReach else {
        count.isAll = false
        break
      }
      looked += item.source.string.utf8.count
      guard item.place != nil else { continue }
      let own = sourceRange(of: current, in: index)
      for range in Words.matches(of: terms, in: item.source.string) {
        count.of += 1
        if range == own { count.position = count.of }
      }
    }
    return count
  }
}

/// Which of how many matches the reader is at.
package struct MatchCount: Hashable, Sendable {
  /// Counted from 1; `nil` where it lies beyond what was counted.
  var position: Int?
  var of: Int
  /// False where the text is so long that the rest was not counted.
  var isAll: Bool
  /// True where the search went on at the other end of the text.
  var isWrapped = false

  /// `2 of 7`, or `2 of 7+`.
  var text: DisplayText {
    let all: DisplayText = isAll ? "\(of)" : "\(of)+"
    let text: DisplayText = position.map { "\($0) of \(all)" } ?? "\(all) matches"
    return isWrapped ? "\(text), wrapped" : text
  }
}
