/// What a terminal can show, as far as it is known.
package struct TerminalTraits: Hashable, Sendable {
  /// How many colours themes may use.
  package enum Colors: Hashable, Sendable {
    case none
    /// 8 or 16, each drawn as the terminal likes.
    case few
    /// 256 or more.
    case many
  }

  /// Whether the terminal writes light on dark, or dark on light.
  package enum Background: Hashable, Sendable {
    case dark, light

    /// The kind of a background; mid-grey is where black text begins to be read better than white.
    package init(_ color: RGB) { self = color.brightness < 128_000 ? .dark : .light }

    /// Reads `COLORFGBG`: `15;0` or `15;default;0`, the background last; `nil` for anything else.
    package init?(colorFGBG: String) {
      guard colorFGBG.utf8.count < 64, colorFGBG.contains(";"),
        let last = colorFGBG.split(separator: ";").last, let index = UInt8(last), index < 16
      else { return nil }
      self = index < 7 || index == 8 ? .dark : .light
    }
  }

  package var colors: Colors
  /// The attributes that the terminal draws.
  package var attributes: Style.Attributes
  /// `nil` until the terminal or its environment has said.
  package var background: Background?
  /// False where the locale has no characters beyond ASCII.
  package var isUnicode: Bool
  /// False on the Linux console, whose font has letters and few symbols.
  package var hasSymbols: Bool

  package init(
    colors: Colors = .many, attributes: Style.Attributes = .all, background: Background? = nil,
    isUnicode: Bool = true, hasSymbols: Bool = true
  ) {
    self.colors = colors
    self.attributes = attributes
    self.background = background
    self.isUnicode = isUnicode
    self.hasSymbols = hasSymbols
  }
}
