import Briefs
internal import CGlibc
import Foundation
internal import GRDB
import Synchronization
import Text

/// Keeps the index up to date while a library is open: one thread that looks, one that watches, and
/// one that reads what other devices marked.
final class FolderScan: Sendable {
  /// What the scan thread is asked for.
  struct Wishes: Sendable {
    var everything = false
    var files: Set<[UInt8]> = []
    var folders: Set<[UInt8]> = []
    /// Files to be looked at again, and when.
    var later: [(path: [UInt8], at: Date)] = []
    /// Rows are to be compared with what the journals know by now.
    var recall = false
    var isStopping = false
    var threads = 0

    var isEmpty: Bool { !everything && !recall && files.isEmpty && folders.isEmpty }
  }

  typealias Events = @Sendable (LibraryEvent) -> Void

  let context: LookContext
  let marks: ReadingMarks
  let wishes = Monitor(Wishes())
  let root: [UInt8]
  let watchCalls: WatchCalls
  private let events = Mutex<Events>({ _ in })
  let watcher = Mutex<FolderWatcher?>(nil)
  private let isPolling = Mutex(false)
  private let recognition = Mutex<Recognition.Current?>(nil)
  /// The `Recollection.digest` that rows were compared with last, whether or not that could be written.
  private let recalled = Mutex<Int64?>(nil)
  /// Counts corrections, so that a look which began before one does not hide it again.
  private let corrected = Atomic(0)
  /// Held by whoever looks, so that there is one look at a time.
  private let looking = Mutex(LooksDone())
  private let isLooking = Atomic(false)
  private let opened = ContinuousClock.now
  let polled = Mutex(Polling())

  /// What one look hands on to the next.
  private struct LooksDone: Sendable {
    var foreignWrites: Int?
  }

  /// A look that the index ends so often is given up.
  private static let mostTries = 5

  init(
    _ context: LookContext, root: [UInt8], marks: ReadingMarks, watchCalls: WatchCalls = .system
  ) {
    self.context = context
    self.root = root
    self.watchCalls = watchCalls
    self.marks = marks
    context.index.whenReset { [weak self] in self?.indexWasReset() }
  }

  func tell(_ event: LibraryEvent) { events.withLock { $0 }(event) }

  func askForAll() { wishes.with { $0.everything = true } }

  func ask(files: Set<[UInt8]>, folders: Set<[UInt8]>) {
    wishes.with { wishes in
      wishes.files.formUnion(files)
      wishes.folders.formUnion(folders)
    }
  }

  /// The recogniser and corrections of the latest look; before the first one, as the folder says now.
  func latestRecognition() -> Recognition.Current {
    if let known = recognition.withLock({ $0 }) { return known }
    let current = (try? FolderHandle.root(context.folder)).map(context.recognition.current(in:))
    return current ?? context.recognition.make(nil)
  }

  /// Takes `entities.yaml` over as it stands now: for what is opened at once, for the index soon.
  func takeCorrections() {
    guard let root = try? FolderHandle.root(context.folder) else { return }
    let current = context.recognition.current(in: root)
    recognition.withLock { known in
      corrected.add(1, ordering: .acquiringAndReleasing)
      known = current
    }
    ask(files: [Recognition.fileName], folders: [])
  }

  /// Looks at everything on the calling thread.
  func lookNow(progress: @escaping @Sendable (ScanProgress) -> Void) throws -> LibraryChange {
    var context = context
    context.isStopped = { [self] in isOverdue }
    context.listsChanges = true
    context.onProgress = progress
    context.onChange = { self.tell(.changed($0)) }
    while true {
      do {
        return try look(context) { try $0.whole() }.change
      } catch is IndexBegunAnew {
        guard context.index.epoch <= Self.mostTries else {
          throw LibraryError(.index, "the index cannot be written: it is damaged again and again")
        }
        try marks.copyAll()
      } catch is LookStopped {
        guard case .busy(let holder) = context.index.home else { throw LookStopped() }
        throw LibraryError(busy: holder)
      }
    }
  }

  /// True where a command has waited long enough for an index that another process keeps from it.
  private var isOverdue: Bool {
    guard let limit = context.timeBesideOthers, case .busy = context.index.home else {
      return false
    }
    return ContinuousClock.now - opened > limit
  }

