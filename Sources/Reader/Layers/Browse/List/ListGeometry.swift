import Briefs
import Foundation
import Screen
import Text

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
    return ListDay(rows[index].published, in: zone) != ListDay(rows[index - 1].published, in: zone)
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

  /// So many rows can be seen at once, the last perhaps cut by the edge.
  var mostRows: Int { (height + rowHeight - 1) / rowHeight }

  /// Rows that are visible as a whole from `top`.
  func wholeRows(_ rows: [BriefRow], from top: Int) -> Int {
    place(rows, from: top).count { $0.y + rowHeight <= height }
  }
}
