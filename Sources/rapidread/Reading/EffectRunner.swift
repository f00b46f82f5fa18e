import Briefs
import BriefStore
import Dispatch
import Foundation
import Reader
import Synchronization
import Text

/// Carries out what the model asks for, on queues of its own, and posts the answers.
///
/// A question that a newer one of the same kind has overtaken is not asked any more.
final class EffectRunner: Sendable {
  private let configProblems: [Problem]
  let library: Library
  let mailbox: Mailbox
  private let lists = DispatchQueue(label: "lists", qos: .userInteractive)
  private let briefs = DispatchQueue(label: "briefs", qos: .userInteractive)
  let panels = DispatchQueue(label: "panels", qos: .userInitiated)
  let counts = DispatchQueue(label: "counts", qos: .utility)
  /// What takes a processor for longer than people take for a letter, and the next list wants it.
  let low = (counts: LowWorker(name: "counts"), panels: LowWorker(name: "panels"))
  /// Sentences of pairs: texts that are read again, one after another.
  let pairs = DispatchQueue(label: "pairs", qos: .utility)
  /// Files that are written, each after a long look at texts that only quitting ends.
  let files = DispatchQueue(label: "files", qos: .utility)
  let filesCancellation = Cancellation()
  private let snippets = DispatchQueue(label: "snippets", qos: .userInitiated)
  private let corrections = DispatchQueue(label: "corrections", qos: .userInitiated)
  private let marks: MarkWriter
  /// The newest session, until it is written.
  private let unsavedSession = Mutex<SessionState?>(nil)
  private let newest = Mutex<[Kind: Asked]>([:])
  /// What a new question for the list cancels: the one before it, and the count that goes with it.
  private let cancellations = Mutex<[Kind: Cancellation]>([:])

  enum Kind: Hashable {
    case list, count, filtered, views, snippets, open, openAhead, card, related, complete
    case entities, page, pageBriefs, pair, watch

    /// True for what lets everybody pass who wants its processor.
    fileprivate var yields: Bool { [.count, .filtered, .views, .card, .related].contains(self) }
  }

  /// How long, in milliseconds, keys that come quickly must have stopped before it is worth beginning.
  enum Patience: Int {
    case moving = 60
    /// What is counted of a word that is not whole yet nobody reads, and its next letter would wait.
    case typing = 150
  }

  /// The newest question of a kind, and when it was asked.
  private struct Asked {
    var generation: Int
    var at: DispatchTime
  }

  /// - Parameter configProblems: what the config file says wrongly; shown with those of the folder.
  init(library: Library, mailbox: Mailbox, configProblems: [Problem] = []) {
    self.configProblems = configProblems
    self.library = library
    self.mailbox = mailbox
    marks = MarkWriter(library: library, mailbox: mailbox)
  }

  /// Begins to look at the folder; `finish` waits until that has begun.
  func start() {
    marks.lookForObstacle()
    // It asks the index for all folders, which takes longer the more there are.
    files.async { [library, mailbox] in
      library.start { [weak self] event in
        if let action = Action(event) { mailbox.post(action) }
        // Counted anew: a mark may have been set since the event was made.
        if case .changed = event { self?.run(.counts) }
      }
    }
  }

