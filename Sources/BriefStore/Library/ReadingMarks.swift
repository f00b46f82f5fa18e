import Briefs
import Foundation
internal import GRDB
import Synchronization
import Text

/// The journal of a library with the index's copy of its fold, one caller at a time.
///
/// The journal is written and synced first; only then does the copy change, which every list reads.
final class ReadingMarks: Sendable {
  private struct State: ~Copyable {
    var journal: Journal?
    var pending = PendingMarks()
    var device = ""
  }

  private let index: Index
  private let stateFolder: String
  private let realPath: String
  private let clock: @Sendable () -> Int64
  private let state = Mutex(State())
  /// The copy could not take over what the journal has; it is compared whole before it is trusted.
  private let isCopyBehind = Atomic(false)

  /// - Parameters:
  ///   - realPath: of the folder of briefs.
  ///   - clock: seconds since 1970.
  init(
    index: Index, stateFolder: String, realPath: String, clock: @escaping @Sendable () -> Int64
  ) {
    self.index = index
    self.stateFolder = stateFolder
    self.realPath = realPath
    self.clock = clock
  }

  /// Reads what is new in all journals, and gives the IDs whose state changed in the copy.
  func catchUp() throws -> Set<BriefID> {
    try state.withLock { state in
      if state.journal == nil { return try open(&state).changed }
      guard let journal = state.journal else { return [] }
      let changed = journal.refresh()
      if isCopyBehind.load(ordering: .relaxed) { return try reconcile(with: journal) }
      try copy(changed, from: journal)
      return changed
    }
  }

  /// Makes the copy anew from the journal, after the index was begun anew.
  func copyAll() throws {
    try state.withLock { state in
      guard let journal = state.journal else { return }
      _ = try reconcile(with: journal)
    }
  }

