import Briefs
import Foundation
import Screen
import Text

/// All that the reader knows: one value that actions change and the screen is drawn from.
package struct AppModel: Sendable {
  package internal(set) var shared: Shared
  /// What is on the screen, the browse layer at the back.
  var layers: [Layer] = [.browse]
  /// Keys typed so far of a longer sequence.
  var input = KeyInput()

  package internal(set) var view = ViewFilter()
  /// True until the filter of the last session has been seen to find something.
  var isFilterRestored = false
  /// What a search that is being typed goes back to.
  var liveSearch: LiveSearch?
  var commandLineFilter: CommandLineFilter?
  var filtered = FilteredCounts()
  /// A brief that a command line asked for and that has not been found yet.
  var wantedBrief: String?
  /// Enter was pressed before there was anything to open.
  var wantsToOpen = false
  var sort = SortOrder.date
  /// Briefs marked while this view is shown; they stay in it until it is left.
  var kept: Set<BriefID> = []
  /// True while the words searched for are highlighted in list and text.
  package internal(set) var isLit = false
  package internal(set) var list = ListPanel()
  package internal(set) var reading = ReadingPanel()
  var ready = ReadyBriefs()
  /// Where briefs were left; that of the open brief is added when it is left.
  var places = ReadingPlaces()
  package internal(set) var entities = EntitiesPanel()
  package internal(set) var related = RelatedPanel()
  package internal(set) var focus = Focus.list
  /// What a brief was opened for, until its text has loaded.
  var awaited: Awaited?
  var hasAskedForNews = false
  /// The watched names that were asked about then.
  var newsNames: [String] = []
  var readingShare = 0
  var showsEntities = true
  var showsRelated = true
  /// Briefs left by following a link, and those gone back from.
  var backStack: [Visit] = []
  var forwardStack: [Visit] = []
  var hasAskedToQuit = false
  /// True once the person has allowed, since the program began, to write to `entities.yaml`.
  var mayWriteToFolder = false
  /// What waits for that.
  var pendingCorrection: EntityCorrection?
  /// Keys that wait for the text they were meant for.
  var heldKeys: [Key] = []

  /// A brief and the line its reader was at.
  struct Visit: Hashable, Sendable {
    var key: RowKey
    var top: Anchor
  }

  /// A place to go to in a brief that is being opened, and the entity to highlight in it.
  struct Awaited: Hashable, Sendable {
    var key: RowKey
    var entity: String
    /// `nil` for the first mention.
    var place: Place?
  }

  package init(size: Size, folderName: DisplayText, zone: TimeZone, now: Int64) {
    shared = Shared(size: size, folderName: folderName, zone: zone, now: now)
  }

  package var layout: Layout {
    Layout(
      size: size, focus: focus, share: readingShare, showsEntities: showsEntities,
      showsRelated: showsRelated)
  }
}

extension AppModel {
  /// The first questions, after the config and the session of last time have been taken over.
  package mutating func start() -> [Effect] { [reload(), .counts] + countViews() + settle() }

  /// Takes one action in and says what is to be done outside.
  package mutating func update(_ action: Action) -> [Effect] {
    var effects = apply(action)
    effects += settle()
    return effects
  }

  /// True once the list and the text beside it are here, or known to be none.
  package var isFirstScreenHere: Bool {
    guard !list.isWaiting else { return false }
    return reading.target == nil || reading.isMissing || reading.shown?.row.key == reading.target
  }

  /// True while the newest question for the list has no answer.
  package var isListAsked: Bool { list.isWaiting }

  /// True until the list is here with the sentences of the rows that can be seen, and the names that
  /// are offered over it.
  package var isListAwaited: Bool {
    list.isWaiting || list.snippets.isWaiting || prompt?.completion?.isWaiting == true
  }

  /// To be called when a screen made from the model has been shown.
  package mutating func didPaint() { list.didPaint() }

