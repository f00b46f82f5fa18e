import Briefs
import Foundation
import Screen
import Text

/// All that the reader knows: one value that actions change and the screen is drawn from.
package struct AppModel: Sendable {
  package internal(set) var size: Size
  /// Seconds since 1970, set by the loop before each action.
  package var now: Int64
  let zone: TimeZone
  let folderName: DisplayText
  package var settings = Settings()
  package var keyMap = StandardKeys.map

  package internal(set) var counts: LibraryCounts?
  var scan: Scan?
  /// Files are still being read: what is not found may be in one of them.
  var isReadingFolder: Bool { scan?.progress.stage == .reading }
  /// Something that stays on the screen until it is over: the folder is gone, marks are not saved.
  var banner: DisplayText?
  /// The marks made since the listing was read, on disk all of them.
  var states: [BriefID: ReadingState] = [:]

  package internal(set) var view = ViewFilter()
  /// True until the filter of the last session has been seen to find something.
  var isFilterRestored = false
  /// The folder has been looked at once since the program began.
  var hasScanned = false
  var commandLineFilter: CommandLineFilter?
  var filtered = FilteredCounts()
  /// A brief that a command line asked for and that has not been found yet.
  var wantedBrief: String?
  /// Enter was pressed before there was anything to open.
  var wantsToOpen = false
  var sort = SortOrder.date
  /// Briefs marked while this view is shown; they stay in it until it is left.
  var kept: Set<BriefID> = []
  /// True while the words searched for are lit in list and text.
  package internal(set) var isLit = false
  package internal(set) var list = ListPanel()
  package internal(set) var reading = ReadingPanel()
  var ready = ReadyBriefs()
  /// Where briefs were left; that of the open brief is added when it is left.
  var places = ReadingPlaces()
  package internal(set) var entities = EntitiesPanel()
  package internal(set) var related = RelatedPanel()
  package internal(set) var focus = Focus.list
  package internal(set) var prompt: Prompt?
  package internal(set) var overlay: Overlay?
  package internal(set) var message: Message?
  /// Counts questions about entities, so that a late answer is known as late.
  var askingGeneration = 0
  /// What a brief was opened for, until its text is here.
  var awaited: Awaited?
  var hasAskedForNews = false
  /// The watched names that were asked about then.
  var newsNames: [String] = []
  /// Counts questions for names, so that a late answer is known as late.
  var completionGeneration = 0
  var readingShare = 0
  var showsEntities = true
  var showsRelated = true
  /// Briefs left by following a link, and those gone back from.
  var backStack: [Visit] = []
  var forwardStack: [Visit] = []
  var searches: [String] = []
  var commandHistory: [String] = []
  package internal(set) var savedViews: [SavedView] = []
  /// What is unread in them, by name, as far as it is counted.
  var viewCounts: [String: ListCount] = [:]
  var viewGeneration = 0
  var lastVisit: Int64?
  var hasAskedToQuit = false
  /// True once it has been allowed, since the program began, to write to the folder's `entities.yaml`.
  var mayWriteToFolder = false
  /// What waits for that.
  var pendingCorrection: EntityCorrection?
  var actionLog = ActionLog()
  /// Keys that wait for the text they were meant for.
  var heldKeys: [Key] = []
  var spinnerFrame = 0

  /// How far the folder has been read.
  struct Scan: Hashable, Sendable {
    var progress: ScanProgress
    /// When this stage of it began, in seconds since 1970.
    var begun: Int64
  }

  /// What the status line answers until the next key.
  package struct Message: Hashable, Sendable {
    package var text: DisplayText
    package var isWarning = false
  }

  /// A brief and the line its reader was at.
  struct Visit: Hashable, Sendable {
    var key: RowKey
    var top: Anchor
  }

  /// A place to go to in a brief that is on its way, and the entity to light in it.
  struct Awaited: Hashable, Sendable {
    var key: RowKey
    var entity: String
    /// `nil` for the first mention.
    var place: Place?
  }

  package init(size: Size, folderName: DisplayText, zone: TimeZone, now: Int64) {
    self.size = size
    self.folderName = folderName
    self.zone = zone
    self.now = now
  }

  var today: Day { Published(seconds: now, precision: .moment).day(in: zone) }

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
      self.size = size
      return []
    case .background(let background):
      settings.terminal.background = background
      return []
    case .located(let name, let key): return located(name, key)
    case .listed, .listFailed, .counted, .filteredCounted, .viewsCounted, .snippets, .opened,
      .openedAhead, .card, .related, .problems, .counts, .completed:
      return applyAnswer(action)
    case .allEntities, .entityPage, .entityBriefs, .sharedSentences, .fileExists:
      return applyEntityAnswer(action)
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
      scan = Scan(progress: progress, begun: isNew ? now : scan?.begun ?? now)
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
    if case .problems = overlay { effects.append(.problems) }
    return effects + refreshAsking() + locateWanted()
  }

  /// What a row's marks are now.
  func state(of row: BriefRow) -> ReadingState { states[row.id] ?? row.state }

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
    let query = view.query(typing: isSearching, today: today, now: now)
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

  private var isSearching: Bool {
    switch prompt?.purpose {
    case .search, .narrow: true
    default: false
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
