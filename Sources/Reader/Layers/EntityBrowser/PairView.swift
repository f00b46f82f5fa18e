import Briefs
import Screen
import Text

/// The sentences that two entities share, each under its date, headline and section.
enum PairView {
  static func draw(_ panel: PairPanel, _ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    pen.heading(title(panel, pen), in: rect, isFocused: true)
    let body = rect.inset(top: 1)
    guard !panel.sentences.isEmpty else { return pen.centred(empty(panel), in: body) }
    let items = Items(panel: panel, width: max(8, min(96, body.width - 4)), isLow: body.height < 12)
    let (first, skip) = items.top(height: body.height)
    var y = body.y - skip
    for index in first..<panel.sentences.count where y < body.maxY {
      let height = items.height(index)
      let area = Rect(x: body.x, y: y, width: body.width, height: height)
      draw(panel.sentences[index], items, index, model, area, clip: body, &pen)
      y += height
    }
  }

  private static func title(_ panel: PairPanel, _ pen: Pen) -> DisplayText {
    let names: DisplayText = "\(panel.pair.first.name) and \(panel.pair.second.name)"
    var parts = [names]
    let together = panel.sentences.count { $0.isTogether }
    switch (together, panel.isWhole) {
    case (0, true): parts.append("never in one sentence")
    case (_, true): parts.append(.plural(together, "sentence"))
    case (_, false): parts.append("\(together)+ sentences")
    }
    if let briefs = panel.briefs { parts.append(.plural(briefs, "brief")) }
    return DisplayText.joined(parts, by: " \(pen.symbols.separator) ")
  }

  private static func empty(_ panel: PairPanel) -> [DisplayText] {
    if !panel.isWhole { return ["looking…"] }
    return ["no text mentions both any more", "q goes back"]
  }

  /// How high every item is: only those near the chosen one are ever wrapped.
  private struct Items {
    let panel: PairPanel
    let width: Int
    /// Where there is little room nothing is left blank.
    let isLow: Bool

    func lines(_ index: Int) -> [Range<Int>] {
      Wrapping.lines(of: panel.sentences[index].sentence.string, width: width)
    }

    func height(_ index: Int) -> Int { 1 + lines(index).count + (isLow ? 0 : 1) }

    /// The item at the top of the pane, and how many of its lines are scrolled out, so that the chosen
    /// one stands in the middle, but no room is left below the last.
    func top(height: Int) -> (item: Int, skip: Int) {
      let own = self.height(panel.index)
      var below = 0
      var next = panel.index + 1
      while next < panel.sentences.count, below < height {
        below += self.height(next)
        next += 1
      }
      // A sentence higher than the pane shows its beginning.
      let wanted = max((height - own) / 2, height - own - below)
      var above = 0
      var first = panel.index
      while first > 0, above < wanted {
        first -= 1
        above += self.height(first)
      }
      return (first, max(0, above - max(0, wanted)))
    }
  }

  private static func draw(
    _ sentence: SharedSentence, _ items: Items, _ index: Int, _ model: AppModel, _ area: Rect,
    clip: Rect, _ pen: inout Pen
  ) {
    let isChosen = index == items.panel.index
    let head = area.row(0).intersection(clip)
    if head.height > 0 {
      drawHead(sentence, model, head, &pen)
      // The sentence itself is left as it is: in it the names are lit.
      if isChosen { pen.select(head, isFocused: true) }
    }
    for (row, range) in items.lines(index).enumerated() {
      let line = area.row(row + 1).intersection(clip)
      guard line.height > 0 else { continue }
      let text = line.inset(left: 3)
      pen.text(sentence.sentence[range], x: text.x, y: line.y, in: text, .text)
      light(sentence.first, .chosen, sentence, range, text, &pen)
      light(sentence.second, .match, sentence, range, text, &pen)
    }
    guard isChosen else { return }
    for y in area.y..<area.y + 1 + items.lines(index).count where (clip.y..<clip.maxY).contains(y) {
      pen.put(pen.symbols.bar, x: area.x, y: y, .unread)
    }
    if model.prompt == nil, head.height > 0 {
      pen.canvas.cursor = Point(x: head.x + 1, y: head.y)
    }
  }

  /// Date, section and headline; the headline gives way.
  private static func drawHead(
    _ sentence: SharedSentence, _ model: AppModel, _ area: Rect, _ pen: inout Pen
  ) {
    // What belongs together stays near on a wide screen.
    var line = area.inset(left: 2, right: 1 + max(0, area.width - 120))
    let date = sentence.row.published.short(in: model.zone)
    let used = pen.text(date, x: line.x, y: line.y, in: line, .dim)
    line = line.inset(left: used + 2)
    var marks: [DisplayText] = []
    if !sentence.isTogether { marks.append("one name only") }
    if sentence.row.isAIGenerated { marks.append("AI") }
    if let section = section(sentence, pen), area.width >= 60 { marks.append(section) }
    let text = DisplayText.joined(marks, by: " \(pen.symbols.separator) ")
    if !text.isEmpty {
      let x = pen.right(text, y: line.y, in: line, .badge)
      line = line.inset(right: line.maxX - x + 2)
    }
    let title = sentence.row.title.cut(to: line.width, ellipsis: pen.symbols.ellipsis)
    pen.text(title, x: line.x, y: line.y, in: line, .heading)
  }

  private static func section(_ sentence: SharedSentence, _ pen: Pen) -> DisplayText? {
    switch sentence.role {
    case nil: "headline"
    case .other where sentence.title.isEmpty: nil
    default: sentence.title.cut(to: 22, ellipsis: pen.symbols.ellipsis)
    }
  }

  private static func light(
    _ names: [Range<Int>], _ role: Role, _ sentence: SharedSentence, _ line: Range<Int>,
    _ text: Rect, _ pen: inout Pen
  ) {
    let look = pen.theme[role]
    for name in names where name.overlaps(line) {
      let shown = name.clamped(to: line)
      let x = text.x + sentence.sentence[line.lowerBound..<shown.lowerBound].columns
      let width = sentence.sentence[shown].columns
      let place = Rect(x: x, y: text.y, width: width, height: 1).intersection(text)
      pen.canvas.restyle(place) { $0 = look }
    }
  }
}
