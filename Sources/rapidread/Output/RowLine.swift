import Briefs
import Foundation
import Text

extension StandardOutput {
  /// A line a brief: unread, starred, short ID, day, minutes, `AI`, headline.
  mutating func print(_ row: BriefRow) {
    let minutes: DisplayText = "\(row.minutes)m"
    let padding = String(repeating: " ", count: max(0, 4 - minutes.columns))
    write(paint(row.state.isRead ? " " : "●", "38;5;75"))
    write(paint(row.state.isStarred ? "★" : " ", "38;5;220"))
    write(" ".utf8)
    write(paint(DisplayText(cleaning: row.id.short), "38;5;245"))
    let mark = row.published.isEstimated ? "~" : " "
    let day = CivilDate(row.published.day(in: .current))
    write(" \(mark)\(day) \(padding)\(minutes) ".utf8)
    write(paint(row.isAIGenerated ? "AI" : "  ", "38;5;139"))
    print(" \(row.title)")
  }
}