  /// The same; false on a thread that is in the middle of a mark, which will copy all by itself.
  func copyAllUnlessBusy() -> Bool {
    state.withLockIfAvailable { state in
      if let journal = state.journal { _ = try? reconcile(with: journal) }
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

  func undo() throws(JournalError) -> UndoReceipt? {
    try locked { state, journal throws(JournalError) in
      _ = try self.savePending(&state, journal)
      let receipt = try journal.undo()
      if let receipt { self.copyQuietly(Set(receipt.restored.keys), from: journal) }
      return receipt
    }
  }

  func redo() throws(JournalError) -> UndoReceipt? {
    try locked { state, journal throws(JournalError) in
      _ = try self.savePending(&state, journal)
      let receipt = try journal.redo()
      if let receipt { self.copyQuietly(Set(receipt.restored.keys), from: journal) }
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
  func damagedLines() -> Int { state.withLock { opened(&$0)?.damagedLines ?? 0 } }

  /// What the journal knows of these paths.
  func remembered(_ paths: [[UInt8]]) -> [[UInt8]: Identity.Remembered] {
    state.withLock { state in
      guard let journal = opened(&state) else { return [:] }
      var found: [[UInt8]: Identity.Remembered] = [:]
      for path in paths { found[path] = journal.identity(atPath: path) }
      return found
    }
  }

  /// Keeps what was read of the journals, so that the next start reads only what is newer.
  func saveCheckpoint() {
    guard !isCopyBehind.load(ordering: .relaxed) else { return }
    state.withLock { state in
      guard let checkpoint = state.journal?.checkpoint,
        let data = try? JSONEncoder().encode(checkpoint)
      else { return }
      try? index.writeStates { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO journal(key, value) VALUES('checkpoint', ?)",
          arguments: [data])
      }
    }
  }
}

extension ReadingMarks {
  private func locked<T: Sendable>(
    _ body: @Sendable (inout State, Journal) throws(JournalError) -> T
  ) throws(JournalError) -> T {
    try state.withLock { state throws(JournalError) in
      guard let journal = opened(&state) else { throw JournalError(EIO) }
      return try body(&state, journal)
    }
  }

  private func opened(_ state: inout State) -> Journal? {
    if state.journal == nil { _ = try? open(&state) }
    return state.journal
  }

  private func open(_ state: inout State) throws -> (journal: Journal, changed: Set<BriefID>) {
    let saved = try? index.read { db in
      try Data.fetchOne(db, sql: "SELECT value FROM marks.journal WHERE key = 'checkpoint'")
    }
    let clock = clock
    let journal = Journal(
      stateFolder: stateFolder, folder: realPath,
      device: Journal.deviceName(stateFolder: stateFolder), now: { clock() * 1_000 },
      checkpoint: saved.flatMap { try? JSONDecoder().decode(Checkpoint.self, from: $0) })
    state.journal = journal
    let newer = journal.refresh()
    if !journal.startedFromCheckpoint { return (journal, try reconcile(with: journal)) }
    try copy(newer, from: journal)
    return (journal, newer)
  }

  private func savePending(
    _ state: inout State, _ journal: Journal
  ) throws(JournalError) -> Set<BriefID> {
    let (receipts, error) = state.pending.retry(in: journal)
    let changed = Set(receipts.flatMap { $0.changed + $0.refreshed }).union(journal.refresh())
    copyQuietly(changed, from: journal)
    if let error { throw error }
    return changed
  }

  /// The journal has it: where the copy fails, the next look at the journals makes it good.
  private func copyQuietly(_ ids: Set<BriefID>, from journal: Journal) {
    try? copy(ids, from: journal)
  }

  private func copy(_ ids: Set<BriefID>, from journal: Journal) throws {
    if ids.isEmpty { return }
    let epoch = index.epoch
    let flips: [(id: BriefID, read: Int, starred: Int)]
    do {
      flips = try index.writeStates { db in
        try Index.countMarksWrite(db)
        return try ids.map { id in
          let was = try Self.flags(of: id, db)
          let marks = journal.state(of: id)
          try Self.write(id, marks, db)
          return (
            id, (marks.isRead ? 1 : 0) - (was.read ? 1 : 0),
            (marks.isStarred ? 1 : 0) - (was.starred ? 1 : 0)
          )
        }
      }
    } catch {
      isCopyBehind.store(true, ordering: .relaxed)
      throw error
    }
    guard index.epoch == epoch else {
      // The copy was begun anew under it: it has these and nothing else.
      _ = try reconcile(with: journal)
      return
    }
    do { try index.adjustCounts(flips) } catch { index.forgetCounts() }
  }

  private static func flags(of id: BriefID, _ db: Database) throws -> (read: Bool, starred: Bool) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT read, starred FROM state WHERE id = ?"),
      arguments: [Int64(bitPattern: id.value)])
    return row.map { ($0[0], $0[1]) } ?? (false, false)
  }

  private static func write(_ id: BriefID, _ marks: BriefMarks, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO state(id, read, starred, read_content) VALUES(?, ?, ?, ?)")
    try statement.execute(arguments: [
      Int64(bitPattern: id.value), marks.isRead, marks.isStarred,
      marks.readFingerprint.map { Int64(bitPattern: $0) },
    ])
  }

  /// Compares every row of the copy with the journal, and gives the IDs that differed.
  private func reconcile(with journal: Journal) throws -> Set<BriefID> {
    var known: [BriefID: BriefMarks] = [:]
    let rows = try index.read { db in
      try Row.fetchAll(db, sql: "SELECT id, read, starred, read_content FROM marks.state")
    }
    for row in rows {
      known[BriefID(UInt64(bitPattern: row[0]))] = BriefMarks(
        isRead: row[1], isStarred: row[2],
        readFingerprint: (row[3] as Int64?).map { UInt64(bitPattern: $0) })
    }
    var changed: Set<BriefID> = []
    journal.forEachState { id, marks in
      if known.removeValue(forKey: id) != marks { changed.insert(id) }
    }
    changed.formUnion(known.keys)
    try copy(changed, from: journal)
    isCopyBehind.store(false, ordering: .relaxed)
    return changed
  }
}