  func run(_ effect: Effect) {
    switch effect {
    case .list(let generation, let request): list(generation, request)
    case .count(let generation, let request, let first):
      let cancellation = begin(.count)
      ask(.count, generation, on: counts, patience: .typing) { [library, low] in
        let count = try low.counts.run {
          try library.count(request, before: first, cancellation: cancellation)
        }
        return .counted(generation: generation, count, first: first)
      }
    case .countFiltered(let generation, let found, let unread):
      let cancellation = begin(.filtered)
      ask(.filtered, generation, on: counts, patience: .typing) { [library, low] in
        try low.counts.run {
          .filteredCounted(
            generation: generation,
            found: try library.count(found, before: nil, cancellation: cancellation),
            unread: try library.count(unread, before: nil, cancellation: cancellation))
        }
      }
    case .locate(let name):
      answer(on: panels) { [library] in
        .located(name: name, try? library.rows(named: name).first)
      }
    case .countViews(let generation, let requests):
      let cancellation = begin(.views)
      ask(.views, generation, on: counts, patience: .typing) { [library, low] in
        let counts = try low.counts.run {
          try requests.map { try library.count($0, before: nil, cancellation: cancellation) }
        }
        return .viewsCounted(generation: generation, counts)
      }
    case .snippets(let generation, let rows, let query):
      let cancellation = begin(.snippets)
      ask(.snippets, generation, on: snippets) { [library] in
        let found = try library.snippets(for: rows, query: query, cancellation: cancellation)
        return .snippets(generation: generation, found)
      }
    case .open(let generation, let key):
      _ = begin(.openAhead)
      ask(.open, generation, on: briefs) { [library] in
        .opened(generation: generation, key, try library.open(key))
      } failure: { [mailbox] reason in
        mailbox.post(.note(reason))
        return .opened(generation: generation, key, nil)
      }
    case .openAhead(let generation, let keys): openAhead(generation, keys)
    case .card(let generation, let entity):
      let cancellation = begin(.card)
      ask(.card, generation, on: panels, patience: .moving) { [library, low] in
        let card = try low.panels.run {
          try library.card(
            entityKey: entity.key, kind: entity.kind, buckets: 12, cancellation: cancellation)
        }
        return .card(generation: generation, card)
      }
    case .related(let generation, let key):
      let cancellation = begin(.related)
      ask(.related, generation, on: panels, patience: .moving) { [library, low] in
        let related = try low.panels.run {
          try library.related(to: key, cancellation: cancellation)
        }
        return .related(generation: generation, related)
      }
    case .complete(let generation, let field, let prefix):
      // It comes with a list, and both are wanted for one screen: on one thread neither waits for a
      // processor that the other one has.
      ask(.complete, generation, on: lists) { [library] in
        let names = try library.completions(field: field, prefix: prefix)
        return .completed(generation: generation, names)
      }
    case .allEntities, .entityPage, .entityBriefs, .sharedSentences, .writePair, .watchMarks,
      .countWatched:
      runAboutEntities(effect)
    case .states(let ids): marks.postStates(of: ids)
    case .counts: answer(on: panels) { [library] in .counts(try library.counts()) }
    case .problems:
      answer(on: panels) { [library, configProblems] in
        .problems(configProblems + (try library.problems()))
      }
    case .mark(let rows, let flag, let value, let phrase): marks.mark(rows, flag, value, phrase)
    case .markAllRead(let request, let arrivals): marks.markAllRead(request, arrivals)
    case .undo(let scope): marks.undo(scope)
    case .redo(let scope): marks.redo(scope)
    case .correct(let correction):
      write(.make) { try $0.correct(correction) }
    case .undoCorrection: write(.undo) { try $0.undoCorrection() }
    case .redoCorrection: write(.redo) { try $0.redoCorrection() }
    case .rescan: library.rescan()
    case .wake, .saveSession, .redraw, .suspend, .quit: break
    }
  }

  /// Corrects the folder's entities behind all corrections that were asked for before.
  private func write(
    _ step: CorrectionStep,
    _ work: @escaping @Sendable (Library) throws -> (EntityCorrection, DisplayText)?
  ) {
    corrections.async { [library, mailbox] in
      do {
        guard let (correction, done) = try work(library) else {
          return mailbox.post(.notCorrected(step, "there is no correction any more"))
        }
        mailbox.post(.corrected(correction, isUndone: step == .undo, done))
      } catch {
        mailbox.post(.notCorrected(step, Self.sentence(error)))
      }
    }
  }

  /// Cancels the question of this kind that is under way.
  func begin(_ kind: Kind) -> Cancellation {
    cancellations.withLock { begun in
      // At the start nobody presses a key yet, and the look at the folder would be let pass.
      let cancellation = Cancellation(yields: kind.yields && begun[kind] != nil)
      begun.updateValue(cancellation, forKey: kind)?.cancel()
      return cancellation
    }
  }

