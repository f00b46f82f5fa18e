/// A colour by its red, green and blue parts, each from 0 to 255.
package struct RGB: Hashable, Sendable {
  package let red: Int
  package let green: Int
  package let blue: Int

  package init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// One of the 256 colours of the palette, as xterm draws it.
  ///
  /// 16 to 231 are a cube with six steps a side, 232 to 255 a row of greys.
  package init(paletteIndex index: UInt8) {
    switch index {
    case 0..<16: self = Self.standard[Int(index)]
    case 16..<232:
      let steps = [0, 95, 135, 175, 215, 255]
      let place = Int(index) - 16
      self.init(steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    default:
      let grey = 8 + 10 * (Int(index) - 232)
      self.init(grey, grey, grey)
    }
  }

  /// xterm's sixteen; every terminal draws its own.
  package static let standard: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  package var isGrey: Bool { red == green && green == blue }

  /// 0 to 255,000, without the correction for gamma: enough to choose between black and white.
  package var brightness: Int { 299 * red + 587 * green + 114 * blue }

  package func distance(to other: RGB) -> Int {
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return 3 * red * red + 4 * green * green + 2 * blue * blue
  }
}
