import Briefs
import Text

/// Which commands would do something now, as far as the bottom line offers them.
extension AppModel {
  func canDo(_ command: String) -> Bool {
    guard overlay == nil else { return true }
    switch command {
    case "line-down": return focus == .list ? list.rows.count > 1 : true
    case "open": return canOpen
    case "escape": return canTakeOff
    case "toggle-read-and-go-on", "toggle-star": return markTarget != nil
    case "entities", "more-stories": return reading.shown != nil
    case "only-unread": return counts?.unread != 0 || view.layers.contains(.unread)
    case "next-match-or-unread": return hasMatches || focus == .list && counts?.unread != 0
    case "next-brief": return list.index + 1 < list.rows.count || !list.listing.isLast
    case "next-part": return focus == .list || reading.document.headings.count > 1
    case "correct-entity", "entity-page", "narrow-to-this", "toggle-watch", "search-this":
      return focus != .entities || entities.selected != nil
    default: return true
    }
  }

  private var canOpen: Bool {
    switch focus {
    case .list: list.selection != nil
    case .reading: focusedMention != nil
    case .entities: entities.selected != nil
    case .related: related.selected?.row != nil
    }
  }

  /// True where Esc would take something off the list or the text.
  private var canTakeOff: Bool {
    reading.find != nil || !view.isEmpty || isLit && !list.listing.highlights.isEmpty
      || focus == .reading && reading.chosenEntity != nil
  }
}
