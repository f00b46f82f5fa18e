import Briefs
import Text

/// Which commands would do something now, as far as the bottom line offers them.
extension AppModel {
  func canDo(_ command: Command.Name) -> Bool {
    guard isBrowsing else { return true }
    switch command {
    case .lineDown: return focus == .list ? list.rows.count > 1 : true
    case .open: return canOpen
    case .escape: return canTakeOff
    case .toggleReadAndGoOn, .toggleStar: return markTarget != nil
    case .entities, .moreStories: return reading.shown != nil
    case .onlyUnread: return counts?.unread != 0 || view.layers.contains(.unread)
    case .nextMatchOrUnread: return hasMatches || focus == .list && counts?.unread != 0
    case .nextBrief: return list.index + 1 < list.rows.count || !list.listing.isLast
    case .nextPart: return focus == .list || reading.document.headings.count > 1
    case .correctEntity, .entityPage, .narrowToThis, .toggleWatch, .searchThis:
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
