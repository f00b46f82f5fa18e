import Briefs
import Screen
import Text

/// The entities of the brief by kind: dots for its sections, a number for the folder.
enum EntitiesView {
  private enum Line {
    case kind(Entity.Kind)
    case entity(Int)
  }

  private static func lines(_ entities: [EntityInBrief]) -> [Line] {
    var lines: [Line] = []
    for (index, entity) in entities.enumerated() {
      if index == 0 || entities[index - 1].entity.kind != entity.entity.kind {
        lines.append(.kind(entity.entity.kind))
      }
      lines.append(.entity(index))
    }
    return lines
  }

  static func lineCount(_ entities: [EntityInBrief]) -> Int { lines(entities).count }

  static func line(of index: Int, in entities: [EntityInBrief]) -> Int {
    lines(entities).firstIndex { if case .entity(index) = $0 { true } else { false } } ?? 0
  }

  static func draw(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    let isFocused = model.focus == .entities
    pen.heading("Entities", in: rect, isFocused: isFocused)
    let body = rect.inset(top: 1)
    let entities = model.entities.entities
    guard !entities.isEmpty else {
      pen.centred(model.reading.shown == nil ? [] : ["no entities found"], in: body)
      return
    }
    let lines = lines(entities)
    let shown = lines.dropFirst(model.entities.top).prefix(
      visibleLines(of: lines.count - model.entities.top, height: body.height))
    if model.entities.top > 0 { pen.edges(in: rect, above: true, below: false) }
    let rest = lines.dropFirst(model.entities.top + shown.count).count { line in
      if case .entity = line { true } else { false }
    }
    if rest > 0 {
      let line = body.row(body.height - 1)
      pen.text("\(pen.symbols.more) \(rest) more", x: line.x + 1, y: line.y, in: line, .dim)
    }
    for (row, line) in shown.enumerated() {
      let area = body.row(row)
      switch line {
      case .kind(let kind): pen.text(heading(kind), x: area.x + 1, y: area.y, in: area, .dim)
      case .entity(let index): drawEntity(index, model, area, &pen)
      }
    }
  }

  /// As many lines as there is room for; the last line of the pane says what is below them.
  static func visibleLines(of lines: Int, height: Int) -> Int {
    lines > height ? max(1, height - 1) : height
  }

  static func heading(_ kind: Entity.Kind) -> DisplayText {
    switch kind {
    case .organisation: "Organisations"
    case .person: "People"
    case .place: "Places"
    case .other: "Other"
    }
  }

  private static func drawEntity(
    _ index: Int, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    let entry = model.entities.entities[index]
    let isSelected = index == model.entities.currentIndex
    let number = pen.right(
      "\(entry.folderBriefs)", y: area.y, in: area.inset(right: 1), .dim)
    let dotsX = min(number, area.maxX - 4) - 5
    drawDots(entry, model, x: dotsX, y: area.y, &pen)
    let name = area.inset(left: 1, right: area.maxX - dotsX + 1)
    var style = pen.theme[Role(entry.entity.kind)]
    if entry.entity.key == model.reading.chosenEntity { style = pen.theme[.chosen] }
    pen.text(
      entry.entity.name.cut(to: name.width, ellipsis: pen.symbols.ellipsis), x: name.x,
      y: area.y, in: name, style: style)
    if model.isWatched(entry.entity) {
      pen.put(pen.symbols.watch, x: area.maxX - 1, y: area.y, .spark)
    }
    if isSelected {
      pen.select(area, isFocused: model.focus == .entities)
      pen.put(pen.symbols.bar, x: area.x, y: area.y, .unread)
      if model.focus == .entities, model.prompt == nil {
        pen.canvas.cursor = Point(x: area.x + 1, y: area.y)
      }
    }
  }
}

