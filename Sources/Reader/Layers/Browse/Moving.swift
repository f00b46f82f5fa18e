import Briefs
import Screen
import Text

extension AppModel {
  mutating func moveLines(_ count: Int) -> [Effect] {
    switch focus {
    case .list: list.select(list.index + count)
    case .reading: return scroll(by: count)
    case .entities: entities.select(entities.currentIndex + count)
    case .related: related.select(related.index + count)
    }
    return []
  }

  mutating func movePages(_ pages: Double) -> [Effect] {
    switch focus {
    case .list:
      if let geometry = listGeometry { list.page(pages, geometry) }
    case .reading:
      let height = readingFlow.height
      let step = max(1, abs(pages) < 1 ? height / 2 : height - 2)
      return scroll(by: pages < 0 ? -step : step)
    case .entities: entities.select(entities.currentIndex + (pages < 0 ? -8 : 8))
    case .related: related.select(related.index + (pages < 0 ? -3 : 3))
    }
    return []
  }

  /// Scrolls the text; reaching its end by key counts as having read it.
  mutating func scroll(by count: Int) -> [Effect] {
    let (flow, height) = readingFlow
    reading.top = flow.clamp(flow.move(reading.top, by: count), height: height)
    reading.jumpedSection = nil
    return count > 0 ? readToEnd(flow, height) : []
  }

  private mutating func readToEnd(_ flow: ReadingFlow, _ height: Int) -> [Effect] {
    guard settings.markRead == .delay || settings.markRead == .end,
      !flow.isAfter(flow.lastTop(height: height), reading.top)
    else { return [] }
    return markOpenedRead()
  }

  var isAtEndOfText: Bool {
    let (flow, height) = readingFlow
    return !flow.isAfter(flow.lastTop(height: height), flow.move(reading.top, by: 0))
  }

  mutating func pageOrNextUnread() -> [Effect] {
    switch focus {
    case .list:
      if let geometry = listGeometry, !list.lastIsVisible(geometry) { return movePages(1) }
      return moveUnread(1)
    case .reading:
      guard isAtEndOfText else { return movePages(1) }
      return markOpenedReadAtEnd() + goToUnread(1)
    case .entities, .related: return movePages(1)
    }
  }

  private mutating func markOpenedReadAtEnd() -> [Effect] {
    settings.markRead == .never ? [] : markOpenedRead()
  }

  mutating func moveToEdge(_ edge: Int) -> [Effect] {
    switch focus {
    case .list:
      let isHeld = edge < 0 ? list.listing.isFirst : list.listing.isLast
      guard isHeld else { return jump(to: edge < 0 ? .start : .end) }
      list.select(edge < 0 ? 0 : list.rows.count - 1)
    case .reading:
      let (flow, height) = readingFlow
      reading.jumpedSection = nil
      reading.top = edge < 0 ? .start : flow.lastTop(height: height)
      if edge > 0 { return readToEnd(flow, height) }
    case .entities: entities.select(edge < 0 ? 0 : entities.entities.count - 1)
    case .related: related.select(edge < 0 ? 0 : related.stories.count - 1)
    }
    return []
  }

  mutating func moveBrief(_ step: Int) -> [Effect] {
    guard list.rows.indices.contains(list.index + step) else {
      // More rows are on their way.
      guard step > 0 ? list.listing.isLast : list.listing.isFirst else { return [] }
      message = Message(text: step > 0 ? "this is the last brief" : "this is the first brief")
      return []
    }
    return goTo(row: list.index + step)
  }

  mutating func moveUnread(_ direction: Int) -> [Effect] {
    let found = list.next(direction) { !state(of: $0).isRead }
    if let found { return goTo(row: found) }
    let forward = direction > 0
    let edge = forward ? list.rows.last : list.rows.first
    guard let edge, !(forward ? list.listing.isLast : list.listing.isFirst) else {
      sayNoUnread(forward)
      return []
    }
    return jump(to: .landmark(.unread, from: edge.key, forward: forward), opens: reading.isOpen)
  }

  mutating func sayNoUnread(_ forward: Bool) {
    message = Message(
      text: forward ? "no unread brief further down" : "no unread brief further up")
  }

  /// Selects a row; while a brief is being read, opens the new one.
  private mutating func goTo(row: Int) -> [Effect] {
    list.select(row)
    guard reading.isOpen, let key = list.selection else { return [] }
    return openSelected(key)
  }

  /// Opens another brief of the list; the keys stay with a panel that they are in.
  mutating func openSelected(_ key: RowKey) -> [Effect] {
    let old = focus
    let effects = openForReading(key)
    if old.isSide, layout.mode == .wide { focus = old }
    return effects
  }

  mutating func movePart(_ direction: Int) -> [Effect] {
    if focus == .list {
      return moveDay(direction)
    }
    let lines = visibleLines
    guard let section = reading.section(lines) else { return [] }
    let isAbove = reading.jumpedSection == nil && isAboveFirstHeading(lines)
    return jump(toSection: isAbove && direction > 0 ? 1 : section.current + direction)
  }

  private mutating func moveDay(_ direction: Int) -> [Effect] {
    guard hasDays else { return [] }
    if let row = list.nextDay(direction, in: zone) {
      list.select(row)
      return []
    }
    guard let key = list.selection, !list.listing.isWhole else { return [] }
    return jump(to: .landmark(.day, from: key, forward: direction > 0))
  }

  private func isAboveFirstHeading(_ lines: [ReadingFlow.Line]) -> Bool {
    guard let first = reading.document.headings.first else { return false }
    let line = lines.first { $0.range != nil }
    return (line?.item ?? 0) < first.item
  }

  mutating func goBack() -> [Effect] {
    guard let visit = backStack.popLast() else {
      message = Message(text: "nothing to go back to")
      return []
    }
    if let here = currentVisit { forwardStack.append(here) }
    return revisit(visit)
  }

  mutating func goForward() -> [Effect] {
    guard let visit = forwardStack.popLast() else {
      message = Message(text: "nothing to go forward to")
      return []
    }
    if let here = currentVisit { backStack.append(here) }
    return revisit(visit)
  }

  private var currentVisit: Visit? {
    reading.target.map { Visit(key: $0, top: reading.top) }
  }

  private mutating func revisit(_ visit: Visit) -> [Effect] {
    let isHere = reading.target == visit.key
    let effects = select(visit.key) + openForReading(visit.key)
    if isHere { reading.top = visit.top } else { reading.pendingTop = visit.top }
    return effects
  }

  /// Selects a brief in the list, if that holds it; it may be too far away to be here.
  private mutating func select(_ key: RowKey) -> [Effect] {
    if list.select(key) || list.listing.isWhole { return [] }
    list.expect(key)
    return [reload()]
  }

  /// Opens another story, remembering this one for `back`.
  mutating func follow(_ key: RowKey) -> [Effect] {
    if let here = currentVisit { backStack.append(here) }
    if backStack.count > 100 { backStack.removeFirst() }
    forwardStack = []
    return select(key) + openForReading(key)
  }
}
