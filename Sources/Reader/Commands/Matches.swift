import Briefs
import Text

/// Going from match to match: `n` and `N` while something is lit.
extension AppModel {
  /// The terms that are lit in the text: those of `/` in it, else those of the list's query.
  var litTerms: [HighlightTerm] {
    if let find = reading.find { return find.terms }
    return isLit ? list.listing.highlights : []
  }

  mutating func moveMatch(_ direction: Int) -> [Effect] {
    if focus != .reading {
      return moveBrief(direction)
    }
    guard let place = match(direction) else {
      // While it is being typed the prompt itself says so.
      guard prompt == nil else { return [] }
      message = Message(text: direction > 0 ? "no match further down" : "no match further up")
      return []
    }
    reading.currentMatch = place
    let count = reading.document.count(litTerms, current: place)
    reading.matchCount = count
    if prompt == nil { message = Message(text: count.text) }
    let (flow, height) = readingFlow
    reading.reveal(place, flow: flow, height: height)
    return []
  }

  /// The nearest match in a direction from the current one, else from the top of the screen.
  private func match(_ direction: Int) -> Place? {
    let (flow, _) = readingFlow
    let start: (item: Int, offset: Int)
    if let current = reading.currentMatch, let item = reading.document.item(holding: current),
      let range = reading.document.sourceRange(of: current, in: item)
    {
      start = (item, range.lowerBound)
    } else {
      start = (flow.move(reading.top, by: 0).item, direction > 0 ? -1 : 0)
    }
    return reading.document.match(litTerms, from: start, direction)
  }
}

extension ReadingDocument {
  /// Bytes of text that one key looks through; further than that nobody waits.
  private static let reach = 1 << 20

  /// The first match after a place, or before it where `direction` is -1.
  func match(
    _ terms: [HighlightTerm], from start: (item: Int, offset: Int), _ direction: Int
  ) -> Place? {
    guard !terms.isEmpty else { return nil }
    var index = start.item
    var looked = 0
    while items.indices.contains(index), looked < Self.reach {
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
          return place
        }
      }
      index += direction
    }
    return nil
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

  /// `2 of 7`, or `2 of 7+`.
  var text: DisplayText {
    let all: DisplayText = isAll ? "\(of)" : "\(of)+"
    return position.map { "\($0) of \(all)" } ?? "\(all) matches"
  }
}
