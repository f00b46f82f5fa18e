import Briefs
import Screen
import Text

/// What the model does with answers from the background, and what it asks for by itself.
extension AppModel {
  mutating func applyAnswer(_ action: Action) -> [Effect] {
    switch action {
    case .listed(let generation, let listing):
      guard generation == list.generation else { return [] }
      return listed(listing)
    case .counted(let generation, let count, let first):
      if generation == list.generation { list.take(count, first: first) }
    case .filteredCounted(let generation, let found, let unread):
      if generation == list.generation {
        filtered.found = found
        filtered.unread = unread
      }
    case .viewsCounted(let generation, let counts): take(counts, generation: generation)
    case .snippets(let generation, let found):
      list.snippets.take(found, generation: generation)
    case .listFailed(let generation, let reason):
      if generation == list.generation { list.fail(reason) }
    case .opened(let generation, let key, let brief):
      guard generation == reading.generation else { return [] }
      return opened(key, brief) + releaseKeys()
    case .openedAhead(let generation, let brief): ready.take(brief, generation: generation)
    case .card(let generation, let card):
      if generation == entities.generation { entities.show(card) }
    case .related(let generation, let stories):
      if generation == related.generation { related.replace(with: stories) }
    case .counts(let counts):
      let old = self.counts
      self.counts = counts
      guard old != counts else { return [] }
      var effects = old == nil ? [] : countViews()
      if old?.problems != counts.problems, showsProblems { effects.append(.problems) }
      return effects
    default: break
    }
    return []
  }

  mutating func listed(_ listing: Listing) -> [Effect] {
    let opens = list.jump?.opens == true
    list.take(listing)
    switch listing.window {
    case .after, .before: return []
    case .landmark(let landmark, _, let forward) where listing.found == nil:
      if landmark == .unread { sayNoUnread(forward) }
      // The question may have overtaken another, whose answer nobody took.
      return [reload()]
    case .start, .end, .around, .landmark: break
    }
    if let notice = listing.notice { message = Message(text: notice, isWarning: true) }
    var effects: [Effect] = []
    if !listing.isWhole { effects.append(count(before: listing.rows.first?.key)) }
    effects += countFiltered()
    if opens, let key = list.selection { effects += openSelected(key) }
    return effects + openWanted()
  }

  mutating func opened(_ key: RowKey, _ brief: OpenedBrief?) -> [Effect] {
    let isSame = reading.shown?.row.id == brief?.row.id
    let returns = reading.pendingTop != nil
    var brief = brief
    if let id = brief?.row.id, let state = states[id] { brief?.row.state = state }
    reading.show(brief)
    if brief == nil { ready.forget() }
    if reading.isGone {
      message = Message(text: "this brief is no longer there", isWarning: true)
      return []
    }
    entities.replace(with: brief?.entities ?? [])
    entities.learnSections(of: brief?.mentions ?? [])
    if reading.isOpen, !isSame, !returns { resumeReading() }
    goToAwaited()
    goToPendingMatch()
    guard brief != nil else {
      related.replace(with: [])
      return []
    }
    related.isWaiting = !isSame
    var effects: [Effect] = [.related(generation: related.ask(for: key), key)]
    if reading.isOpen, settings.markRead == .open { effects += markOpenedRead() }
    return effects
  }

  /// Keeps what depends on something else in step with it, after every action.
  mutating func settle() -> [Effect] {
    if let geometry = listGeometry { list.keepVisible(geometry) }
    var effects: [Effect] = []
    if let more = list.extend() {
      effects.append(.list(generation: list.generation, more))
    }
    effects += askForSnippets() + askForWatchMarks()
    let isPreviewed = layout.reading != nil || focus.isSide
    if !reading.isOpen, isPreviewed, reading.target != list.selection {
      if let key = list.selection {
        effects += ask(for: key)
      } else {
        reading.clear()
        entities.replace(with: [])
        related.replace(with: [])
      }
    }
    if layout.card != nil, let selected = entities.selected?.entity, entities.card == nil,
      entities.asked != selected
    {
      entities.asked = selected
      entities.generation += 1
      effects.append(.card(generation: entities.generation, selected))
    }
    keepSideVisible()
    return effects + dropEmptyRestoredFilter() + askAhead()
  }

  /// True where a row has a line for the sentence that answers the query.
  var showsSentences: Bool { isLit && settings.listRows == 2 }

  /// Asks for the sentences that answer the query, of the rows that can be seen.
  private mutating func askForSnippets() -> [Effect] {
    guard showsSentences, !list.listing.highlights.isEmpty,
      let geometry = listGeometry, let query = list.query
    else { return [] }
    let rows = geometry.place(list.rows, from: list.top).map { list.rows[$0.index].key }
    let missing = list.snippets.missing(rows, for: query)
    return missing.isEmpty
      ? [] : [.snippets(generation: list.snippets.generation, missing, query)]
  }

  /// Opens a brief for reading, as Enter does.
  mutating func openForReading(_ key: RowKey) -> [Effect] {
    var effects: [Effect] = []
    let isLost = reading.isMissing || reading.isGone
    let isOther = reading.target != key || isLost
    let isFresh = !reading.isOpen && reading.top == .start
    rememberPlace()
    reading.isOpen = true
    reading.visit += 1
    focus = .reading
    if isOther { effects += ask(for: key) } else if isFresh { resumeReading() }
    switch settings.markRead {
    case .open: if !isOther, reading.shown?.row.key == key { effects += markOpenedRead() }
    case .delay:
      effects.append(
        .wake(.readDelay, generation: reading.visit, milliseconds: Settings.readDelay))
    case .end, .never: break
    }
    // Where a reader was is worth keeping even when the machine goes down.
    return effects + [.saveSession(session)]
  }

  /// Marks the open brief read, without a word, if it is not read yet, or in an older text.
  mutating func markOpenedRead() -> [Effect] {
    guard reading.isOpen, !reading.isGone, let row = reading.shown?.row, row.key == reading.target
    else { return [] }
    let state = state(of: row)
    guard !state.isRead || state.isUpdated else { return [] }
    keep(row)
    if !state.isRead { actionLog.add(.automaticRead) }
    return [.mark([row.key], .read, true, .silent)]
  }
}
