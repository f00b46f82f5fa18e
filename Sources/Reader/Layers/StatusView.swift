import Briefs
import Screen
import Text

/// The bottom line: the pane's main keys, or what was just done; the prompt while one is open.
enum StatusView {
  static func draw(
    _ model: AppModel, _ lines: [ReadingFlow.Line], in rect: Rect, _ pen: inout Pen
  ) {
    if let prompt = model.prompt { return drawPrompt(prompt, model, rect, &pen) }
    pen.fill(rect, .bar)
    let place = place(model, lines, pen)
    var room = rect.inset(left: 1, right: 1)
    if place.columns + 12 <= room.width || model.message == nil {
      let x = pen.right(place, y: rect.y, in: room, .barDim)
      room = Rect(x: room.x, y: room.y, width: x - 2 - room.x, height: 1)
    }
    if let message = model.message {
      let text = message.text.cut(to: room.width, ellipsis: pen.symbols.ellipsis)
      pen.text(text, x: room.x, y: rect.y, in: room, message.isWarning ? .barWarning : .bar)
      return
    }
    if !model.input.isEmpty { return drawInput(model, room, &pen) }
    drawHints(model, room, &pen)
  }

  /// The keys typed so far of a sequence, and what may follow them.
  private static func drawInput(_ model: AppModel, _ room: Rect, _ pen: inout Pen) {
    let typed = model.input.label
    var style = pen.theme[.bar]
    style.attributes.insert(.bold)
    var x =
      room.x + pen.text(typed + pen.symbols.ellipsis, x: room.x, y: room.y, in: room, style: style)
    x += 2
    if model.input.keys.isEmpty {
      pen.text("times, by the next key", x: x, y: room.y, in: room, .barDim)
    }
    for binding in model.keyMap.continuations(of: model.input.keys, in: model.keyContexts)
    where !model.input.keys.isEmpty {
      let rest = KeySequence(Array(binding.sequence.keys.dropFirst(model.input.keys.count)))
      let hint: Hint = (rest.label, binding.words)
      guard x + hint.label.columns + 1 + hint.words.columns <= room.maxX else { break }
      draw(hint, at: x, room, &pen)
      x += hint.label.columns + hint.words.columns + 3
    }
  }

  /// The most useful keys of the pane, as many as fit whole; the way to all others is the last to go.
  private static func drawHints(_ model: AppModel, _ room: Rect, _ pen: inout Pen) {
    let help = model.isBrowsing ? hint(.help, "help", model) : nil
    let last = help.map { $0.label.columns + 1 + $0.words.columns } ?? 0
    var x = room.x
    for (command, words) in hints(model) where model.canDo(command) {
      guard let hint = hint(command, words, model) else { continue }
      let width = hint.label.columns + 1 + words.columns
      guard x + width + 2 + last <= room.maxX else { break }
      draw(hint, at: x, room, &pen)
      x += width + 2
    }
    if let help, x + last <= room.maxX { draw(help, at: x, room, &pen) }
  }

  private typealias Hint = (label: DisplayText, words: DisplayText)

  /// `nil` where no key runs the command.
  private static func hint(
    _ command: Command.Name, _ words: DisplayText, _ model: AppModel
  ) -> Hint? {
    let keys = model.keyMap.keys(of: command.rawValue, in: model.keyContexts)
    return keys.first.map { ($0.label, words) }
  }

  private static func draw(_ hint: Hint, at x: Int, _ room: Rect, _ pen: inout Pen) {
    var style = pen.theme[.bar]
    style.attributes.insert(.bold)
    let used = pen.text(hint.label, x: x, y: room.y, in: room, style: style)
    pen.text(hint.words, x: x + used + 1, y: room.y, in: room, .barDim)
  }

  private static func hints(_ model: AppModel) -> [(Command.Name, DisplayText)] {
    switch model.front {
    case .browse: hints(model.focus, model)
    case .entityBrowser(let browser): browser.hints
    case .help: HelpPager.hints
    case .problems: ProblemsPager.hints
    case .menu: Menu.hints
    case .evidence: EvidencePager.hints
    case .prompt: []
    }
  }

