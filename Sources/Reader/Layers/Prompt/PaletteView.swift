import Screen
import Text

/// What could be typed, above the prompt: commands, fields, values and names.
enum PaletteView {
  /// Most lines it takes.
  private static let height = 10

  static func draw(_ completion: Completion, above rect: Rect, _ pen: inout Pen) {
    let candidates = completion.candidates
    let height = min(candidates.count, max(0, min(Self.height, rect.y - 3)))
    guard height > 0 else { return }
    let chosen = completion.chosen
    let top = max(0, min((chosen ?? 0) - height / 2, candidates.count - height))
    for row in 0..<height {
      let area = Rect(x: rect.x, y: rect.y - height + row, width: rect.width, height: 1)
      draw(candidates[top + row], in: area, &pen)
      if top + row == chosen { pen.choose(area) }
    }
  }

  private static func draw(
    _ candidate: Completion.Candidate, in area: Rect, _ pen: inout Pen
  ) {
    pen.fill(area, .menu)
    var room = area.inset(left: 1, right: 1)
    if let briefs = candidate.briefs {
      let x = pen.right("\(briefs)", y: area.y, in: room, .menuDim)
      room = Rect(x: room.x, y: room.y, width: max(0, x - 2 - room.x), height: 1)
    }
    var style = pen.theme[.menu]
    if candidate.role != .bar {
      style.foreground = pen.theme[candidate.role].foreground
      style.attributes = pen.theme[candidate.role].attributes
    }
    let labels = Rect(
      x: room.x, y: room.y, width: min(34, max(room.width / 2, room.width - 12)), height: 1)
    let label = candidate.label.cut(to: labels.width, ellipsis: pen.symbols.ellipsis)
    pen.text(label, x: labels.x, y: area.y, in: labels, style: style)
    let rest = room.inset(left: min(labels.width + 1, 35))
    pen.text(
      candidate.detail.cut(to: rest.width, ellipsis: pen.symbols.ellipsis), x: rest.x, y: area.y,
      in: rest, .menuDim)
  }
}
