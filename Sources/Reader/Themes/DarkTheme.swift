import Screen

extension Theme {
  /// Light letters on the terminal's own dark background.
  package static let dark = Theme(name: "dark") { role in
    switch role {
    case .text: Style()
    case .dim, .number: Style(.palette(247))
    case .title: Style(attributes: .bold)
    case .heading: Style(.palette(180), .bold)
    case .border: Style(.palette(243))
    case .focusedBorder: Style(.palette(110))
    case .bar: Style(.palette(252), on: .palette(236))
    case .barDim: Style(.palette(248), on: .palette(236))
    case .barWarning: Style(.palette(215), on: .palette(236), .bold)
    case .prompt: Style(.palette(231), on: .palette(238))
    case .menu: Style(.palette(252), on: .palette(236))
    case .menuDim: Style(.palette(248), on: .palette(236))
    case .menuChosen: Style(.palette(16), on: .palette(110), .bold)
    case .selected: Style(on: .palette(236))
    case .selectedUnfocused: Style(on: .palette(235))
    case .unread: Style(.palette(75), .bold)
    case .star: Style(.palette(220))
    case .badge: Style(.palette(182))
    case .spark: Style(.palette(110))
    case .organisation: Style(.palette(157))
    case .person: Style(.palette(209))
    case .place: Style(.palette(110))
    case .other: Style(.palette(141))
    case .hint: Style(.palette(248), .underline)
    case .chosen: Style(.palette(16), on: .palette(117), .bold)
    case .match: Style(.palette(16), on: .palette(179))
    case .currentMatch: Style(.palette(16), on: .palette(220), [.bold, .underline])
    case .quote: Style(.palette(250), .italic)
    case .code: Style(.palette(187))
    case .link: Style(.palette(117), .underline)
    case .warning: Style(.palette(215))
    }
  } few: {
    fewOnDark($0)
  }

  /// Bold makes these colours bright, which is what they need on black.
  static func fewOnDark(_ role: Role) -> Style {
    switch role {
    case .organisation: Style(.palette(2))
    case .person: Style(.palette(3), .bold)
    case .place: Style(.palette(6))
    case .other: Style(.palette(5), .bold)
    case .unread, .spark, .focusedBorder: Style(.palette(6), .bold)
    case .star: Style(.palette(3), .bold)
    case .chosen: Style(.palette(7), on: .palette(4), .bold)
    case .match: Style(.palette(0), on: .palette(7))
    case .currentMatch: Style(.palette(7), on: .palette(1), .bold)
    default: fewColors(role)
    }
  }
}