  private static func hints(_ focus: Focus, _ model: AppModel) -> [(Command.Name, DisplayText)] {
    let next: DisplayText = model.hasMatches ? "next match" : "next unread"
    switch focus {
    case .list:
      return [
        (.escape, "off"), (.lineDown, "down"), (.open, "open"), (.search, "search"),
        (.toggleReadAndGoOn, "read+next"), (.toggleStar, "star"),
        (.entities, "entities"), (.onlyUnread, "unread"),
        (.nextMatchOrUnread, next), (.out, "quit"),
      ]
    case .reading:
      return [
        (.escape, "off"), (.nextMatchOrUnread, next), (.pageOrNextUnread, "on"),
        (.nextBrief, "next"), (.search, "find"),
        (.nextPart, "section"), (.entities, "entities"), (.moreStories, "more"),
        (.out, "back"), (.toggleStar, "star"),
      ]
    case .entities:
      return [
        (.open, "show"), (.correctEntity, "correct"), (.entityPage, "page"),
        (.narrowToThis, "narrow list"), (.toggleWatch, "watch"), (.searchThis, "search"),
        (.out, "back"), (.nextPane, "pane"),
      ]
    case .related:
      return [(.open, "open"), (.nextPane, "pane"), (.out, "back")]
    }
  }

  /// Where one is: `1 of 128   2/4 sections · 40 s left`.
  private static func place(
    _ model: AppModel, _ lines: [ReadingFlow.Line], _ pen: Pen
  ) -> DisplayText {
    guard !model.isCovered else { return .empty }
    var parts: [DisplayText] = []
    if model.layout.list != nil, !model.list.rows.isEmpty {
      let number: DisplayText = model.list.place.map { "\($0)" } ?? "…"
      let total = model.foundCount.map(BarView.number) ?? "…"
      let isOutside = model.outsideBrief != nil && model.list.selection == model.outsideBrief
      parts.append(isOutside ? "not among the \(total)" : "\(number) of \(total)")
    }
    if model.layout.reading != nil, let row = model.reading.shown?.row {
      var text: DisplayText = .empty
      if let section = model.reading.section(lines) {
        text = "\(section.current)/\(section.of)"
        if model.size.columns >= 100 { text = "\(text) sections" }
        text = "\(text) \(pen.symbols.separator) "
      }
      let (left, of) = model.reading.remaining(lines)
      parts.append(text + timeLeft(left, of, minutes: row.minutes))
    }
    return DisplayText.joined(parts, by: "   ")
  }

  private static func timeLeft(_ left: Int, _ of: Int, minutes: Int) -> DisplayText {
    guard of > 0, left > 0 else { return "end" }
    let (product, overflow) = left.multipliedReportingOverflow(by: minutes * 60)
    let seconds = overflow ? minutes * 60 : product / of
    if seconds >= 90 { return "\((seconds + 30) / 60) min left" }
    return "\(max(10, (seconds + 9) / 10 * 10)) s left"
  }

  private static func drawPrompt(
    _ prompt: PromptLayer, _ model: AppModel, _ rect: Rect, _ pen: inout Pen
  ) {
    if let completion = prompt.completion { PaletteView.draw(completion, above: rect, &pen) }
    pen.fill(rect, .prompt)
    var right = rect.inset(right: 1)
    let count = answer(model, prompt)
    if !count.isEmpty, count.columns < rect.width / 2 {
      let x = pen.right(count, y: rect.y, in: right, .prompt)
      right = Rect(x: rect.x, y: rect.y, width: x - 2 - rect.x, height: 1)
    }
    let used = pen.text(prompt.label, x: rect.x, y: rect.y, in: rect, .prompt)
    let room = right.inset(left: used)
    // A line longer than its room is shown from where the cursor is still visible.
    let shift = max(0, prompt.line.cursorColumn - room.width + 1)
    pen.text(
      "\(cleaning: prompt.string)", x: room.x - shift, y: rect.y, in: room, .prompt)
    pen.canvas.cursor = Point(x: room.x + prompt.line.cursorColumn - shift, y: rect.y)
  }

  private static func answer(_ model: AppModel, _ prompt: PromptLayer) -> DisplayText {
    if let message = model.message { return message.text }
    switch prompt.purpose {
    case .search, .narrow:
      guard !model.list.isWaiting else { return "…" }
      if model.list.listing.isNearest { return "0 found, \(model.list.rows.count) near" }
      let found: DisplayText = "\(model.list.total.map(BarView.number) ?? "…") found"
      // What has not been read yet cannot be found yet.
      guard let progress = model.scan?.progress, progress.stage == .reading else { return found }
      return "\(found), \(progress.percent.map { "\($0) %" } ?? "\(progress.done) files") read"
    case .find:
      if let count = model.reading.matchCount { return count.text }
      return model.reading.find != nil && model.reading.currentMatch == nil ? "no match" : .empty
    case .command, .merge, .file, .replaceFile: return .empty
    }
  }
}
