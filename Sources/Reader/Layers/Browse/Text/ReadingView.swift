import Briefs
import Screen
import Text

/// The reading pane: numbered sections, entities and matches lit.
enum ReadingView {
  static func draw(
    _ model: AppModel, _ lines: [ReadingFlow.Line], in rect: Rect, _ pen: inout Pen
  ) {
    let isFocused = model.focus == .reading && !model.isCovered
    pen.heading(title(model, pen, room: rect.width - 4), in: rect, isFocused: isFocused)
    let body = rect.inset(top: 1)
    guard let shown = model.reading.shown else {
      pen.centred(EmptyStates.reading(model), in: body)
      return
    }
    let columns = model.textColumns(in: body)
    drawEdges(model.reading.document, lines, in: rect, &pen)
    var y = body.y
    let lights = Lights(model, shown)
    for line in lines.prefix(body.height) {
      if let range = line.range {
        let area = Rect(x: columns.x, y: y, width: columns.width, height: 1)
        drawLine(line, range, area, model.reading.document, lights, &pen)
      }
      y += 1
    }
    if isFocused, model.prompt == nil, pen.canvas.cursor == nil {
      pen.canvas.cursor = Point(x: columns.x, y: body.y)
    }
  }

  /// Marks text above and below what can be seen.
  private static func drawEdges(
    _ document: ReadingDocument, _ lines: [ReadingFlow.Line], in rect: Rect, _ pen: inout Pen
  ) {
    guard let first = lines.first, let last = lines.prefix(rect.height - 1).last else { return }
    let isAbove = first.item > 0 || first.offset > -document.items[0].space
    let end = document.items[last.item].text.string.utf8.count
    let isLast = last.item == document.items.count - 1 && last.range?.upperBound == end
    pen.edges(in: rect, above: isAbove, below: !isLast)
  }

  /// `RAPID READ · 8 min · AI generated · 13 Aug 2025`, as much of it as there is.
  private static func title(_ model: AppModel, _ pen: Pen, room: Int) -> DisplayText {
    guard let shown = model.reading.shown else { return .empty }
    let row = shown.row
    let state = model.state(of: row)
    var parts: [DisplayText] = []
    parts.append(row.isMinutesCounted ? "~\(row.minutes) min" : "\(row.minutes) min")
    if row.isAIGenerated { parts.append("AI generated") }
    parts.append(row.published.short(in: model.zone))
    if model.isAhead(row.published) { parts.append("future") }
    if state.isStarred { parts.append(pen.symbols.star) }
    if state.isUpdated { parts.append("updated") }
    if row.hasConflict { parts.append("conflict") }
    if shown.brief.findings.contains(.hiddenCharacters) { parts.append("hidden characters") }
    if shown.brief.findings.contains(.truncatedMarks) { parts.append("truncated") }
    if model.reading.isGone { parts.insert("deleted", at: 0) }
    let separator: DisplayText = " \(pen.symbols.separator) "
    let facts = DisplayText.joined(parts, by: separator)
    // The series says the least, and is the same all over the folder.
    var title = facts
    if !shown.brief.tags.isEmpty {
      let tags = DisplayText.joined(shown.brief.tags.prefix(3).map { "#\($0)" }, by: " ")
      let longer: DisplayText = "\(title)\(separator)\(tags)"
      if longer.columns <= room { title = longer }
    }
    let source = shown.brief.source
    let series = shown.brief.kicker.map { DisplayText(cleaning: $0.string.uppercased()) }
    for first in [source, series].compactMap({ $0 }) {
      let longer: DisplayText = "\(first)\(separator)\(title)"
      if longer.columns <= room { title = longer }
    }
    return title
  }

  private static func drawLine(
    _ line: ReadingFlow.Line, _ range: Range<Int>, _ area: Rect, _ document: ReadingDocument,
    _ lights: Lights, _ pen: inout Pen
  ) {
    let index = line.item
    let item = document.items[index]
    let isFirst = range.lowerBound == 0
    let indent = ReadingFlow.indent(item.kind)
    if isFirst { drawMarker(item.kind, area, &pen) }
    if item.kind == .rule { return pen.rule(area, .border) }
    if item.kind == .quote { pen.put(pen.symbols.vertical, x: area.x, y: area.y, .border) }
    if !line.name.isEmpty { pen.text(line.name, x: area.x, y: area.y, in: area, .heading) }
    let text = area.inset(left: indent + line.inset)
    pen.text(
      item.text[range], x: text.x, y: text.y, in: text,
      style: style(item.kind, pen.theme))
    if case .row(let cells, _, _, _) = item.kind, line.inset == 0 {
      drawBars(between: cells, item.text, range, text, &pen)
    }
    for light in lights.in(index, document) {
      let lit = light.range.clamped(to: range)
      guard !lit.isEmpty else { continue }
      let x = text.x + item.text[range.lowerBound..<lit.lowerBound].columns
      let width = item.text[lit].columns
      let area = Rect(x: x, y: text.y, width: width, height: 1).intersection(text)
      let look = pen.theme[light.role]
      pen.canvas.restyle(area) { style in
        style.foreground = look.foreground
        if look.background != .standard { style.background = look.background }
        style.attributes.formUnion(look.attributes)
      }
      if light.isCursor, range.contains(light.range.lowerBound) {
        pen.canvas.cursor = Point(x: x, y: text.y)
      }
    }
  }

