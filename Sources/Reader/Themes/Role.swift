import Briefs
import Screen

/// What a piece of the screen is; a theme says how it looks.
package enum Role: Hashable, Sendable, CaseIterable {
  case text, dim, title, heading, number, border, focusedBorder
  case bar, barDim, barWarning, prompt
  case selected, selectedUnfocused
  case unread, star, badge, spark
  case organisation, person, place, other
  /// What may be a name and has no kind.
  case hint
  case chosen, match, currentMatch
  case quote, code, link, warning

  /// The role of an entity's name.
  package init(_ kind: Entity.Kind) {
    switch kind {
    case .organisation: self = .organisation
    case .person: self = .person
    case .place: self = .place
    case .other: self = .other
    }
  }
}

/// How every role looks.
package struct Theme: Sendable {
  /// The word that `theme` and the config file know it by.
  package let name: String
  private let style: @Sendable (Role) -> Style

  init(name: String, style: @escaping @Sendable (Role) -> Style) {
    self.name = name
    self.style = style
  }

  package subscript(role: Role) -> Style { style(role) }

  /// Every theme, the default first.
  package static let all: [Theme] = [.dark, .light, .mono]

  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }
}
