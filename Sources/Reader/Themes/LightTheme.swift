import Screen

extension Theme {
  /// Dark letters on the terminal's own light background.
  package static let light = Theme(name: "light") { role in
    switch role {
    case .text: Style()
    case .dim: Style(.palette(243))
    case .title: Style(.palette(16), .bold)
    case .heading: Style(.palette(94), .bold)
    case .number: Style(.palette(245))
    case .border: Style(.palette(250))
    case .focusedBorder: Style(.palette(25))
    case .bar: Style(.palette(235), on: .palette(254))
    case .barDim: Style(.palette(241), on: .palette(254))
    case .barWarning: Style(.palette(130), on: .palette(254), .bold)
    case .prompt: Style(.palette(16), on: .palette(252))
    case .selected: Style(on: .palette(253))
    case .selectedUnfocused: Style(on: .palette(255))
    case .unread: Style(.palette(26), .bold)
    case .star: Style(.palette(136))
    case .badge: Style(.palette(96))
    case .spark: Style(.palette(25))
    case .organisation: Style(.palette(28))
    case .person: Style(.palette(130))
    case .place: Style(.palette(25))
    case .other: Style(.palette(90))
    case .hint: Style(.palette(242), .underline)
    case .chosen: Style(.palette(231), on: .palette(28), .bold)
    case .match: Style(.palette(16), on: .palette(222))
    case .currentMatch: Style(.palette(16), on: .palette(214), .bold)
    case .quote: Style(.palette(240), .italic)
    case .code: Style(.palette(23))
    case .link: Style(.palette(25), .underline)
    case .warning: Style(.palette(130))
    }
  }
}
