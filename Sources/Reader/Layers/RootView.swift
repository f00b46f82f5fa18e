import Briefs
import Screen
import Text

/// The whole screen, drawn from the model every time; what has not changed is not sent again.
package enum RootView {
  package static func render(_ model: AppModel) -> Canvas {
    let layout = model.layout
    var pen = Pen(
      canvas: Canvas(size: model.size, style: model.settings.theme[.text]),
      theme: model.settings.theme, symbols: model.settings.symbolTable)
    guard layout.mode != .tooSmall else {
      drawTooSmall(&pen)
      return pen.canvas
    }
    BarView.draw(model, in: layout.bar, &pen)
    let lines = layout.reading == nil ? [] : model.visibleLines
    let body = Rect(x: 0, y: 1, width: model.size.columns, height: model.size.rows - 2)
    // What an opaque layer covers is not drawn.
    let back = model.layers.lastIndex(where: \.isOpaque) ?? 0
    for layer in model.layers[back...] {
      switch layer {
      case .browse: drawPanes(model, lines, layout, &pen)
      case .entityBrowser(let browser): EntityBrowserView.draw(browser, model, in: body, &pen)
      case .help(let pager): pager.draw(in: body, &pen)
      case .problems(let pager): pager.draw(in: body, &pen)
      case .evidence(let pager): pager.draw(in: body, &pen)
      case .menu(let menu): drawMenu(menu, model, layout, in: body, &pen)
      case .prompt: break
      }
    }
    StatusView.draw(model, lines, in: layout.status, &pen)
    let terminal = model.settings.terminal
    if terminal.colors == .none { pen.canvas.markAttributes(missingFrom: terminal.attributes) }
    return pen.canvas
  }

  private static func drawMenu(
    _ menu: Menu, _ model: AppModel, _ layout: Layout, in body: Rect, _ pen: inout Pen
  ) {
    if let place = menuPlace(menu, model, in: body) {
      MenuView.draw(menu, beside: place, in: body, &pen)
    } else {
      MenuView.draw(menu, in: body, dividers: dividers(layout), &pen)
    }
  }

  private static func drawPanes(
    _ model: AppModel, _ lines: [ReadingFlow.Line], _ layout: Layout, _ pen: inout Pen
  ) {
    if let rect = layout.list { ListView.draw(model, in: rect, &pen) }
    if let rect = layout.reading { ReadingView.draw(model, lines, in: rect, &pen) }
    let side = [layout.entities, layout.card, layout.related].compactMap { $0 }
    for rect in side { pen.fill(rect, .text) }
    if let rect = layout.entities { EntitiesView.draw(model, in: rect, &pen) }
    if let rect = layout.card { CardView.draw(model, in: rect, &pen) }
    if let rect = layout.related { RelatedView.draw(model, in: rect, &pen) }
    drawDividers(layout, side, &pen)
  }

  /// Lines between panes, joined to the headings they meet.
  private static func drawDividers(_ layout: Layout, _ side: [Rect], _ pen: inout Pen) {
    if let list = layout.list, layout.reading != nil {
      pen.divider(x: list.maxX, y: list.y, height: list.height)
    }
    if let first = side.first, layout.mode != .narrow {
      let height = side.reduce(0) { $0 + $1.height }
      pen.divider(x: first.x - 1, y: first.y, height: height)
      for rect in side.dropFirst() {
        pen.put(pen.symbols.teeRight, x: rect.x - 1, y: rect.y, .border)
      }
    }
  }

  /// The columns of those lines.
  private static func dividers(_ layout: Layout) -> [Int] {
    let side = [layout.entities, layout.card, layout.related].compactMap { $0 }.first
    return [
      layout.reading == nil ? nil : layout.list?.maxX,
      layout.mode == .narrow ? nil : side.map { $0.x - 1 },
    ].compactMap { $0 }
  }

  /// The line of the entity that a menu is about, where there is room for the menu beside it.
  private static func menuPlace(_ menu: Menu, _ model: AppModel, in body: Rect) -> Point? {
    guard menu.isAboutEntity, let panel = model.layout.entities,
      panel.x - body.x > MenuView.usualWidth
    else { return nil }
    let line = EntitiesView.line(of: model.entities.currentIndex, in: model.entities.entities)
    return Point(x: panel.x - 1, y: panel.y + 1 + line - model.entities.top)
  }

  private static func drawTooSmall(_ pen: inout Pen) {
    let needed = Layout.smallest
    let size = pen.canvas.size
    let times: DisplayText = pen.symbols.ellipsis == Symbols.ascii.ellipsis ? "x" : "×"
    let wanted: DisplayText = "\(needed.columns)\(times)\(needed.rows)"
    let texts: [DisplayText] = [
      "rapidread needs \(wanted), this is \(size.columns)\(times)\(size.rows)",
      "needs \(wanted), is \(size.columns)\(times)\(size.rows)", "needs \(wanted)", wanted,
    ]
    let text = texts.first { $0.columns <= size.columns } ?? wanted
    pen.text(text, x: 0, y: 0, in: pen.canvas.bounds, .text)
  }
}
