import Briefs
import Text

/// How many briefs the filter finds and how many of them are unread, as far as it has been counted.
struct FilteredCounts: Sendable {
  /// The generation of the list that they are about.
  var generation = -1
  /// The open brief, where it may be in the list for that reason alone.
  var pinned: RowKey?
  var found: ListCount?
  var unread: ListCount?
}

extension AppModel {
  /// Asks for what the top line says of a filtered list, where the rows at hand do not answer it.
  mutating func countFiltered() -> [Effect] {
    let pinned = pinnedBrief
    filtered = FilteredCounts(generation: list.generation, pinned: pinned)
    guard !view.isEmpty, !list.listing.isNearest, !list.listing.isWhole || pinned != nil else {
      return []
    }
    var found = plainRequest
    found.kept = kept
    found.allowsNearest = false
    var unread = found
    unread.query = Query.and([found.query, Query(.state(.unread))])
    unread.kept = kept.filter { states[$0]?.isRead == false }
    return [.countFiltered(generation: list.generation, found: found, unread: unread)]
  }

  /// The open brief stays in its list; it may be there for that reason alone.
  private var pinnedBrief: RowKey? {
    guard reading.isOpen, let target = reading.target, !kept.contains(target.id) else { return nil }
    return list.listing.position(of: target) == nil ? nil : target
  }

  /// The brief that is in the list because it was open when that was asked for, though the filter does
  /// not find it.
  var outsideBrief: RowKey? {
    guard !view.isEmpty, filtered.generation == list.generation, let found = filtered.found,
      let shown = list.total, !found.isAtLeast, !shown.isAtLeast, found.total < shown.total
    else { return nil }
    return filtered.pinned
  }

  /// How many briefs the list has that its filter finds; `nil` until they are counted.
  var foundCount: ListCount? {
    outsideBrief == nil ? list.total : filtered.found
  }

  /// How many of those are unread; `nil` until they are counted.
  var foundUnread: ListCount? {
    if filtered.generation == list.generation, let unread = filtered.unread { return unread }
    guard list.listing.isWhole, !list.isWaiting else { return nil }
    let outside = outsideBrief?.id
    return ListCount(total: list.rows.count { !state(of: $0).isRead && $0.id != outside })
  }
}
