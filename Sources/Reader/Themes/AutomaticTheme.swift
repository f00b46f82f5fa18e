import Screen

extension Theme {
  /// For a terminal whose background is not known: read as well on white as on black.
  ///
  /// Colours without a background of their own are those of middle luminance, which have a contrast
  /// of 4.5:1 with both. There are few, so people are underlined as well.
  static let automatic = Theme(name: "auto") { role in
    switch role {
    case .text, .dim, .number, .menu, .menuDim, .code: Style()
    case .border: Style(.palette(243))
    case .title, .heading, .focusedBorder: Style(attributes: .bold)
    case .bar: Style(.palette(254), on: .palette(238))
    case .barDim: Style(.palette(250), on: .palette(238))
    case .barWarning: Style(.palette(222), on: .palette(238), .bold)
    case .prompt: Style(.palette(231), on: .palette(238))
    case .selected, .menuChosen: Style(attributes: .reverse)
    case .selectedUnfocused: Style(attributes: .bold)
    case .unread, .spark: Style(.palette(63), .bold)
    case .star: Style(attributes: .bold)
    case .badge: Style(.palette(98))
    case .organisation: Style(.palette(29))
    case .person: Style(.palette(131), .underline)
    case .place: Style(.palette(63))
    case .other: Style(.palette(163))
    case .hint: Style(attributes: [.dim, .underline])
    case .chosen: Style(.palette(231), on: .palette(25), .bold)
    case .match: Style(.palette(16), on: .palette(222))
    case .currentMatch: Style(.palette(16), on: .palette(214), [.bold, .underline])
    case .quote: Style(attributes: .italic)
    case .link: Style(.palette(63), .underline)
    case .warning: Style(attributes: .bold)
    }
  } few: { role in
    switch role {
    case .organisation: Style(attributes: .bold)
    case .person: Style(.palette(1))
    case .place: Style(attributes: .underline)
    case .other: Style(.palette(5))
    case .chosen: Style(.palette(7), on: .palette(4), .bold)
    case .match: Style(.palette(0), on: .palette(6))
    case .currentMatch: Style(.palette(0), on: .palette(2), .underline)
    default: fewColors(role)
    }
  }

  /// What themes share where there are 8 or 16 colours: all but names and matches.
  static func fewColors(_ role: Role) -> Style {
    switch role {
    case .bar, .barDim, .prompt: Style(.palette(0), on: .palette(7))
    case .barWarning: Style(.palette(7), on: .palette(1), .bold)
    default: withoutColors(role)
    }
  }
}
