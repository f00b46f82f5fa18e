/// A terminal colour: its own default, or one of the 256 of the palette.
package struct Color: Hashable, Sendable {
  /// -1 for the terminal's default, else 0 to 255 (0–15 are the terminal's own, 16–255 fixed).
  package let index: Int16

  package static let standard = Color(index: -1)
  package static func palette(_ index: UInt8) -> Color { Color(index: Int16(index)) }

  /// The colour as xterm draws it; `nil` for the terminal's default.
  package var rgb: RGB? { UInt8(exactly: index).map(RGB.init(paletteIndex:)) }
}

/// How a cell looks.
package struct Style: Hashable, Sendable {
  /// What differs without any colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let italic = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
    package static let reverse = Attributes(rawValue: 16)
    package static let all: Attributes = [.bold, .dim, .italic, .underline, .reverse]
  }

  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    _ foreground: Color = .standard, on background: Color = .standard,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package init(attributes: Attributes) { self.init(.standard, on: .standard, attributes) }

  package static let plain = Style()
}
