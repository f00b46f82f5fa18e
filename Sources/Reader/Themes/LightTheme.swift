import Screen

extension Theme {
  /// Dark letters on the terminal's own light background.
  package static let light = Theme(name: "light") { role in
    switch role {
    case .text: Style()
    case .dim, .number: Style(.palette(241))
    case .title: Style(attributes: .bold)
    case .heading: Style(.palette(94), .bold)
    case .border: Style(.palette(243))
    case .focusedBorder: Style(.palette(25))
    case .bar: Style(.palette(235), on: .palette(254))
    case .barDim: Style(.palette(240), on: .palette(254))
    case .barWarning: Style(.palette(88), on: .palette(254), .bold)
    case .prompt: Style(.palette(16), on: .palette(252))
    case .menu: Style(.palette(235), on: .palette(254))
    case .menuDim: Style(.palette(240), on: .palette(254))
    case .menuChosen: Style(.palette(231), on: .palette(25), .bold)
    case .selected: Style(on: .palette(254))
    case .selectedUnfocused: Style(on: .palette(255))
    case .unread: Style(.palette(26), .bold)
    case .star: Style(.palette(94), .bold)
    case .badge: Style(.palette(60))
    case .spark: Style(.palette(25))
    case .organisation: Style(.palette(23))
    case .person: Style(.palette(124))
    case .place: Style(.palette(26))
    case .other: Style(.palette(90))
    case .hint: Style(.palette(240), .underline)
    case .chosen: Style(.palette(231), on: .palette(25), .bold)
    case .match: Style(.palette(16), on: .palette(222))
    case .currentMatch: Style(.palette(16), on: .palette(214), [.bold, .underline])
    case .quote: Style(.palette(240), .italic)
    case .code: Style(.palette(58))
    case .link: Style(.palette(19), .underline)
    case .warning: Style(.palette(88))
    }
  } few: {
    fewOnLight($0)
  }

  /// Green, yellow and cyan cannot be read on white, so places have no colour.
  static func fewOnLight(_ role: Role) -> Style {
    switch role {
    case .organisation: Style(.palette(4))
    case .person: Style(.palette(1))
    case .place: Style(attributes: .underline)
    case .other: Style(.palette(5))
    case .unread, .spark, .focusedBorder: Style(.palette(4), .bold)
    case .chosen: Style(.palette(0), on: .palette(2))
    case .match: Style(.palette(0), on: .palette(3))
    case .currentMatch: Style(.palette(0), on: .palette(6), .underline)
    default: fewColors(role)
    }
  }
}
