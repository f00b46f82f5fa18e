import Briefs
import Screen
import Text

/// The list: two lines a brief (or one), separated by days.
enum ListView {
  static func draw(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    let rows = model.list.rows
    let isFocused = model.focus == .list && !model.isCovered
    let body = model.listBody(in: rect)
    drawViews(model, in: rect, &pen)
    let rect = Rect(x: rect.x, y: body.y - 1, width: rect.width, height: body.height + 1)
    guard let geometry = model.listGeometry, !rows.isEmpty else {
      pen.heading(.empty, in: rect, isFocused: isFocused)
      pen.centred(EmptyStates.list(model), in: body)
      return
    }
    let first = rows[min(model.list.top, rows.count - 1)]
    pen.heading(heading(first, geometry, model), in: rect, isFocused: isFocused)
    let placed = geometry.place(rows, from: model.list.top)
    drawEdges(model.list, placed, geometry, in: rect, &pen)
    for placed in placed {
      if let separator = placed.separator {
        let line = Rect(x: body.x, y: body.y + separator, width: body.width, height: 1)
        pen.heading(day(rows[placed.index], model), in: line, isFocused: false)
      }
      let height = min(geometry.rowHeight, body.height - placed.y)
      let area = Rect(x: body.x, y: body.y + placed.y, width: body.width, height: height)
      drawRow(rows[placed.index], isSelected: placed.index == model.list.index, model, area, &pen)
    }
  }

  /// Marks rows above and below those that can be seen.
  private static func drawEdges(
    _ list: ListPanel, _ placed: [ListGeometry.Placed], _ geometry: ListGeometry, in rect: Rect,
    _ pen: inout Pen
  ) {
    let isCut = placed.last.map { $0.y + geometry.rowHeight > geometry.height } ?? false
    let isLast = placed.last?.index == list.rows.count - 1 && list.listing.isLast && !isCut
    pen.edges(in: rect, above: list.top > 0 || !list.listing.isFirst, below: !isLast)
  }

  /// The saved views: the key that shows each, its name, and what is unread in it.
  private static func drawViews(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    guard model.viewLines > 0 else { return }
    pen.heading("Views", in: rect, isFocused: false)
    for (index, view) in model.savedViews.prefix(model.viewLines).enumerated() {
      let line = Rect(x: rect.x, y: rect.y + 1 + index, width: rect.width, height: 1)
      let text = line.inset(left: 1, right: 1)
      pen.text("\(index + 1)", x: text.x, y: line.y, in: text, .number)
      var room = text.inset(left: 2)
      if let count = model.viewCounts[view.name], count.total > 0 {
        let x = pen.right(BarView.number(count), y: line.y, in: room, .dim)
        room = room.inset(right: room.maxX - x + 1)
      }
      let name = DisplayText(cleaning: view.name)
      pen.text(
        name.cut(to: room.width, ellipsis: pen.symbols.ellipsis), x: room.x, y: line.y, in: room,
        .text)
      let isShown = model.view.layers.first == .named(view.name, query: view.query)
      if isShown { pen.select(line, isFocused: false) }
    }
  }

  private static func heading(
    _ first: BriefRow, _ geometry: ListGeometry, _ model: AppModel
  ) -> DisplayText {
    if model.list.listing.isNearest { return NearestQuery.heading }
    return geometry.hasDays ? day(first, model) : "by \(cleaning: model.sort.rawValue)"
  }

  private static func day(_ row: BriefRow, _ model: AppModel) -> DisplayText {
    let day = CivilDate(row.published.day(in: model.zone)).long(today: model.today)
    return row.published.isEstimated ? "~\(day)" : day
  }

  private static func drawRow(
    _ row: BriefRow, isSelected: Bool, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    let state = model.state(of: row)
    if !state.isRead { pen.put(pen.symbols.unread, x: area.x + 1, y: area.y, .unread) }
    let text = area.inset(left: 3, right: 1)
    var titleArea = text.row(0)
    if state.isStarred {
      pen.put(pen.symbols.star, x: titleArea.maxX - 1, y: area.y, .star)
      titleArea = titleArea.inset(right: 2)
    }
    if model.list.watch[row.key] {
      pen.put(pen.symbols.watch, x: titleArea.maxX - 1, y: area.y, .spark)
      titleArea = titleArea.inset(right: 2)
    }
    if area.height == 1, model.settings.listRows == 1 {
      let minutes = minutes(row)
      let x = pen.right(minutes, y: area.y, in: titleArea, .dim)
      titleArea = titleArea.inset(right: titleArea.maxX - x + 1)
    }
    drawTitle(row, isRead: state.isRead, model, titleArea, &pen)
    if area.height > 1 {
      let snippet = model.isLit ? model.list.snippets[row.key] : nil
      drawDetails(row, state, snippet, missing(row, model), model, text.row(1), &pen)
    }
    if isSelected {
      pen.select(area, isFocused: model.focus == .list)
      for y in area.y..<area.maxY { pen.put(pen.symbols.bar, x: area.x, y: y, .unread) }
      pen.select(Rect(x: area.x, y: area.y, width: 1, height: area.height), isFocused: false)
      if model.focus == .list, model.prompt == nil, !model.isCovered {
        pen.canvas.cursor = Point(x: area.x + 1, y: area.y)
      }
    }
  }

