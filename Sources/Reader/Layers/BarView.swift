import Briefs
import Screen
import Text

/// The top line: the folder, what narrows it, how much there is, and work in the background.
enum BarView {
  static func draw(_ model: AppModel, in rect: Rect, _ pen: inout Pen) {
    pen.fill(rect, .bar)
    var right = rect.inset(left: rect.width / 3, right: 1)
    if let work = work(model, pen) {
      let x = pen.right(work, y: rect.y, in: right, model.banner == nil ? .barDim : .barWarning)
      right = Rect(x: right.x, y: right.y, width: x - 2 - right.x, height: 1)
    }
    var edge = rect.maxX - 1
    if let counts = counts(model, width: rect.width), counts.columns <= right.width {
      edge = pen.right(counts, y: rect.y, in: right, .barDim)
    } else {
      edge = right.maxX
    }
    let left = Rect(x: rect.x, y: rect.y, width: edge - 1, height: 1)
    var x = rect.x + 1
    if rect.width >= 50 {
      x += pen.text("rapidread", x: x, y: rect.y, in: left, style: bold(pen)) + 2
    }
    x += pen.text(model.folderName, x: x, y: rect.y, in: left, .bar)
    for layer in model.view.layers {
      x += pen.text(" \(pen.symbols.chevron) ", x: x, y: rect.y, in: left, .barDim)
      x += pen.text(layer.label(today: model.today), x: x, y: rect.y, in: left, style: bold(pen))
    }
  }

  private static func bold(_ pen: Pen) -> Style {
    var style = pen.theme[.bar]
    style.attributes.insert(.bold)
    return style
  }

  private static func counts(_ model: AppModel, width: Int) -> DisplayText? {
    guard let counts = model.counts else { return nil }
    let dot = pen(model).separator
    if width < 40, model.view.isEmpty { return "\(counts.unread)/\(counts.briefs)" }
    var text: DisplayText
    if model.view.isEmpty {
      let briefs = DisplayText.plural(counts.briefs, "brief")
      text = "\(briefs) \(dot) \(counts.unread) unread"
      if counts.starred > 0, width >= 60 { text = "\(text) \(dot) \(counts.starred) starred" }
    } else {
      // What is said beside the number of briefs found is about them.
      text = "\(model.foundCount.map(number) ?? "…") of \(counts.briefs)"
      if width < 40 { return text }
      if let unread = model.foundUnread { text = "\(text) \(dot) \(number(unread)) unread" }
    }
    if counts.problems > 0, width >= 76 {
      text = "\(text) \(dot) \(DisplayText.plural(counts.problems, "problem"))"
    }
    return text
  }

  /// `17`, or `1000+` where nobody waited for the rest.
  static func number(_ count: ListCount) -> DisplayText {
    count.isAtLeast ? "\(count.total)+" : "\(count.total)"
  }

  private static func pen(_ model: AppModel) -> Symbols { model.settings.symbolTable }

  private static func work(_ model: AppModel, _ pen: Pen) -> DisplayText? {
    if let banner = model.banner { return banner }
    guard let scan = model.scan else { return nil }
    let frames = pen.symbols.spinner
    let frame = frames[model.spinnerFrame % frames.count]
    let progress = scan.progress
    let part: DisplayText = progress.percent.map { "\($0) %" } ?? "\(progress.done)"
    let work: DisplayText = progress.stage == .reading ? "indexing" : "finding names"
    let seconds = Int(model.now - scan.begun)
    guard seconds > 1 else { return "\(frame) \(work) \(part)" }
    return "\(frame) \(work) \(part) \(pen.symbols.separator) \(progress.done / seconds)/s"
  }
}
