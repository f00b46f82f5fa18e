import Briefs
import Screen
import Text

/// More Stories: the publisher's first, then computed ones, each with its reason.
enum RelatedView {
  static func draw(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    let isFocused = model.focus == .related
    pen.heading("More stories", in: rect, isFocused: isFocused)
    let body = rect.inset(top: 1)
    let stories = model.related.stories
    guard !stories.isEmpty else {
      let isEmpty = model.reading.shown != nil && !model.related.isWaiting
      pen.centred(isEmpty ? ["no other stories yet"] : [], in: body)
      return
    }
    pen.edges(
      in: rect, above: model.related.top > 0,
      below: model.related.top + body.height < stories.count * 2)
    for row in 0..<body.height {
      let line = model.related.top + row
      guard stories.indices.contains(line / 2) else { break }
      drawLine(stories[line / 2], line, model, body.row(row), &pen)
    }
  }

  private static func drawLine(
    _ story: RelatedStory, _ line: Int, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    let text = area.inset(left: 1, right: 1)
    if line % 2 == 0 {
      var style = pen.theme[story.row == nil ? .dim : .text]
      if story.row != nil, !story.isRead { style.attributes.insert(.bold) }
      let title = story.title.cut(to: text.width, ellipsis: pen.symbols.ellipsis)
      pen.text(title, x: text.x, y: area.y, in: text, style: style)
    } else {
      let reason = story.reason.cut(to: text.width - 2, ellipsis: pen.symbols.ellipsis)
      pen.text(reason, x: text.x + 2, y: area.y, in: text, .dim)
    }
    guard line / 2 == model.related.index, model.focus == .related else { return }
    pen.select(area, isFocused: true)
    if line % 2 == 0, model.prompt == nil {
      pen.put(pen.symbols.bar, x: area.x, y: area.y, .unread)
      pen.canvas.cursor = Point(x: area.x + 1, y: area.y)
    }
  }
}
