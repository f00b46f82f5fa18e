import Briefs

/// Briefs beside the selected one, opened before anybody asks for them: one row further, the text is here.
struct ReadyBriefs: Sendable {
  private var known: [RowKey: OpenedBrief] = [:]
  private var wanted: [RowKey] = []
  private(set) var generation = 0

  subscript(key: RowKey) -> OpenedBrief? { known[key] }

  /// Which of the rows that may be asked for next are to be opened now; all others are let go.
  mutating func missing(_ rows: [RowKey]) -> [RowKey] {
    guard rows != wanted else { return [] }
    wanted = rows
    known = known.filter { rows.contains($0.key) }
    generation += 1
    return rows.filter { known[$0] == nil }
  }

  /// Keeps a brief that is left: the next step may lead back.
  mutating func keep(_ brief: OpenedBrief) { known[brief.row.key] = brief }

  mutating func take(_ briefs: [OpenedBrief], generation: Int) {
    guard generation == self.generation else { return }
    for brief in briefs { known[brief.row.key] = brief }
  }

  /// Texts or names may have changed.
  mutating func forget() {
    known = [:]
    wanted = []
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

  /// Asks for the neighbours of the selected brief, once nothing else is to be done.
  mutating func askAhead() -> [Effect] {
    guard !list.isWaiting, !reading.isAwaited, scan == nil, prompt == nil, overlay == nil else {
      return []
    }
    let near = [list.index, list.index + 1, list.index - 1].filter(list.rows.indices.contains)
    let rows = near.map { list.rows[$0].key }.filter { $0 != reading.target }
    let missing = ready.missing(rows)
    return missing.isEmpty ? [] : [.openAhead(generation: ready.generation, missing)]
  }
}
