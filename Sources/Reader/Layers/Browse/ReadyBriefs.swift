import Briefs

/// Briefs that are likely to be asked for next, opened before anybody asks: their text then is here at once.
struct ReadyBriefs: Sendable {
  /// What there is to move from.
  struct Spot: Hashable {
    var selection: RowKey?
    var shown: RowKey?
    var rows: Int
  }

  private var known: [RowKey: OpenedBrief] = [:]
  private var wanted: [RowKey] = []
  private var spot: Spot?
  /// Rises when what was asked for before means nothing any more.
  private(set) var generation = 0

  subscript(key: RowKey) -> OpenedBrief? { known[key] }

  /// Which of the rows that may be asked for from a spot are to be opened now, where that is not known
  /// yet; all other briefs are let go.
  mutating func missing(at spot: Spot, _ rows: () -> [RowKey]) -> [RowKey] {
    guard spot != self.spot else { return [] }
    self.spot = spot
    wanted = rows()
    known = known.filter { wanted.contains($0.key) }
    return wanted.filter { known[$0] == nil }
  }

  /// Keeps a brief that is left: the next step may lead back.
  mutating func keep(_ brief: OpenedBrief) { known[brief.row.key] = brief }

  mutating func take(_ brief: OpenedBrief, generation: Int) {
    guard generation == self.generation, wanted.contains(brief.row.key) else { return }
    known[brief.row.key] = brief
  }

  /// Texts or names may have changed.
  mutating func forget() {
    known = [:]
    spot = nil
    generation += 1
  }
}

extension AppModel {
  /// Asks for the text of a brief; one that is ready is shown at once.
  mutating func ask(for key: RowKey) -> [Effect] {
    if let shown = reading.shown, !reading.isGone { ready.keep(shown) }
    reading.ask(for: key)
    guard let brief = ready[key] else { return [.open(generation: reading.generation, key)] }
    return opened(key, brief)
  }

  /// Asks for the briefs that are a key away, once nothing else is to be done.
  mutating func askAhead() -> [Effect] {
    guard !list.isWaiting, !reading.isAwaited, scan == nil, isBrowsing else {
      return []
    }
    let spot = ReadyBriefs.Spot(
      selection: list.selection, shown: reading.target, rows: list.rows.count)
    let missing = ready.missing(at: spot) { [list, listGeometry, reading] in
      var near = [list.index, list.index + 1, list.index - 1]
      if !reading.isOpen, let geometry = listGeometry {
        near += [list.paged(1, geometry), list.paged(-1, geometry)]
      }
      return near.filter(list.rows.indices.contains).map { list.rows[$0].key }
        .filter { $0 != reading.target }
    }
    return missing.isEmpty ? [] : [.openAhead(generation: ready.generation, missing)]
  }
}
