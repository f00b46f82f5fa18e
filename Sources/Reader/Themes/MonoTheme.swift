import Screen

extension Theme {
  /// No colour at all: everything is told apart by bold, underline and reverse.
  package static let mono = Theme(name: "mono") {
    withoutColors($0)
  } few: {
    withoutColors($0)
  }

  /// What every theme is on a terminal without colours.
  static func withoutColors(_ role: Role) -> Style {
    switch role {
    case .text, .border, .number, .spark, .badge, .star, .dim, .prompt, .code, .menu,
      .menuDim:
      Style()
    case .title, .heading, .unread, .focusedBorder, .warning: Style(attributes: .bold)
    case .bar, .barDim, .selected, .menuChosen: Style(attributes: .reverse)
    case .barWarning: Style(attributes: [.reverse, .bold])
    case .selectedUnfocused: Style(attributes: .bold)
    case .organisation: Style(attributes: .bold)
    case .person: Style(attributes: .underline)
    case .place: Style(attributes: [.bold, .underline])
    case .other: Style(attributes: .italic)
    case .hint: Style(attributes: [.dim, .underline])
    case .chosen: Style(attributes: [.reverse, .bold])
    case .match: Style(attributes: .reverse)
    case .currentMatch: Style(attributes: [.reverse, .underline])
    case .quote: Style(attributes: .dim)
    case .link: Style(attributes: [.underline, .italic])
    }
  }
}