  /// Fills an index that was begun anew. The thread that found it damaged may hold any of the locks.
  private func indexWasReset() {
    if wishes.with({ $0.threads }) == 0 { return refillForOneQuestion() }
    if context.index.isInMemory, context.index.home != .unkept {
      tell(.note(.inMemory(context.index.home)))
    }
    LowThread.start(name: "refill") { [weak self] in
      try? self?.marks.copyAll()
      self?.askForAll()
    }
  }

  /// A command asks what it was asking again when this returns, and must not find nothing.
  private func refillForOneQuestion() {
    guard marks.copyAllUnlessBusy(), !isLooking.load(ordering: .relaxed) else { return }
    _ = try? lookNow(progress: { _ in })
  }

  /// One look after another; also notices what other processes wrote.
  func look(
    _ context: LookContext, _ body: (Look) throws -> LibraryChange
  ) throws -> (change: LibraryChange, look: Look) {
    try looking.withLock { done in
      isLooking.store(true, ordering: .relaxed)
      defer { isLooking.store(false, ordering: .relaxed) }
      let corrections = corrected.load(ordering: .acquiring)
      let look = try Look(context)
      recognition.withLock { known in
        guard corrected.load(ordering: .acquiring) == corrections else { return }
        known = look.reader.recognition
      }
      var change = try body(look)
      let foreign = try? context.index.foreignWrites()
      if let before = done.foreignWrites, before != foreign {
        context.index.forgetCounts()
        change.isOpenEnded = true
        change.counts = try context.index.counts()
        tell(.changed(LibraryChange(counts: change.counts, isOpenEnded: true)))
      }
      done.foreignWrites = foreign
      return (change, look)
    }
  }
}

extension FolderScan {
  func start(_ events: @escaping Events) {
    self.events.withLock { $0 = events }
    let isFirst = wishes.with { wishes in
      wishes.everything = true
      guard wishes.threads == 0 else { return false }
      wishes.threads = 2
      return true
    }
    guard isFirst else { return }
    let watcher = FolderWatcher(root: root, calls: watchCalls) { [weak self] report in
      self?.take(report)
    }
    self.watcher.withLock { $0 = watcher }
    watcher.start(folders: (try? context.index.folderPaths()) ?? [])
    LowThread.start(name: "scan") { [self] in
      watcher.waitUntilBegun()
      run()
    }
    LowThread.start(name: "journals") { [self] in followJournals() }
  }

  /// Returns when the threads have ended, or after two seconds; the second time at once.
  func stop() {
    let isFirst = wishes.with { wishes in
      defer { wishes.isStopping = true }
      return !wishes.isStopping
    }
    guard isFirst else { return }
    watcher.withLock { $0.take() }?.stop()
    _ = wishes.wait(until: Date(timeIntervalSinceNow: 2)) { $0.threads == 0 ? true : nil }
  }

  private func take(_ report: WatchReport) {
    switch report {
    case .changed(let files, let folders): ask(files: files, folders: folders)
    case .rescan:
      isPolling.withLock { $0 = false }
      askForAll()
    case .folderGone: tell(.folderGone)
    case .folderBack:
      tell(.folderBack)
      askForAll()
    case .polling(let limit):
      let isKnown = isPolling.withLock { isPolling in
        defer { isPolling = true }
        return isPolling
      }
      if !isKnown {
        tell(.watchingByPolling(limit == .watches ? "limit of watches" : "limit of open files"))
      }
      askForAll()
    }
  }

  private func run() {
    while let wishes = next() {
      // What a large look took and freed would stay with the process for as long as it runs.
      if carryOut(wishes) {
        context.index.releaseMemory()
        cglibc_trim()
      }
    }
    wishes.with { $0.threads -= 1 }
  }

  /// What is to be looked at next; `nil` when it is time to end.
  private func next() -> Wishes? {
    while true {
      let poll = nextPoll
      let due = min(poll, wishes.with { $0.later.map(\.at).min() } ?? poll)
      let taken: Wishes?? = wishes.wait(until: due) { wishes in
        if wishes.isStopping { return .some(nil) }
        let now = Date()
        for (path, at) in wishes.later where at <= now { wishes.files.insert(path) }
        wishes.later.removeAll { $0.at <= now }
        guard !wishes.isEmpty else { return nil }
        let taken = wishes
        wishes.everything = false
        wishes.recall = false
        wishes.files = []
        wishes.folders = []
        return .some(taken)
      }
      if let taken { return taken }
      if Date() >= poll { askForWhatWasTouched() }
    }
  }

