import Briefs
import Foundation
import Screen
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
    write(" ".utf8)
    printWrapped(row.title, indent: Self.rowIndent)
  }

  /// Columns before the headline.
  private static let rowIndent = 2 + 1 + 8 + 1 + 1 + 10 + 1 + 4 + 1 + 2 + 1

  /// Prints the rest of a line that has `indent` columns already: on a terminal in lines that end
  /// between words, anywhere else in one.
  mutating func printWrapped(_ text: DisplayText, indent: Int) {
    guard let columns, columns - indent >= 20 else { return print(text) }
    let blank = String(repeating: " ", count: indent)
    for (index, range) in Wrapping.lines(of: text.string, width: columns - indent).enumerated() {
      if index > 0 { write(blank.utf8) }
      print(text[range])
    }
  }
}
