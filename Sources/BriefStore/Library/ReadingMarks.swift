import Briefs
import Foundation
import Glibc
import Synchronization
import Text

/// The journal of a library with the index's copy of its fold, one caller at a time.
///
/// The journal is written and synced first; only then does the copy change, which every list reads.
final class ReadingMarks: Sendable {
  private struct State: ~Copyable {
    var journal: Journal?
    var pending = PendingMarks()
    var copy: MarksCopy
  }

  private let stateFolder: String
  private let realPath: String
  private let clock: @Sendable () -> Int64
  private let state: Mutex<State>

  /// - Parameters:
  ///   - realPath: of the folder of briefs.
  ///   - clock: seconds since 1970.
  init(
    index: Index, stateFolder: String, realPath: String, clock: @escaping @Sendable () -> Int64
  ) {
    state = Mutex(State(copy: MarksCopy(index)))
    self.stateFolder = stateFolder
    self.realPath = realPath
    self.clock = clock
  }

  /// Reads what is new in all journals, and gives the IDs whose state changed in the copy.
  func catchUp() throws -> Set<BriefID> {
    try state.withLock { state in
      let journal = opened(&state)
      let changed = journal.refresh()
      // A folder that this user may not read holds no marks; anything else would hide some.
      if let failure = journal.readFailure, ![EACCES, ENOTDIR, ELOOP].contains(failure.code) {
        throw LibraryError(
          .index, "cannot read the reading journal: \(cleaning: failure.reason)")
      }
      return try state.copy.update(changed, from: journal)
    }
  }

  /// What became of marks that this device's journal had lost, for the reader; `nil` where nothing did.
  func takeLossNote() -> DisplayText? {
    switch state.withLock({ $0.journal?.takeOutcome() }) {
    case .writtenAgain(let count):
      "the reading journal had lost marks; \(DisplayText.plural(count, "line")) written again"
    case .notWritten(let error):
      "the reading journal has lost marks and cannot be written: \(cleaning: error.reason)"
    case nil: nil
    }
  }

  /// Fills the copy again, after the index was begun again.
  func copyAll() throws { _ = try catchUp() }

  /// The same; false on a thread that is in the middle of a mark, which fills the copy by itself.
  func copyAllUnlessBusy() -> Bool {
    state.withLockIfAvailable { state in
      let journal = opened(&state)
      _ = try? state.copy.update([], from: journal)
      return true
    } ?? false
  }

  func mark(
    _ briefs: [MarkedBrief], _ flag: Flag, _ value: Bool, key: String
  ) throws(JournalError) -> Set<BriefID> {
    let change = PendingMarks.Change(briefs: briefs, flag: flag, value: value, key: key)
    return try locked { state, journal throws(JournalError) in
      state.pending.add(change)
      return try self.savePending(&state, journal)
    }
  }

  /// Tries again to save what could not be saved.
  func retry() throws(JournalError) -> Set<BriefID> {
    try locked { state, journal throws(JournalError) in
      try self.savePending(&state, journal)
    }
  }

  func undo(isAutomatic: Bool) throws(JournalError) -> UndoReceipt? {
    try locked { state, journal throws(JournalError) in
      _ = try self.savePending(&state, journal)
      let receipt = try journal.undo(isAutomatic: isAutomatic)
      if let receipt { self.copyQuietly(Set(receipt.restored.keys), &state, journal) }
      return receipt
    }
  }

  func redo(isAutomatic: Bool) throws(JournalError) -> UndoReceipt? {
    try locked { state, journal throws(JournalError) in
      _ = try self.savePending(&state, journal)
      let receipt = try journal.redo(isAutomatic: isAutomatic)
      if let receipt { self.copyQuietly(Set(receipt.restored.keys), &state, journal) }
      return receipt
    }
  }

  /// Changes that wait for the disk: how many, and as JSON Lines.
  func unsaved() -> (count: Int, json: [UInt8]) {
    state.withLock { ($0.pending.count, $0.pending.asJSON) }
  }

  /// Why a mark would fail now; nil when nothing is known to be wrong.
  func obstacle() -> JournalError? {
    state.withLock { state in
      if let journal = state.journal { return journal.obstacle() }
      return StateFolder(stateFolder).obstacle()
    }
  }

  /// Lines of all journals that could not be read.
  func damagedLines() -> Int { state.withLock { opened(&$0).damagedLines } }

  /// Lines of all journals that only a newer program understands.
  func newerLines() -> Int { state.withLock { opened(&$0).newerLines } }

  /// What the journals know of briefs that were marked.
  func recollection() -> Recollection { state.withLock { opened(&$0).recollection } }

  /// Writes down what is new of these claims; false where that failed.
  func record(_ claims: [IdentityClaim]) -> Bool {
    state.withLock { state in
      let journal = opened(&state)
      do {
        let changed = try journal.record(claims)
        if !changed.isEmpty { copyQuietly(changed, &state, journal) }
        return true
      } catch {
        return false
      }
    }
  }

  /// All IDs that these briefs have.
  func names(of ids: Set<BriefID>) -> Set<BriefID> {
    state.withLock { state in
      let journal = opened(&state)
      return Set(ids.flatMap { journal.names(of: $0) })
    }
  }

  /// The briefs that any journal says something of and whose ID begins with these digits.
  func ids(beginningWith digits: String) -> [BriefID] {
    state.withLock { state in
      var found: [BriefID] = []
      opened(&state).forEachState { id, _ in
        if id.description.hasPrefix(digits) { found.append(id) }
      }
      return found
    }
  }

  /// Keeps what was read of the journals, so that the next start reads only what is newer.
  func saveCheckpoint() {
    state.withLock { state in
      guard let checkpoint = state.journal?.checkpoint else { return }
      try? state.copy.save(checkpoint)
    }
  }

  /// What the journals say of these briefs.
  func states(of ids: Set<BriefID>) -> [BriefID: BriefMarks] {
    state.withLock { state in
      let journal = opened(&state)
      return Dictionary(uniqueKeysWithValues: ids.map { ($0, journal.state(of: $0)) })
    }
  }
}

extension ReadingMarks {
  private func locked<T: Sendable>(
    _ body: @Sendable (inout State, Journal) throws(JournalError) -> T
  ) throws(JournalError) -> T {
    try state.withLock { state throws(JournalError) in
      let journal = opened(&state)
      return try body(&state, journal)
    }
  }

  private func opened(_ state: inout State) -> Journal {
    if let journal = state.journal { return journal }
    let clock = clock
    let journal = Journal(
      stateFolder: stateFolder, folder: realPath,
      device: Journal.deviceName(stateFolder: stateFolder), now: { clock() * 1_000 },
      checkpoint: state.copy.checkpoint())
    state.journal = journal
    return journal
  }

  private func savePending(
    _ state: inout State, _ journal: Journal
  ) throws(JournalError) -> Set<BriefID> {
    let (receipts, error) = state.pending.retry(in: journal)
    let changed = Set(receipts.flatMap { $0.changed + $0.refreshed }).union(journal.refresh())
    copyQuietly(changed, &state, journal)
    if let error { throw error }
    return changed
  }

  /// The journal has it: where the copy fails, the next look at the journals makes it good.
  private func copyQuietly(
    _ ids: Set<BriefID>, _ state: inout State, _ journal: Journal
  ) {
    _ = try? state.copy.update(ids, from: journal)
  }
}
