import Screen

extension Theme {
  /// No colour at all: everything is told apart by bold, underline and reverse.
  package static let mono = Theme(name: "mono") { role in
    switch role {
    case .text, .border, .number, .spark, .badge, .star, .dim, .barDim: Style()
    case .title, .heading, .unread, .focusedBorder, .warning: Style(attributes: .bold)
    case .bar, .prompt: Style()
    case .barWarning: Style(attributes: .bold)
    case .selected: Style(attributes: .reverse)
    case .selectedUnfocused: Style(attributes: .underline)
    case .organisation, .person, .place, .other, .link: Style(attributes: .underline)
    case .hint: Style(attributes: .italic)
    case .chosen, .currentMatch: Style(attributes: [.reverse, .bold])
    case .match: Style(attributes: .reverse)
    case .quote, .code: Style()
    }
  }
}
