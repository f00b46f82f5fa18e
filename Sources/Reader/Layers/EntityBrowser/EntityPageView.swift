import Briefs
import Screen
import Text

/// The page of one entity: its course over time, its briefs, and whom it appears with.
enum EntityPageView {
  static func draw(
    _ panel: EntityPagePanel, _ model: AppModel, in rect: Rect, _ pen: inout Pen
  ) {
    pen.heading("Entity", in: rect, isFocused: false)
    let name = rect.inset(left: 1, right: 1)
    drawTitle(panel, model, in: name.row(0).intersection(rect), &pen)
    let body = rect.inset(top: 1)
    guard let page = panel.page else {
      let gone: [DisplayText] = ["no brief mentions \(panel.entity.name) any more", "q goes back"]
      return pen.centred(panel.isGone ? gone : ["looking…"], in: body)
    }
    // On the smallest screens the rows are all there is room for.
    let lines =
      body.height < 4 ? 0 : drawSummary(page, model, in: body.inset(left: 2, right: 1), &pen)
    let parts = body.inset(top: lines)
    guard rect.width >= 80 else {
      switch panel.part {
      case .briefs: drawBriefs(panel, page, model, in: parts, &pen)
      case .companions: drawCompanions(panel, model, in: parts, &pen)
      }
      return
    }
    let width = min(44, rect.width * 2 / 5)
    let left = parts.inset(right: width + 1)
    let right = parts.inset(left: parts.width - width)
    // The chosen part is drawn last: the cursor stays in it.
    if panel.part == .briefs {
      drawCompanions(panel, model, in: right, &pen)
      drawBriefs(panel, page, model, in: left, &pen)
    } else {
      drawBriefs(panel, page, model, in: left, &pen)
      drawCompanions(panel, model, in: right, &pen)
    }
    pen.divider(x: left.maxX, y: left.y, height: left.height)
  }

  private static func drawTitle(
    _ panel: EntityPagePanel, _ model: AppModel, in line: Rect, _ pen: inout Pen
  ) {
    let kind: DisplayText =
      " \(pen.symbols.separator) \(EntityBrowserView.kindWord(panel.entity.kind)) "
    let mark: DisplayText =
      model.isWatched(panel.entity) ? " \(pen.symbols.watch)" : .empty
    let room = max(4, line.width - kind.columns - mark.columns - 4)
    let name = panel.entity.name.cut(to: room, ellipsis: pen.symbols.ellipsis)
    var style = pen.theme[Role(panel.entity.kind)]
    style.attributes.insert(.bold)
    var x = line.x + pen.text(" ", x: line.x, y: line.y, in: line, .text)
    x += pen.text(name, x: x, y: line.y, in: line, style: style)
    x += pen.text(mark, x: x, y: line.y, in: line, .spark)
    pen.text(kind, x: x, y: line.y, in: line, .dim)
  }

  /// Other names, the course over time, first and last; returns the lines that took.
  private static func drawSummary(
    _ page: EntityPage, _ model: AppModel, in body: Rect, _ pen: inout Pen
  ) -> Int {
    let isLow = body.height < 12
    var y = 0
    if !page.aliases.isEmpty, !isLow {
      let names: DisplayText = "also \(DisplayText.joined(page.aliases, by: ", "))"
      let text = names.cut(to: body.width, ellipsis: pen.symbols.ellipsis)
      pen.text(text, x: body.x, y: body.y, in: body, .dim)
      y += 1
    }
    let card = page.card
    let count: DisplayText =
      "\(DisplayText.plural(card.briefs, "brief")), \(DisplayText.plural(card.mentions, "mention"))"
    let span = DisplayText.joined(CardView.span(card, model, width: body.width), by: ", ")
    // A single brief has no course over time.
    if card.briefs > 1, !isLow {
      let spark = Sparkline.text(
        Sparkline.fitted(card.timeline, to: min(60, body.width)), pen.symbols)
      pen.text(spark, x: body.x, y: body.y + y, in: body, .spark)
      y += 1
    }
    let line: DisplayText = span.isEmpty ? count : "\(count) \(pen.symbols.separator) \(span)"
    let text = line.cut(to: body.width, ellipsis: pen.symbols.ellipsis)
    pen.text(text, x: body.x, y: body.y + y, in: body, .text)
    return y + 1
  }

  private static func drawBriefs(
    _ panel: EntityPagePanel, _ page: EntityPage, _ model: AppModel, in rect: Rect,
    _ pen: inout Pen
  ) {
    let isFocused = panel.part == .briefs
    pen.heading("Briefs, newest first", in: rect, isFocused: isFocused)
    let body = rect.inset(top: 1)
    if panel.briefs.isEmpty, panel.isExtending { pen.centred(["looking…"], in: body) }
    let count = panel.briefs.count
    EntityBrowserView.drawLines(
      count, index: panel.index(.briefs), in: body, isFocused: isFocused, model, &pen
    ) { drawBrief(panel.briefs[$0], model, $1, &$2) }
  }

  private static func drawBrief(
    _ row: BriefRow, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    let state = model.state(of: row)
    if !state.isRead { pen.put(pen.symbols.unread, x: area.x + 1, y: area.y, .unread) }
    var text = area.inset(left: 3, right: 1)
    let date = row.published.short(in: model.zone)
    if area.width >= 50 {
      let day = text.inset(left: 0, right: max(0, text.width - 12))
      pen.text(date, x: text.x, y: text.y, in: day, .dim)
      text = text.inset(left: 13)
    }
    if state.isStarred {
      pen.put(pen.symbols.star, x: text.maxX - 1, y: area.y, .star)
      text = text.inset(right: 2)
    }
    if row.isAIGenerated {
      pen.right("AI", y: area.y, in: text, .badge)
      text = text.inset(right: 3)
    }
    var style = pen.theme[.text]
    if !state.isRead { style.attributes.insert(.bold) }
    let title = row.title.cut(to: text.width, ellipsis: pen.symbols.ellipsis)
    pen.text(title, x: text.x, y: text.y, in: text, style: style)
  }

  private static func drawCompanions(
    _ panel: EntityPagePanel, _ model: AppModel, in rect: Rect, _ pen: inout Pen
  ) {
    let isFocused = panel.part == .companions
    pen.heading("Appears with", in: rect, isFocused: isFocused)
    let body = rect.inset(top: 1)
    guard !panel.companions.isEmpty else {
      return pen.centred(["with nobody else"], in: body)
    }
    EntityBrowserView.drawLines(
      panel.companions.count, index: panel.index(.companions), in: body, isFocused: isFocused,
      model, &pen
    ) { index, area, pen in
      let companion = panel.companions[index]
      let room = area.inset(left: 2, right: 1)
      pen.right("\(companion.briefs)", y: area.y, in: room, .text)
      let kind = room.inset(left: max(0, room.width - 12))
      pen.text(
        EntityBrowserView.shortKind(companion.entity.kind), x: kind.x, y: area.y, in: kind, .dim)
      EntityBrowserView.drawName(companion.entity, model, in: room.inset(right: 13), &pen)
    }
  }
}
