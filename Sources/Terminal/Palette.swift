import Screen

/// The colours of a terminal that may have fewer than the 256 of the palette.
struct Palette {
  /// How many colours the terminal has: 0, 8, 16 or 256 of them count.
  let count: Int
  /// The terminal takes 256 and above for 24 bits of red, green and blue, as `xterm-direct` does.
  private let isDirect: Bool

  init(colors: Int) {
    isDirect = colors > 1 << 16
    switch colors {
    case 256...: count = 256
    case 16...: count = 16
    case 8...: count = 8
    default: count = 0
    }
  }

  /// The numbers ncurses takes for a foreground and a background; -1 is the terminal's own.
  func pair(_ foreground: Color, on background: Color) -> (foreground: Int32, background: Int32) {
    guard count > 0 else { return (-1, -1) }
    // Black and white are no greys, and either may be the terminal's own background.
    if count == 8, background == .standard, foreground.index >= count,
      foreground.rgb?.isGrey == true
    {
      return (-1, -1)
    }
    let front = nearest(foreground)
    let back = nearest(background)
    // Two colours that were apart must not become one, or the text is invisible.
    guard front == back, front >= 0, foreground != background else { return (front, back) }
    let isDark = RGB.standard[Int(back) % RGB.standard.count].brightness < 128_000
    return (isDark ? 7 : 0, back)
  }

  /// The nearest colour the terminal has.
  func nearest(_ color: Color) -> Int32 {
    guard let wanted = color.rgb else { return -1 }
    let index = Int(color.index)
    if isDirect, index >= 8 { return Self.direct(wanted) }
    guard index >= count else { return Int32(index) }
    let candidates = RGB.standard.prefix(count).enumerated()
    let alike = candidates.filter { $0.element.isGrey == wanted.isGrey }
    let best = alike.min { $0.element.distance(to: wanted) < $1.element.distance(to: wanted) }
    return Int32(best?.offset ?? 7)
  }

  /// The number of a colour where numbers are 24 bits; the lowest 256 may mean the palette instead.
  private static func direct(_ color: RGB) -> Int32 {
    let bits = Int32(color.red << 16 | color.green << 8 | color.blue)
    return bits < 256 ? bits | 0x01_01_00 : bits
  }
}
