import Screen

/// How every role looks on one terminal.
package struct Theme: Sendable {
  /// The word that `theme` and the config file know it by.
  package let name: String
  private let many: @Sendable (Role) -> Style
  private let few: @Sendable (Role) -> Style
  private var colors = TerminalTraits.Colors.many

  /// - Parameters:
  ///   - many: the looks where the terminal has 256 colours or more.
  ///   - few: the looks where it has 8 or 16. They take colours 0 to 7 alone, because terminals
  ///     disagree most about 8 to 15, and one of those may be the background.
  init(
    name: String, many: @escaping @Sendable (Role) -> Style,
    few: @escaping @Sendable (Role) -> Style
  ) {
    self.name = name
    self.many = many
    self.few = few
  }

  package subscript(role: Role) -> Style {
    switch colors {
    case .many: many(role)
    case .few: few(role)
    case .none: Self.withoutColors(role)
    }
  }

  /// The theme as a terminal with this number of colours shows it.
  package func with(_ colors: TerminalTraits.Colors) -> Theme {
    var theme = self
    theme.colors = colors
    return theme
  }
}

extension Theme {
  /// Every theme that has a name of its own, the default first.
  package static let all: [Theme] = [
    .automatic, .dark, .light, .mono, .contrastDark, .contrastLight,
  ]

  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The theme of a name on a terminal; `auto` goes by the background as soon as it is known.
  static func named(_ name: String, on terminal: TerminalTraits) -> Theme {
    var theme = named(name) ?? .automatic
    if theme.name == automatic.name, let background = terminal.background {
      theme = background == .dark ? .dark : .light
    }
    return theme.with(terminal.colors)
  }
}
