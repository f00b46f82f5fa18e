import Briefs
internal import GRDB
import Synchronization

/// The index of one folder: reads that never wait, and writes one at a time.
///
/// It is a cache. When it turns out to be damaged it is begun anew, and where its disk is full it goes
/// on in memory; `whenReset` is called then, and the next look at the folder fills what is missing.
final class Index: Sendable {
  let paths: IndexFile.Paths
  private let stores: Mutex<IndexFile.Stores>
  let counted = Mutex<KeptCounts?>(nil)
  private let onReset = Mutex<@Sendable () -> Void>({})

  /// - Parameter isNewKept: false for an index that is only in memory where the folder has none yet.
  init(
    cacheFolder: String, realPath: [UInt8], patience: IndexFile.Patience = .standard,
    copiesWhatIsLocked: Bool = true, isNewKept: Bool = true
  ) throws {
    var paths = IndexFile.Paths(cacheFolder: cacheFolder, realPath: realPath)
    paths.patience = patience
    paths.copiesWhatIsLocked = copiesWhatIsLocked
    self.paths = paths
    let isKept = isNewKept || IndexFile.identity(paths) != nil
    stores = Mutex(try isKept ? IndexFile.open(paths) : IndexFile.openInMemory(.unkept))
  }

  /// True where the cache folder cannot be written, and everything is read again at every start.
  var isInMemory: Bool { current.isInMemory }

  /// Where the index is, and why not on disk.
  var home: IndexFile.Home { current.home }

  /// Called after the index was begun anew or moved, on the thread that met the trouble, which may be
  /// in the middle of anything.
  func whenReset(_ body: @escaping @Sendable () -> Void) { onReset.withLock { $0 = body } }

  /// Rises when the index is begun anew, and what was known of its rows means nothing any more.
  var epoch: Int { current.epoch }

  /// Reads one consistent state of all tables; waits for nobody.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try repaired(isWriting: false) { try $0.text.read(body) }
  }

  /// Writes the index in one transaction; throws `IndexBegunAnew` where it turns out to be damaged, or
  /// is no longer the one of `epoch`.
  func write<T>(epoch: Int? = nil, _ body: (Database) throws -> T) throws -> T {
    try repaired(isWriting: true) { stores in
      if let epoch, epoch != stores.epoch { throw IndexBegunAnew() }
      return try stores.text.writer().write(body)
    }
  }

  /// Writes `state` and nothing else, without waiting for a writer of the index. On disk this is
  /// another connection, to which the table is `main.state`: leave the schema's name away.
  func writeStates<T>(_ body: (Database) throws -> T) throws -> T {
    try repaired(isWriting: false) { try $0.marks.writer().write(body) }
  }

  /// A number that differs whenever another process has written the index.
  func foreignWrites() throws -> Int {
    try repaired(isWriting: false) { stores in
      try stores.text.writer().writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
      }
    }
  }

  /// Writes the file once more without gaps, if there is room for that.
  ///
  /// - Throws: `CancellationError` where it was over before it was done.
  func vacuum(unless isOver: () -> Bool) throws {
    let stores = current
    if stores.isInMemory { return }
    if isOver() { throw CancellationError() }
    do {
      try stores.text.writer().writeWithoutTransaction { db in
        let size = try Int.fetchOne(
          db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        // Beside the file there will be a copy of it and a log as large as that.
        guard let size, paths.hasRoom(for: size * 3) else { return }
        try db.unless(isOver) { try db.execute(sql: "VACUUM") }
      }
    } catch is DatabaseError {
      // Nothing is lost: the file is as it was.
    }
  }

  /// To be called when much has been read that will not be read again soon.
  func releaseMemory() {
    let stores = current
    if !stores.isInMemory { stores.text.releaseMemory() }
  }

  func close() {
    let stores = current
    stores.text.close()
    stores.marks.close()
    stores.home.deleteOwnMarks()
  }

  private var current: IndexFile.Stores { stores.withLock { $0 } }

  /// Throws everything away and begins an empty index.
  func reset() throws { _ = try beginAnew(insteadOf: current, .emptied) }

  private func repaired<T>(
    isWriting: Bool, _ body: (IndexFile.Stores) throws -> T
  ) throws -> T {
    var attempts = 0
    while true {
      let used = current
      do {
        let answer = try body(used)
        // Found among zeros, or written there.
        if used.isCut { throw DatabaseError(resultCode: .SQLITE_IOERR) }
        return answer
      } catch let error as DatabaseError {
        attempts += 1
        guard attempts < Self.mostAttempts,
          let remedy = IndexRemedy(error, isWriting: isWriting, of: used, at: paths)
        else { throw LibraryError(error, at: paths) }
        if try beginAnew(insteadOf: used, remedy) { onReset.withLock { $0 }() }
        if isWriting { throw IndexBegunAnew() }
      }
    }
  }

  /// More than there are remedies in a row: reopened three times, then in memory.
  private static let mostAttempts = 6

  /// Whoever comes second finds the work done, and gets false.
  private func beginAnew(
    insteadOf damaged: IndexFile.Stores, _ remedy: IndexRemedy
  ) throws -> Bool {
    let isFirst = try stores.withLock { stores in
      guard stores.text === damaged.text else { return false }
      let epoch = stores.epoch + 1
      stores.home.deleteOwnMarks()
      stores = try remedy.open(paths, insteadOf: damaged)
      stores.epoch = epoch
      return true
    }
    forgetCounts()
    return isFirst
  }
}

/// The index was damaged and is empty now: whoever was filling it starts again.
struct IndexBegunAnew: Error {}
