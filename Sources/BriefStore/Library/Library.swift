import Briefs
import Foundation
import Glibc
import Synchronization
import Text

/// The briefs of one folder, indexed, with what the reader did with them.
///
/// Every function may be called on any thread and does its work before it returns. Reads never wait
/// for the scan, and neither do marks.
package final class Library: Sendable {
  /// Where a library finds its briefs and keeps what it knows.
  package struct Places: Sendable, Hashable {
    /// Raw bytes, as they were given; shown in messages.
    package var folder: [UInt8]
    package var cacheFolder: String
    package var stateFolder: String

    package init(folder: [UInt8], cacheFolder: String, stateFolder: String) {
      self.folder = folder
      self.cacheFolder = cacheFolder
      self.stateFolder = stateFolder
    }

    package init(folder: String, cacheFolder: String, stateFolder: String) {
      self.init(
        folder: Array(folder.utf8), cacheFolder: cacheFolder, stateFolder: stateFolder)
    }
  }

  /// What a library is opened for, and so how long it waits for an index that another process has locked.
  package enum Use: Sendable {
    /// The reader: what is locked is tried again later.
    case reading
    /// A command, which has its answer or an error within two seconds.
    case answering
    /// Writing the index, and nothing instead of it.
    case indexing

    fileprivate var patience: IndexFile.Patience { self == .answering ? .brief : .standard }
  }

  let places: Places
  /// The folder without symbolic links (raw bytes), which its index and its marks go by.
  let realPath: [UInt8]
  let index: Index
  let clock: @Sendable () -> Int64
  let zone: TimeZone
  let log: @Sendable (DisplayText) -> Void
  let marks: ReadingMarks
  let scan: FolderScan
  let phraseMatches = PhraseMatchCache()
  let recent = RecentBriefs()
  let corrections = Mutex(CorrectionHistory())

  /// Looks whether the folder can be read and opens the index; scans nothing.
  ///
  /// - Parameters:
  ///   - clock: seconds since 1970.
  ///   - zone: where the reader is, for what is a day.
  ///   - recognition: who finds the entities.
  ///   - only: the only file that is read, as a path below the folder. Where the folder has no index
  ///     yet, none is written.
  package convenience init(
    places: Places, for use: Use = .reading, clock: @escaping @Sendable () -> Int64,
    zone: TimeZone, recognition: Recognition = .standard, only: [UInt8]? = nil,
    log: @escaping @Sendable (DisplayText) -> Void
  ) throws(LibraryError) {
    try self.init(
      places: places, for: use, clock: clock, zone: zone, recognition: recognition, only: only,
      beforeCommit: { _ in }, log: log)
  }

  /// For tests, which stop a look at the end of a batch by throwing in `beforeCommit`.
  init(
    places: Places, for use: Use = .reading, clock: @escaping @Sendable () -> Int64,
    zone: TimeZone, recognition: Recognition, only: [UInt8]? = nil,
    beforeCommit: @escaping LookContext.BatchHook,
    timeBesideOthers: Duration = .milliseconds(1_500), watchCalls: WatchCalls = .system,
    log: @escaping @Sendable (DisplayText) -> Void
  ) throws(LibraryError) {
    self.places = places
    self.clock = clock
    self.zone = zone
    self.log = log
    realPath = try Self.checked(places.folder)
    do {
      index = try Index(
        cacheFolder: places.cacheFolder, realPath: realPath, patience: use.patience,
        copiesWhatIsLocked: use != .indexing, isNewKept: only == nil)
      if use == .indexing, case .busy(let holder) = index.home { throw LibraryError(busy: holder) }
    } catch let error as LibraryError {
      throw error
    } catch {
      throw LibraryError(.index, "cannot open the index: \(cleaning: "\(error)")")
    }
    let marks = ReadingMarks(
      index: index, stateFolder: places.stateFolder, realPath: Self.name(realPath), clock: clock)
    self.marks = marks
    var context = LookContext(
      index: index, folder: places.folder, recognition: recognition, only: only, clock: clock,
      recollection: { marks.recollection() }, record: { marks.record($0) },
      beforeCommit: beforeCommit)
    context.timeBesideOthers = use == .answering ? timeBesideOthers : nil
    scan = FolderScan(
      context, root: realPath, marks: marks, watchCalls: watchCalls)
  }

  deinit { close() }

  /// The real path of a folder that can be listed and entered.
  private static func checked(_ folder: [UInt8]) throws(LibraryError) -> [UInt8] {
    do throws(FileError) {
      _ = try FolderHandle.root(folder)
      let real = folder.withCString { access($0, R_OK | X_OK) == 0 ? realpath($0, nil) : nil }
      guard let real else { throw FileError(code: errno) }
      defer { free(real) }
      return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
    } catch {
      throw LibraryError.cannotRead(folder, error)
    }
  }

  /// What journal and session call a folder; two whose bytes are no UTF-8 may share a name.
  static func name(_ realPath: [UInt8]) -> String { String(decoding: realPath, as: UTF8.self) }

  /// Begins to scan and to watch, on threads of its own; returns at once.
  package func start(_ events: @escaping @Sendable (LibraryEvent) -> Void) {
    if index.isInMemory, index.home != .unkept { events(.note(.inMemory(index.home))) }
    scan.start(events)
  }

  /// Looks at the whole folder and returns when the index is up to date, entities included.
  ///
  /// `progress` gets the files done so far, and how many there are where that is known.
  @discardableResult
  package func refresh(
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) throws -> LibraryChange {
    _ = try marks.catchUp()
    return try scan.lookNow(progress: progress)
  }

  /// Does on the calling thread what a running library does when nothing else is to be done: makes the
  /// text index small and quick again.
  package func tidy() { scan.tidy(scan.context) }

  /// Asks the scan thread for a whole look at the folder.
  package func rescan() { scan.askForAll() }

  /// Stops the threads, and returns when they have stopped or after two seconds.
  package func close() {
    scan.stop()
    marks.saveCheckpoint()
  }

  /// True where the index ends with the program, because the cache folder cannot be written.
  package var isKeptInMemory: Bool { [.unwritable, .failing].contains(index.home) }

  package func counts() throws -> LibraryCounts { try index.counts() }

  /// Throws the index away and begins an empty one; the next look fills it.
  package func forgetIndex() throws {
    try index.reset()
    try marks.copyAll()
  }
}
