import Briefs
import Screen

/// What a piece of the screen is; a theme says how it looks.
package enum Role: Hashable, Sendable, CaseIterable {
  case text, dim, title, heading, number, border, focusedBorder
  case bar, barDim, barWarning, prompt
  case menu, menuDim, menuChosen
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
