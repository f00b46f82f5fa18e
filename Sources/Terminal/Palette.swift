import Screen

/// The colours of a terminal that may have fewer than the 256 of the palette.
struct Palette {
  /// How many colours the terminal has: 0, 8, 16 or 256 of them count.
  let count: Int

  init(colors: Int) {
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
      RGB(paletteIndex: Int(foreground.index)).isGrey
    {
      return (-1, -1)
    }
    let front = nearest(foreground)
    let back = nearest(background)
    // Two colours that were apart must not become one, or the text is gone.
    guard front == back, front >= 0, foreground != background else { return (front, back) }
    let luminance = Self.standard[Int(back)].luminance
    return (luminance < 128_000 ? 7 : 0, back)
  }

  /// The nearest colour the terminal has.
  func nearest(_ color: Color) -> Int32 {
    guard color.index >= 0 else { return -1 }
    let index = Int(color.index)
    guard index >= count else { return Int32(index) }
    let wanted = RGB(paletteIndex: index)
    let candidates = Self.standard.prefix(count).enumerated()
    let alike = candidates.filter { $0.element.isGrey == wanted.isGrey }
    let best = alike.min { $0.element.distance(to: wanted) < $1.element.distance(to: wanted) }
    return Int32(best?.offset ?? 7)
  }

  private static let standard: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// A colour by its parts, as xterm draws it.
  private struct RGB {
    let red: Int
    let green: Int
    let blue: Int

    init(_ red: Int, _ green: Int, _ blue: Int) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// 16 to 231 are a cube with six steps a side, 232 to 255 a row of greys.
    init(paletteIndex index: Int) {
      switch index {
      case 0..<16: self = Palette.standard[index]
      case 16..<232:
        let steps = [0, 95, 135, 175, 215, 255]
        let place = index - 16
        self.init(steps[place / 36], steps[place / 6 % 6], steps[place % 6])
      default:
        let grey = 8 + 10 * (index - 232)
        self.init(grey, grey, grey)
      }
    }

    /// 0 to 255,000.
    var luminance: Int { 299 * red + 587 * green + 114 * blue }

    var isGrey: Bool { red == green && green == blue }

    func distance(to other: RGB) -> Int {
      let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
      return 3 * red * red + 4 * green * green + 2 * blue * blue
    }
  }
}
