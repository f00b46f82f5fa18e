import Screen
import Text

extension AppModel {
  mutating func toggleSide(_ panel: Focus) -> [Effect] {
    if focus == panel {
      focus = reading.isOpen ? .reading : .list
      if layout.mode == .wide {
        if panel == .entities { showsEntities = false } else { showsRelated = false }
      }
      return []
    }
    if readingShare == Layout.shares.upperBound { readingShare -= 1 }
    if panel == .entities { showsEntities = true } else { showsRelated = true }
    focus = panel
    return []
  }

  /// Panes that Tab goes through: all that can be seen, and in between those that come out for it.
  private var panes: [Focus] {
    switch layout.mode {
    case .wide:
      [.list, .reading] + (showsEntities ? [.entities] : []) + (showsRelated ? [.related] : [])
    case .medium, .narrow, .tooSmall: [.list, .reading, .entities, .related]
    }
  }

  mutating func movePane(_ step: Int) -> [Effect] {
    let panes = panes
    let here = panes.firstIndex(of: focus) ?? 0
    let next = panes[(here + step + panes.count) % panes.count]
    if next == .reading, !reading.isOpen, let key = reading.target ?? list.selection {
      return openForReading(key)
    }
    if next == .list { return leaveReading() }
    focus = next
    return []
  }

  /// Back to the list; what was open goes on as a preview.
  mutating func leaveReading() -> [Effect] {
    rememberPlace()
    let wasOpen = reading.isOpen
    reading.isOpen = false
    reading.visit += 1
    focus = .list
    // The place is on disk once the brief is left, whatever becomes of the program.
    return wasOpen ? [.saveSession(session)] : []
  }

  mutating func changeShare(_ step: Int) -> [Effect] {
    let next = readingShare + step
    guard Layout.shares.contains(next) else { return [] }
    readingShare = next
    guard next == Layout.shares.upperBound else { return [] }
    if focus == .list, let key = list.selection { return openForReading(key) }
    focus = .reading
    return []
  }
}