  /// True where it took memory worth giving back.
  private func carryOut(_ wishes: Wishes) -> Bool {
    var context = context
    context.sparesYoungFiles = true
    context.isStopped = { [weak self] in self?.wishes.with { $0.isStopping } ?? true }
    context.isWantedElsewhere = { [weak self] in self?.wishes.with { !$0.isEmpty } ?? true }
    context.onChange = { [weak self] in self?.tell(.changed($0)) }
    if wishes.everything {
      context.onProgress = { [weak self] in self?.tell(.scanning($0)) }
    }
    do {
      let (_, look) = try look(context) { look in
        wishes.everything
          ? try look.whole() : try look.parts(files: wishes.files, folders: wishes.folders)
      }
      let later = Date(timeIntervalSinceNow: 1)
      self.wishes.with { $0.later += look.spared.map { ($0, later) } }
      if wishes.everything { finishWhole(look) }
      tidy(context)
      return wishes.everything || look.isLarge
    } catch is LookStopped {
      // What was not looked at is looked at again by the next start.
    } catch is IndexBegunAnew where context.index.epoch <= Self.mostTries {
      askForAll()
    } catch {
      failed(wishes, error)
    }
    return false
  }

  private func finishWhole(_ look: Look) {
    watcher.withLock { $0 }?.update(folders: look.folders.subtracting([[]]))
    tell(.scanned)
    // Whoever types a name for the first time would wait for it.
    KnownAliases.prepare()
  }

  /// What can wait until nothing else is to be done; where it fails, it is tried after the next look.
  func tidy(_ context: LookContext) {
    let newest = context.newestTexts
    if isRecallDue {
      let digest = context.recollection().digest
      _ = try? look(context) { look in
        if try look.recall() { recalled.withLock { $0 = digest } }
        return look.change
      }
    }
    if (try? context.index.read { try SearchIndex.isMaintenanceDue(newest: newest, $0) }) == true {
      _ = try? look(context) { look in
        try look.maintainTextIndex()
        return look.change
      }
    }
    context.index.deleteForsaken(now: context.clock())
    try? context.index.tidy { context.isStopped() || context.isWantedElsewhere() }
  }

  /// True where briefs were marked since all rows were compared with the journals.
  private var isRecallDue: Bool {
    let recollection = context.recollection()
    if recollection.isEmpty { return false }
    if recalled.withLock({ $0 }) == recollection.digest { return false }
    let known = try? context.index.read { try IndexNumber.recalled.valueIfSet($0) }
    return known != recollection.digest
  }

  /// A folder that is gone is the watcher's business; anything else is tried again in five seconds.
  private func failed(_ wishes: Wishes, _ error: any Error) {
    if let error = error as? LibraryError, error.kind == .folder {
      return tell(.note(error.sentence))
    }
    tell(.scanned)
    let reason = (error as? LibraryError)?.sentence ?? "the scan failed: \(cleaning: "\(error)")"
    tell(.note("\(reason); trying again"))
    _ = self.wishes.wait(until: Date(timeIntervalSinceNow: 5)) { $0.isStopping ? true : nil }
    askForAll()
  }

  /// Reads every two seconds what other devices and processes appended to their journals.
  private func followJournals() {
    var isFirst = true
    while true {
      do {
        let changed = try marks.catchUp()
        if !changed.isEmpty {
          tell(.states(try context.index.readingStates(marks.states(of: changed))))
        }
        if let note = marks.takeLossNote() { tell(.note(note)) }
        if isRecallDue { wishes.with { $0.recall = true } }
        if isFirst { marks.saveCheckpoint() }
        isFirst = false
      } catch {
        let reason = (error as? LibraryError)?.sentence ?? "\(cleaning: "\(error)")"
        tell(.note("cannot show the latest marks: \(reason); trying again"))
      }
      let pause = Date(timeIntervalSinceNow: 2)
      if wishes.wait(until: pause, { $0.isStopping ? true : nil }) == true { break }
    }
    wishes.with { $0.threads -= 1 }
  }
}
