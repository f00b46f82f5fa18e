import Briefs
import Foundation
internal import GRDB
import Text

/// One look at the folder, or at parts of it, that brings the index up to date.
///
/// Used on one thread. It can end at any moment: what was written is whole, and the next look goes on.
final class Look {
  let context: LookContext
  let root: FolderHandle
  let reader: FileReader
  let writer: BatchWriter
  /// What the folder's own list leaves out.
  let rules: IgnoreRules
  /// Young files that could not be parsed, to be looked at again in a second.
  private(set) var spared: [[UInt8]] = []
  /// Folders below the library's that were seen, with the library's own as the empty path.
  var folders: Set<[UInt8]> = []

  private let crew: Crew<ReadTask, ScanOutcome>
  let epoch: Int
  private var handed = 0
  private var batch = Batch()
  /// Files to be called gone when all others have been looked at: their briefs may have moved.
  var missing: [[UInt8]] = []
  /// The same for folders; all files below are missing too.
  var missingFolders: [[UInt8]] = []
  /// Folders whose names are to be read once more, because one of them seems to be gone.
  var swept: Set<[UInt8]> = []
  /// Folders that could not be read: what is known below them stays.
  var unread: [[UInt8]] = []
  private var done = 0
  /// How many files the index knew when a whole look began; `nil` for none.
  private var knownFiles: Int?
  /// In a whole look, where so many files are new that this says little about how many there are.
  private var files: FileCount?
  private var isWhole = false
  private var told = ContinuousClock.now
  /// Briefs whose names were found, and how many waited for that; `nil` where nobody is told.
  var naming: ScanProgress?

  /// Few enough to be read without other threads, and tagged before they are written.
  private static let few = 8
  private static let tagsAtOnce = 64
  private static let many = 500

  init(_ context: LookContext) throws {
    self.context = context
    epoch = context.index.epoch
    do throws(FileError) {
      root = try FolderHandle.root(context.folder)
    } catch {
      throw LibraryError.cannotRead(context.folder, error)
    }
    let listed = try? root.read(IgnoreRules.fileName, limit: IgnoreRules.sizeLimit)
    rules = IgnoreRules(listed?.bytes ?? [])
    let reader = FileReader(recognition: context.recognition.current(in: root))
    self.reader = reader
    crew = Crew(weigh: { $0.weight }, work: { reader.outcome(of: $0) })
    let known = try context.index.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM file LIMIT 1)") ?? 0
    }
    writer = BatchWriter(context, root: root, epoch: epoch, mayHaveMoved: known > 0)
    try noticeRecogniser()
  }

  deinit {
    files?.stop()
    crew.finish()
    writer.end()
  }

  /// True where so many files were read that it took memory worth giving back.
  var isLarge: Bool { handed > 1_000 }

  /// What this look changed so far.
  var change: LibraryChange { writer.change }

  /// Looks at every file; entities included.
  func whole() throws -> LibraryChange {
    if let only = context.only { return try single(only) }
    isWhole = true
    knownFiles = try context.index.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM file") }
    if knownFiles == 0 { knownFiles = nil }
    try visit(root, path: [], depth: 0)
    try drain()
    try forgetUnseenFolders()
    try writeGone()
    try recall()
    tell(isLast: true)
    try beginNaming()
    try tagWaiting()
    return change
  }

  /// Looks at single files, and at folders with the new folders in them.
  func parts(files: Set<[UInt8]>, folders: Set<[UInt8]>) throws -> LibraryChange {
    if let only = context.only { return try single(only) }
    for path in files.union(folders) { try visitPart(path) }
    try drain()
    for folder in swept { try sweep(folder) }
    try drain()
    try writeGone()
    try recall()
    try tagWaiting()
    return change
  }
}

extension Look {
  /// Looks at one file and nothing around it, whatever its name.
  private func single(_ path: [UInt8]) throws -> LibraryChange {
    try visitSingle(FilePlace(path: path))
    try drain()
    return change
  }

  /// Hands a changed or new file to whoever reads it.
  func submit(_ task: ReadTask) throws {
    var task = task
    task.tagsAtOnce = handed < Self.tagsAtOnce
    handed += 1
    if isWhole, handed == Self.many {
      files = FileCount(root)
      files?.start()
    }
    if handed <= Self.few {
      if let outcome = reader.outcome(of: task) { try add(outcome) }
      return
    }
    if handed == Self.few + 1 { crew.start() }
    while crew.isFull { try collect() }
    crew.submit(task)
  }

  func add(_ outcome: ScanOutcome) throws {
    if case .parsed(let parsed) = outcome, isSpared(parsed) {
      spared.append(parsed.place.path)
      return
    }
    batch.add(outcome)
    if batch.isDue { try flush() }
  }

  /// Counts a file that was looked at, read or not.
  func countFile() throws {
    done += 1
    if context.isStopped() { throw LookStopped() }
    if batch.isDue { try flush() }
    tell(isLast: false)
  }

  private func tell(isLast: Bool) {
    let now = ContinuousClock.now
    guard isLast || now - told > .milliseconds(100) else { return }
    told = now
    let total = files?.total.with { $0 } ?? knownFiles
    context.onProgress(ScanProgress(done: done, of: isLast ? done : total.map { max($0, done) }))
  }

  private func beginNaming() throws {
    let waiting = try context.index.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM untagged") ?? 0
    }
    guard waiting > 0 else { return }
    let progress = ScanProgress(.naming, done: 0, of: waiting)
    naming = progress
    context.onProgress(progress)
  }

  func countNamed(_ briefs: Int) {
    naming?.done += briefs
    let now = ContinuousClock.now
    guard let naming, now - told > .milliseconds(100) else { return }
    told = now
    context.onProgress(naming)
  }

  /// A file that somebody is still writing is no problem yet, and an empty one no brief.
  private func isSpared(_ parsed: ParsedOutcome) -> Bool {
    let seemsUnfinished =
      parsed.stamp.size == 0 || parsed.problems.contains { $0.severity == .error }
    guard context.sparesYoungFiles, seemsUnfinished else { return false }
    // One from the future would be young until then.
    return (-1...1).contains(context.clock() - parsed.stamp.mtimeSeconds)
  }

  private func collect() throws {
    for outcome in crew.collect() { try add(outcome) }
  }

  /// Waits for all files that were handed out, and writes them.
  func drain() throws {
    if handed > Self.few {
      while true {
        let outcomes = crew.collect()
        if outcomes.isEmpty { break }
        for outcome in outcomes { try add(outcome) }
        if context.isStopped() { throw LookStopped() }
      }
    }
    try flush()
    try writer.finish()
  }

  private func writeGone() throws {
    for path in missing { try add(.gone(path: path)) }
    for path in missingFolders { try add(.folderGone(path)) }
    missing = []
    missingFolders = []
    try flush()
    try writer.finish()
  }
}

extension Look {
  /// Hands the batch on to be written; a small look writes it itself.
  func flush() throws {
    let outcomes = batch.take()
    guard !outcomes.isEmpty else { return }
    if handed > Self.few { try writer.hand(outcomes) } else { try writer.write(outcomes) }
  }

  /// Where the recogniser is another than the index was made with, all briefs wait for it.
  private func noticeRecogniser() throws {
    let version = reader.recognition.recogniser.version
    let old = try context.index.read { db in
      try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'recogniser'")
    }
    if old == version { return }
    try context.index.write(epoch: epoch) { db in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO untagged(brief) SELECT rowid FROM brief WHERE dead = 0;
          INSERT OR REPLACE INTO meta(key, value) VALUES('recogniser', ?)
          """, arguments: [version])
    }
  }
}
