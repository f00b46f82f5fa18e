import Briefs
internal import GRDB
import Synchronization

/// Writes what a look found: on the calling thread, or on one of its own while the look goes on.
///
/// Batches are written one at a time and in order. What goes wrong on its own thread is thrown by the
/// next call.
final class BatchWriter: Sendable {
  private struct State {
    var writer = IndexWriter()
    var change = LibraryChange()
    var transactions = 0
  }

  private struct Work: Sendable {
    var batch: [ScanOutcome]?
    var isBusy = false
    var failure: (any Error)?
    var hasThread = false
    var isEnding = false

    var isIdle: Bool { batch == nil && !isBusy }
  }

  private let context: LookContext
  private let root: FolderHandle
  private let epoch: Int
  private let mayHaveMoved: Bool
  private let state = Mutex(State())
  private let work = Monitor(Work())

  init(_ context: LookContext, root: FolderHandle, epoch: Int, mayHaveMoved: Bool) {
    self.context = context
    self.root = root
    self.epoch = epoch
    self.mayHaveMoved = mayHaveMoved
  }

  /// What was written so far; the rows themselves only where somebody wants the list of them.
  var change: LibraryChange { state.withLock { $0.change } }

  /// To be called after rows were given other names.
  func dropPassing() { state.withLock { $0.change.dropPassing() } }

  /// Leaves a batch to the writer's own thread; waits while that still has another one.
  func hand(_ batch: [ScanOutcome]) throws {
    let mustStart = work.with { work in
      defer { work.hasThread = true }
      return !work.hasThread
    }
    if mustStart { LowThread.start(name: "writing") { self.run() } }
    try settle { $0.batch = batch }
  }

  /// Returns when everything handed over is written.
  func finish() throws { try settle { _ in } }

  /// Waits until the thread is idle, and throws what went wrong; else `body` may give it something new.
  private func settle(_ body: (inout Work) -> Void) throws {
    let failure: (any Error)?? = work.wait { work in
      guard work.isIdle else { return nil }
      if work.failure == nil { body(&work) }
      return .some(work.failure)
    }
    if let failure, let failure { throw failure }
  }

  /// Ends the thread, after the batch that it has begun.
  func end() {
    work.with { $0.isEnding = true }
    _ = work.wait { $0.hasThread ? nil : true }
  }

  private func run() {
    while let batch = next() {
      let failure: (any Error)?
      do {
        try write(batch)
        failure = nil
      } catch {
        failure = error
      }
      work.with { work in
        work.isBusy = false
        work.failure = failure
      }
    }
    work.with { $0.hasThread = false }
  }

  private func next() -> [ScanOutcome]? {
    let batch: [ScanOutcome]?? = work.wait { work in
      if work.isEnding { return .some(nil) }
      guard let batch = work.batch else { return nil }
      work.batch = nil
      work.isBusy = true
      return batch
    }
    return batch ?? nil
  }
}

extension BatchWriter {
  /// Writes a batch in one transaction on the calling thread, then tells of it.
  func write(_ batch: [ScanOutcome]) throws {
    if batch.isEmpty { return }
    let around = IndexWriter.Surroundings(
      now: context.clock(), lookUp: root.stamp(ofPath:),
      recollection: context.recollection(), mayHaveMoved: mayHaveMoved,
      newestTexts: context.newestTexts,
      words: { [root] in FileReader.columns(of: $0, bytes: $1, below: root) })
    try transaction { writer, db in try writer.apply(batch, around, db) }
  }

  /// Runs one transaction; where it fails, nothing of it is remembered.
  func transaction(_ body: (inout IndexWriter, Database) throws -> LibraryChange) throws {
    if context.isStopped() { throw LookStopped() }
    try state.withLock { state in
      state.transactions += 1
      var news: LibraryChange
      do {
        news = try context.index.write(epoch: epoch) { db in
          let news = try body(&state.writer, db)
          try IndexNumber.writes.add(1, db)
          try context.beforeCommit(state.transactions)
          return news
        }
      } catch {
        state.writer = IndexWriter()
        throw error
      }
      try context.index.adjustCounts(news)
      // Where that fails, the next look makes it good.
      let claims = state.writer.takeClaims()
      if !claims.isEmpty { _ = context.record(claims) }
      // The copy of the marks may have been found damaged, and the index with it.
      if context.index.epoch != epoch { throw IndexBegunAnew() }
      news.counts = try context.index.counts()
      // Problems that came or went change no brief, but the count of them is shown.
      guard !news.isEmpty || news.counts != state.change.counts else { return }
      state.change.add(news, isListed: context.listsChanges)
      context.onChange(news)
    }
  }
}
