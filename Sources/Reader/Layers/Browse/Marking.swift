import Briefs
import Text

extension AppModel {
  mutating func toggleReadAndGoOn() -> [Effect] {
    guard markTarget != nil else { return toggle(.read) }
    let effects = toggle(.read)
    return list.index + 1 < list.rows.count ? effects + moveBrief(1) : effects
  }

  /// The brief that marks apply to: the one being read, else the selected one.
  var markTarget: BriefRow? {
    if focus != .list, reading.isGone { return nil }
    if focus != .list, let shown = reading.shown, shown.row.key == reading.target {
      return shown.row
    }
    return list.selectedRow
  }

  /// What to mark, or a word that there is nothing.
  private mutating func findMarkTarget() -> BriefRow? {
    let target = markTarget
    if target == nil, reading.isGone {
      message = Message(text: "this brief is no longer there")
    }
    return target
  }

  mutating func toggle(_ flag: Flag) -> [Effect] {
    guard let row = findMarkTarget() else { return [] }
    let state = state(of: row)
    return mark(flag, flag == .read ? !state.isRead : !state.isStarred)
  }

  mutating func mark(_ flag: Flag, _ value: Bool) -> [Effect] {
    guard let row = findMarkTarget() else { return [] }
    keep(row)
    // Marked by hand, the brief must not be marked again by the clock.
    if reading.target == row.key { reading.visit += 1 }
    actionLog.add(.mark)
    return [.mark([row.key], flag, value, .single)]
  }

  /// A marked brief stays in the view, if that is where it was.
  mutating func keep(_ row: BriefRow) {
    if list.listing.position(of: row.key) != nil { kept.insert(row.id) }
  }

  mutating func markAllRead() -> [Effect] {
    guard let painted = list.painted else { return [] }
    let unread = list.rows.filter { !state(of: $0).isRead }.map(\.id)
    kept.formUnion(unread)
    // Where there is nothing to mark, there is nothing to take back.
    if !unread.isEmpty || !list.listing.isWhole { actionLog.add(.mark) }
    return [.markAllRead(painted.request, arrivals: painted.arrivals)]
  }
}