extension EntitiesView {
  /// A column for each of the first four sections: a dot where it mentions the entity. The last column
  /// stands for all sections from there on.
  fileprivate static func drawDots(
    _ entry: EntityInBrief, _ model: AppModel, x: Int, y: Int, _ pen: inout Pen
  ) {
    let headings = model.reading.document.headings.map(\.section)
    let own = model.entities.sections(mentioning: entry.entity)
    for column in 0..<min(headings.count, 4) {
      let stands = column == 3 ? headings[3...].prefix(64) : headings[column...column]
      let isMentioned = stands.contains(where: own.contains)
      let symbol = isMentioned ? pen.symbols.dot : pen.symbols.separator
      pen.put(symbol, x: x + column, y: y, isMentioned ? Role(entry.entity.kind) : .dim)
    }
  }
}

/// What the folder knows of the selected entity.
enum CardView {
  static func draw(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    let name = model.entities.selected?.entity.name ?? .empty
    pen.heading(name, in: rect, isFocused: false)
    guard let card = model.entities.card else { return }
    let body = rect.inset(left: 1, top: 1)
    let count = DisplayText.plural(card.briefs, "brief")
    let line = body.row(0)
    let room = min(card.timeline.count, line.width - count.columns - 3)
    let spark = Sparkline.text(card.timeline.suffix(max(0, room)), pen.symbols)
    // A single brief has no course over time.
    let used = card.briefs > 1 ? pen.text(spark, x: line.x, y: line.y, in: line, .spark) + 2 : 0
    pen.text(count, x: line.x + used, y: line.y, in: line, .text)
    var texts = span(card, model, width: body.width)
    if !card.companions.isEmpty {
      let names = card.companions.map { "\($0.entity.name) \($0.briefs)" as DisplayText }
      texts.append("with \(DisplayText.joined(names, by: ", "))")
    }
    let rows = texts.flatMap { text in
      Wrapping.lines(of: text.string, width: body.width).map { text[$0] }
    }
    for (index, text) in rows.prefix(max(0, body.height - 1)).enumerated() {
      let line = body.row(index + 1)
      let isLast = index == body.height - 2 && rows.count > body.height - 1
      let room = line.width - 1
      let shown = isLast ? text.cut(to: room, ellipsis: .empty) + pen.symbols.ellipsis : text
      pen.text(shown, x: line.x, y: line.y, in: line, .dim)
    }
  }

  /// `first 3 Mar, last today`, on two lines where one is too narrow.
  static func span(
    _ card: EntityCard, _ model: AppModel, width: Int
  ) -> [DisplayText] {
    guard let first = card.first, let last = card.last else { return [] }
    let from = first.day(in: model.zone)
    let to = last.day(in: model.zone)
    let start = CivilDate(from).brief(today: model.today)
    guard from != to else { return [start] }
    let end = CivilDate(to).brief(today: model.today)
    let line: DisplayText = "first \(start), last \(end)"
    return line.columns <= width ? [line] : ["first \(start)", "last \(end)"]
  }
}

/// Counts over time as a row of bars.
enum Sparkline {
  /// As many counts as there is room for, neighbours taken together.
  static func fitted(_ counts: [Int], to width: Int) -> [Int] {
    guard width > 0, counts.count > width else { return counts }
    let step = (counts.count + width - 1) / width
    return stride(from: 0, to: counts.count, by: step).map { start in
      counts[start..<min(counts.count, start + step)].reduce(0, +)
    }
  }

  /// The highest count has the highest bar, and only nothing at all has the lowest.
  static func text(_ counts: some Collection<Int>, _ symbols: Symbols) -> DisplayText {
    guard let highest = counts.max(), highest > 0 else { return .empty }
    let steps = symbols.spark.count - 1
    let bars = counts.map { count -> DisplayText in
      let step = count <= 0 ? 0 : max(1, count * steps / highest)
      return symbols.spark[min(steps, step)]
    }
    return DisplayText.joined(bars, by: .empty)
  }
}