  private mutating func apply(_ action: Action) -> [Effect] {
    switch action {
    case .key(let key): return press(key)
    case .resized(let size):
      shared.size = size
      return []
    case .background(let background):
      settings.terminal.background = background
      return []
    case .located(let name, let key): return located(name, key)
    case .listed, .listFailed, .counted, .filteredCounted, .viewsCounted, .snippets, .opened,
      .openedAhead, .card, .related, .counts:
      return applyAnswer(action)
    case .allEntities, .entityPage, .entityBriefs, .sharedSentences, .fileExists, .problems,
      .completed:
      return answerLayers(action)
    case .watchMarks(let generation, let rows):
      list.watch.take(rows, generation: generation)
      return []
    case .watchedCounted(let counts):
      tellNews(counts)
      return []
    case .saved(let states, let text, let canUndo):
      take(states)
      if !text.isEmpty { message = Message(text: canUndo ? offeringUndo(text) : text) }
      return [.counts] + (view.isEmpty ? [] : [reload()])
    case .savedMany(let text, let canUndo):
      message = Message(text: canUndo ? offeringUndo(text) : text)
      states = [:]
      return libraryChanged()
    case .states(let states):
      take(states)
      return [.counts, reload()]
    case .notSaved(let text):
      message = Message(text: text, isWarning: true)
      return []
    case .corrected(let correction, let isUndone, let text):
      return corrected(correction, isUndone: isUndone, text)
    case .notCorrected(let step, let reason):
      if step == .undo { actionLog.forgetUndone() } else { actionLog.forgetDone() }
      message = Message(text: reason, isWarning: true)
      return []
    case .scanning(let progress):
      let isFirst = scan == nil
      let isNew = scan?.progress.stage != progress.stage
      scan = Shared.Scan(progress: progress, begun: isNew ? now : scan?.begun ?? now)
      return (isFirst ? [spin()] : []) + (isNew ? locateWanted() : [])
    case .scanned:
      scan = nil
      hasScanned = true
      return [.counts] + askForNews() + locateWanted()
    case .libraryChanged: return libraryChanged()
    case .banner(let text):
      banner = text
      return []
    case .note(let text):
      message = Message(text: text)
      return []
    case .timer(let timer, let generation): return wake(timer, generation)
    }
  }

  private mutating func take(_ new: [BriefID: ReadingState]) {
    states.merge(new) { _, new in new }
    reading.update(new)
    related.update(new)
  }

  private func spin() -> Effect { .wake(.spinner, generation: 0, milliseconds: 100) }

  private mutating func wake(_ timer: Timer, _ generation: Int) -> [Effect] {
    switch timer {
    case .spinner:
      spinnerFrame += 1
      return scan == nil ? [] : [spin()]
    case .readDelay:
      guard generation == reading.visit, settings.markRead == .delay else { return [] }
      return markOpenedRead()
    }
  }

  private mutating func libraryChanged() -> [Effect] {
    list.snippets.forget()
    list.watch.forget(all: false)
    ready.forget()
    var effects = [reload(), Effect.counts]
    // A brief that was read a moment ago may be another now.
    if !states.isEmpty { effects.append(.states(Set(states.keys))) }
    if let target = reading.target {
      reading.generation += 1
      effects.append(.open(generation: reading.generation, target))
    }
    return effects + refreshLayers() + locateWanted()
  }

  /// A new question for the list, of which other rows may be shown now.
  mutating func reload() -> Effect {
    list.forgetEnds()
    let request = list.ask(request, listScreen)
    return .list(generation: list.generation, request)
  }

  /// Selects a row that is not held, as soon as it is here; an end that was shown before is here.
  mutating func jump(to window: ListWindow, opens: Bool = false) -> [Effect] {
    list.jump(to: window, opens: opens)
    let request = list.ask(request, listScreen)
    if let end = list.end(request) { return listed(end) }
    return [.list(generation: list.generation, request)]
  }

  func count(before first: RowKey?) -> Effect {
    .count(generation: list.generation, request, before: first)
  }

  private var request: ListRequest {
    var request = plainRequest
    request.kept = kept
    if reading.isOpen, let target = reading.target, list.listing.position(of: target) != nil {
      request.kept.insert(target.id)
    }
    return request
  }

  /// The question for the list without the briefs that stay in it.
  var plainRequest: ListRequest {
    let query = view.query(typing: liveSearch != nil, today: today, now: now)
    var request = ListRequest(query: query, sort: query.sort ?? sort, lastVisit: lastVisit)
    if case .query? = view.layers.last { request.allowsNearest = true }
    return request
  }

  /// What is seen of a list first.
  private var listScreen: ListScreen? {
    listGeometry.map { geometry in
      ListScreen(
        rows: geometry.mostRows, hasSentences: showsSentences,
        dayHeight: geometry.hasDays ? 1 / Double(geometry.rowHeight) : 0)
    }
  }

  /// Shows another view; what was kept in the old one is let go.
  mutating func show(_ new: ViewFilter) -> Effect {
    if new != view {
      kept = []
      list.leaveView()
    }
    isFilterRestored = false
    view = new
    return reload()
  }
}
