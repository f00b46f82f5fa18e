import Screen

extension Theme {
  /// Light letters on the terminal's own dark background.
  package static let dark = Theme(name: "dark") { role in
    switch role {
    case .text: Style()
    case .dim: Style(.palette(245))
    case .title: Style(.palette(231), .bold)
    case .heading: Style(.palette(180), .bold)
    case .number: Style(.palette(244))
    case .border: Style(.palette(239))
    case .focusedBorder: Style(.palette(110))
    case .bar: Style(.palette(252), on: .palette(236))
    case .barDim: Style(.palette(247), on: .palette(236))
    case .barWarning: Style(.palette(215), on: .palette(236), .bold)
    case .prompt: Style(.palette(231), on: .palette(238))
    case .selected: Style(on: .palette(238))
    case .selectedUnfocused: Style(on: .palette(235))
    case .unread: Style(.palette(75), .bold)
    case .star: Style(.palette(220))
    case .badge: Style(.palette(139))
    case .spark: Style(.palette(110))
    case .organisation: Style(.palette(114))
    case .person: Style(.palette(216))
    case .place: Style(.palette(111))
    case .other: Style(.palette(182))
    case .hint: Style(.palette(247), .underline)
    case .chosen: Style(.palette(16), on: .palette(114), .bold)
    case .match: Style(.palette(16), on: .palette(179))
    case .currentMatch: Style(.palette(16), on: .palette(214), .bold)
    case .quote: Style(.palette(250), .italic)
    case .code: Style(.palette(151))
    case .link: Style(.palette(110), .underline)
    case .warning: Style(.palette(215))
    }
  }
}