  private func list(_ generation: Int, _ request: ListRequest) {
    if request.isAnew { _ = begin(.count) }
    let cancellation = begin(.list)
    ask(.list, generation, on: lists) { [library] in
      let listing = try library.list(request, cancellation: cancellation)
      return .listed(generation: generation, listing)
    } failure: {
      .listFailed(generation: generation, $0)
    }
  }

  /// Begins once the terminal has had time to draw, and ends with the next brief that is asked for. One
  /// more thread at the same work would want memory of its own.
  private func openAhead(_ generation: Int, _ keys: [RowKey]) {
    let cancellation = begin(.openAhead)
    briefs.asyncAfter(deadline: .now() + .milliseconds(8)) { [library, mailbox] in
      for key in keys where !cancellation.isCancelled {
        guard let brief = library.openAhead(key) else { continue }
        mailbox.post(.openedAhead(generation: generation, brief))
      }
    }
  }

  /// - Parameter patience: given where what was asked for before is to be on the screen first.
  func ask(
    _ kind: Kind, _ generation: Int, on queue: DispatchQueue, patience: Patience? = nil,
    _ work: @escaping @Sendable () throws -> Action,
    failure: @escaping @Sendable (DisplayText) -> Action = { .note($0) }
  ) {
    let now = DispatchTime.now()
    let before = newest.withLock {
      $0.updateValue(Asked(generation: generation, at: now), forKey: kind)
    }
    var pause = 0
    if let patience, let before {
      pause = now < before.at + .milliseconds(150) ? patience.rawValue : 20
    }
    queue.asyncAfter(deadline: now + .milliseconds(pause)) { [self] in
      guard newest.withLock({ $0[kind]?.generation }) == generation else { return }
      do {
        mailbox.post(try work())
      } catch is CancellationError {
        return
      } catch {
        mailbox.post(failure(Self.sentence(error)))
      }
    }
  }

  func answer(on queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Action) {
    queue.async { [mailbox] in
      do {
        mailbox.post(try work())
      } catch {
        mailbox.post(.note(Self.sentence(error)))
      }
    }
  }

  static func sentence(_ error: any Error) -> DisplayText {
    switch error {
    case let error as LibraryError: error.sentence
    case let error as CorrectionRefusal: error.sentence
    case let error as JournalError: DisplayText(cleaning: error.description)
    default: DisplayText(cleaning: "\(error)")
    }
  }

  /// Writes the session behind what is under way; `finish` waits for it.
  func saveSession(_ session: SessionState) {
    // Where sessions come faster than the disk takes them, the newest is enough.
    let isWaiting = unsavedSession.withLock { unsaved in
      defer { unsaved = session }
      return unsaved != nil
    }
    if isWaiting { return }
    panels.async { [self] in
      guard let session = unsavedSession.withLock({ $0.take() }),
        let data = try? JSONEncoder().encode(session)
      else { return }
      // A lost place is no reason to bother anyone; the journal is another matter.
      try? library.saveSession(Array(data))
    }
  }

  /// A sentence where marks still wait for the disk, once.
  func warningBeforeQuitting() -> DisplayText? { marks.warningBeforeQuitting() }

  /// Waits for marks and session; returns the marks that could not be saved, as JSON.
  func finish() -> [UInt8]? {
    let unsaved = marks.finish()
    cancellations.withLock { $0.values.forEach { $0.cancel() } }
    filesCancellation.cancel()
    panels.sync {}
    corrections.sync {}
    files.sync {}
    library.close()
    return unsaved
  }
}

extension Action {
  /// What an event of the library means for the reader.
  init?(_ event: LibraryEvent) {
    switch event {
    case .scanning(let progress): self = .scanning(progress)
    case .scanned: self = .scanned
    case .changed(let change):
      guard !change.isEmpty else { return nil }
      self = .libraryChanged
    case .states(let states): self = .states(states)
    case .folderGone: self = .banner("folder is gone \u{2014} showing last scan")
    case .folderBack: self = .banner(nil)
    case .watchingByPolling(let reason): self = .note("watching by polling (\(reason))")
    case .note(let text): self = .note(text)
    }
  }
}
