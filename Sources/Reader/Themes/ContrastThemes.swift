import Screen

extension Theme {
  /// White on black whatever the terminal's own colours are, every contrast 7:1 or more.
  package static let contrastDark = Theme(name: "contrast-dark") { role in
    switch role {
    case .organisation: onBlack(193)
    case .person: onBlack(208)
    case .place: onBlack(39)
    case .other: onBlack(175)
    case .text, .border, .quote, .code, .badge, .menu: onBlack(231)
    case .title: onBlack(231, .bold)
    case .dim, .number, .menuDim: onBlack(252)
    case .heading: onBlack(229, .bold)
    case .focusedBorder, .unread, .spark: onBlack(87, .bold)
    case .star: onBlack(226, .bold)
    case .warning: onBlack(222, .bold)
    case .hint: onBlack(252, .underline)
    case .link: onBlack(123, .underline)
    case .bar, .barDim, .prompt: Style(.palette(16), on: .palette(254))
    case .barWarning: Style(.palette(52), on: .palette(254), .bold)
    case .selected, .menuChosen: onBlack(231, .reverse)
    case .selectedUnfocused: onBlack(231, .bold)
    case .chosen: Style(.palette(16), on: .palette(117), .bold)
    case .match: Style(.palette(16), on: .palette(220))
    case .currentMatch: Style(.palette(16), on: .palette(231), [.bold, .underline])
    }
  } few: { role in
    let style = fewOnDark(role)
    guard style.background == .standard else { return style }
    let front = style.foreground == .standard ? Color.palette(7) : style.foreground
    let isPlain = style.foreground == .standard
    return Style(front, on: .palette(0), isPlain ? style.attributes : style.attributes.union(.bold))
  }

  private static func onBlack(_ color: UInt8, _ attributes: Style.Attributes = []) -> Style {
    Style(.palette(color), on: .palette(16), attributes)
  }

  /// Black on white whatever the terminal's own colours are, every contrast 7:1 or more.
  package static let contrastLight = Theme(name: "contrast-light") { role in
    switch role {
    case .organisation: onWhite(23)
    case .person: onWhite(124)
    case .place: onWhite(19)
    case .other: onWhite(90)
    case .text, .border, .quote, .code, .badge, .menu: onWhite(16)
    case .title, .star: onWhite(16, .bold)
    case .dim, .number, .menuDim: onWhite(238)
    case .heading: onWhite(52, .bold)
    case .focusedBorder, .unread, .spark: onWhite(18, .bold)
    case .warning: onWhite(88, .bold)
    case .hint: onWhite(238, .underline)
    case .link: onWhite(17, .underline)
    case .bar, .barDim, .prompt: Style(.palette(231), on: .palette(235))
    case .barWarning: Style(.palette(222), on: .palette(235), .bold)
    case .selected, .menuChosen: onWhite(16, .reverse)
    case .selectedUnfocused: onWhite(16, .bold)
    case .chosen: Style(.palette(231), on: .palette(18), .bold)
    case .match: Style(.palette(16), on: .palette(220))
    case .currentMatch: Style(.palette(231), on: .palette(52), [.bold, .underline])
    }
  } few: { role in
    let style = fewOnLight(role)
    guard style.background == .standard else { return style }
    let front = style.foreground == .standard ? Color.palette(0) : style.foreground
    return Style(front, on: .palette(7), style.attributes)
  }

  private static func onWhite(_ color: UInt8, _ attributes: Style.Attributes = []) -> Style {
    Style(.palette(color), on: .palette(231), attributes)
  }
}
