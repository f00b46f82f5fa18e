import Screen

/// A canvas as an SVG picture of a dark terminal.
struct ScreenPicture {
  let canvas: Canvas
  private static let width = 8.4
  private static let height = 18
  private static let paper = "#1c1e22"
  private static let ink = "#d5d7da"

  var svg: String {
    let size = canvas.size
    let width = Self.points(Double(size.columns) * Self.width + 20)
    let height = size.rows * Self.height + 20
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
      """,
      "<rect width=\"\(width)\" height=\"\(height)\" rx=\"8\" fill=\"\(Self.paper)\"/>",
    ]
    for y in 0..<size.rows { lines += row(y) }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// The runs of one row that look alike, each with its background.
  private func row(_ y: Int) -> [String] {
    var out: [String] = []
    var x = 0
    while x < canvas.size.columns {
      let style = canvas[x, y].style
      var end = x
      var text = ""
      while end < canvas.size.columns, canvas[end, y].style == style {
        if canvas[end, y].width > 0 { text.unicodeScalars.append(canvas[end, y].base) }
        end += 1
      }
      out += run(text, style, x, end, y)
      x = end
    }
    return out
  }

  private func run(_ text: String, _ style: Style, _ start: Int, _ end: Int, _ y: Int) -> [String] {
    var ink = Self.color(style.foreground) ?? Self.ink
    var paper = Self.color(style.background)
    if style.attributes.contains(.reverse) { (ink, paper) = (paper ?? Self.paper, ink) }
    let left = Self.points(Double(start) * Self.width + 10)
    let width = Self.points(Double(end - start) * Self.width)
    var out: [String] = []
    if let paper {
      out.append(
        """
        <rect x="\(left)" y="\(y * Self.height + 10)" width="\(width)" \
        height="\(Self.height)" fill="\(paper)"/>
        """)
    }
    guard text.contains(where: { $0 != " " }) else { return out }
    var looks = ""
    if style.attributes.contains(.bold) { looks += " font-weight=\"bold\"" }
    if style.attributes.contains(.italic) { looks += " font-style=\"italic\"" }
    if style.attributes.contains(.underline) { looks += " text-decoration=\"underline\"" }
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    out.append(
      """
      <text x="\(left)" y="\(y * Self.height + 24)" textLength="\(width)" fill="\(ink)"\(looks) \
      xml:space="preserve">\(escaped)</text>
      """)
    return out
  }

  private static func points(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static let basic = [
    "#1c1e22", "#cd3131", "#0dbc79", "#e5c07b", "#2472c8", "#bc3fbc", "#11a8cd", "#d5d7da",
    "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
  ]

  /// The xterm palette: 16 basic colours, a cube of six steps a channel, 24 greys.
  private static func color(_ color: Color) -> String? {
    let index = Int(color.index)
    switch index {
    case 0..<16: return basic[index]
    case 16..<232:
      let steps = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      return hex(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    case 232..<256:
      let grey = 8 + (index - 232) * 10
      return hex(grey, grey, grey)
    default: return nil
    }
  }

  private static func hex(_ red: Int, _ green: Int, _ blue: Int) -> String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
