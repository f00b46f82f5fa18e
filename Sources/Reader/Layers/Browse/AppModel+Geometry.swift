import Briefs
import Screen
import Text

/// Sizes that moving and drawing share.
extension AppModel {
  /// The title of the terminal's window: the open brief and its folder.
  package var windowTitle: DisplayText {
    guard let brief = reading.shown?.row.title, !brief.isEmpty else {
      return "\(folderName) - rapidread"
    }
    return "\(brief) - \(folderName)"
  }

  var listGeometry: ListGeometry? {
    guard let rect = layout.list else { return nil }
    return ListGeometry(
      rowHeight: settings.listRows, height: max(1, listBody(in: rect).height), hasDays: hasDays,
      zone: zone)
  }

  /// The rows of the list, below its heading and the saved views with theirs.
  func listBody(in rect: Rect) -> Rect {
    rect.inset(top: viewLines == 0 ? 1 : viewLines + 2)
  }

  /// Day separators make sense only where the list is in order of time.
  var hasDays: Bool { !list.listing.isNearest && (sort == .date || sort == .oldest) }

  /// The pane's text without its heading line.
  var readingBody: Rect? {
    guard let rect = layout.reading else { return nil }
    return rect.inset(top: 1)
  }

  /// Columns of text in the reading pane, and the column it begins at.
  func textColumns(in body: Rect) -> (x: Int, width: Int) {
    let margin = body.width >= 40 ? 2 : 1
    let width = max(2, min(settings.textWidth, body.width - 2 * margin))
    return (body.x + (body.width - width) / 2, width)
  }

  /// The document wrapped for the pane, and the lines that fit; as for the full screen where the
  /// pane is not visible.
  var readingFlow: (flow: ReadingFlow, height: Int) {
    let body = readingBody ?? Rect(x: 0, y: 0, width: size.columns, height: size.rows - 3)
    let width = textColumns(in: body).width
    return (ReadingFlow(document: reading.document, width: width), max(1, body.height))
  }

  /// The lines of the text that can be seen.
  var visibleLines: [ReadingFlow.Line] {
    let (flow, height) = readingFlow
    return flow.lines(from: reading.top, count: height)
  }

  /// Keeps the selected line of the panel at the side visible.
  mutating func keepSideVisible() {
    if let rect = layout.entities {
      let line = EntitiesView.line(of: entities.currentIndex, in: entities.entities)
      let lines = EntitiesView.lineCount(entities.entities)
      let height = max(1, rect.height - 1)
      entities.top = Self.scroll(entities.top, showing: line, lines: lines, height: height)
      // The line that says how many more there are is none for the selected one.
      let visible = EntitiesView.visibleLines(of: lines - entities.top, height: height)
      if line >= entities.top + visible { entities.top = line - visible + 1 }
      if entities.currentIndex == 0 { entities.top = 0 }
    }
    if let rect = layout.related {
      related.top = Self.scroll(
        related.top, showing: related.index * 2 + 1, lines: related.stories.count * 2,
        height: max(2, rect.height - 1))
      if related.index * 2 < related.top { related.top = related.index * 2 }
    }
  }

  static func scroll(_ top: Int, showing line: Int, lines: Int, height: Int) -> Int {
    var top = min(top, line)
    if line >= top + height { top = line - height + 1 }
    return max(0, min(top, lines - height))
  }
}