  private static func drawTitle(
    _ row: BriefRow, isRead: Bool, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    let title = row.title.cut(to: area.width, ellipsis: pen.symbols.ellipsis)
    var style = pen.theme[.text]
    if !isRead { style.attributes.insert(.bold) }
    pen.text(title, x: area.x, y: area.y, in: area, style: style)
    guard model.isLit else { return }
    for range in Words.matches(of: model.list.listing.highlights, in: title.string) {
      let x = area.x + title[0..<range.lowerBound].columns
      let width = title[range].columns
      let look = pen.theme[.match]
      pen.canvas.restyle(
        Rect(x: x, y: area.y, width: width, height: 1).intersection(area)
      ) { $0 = look }
    }
  }

  /// Words of the query that one of the nearest briefs does not have.
  private static func missing(_ row: BriefRow, _ model: AppModel) -> [DisplayText] {
    model.list.listing.missing[row.key] ?? []
  }

  private static func minutes(_ row: BriefRow) -> DisplayText {
    row.isMinutesCounted ? "~\(row.minutes)m" : "\(row.minutes)m"
  }

  private static func drawDetails(
    _ row: BriefRow, _ state: ReadingState, _ snippet: Snippet?, _ missing: [DisplayText],
    _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    var x = area.x
    x += pen.text(minutes(row), x: x, y: area.y, in: area, .dim)
    if row.isAIGenerated { x += pen.text(" AI", x: x, y: area.y, in: area, .badge) }
    if state.isUpdated { x += pen.text(" updated", x: x, y: area.y, in: area, .warning) }
    if row.hasConflict { x += pen.text(" conflict", x: x, y: area.y, in: area, .warning) }
    if model.isAhead(row.published) {
      x += pen.text(" future", x: x, y: area.y, in: area, .warning)
    }
    if row.key == model.outsideBrief {
      x += pen.text(" no match", x: x, y: area.y, in: area, .warning)
    }
    x = max(x + 2, area.x + 8)
    for word in missing {
      let struck: DisplayText = "~\(word)~"
      guard x + struck.columns <= area.x + area.width / 2 else { break }
      x += pen.text(struck, x: x, y: area.y, in: area, .dim) + 1
    }
    // The headline is lit above.
    if let snippet, snippet.sentence != row.title, !snippet.matches.isEmpty {
      return SnippetView.draw(snippet, in: area.inset(left: x - area.x), &pen)
    }
    for entity in row.entities {
      let room = area.maxX - x
      guard room >= 4 else { break }
      let name = entity.name.cut(to: room, ellipsis: pen.symbols.ellipsis)
      x += pen.text(name, x: x, y: area.y, in: area, Role(entity.kind)) + 1
      if name != entity.name { break }
    }
  }
}

/// What an empty place says it is, and what to do next.
enum EmptyStates {
  static func list(_ model: AppModel) -> [DisplayText] {
    let rescan = model.keyWord(.rescan)
    if let failure = model.list.failure { return [failure, "\(rescan) looks again"] }
    if !model.view.isEmpty {
      if model.list.isWaiting { return ["searching…"] }
      let escape = model.keyWord(.escape)
      if model.view.layers == [.unread] {
        return ["everything is read", "\(escape) shows all briefs"]
      }
      return ["nothing found", "\(escape) takes the last filter off"]
    }
    if model.isReadingFolder || model.list.isWaiting { return ["reading the folder…"] }
    if let banner = model.banner { return [banner, "\(rescan) looks again"] }
    if let problems = model.counts?.problems, problems > 0 {
      return [
        "no briefs in this folder",
        "\(model.keyWord(.problems)) shows \(DisplayText.plural(problems, "problem"))",
      ]
    }
    return [
      "no briefs in this folder", "put .txt, .md or .json files into it and they appear here",
    ]
  }

  static func reading(_ model: AppModel) -> [DisplayText] {
    if model.reading.isMissing {
      return ["this brief is no longer there", "\(model.keyWord(.rescan)) looks again"]
    }
    return []
  }
}