  /// Lines between the cells of a row, where the text has its separators.
  private static func drawBars(
    between cells: [Range<Int>], _ row: DisplayText, _ range: Range<Int>, _ area: Rect,
    _ pen: inout Pen
  ) {
    for cell in cells.dropLast() where range.contains(cell.upperBound + 1) {
      let x = area.x + row[range.lowerBound..<cell.upperBound + 1].columns
      if x < area.maxX { pen.put(pen.symbols.vertical, x: x, y: area.y, .border) }
    }
  }

  private static func drawMarker(
    _ kind: ReadingDocument.Item.Kind, _ area: Rect, _ pen: inout Pen
  ) {
    switch kind {
    case .heading(let number?): pen.text("\(number)", x: area.x, y: area.y, in: area, .number)
    case .item(let marker, let depth):
      pen.text(marker, x: area.x + min(depth, 6) * 2, y: area.y, in: area, .dim)
    default: break
    }
  }

  private static func style(_ kind: ReadingDocument.Item.Kind, _ theme: Theme) -> Style {
    switch kind {
    case .headline: theme[.title]
    case .leadIn, .byline: theme[.dim]
    case .standfirst: theme[.quote]
    case .heading, .subheading, .row(_, isHead: true, _, _): theme[.heading]
    case .quote: theme[.quote]
    case .code: theme[.code]
    case .link: theme[.link]
    case .paragraph, .item, .related, .rule, .row: theme[.text]
    }
  }
}

/// What is lit in the text of a brief: its entities, the chosen one, and what was searched for.
struct Lights {
  /// A lit piece of an item's text.
  struct Light {
    let range: Range<Int>
    let role: Role
    let isCursor: Bool
  }

  private let mentions: [Place: [(mention: Mention, isChosen: Bool, isCurrent: Bool)]]
  private let hints: [Place: [Place]]
  private let terms: [HighlightTerm]
  private let currentMatch: Place?

  init(_ model: AppModel, _ shown: OpenedBrief) {
    let reading = model.reading
    var byBlock: [Place: [(Mention, Bool, Bool)]] = [:]
    for (index, mention) in shown.mentions.enumerated() {
      let isChosen = mention.entity.key == reading.chosenEntity
      byBlock[Self.block(mention.place), default: []].append(
        (mention, isChosen, index == reading.chosenMention))
    }
    mentions = byBlock
    hints = Dictionary(grouping: shown.hints, by: Self.block)
    terms = model.litTerms
    currentMatch = reading.currentMatch
  }

  private static func block(_ place: Place) -> Place {
    Place(section: place.section, block: place.block, range: 0..<0)
  }

  /// The lights of one item, later ones over earlier ones.
  func `in`(_ index: Int, _ document: ReadingDocument) -> [Light] {
    let item = document.items[index]
    guard let place = item.place else { return [] }
    var lights = item.numbers.map { Light(range: $0, role: .dim, isCursor: false) }
    for hint in hints[Self.block(place)] ?? [] {
      guard let range = document.range(of: hint, in: index) else { continue }
      lights.append(Light(range: range, role: .hint, isCursor: false))
    }
    for (mention, isChosen, isCurrent) in mentions[Self.block(place)] ?? [] {
      guard let range = document.range(of: mention.place, in: index) else { continue }
      let role = isChosen ? Role.chosen : Role(mention.entity.kind)
      lights.append(Light(range: range, role: role, isCursor: isCurrent))
    }
    guard !terms.isEmpty else { return lights }
    let current = currentMatch.flatMap { document.range(of: $0, in: index) }
    for range in Words.matches(of: terms, in: item.source.string).map(item.shown) {
      let isCurrent = range == current
      lights.append(
        Light(range: range, role: isCurrent ? .currentMatch : .match, isCursor: isCurrent))
    }
    return lights
  }
}
