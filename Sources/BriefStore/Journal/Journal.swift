import Briefs
import Glibc

/// What the reader did with the briefs: all journals of the state folder folded into one state,
/// and this device's own, which it appends to.
///
/// Not `Sendable`: whoever makes it keeps it on one serial queue.
package final class Journal {
  let folder: String
  let device: UInt64
  let files: FileOperations
  private let stateFolder: StateFolder
  private let ownName: [UInt8]
  private let ownPath: String
  private let now: () -> Int64

  private(set) var state: JournalState
  /// Made when it is first asked for, and again after the next line.
  var knownRecollection: Recollection?
  private var sources: [[UInt8]: JournalFile] = [:]
  private var unreported: Set<BriefID> = []
  /// False while the first reading makes a change of everything.
  private var isReporting = false
  private var session = SessionLines()
  /// Set while our journal may lack marks that it had before.
  private var lost: LostMarks?
  /// What became of marks that our journal had lost; for the reader, once.
  private var outcome: LostMarks.Outcome?
  private var lastOutcome: LostMarks.Outcome?
  /// Why some journal could not be read just now.
  private(set) var readFailure: JournalError?
  /// Lines written but never synced: this process does not believe them and writes anew.
  private var distrusted: Set<Stamp> = []
  /// The file whose name is known to be on disk.
  private var namedFile: (device: UInt64, inode: UInt64)?
  /// Read from the end of our journal when undo first asks for it.
  var history: UndoHistory?
  /// About how many bytes a line may have before the rest of an action goes into another.
  var lineBytes = 4 << 20

  /// True where the state of a checkpoint was taken over; what changed since then is what the
  /// first `refresh` says. Otherwise every journal was read and `forEachState` says all.
  package let startedFromCheckpoint: Bool

  /// Reads all journals in `stateFolder` (missing is fine). `folder` is the real path of the
  /// folder of briefs, `device` a name of this device, `now` gives milliseconds since 1970.
  package init(
    stateFolder: String, folder: String, device: String, now: @escaping () -> Int64,
    files: FileOperations = .system, checkpoint: Checkpoint? = nil
  ) {
    let name = DeviceName(device)
    let place = StateFolder(stateFolder)
    self.stateFolder = place
    self.folder = folder
    self.device = name.number
    self.files = files
    self.now = now
    ownName = Array("journal-\(name.text).jsonl".utf8)
    ownPath = "\(stateFolder)/journal-\(name.text).jsonl"
    let restored = checkpoint.flatMap { Self.restore($0, in: place, folder: folder) }
    startedFromCheckpoint = restored != nil
    state = restored?.state ?? JournalState(folder: folder)
    sources = restored?.sources ?? [:]
    isReporting = startedFromCheckpoint
    readAll()
    isReporting = true
  }

  /// The name of this device for a state folder: 16 hex digits.
  package static func deviceName(stateFolder: String) -> String {
    StateFolder(stateFolder).deviceName
  }

  /// Lines of all journals that are damaged or torn.
  package var damagedLines: Int { sources.values.reduce(0) { $0 + $1.damagedLines } }

  /// Lines of all journals that only a newer program understands.
  package var newerLines: Int { sources.values.reduce(0) { $0 + $1.newer } }

  package func state(of id: BriefID) -> BriefMarks { state.marks(of: id) }

  /// Hands over every ID that any journal says something of, each once, in no order.
  package func forEachState(_ body: (BriefID, BriefMarks) throws -> Void) rethrows {
    try state.forEachState(body)
  }

  /// All IDs that the brief of this one has, itself among them.
  package func names(of id: BriefID) -> [BriefID] { state.names.all(of: id) }

  /// The brief that the latest line of this folder found at a path (raw bytes below the folder).
  package func identity(atPath path: [UInt8]) -> (id: BriefID, fingerprint: Fingerprint)? {
    state.place(ofPath: path).map { ($0.id, $0.fingerprint) }
  }

  /// Why a mark would fail now, before any is made; nil when nothing is known to be wrong.
  package func obstacle() -> JournalError? {
    if let error = stateFolder.obstacle() { return error }
    if access(ownPath, F_OK) != 0 { return nil }
    return access(ownPath, R_OK | W_OK) == 0 ? nil : JournalError(errno)
  }

  /// Reads what was appended since the last time, by anybody, and says which briefs it changed.
  package func refresh() -> Set<BriefID> {
    readAll()
    // When that fails, the next mark or refresh tries again.
    if session.hasLost || lost != nil { writeAgain() }
    defer { unreported = [] }
    return unreported
  }

  /// The state and how much of each journal it holds; nil while a line is in doubt.
  package var checkpoint: Checkpoint? {
    guard distrusted.isEmpty else { return nil }
    let sources = sources.map { name, file in
      Checkpoint.Source(
        name: name, consumed: file.consumed, trail: file.trail, damaged: file.damaged,
        newer: file.newer)
    }
    return Checkpoint(
      state, sources: sources.sorted { $0.name.lexicographicallyPrecedes($1.name) })
  }

  /// Appends the lines that `compose` makes of the state under the lock; done when on disk. Gives the
  /// IDs whose state they changed.
  @discardableResult
  func append(_ compose: () -> [JournalLine]) throws(JournalError) -> Set<BriefID> {
    try stateFolder.create()
    let appender = try JournalAppender.open(ownPath, files)
    defer { appender.close() }
    read(ownName, appender.descriptor)
    let lines = compose()
    let encoded = lines.map(\.encoded)
    let bytes = session.lost + lostLines().flatMap(\.encoded) + encoded.joined()
    guard !bytes.isEmpty else {
      lost = nil
      return []
    }
    do throws(JournalError) {
      try appender.append(bytes)
      try syncName(of: appender)
    } catch {
      distrust(lines)
      throw error
    }
    session.findAll()
    lost = nil
    var changed: Set<BriefID> = []
    for (line, bytes) in zip(lines, encoded) {
      session.add(line.stamp, bytes)
      changed.formUnion(take(line))
    }
    read(ownName, appender.descriptor)
    return changed
  }

  /// Reads what is new in all journals.
  func readAll() {
    readFailure = nil
    guard let names = stateFolder.journalNames() else {
      readFailure = JournalError(errno)
      return
    }
    for name in names {
      guard let descriptor = stateFolder.open(name) else {
        if [EMFILE, ENFILE, ENOMEM, EIO].contains(errno) { readFailure = JournalError(errno) }
        continue
      }
      read(name, descriptor)
      close(descriptor)
    }
    for name in sources.keys where !names.contains(name) {
      sources[name] = nil
      if name == ownName { loseAll() }
    }
  }

  /// What became of marks that our journal had lost since the last time; `nil` where nothing did.
  func takeOutcome() -> LostMarks.Outcome? {
    defer { outcome = nil }
    return outcome
  }

  private func loseAll() {
    session.loseAll()
    lost = LostMarks()
  }

  private func lostLines() -> [JournalLine] {
    lost?.lines(of: state, device: device, folder: folder, except: session.stamps) ?? []
  }

  /// Appends what our journal has lost; where that fails, the next look tries again.
  private func writeAgain() {
    let count = session.lostCount + lostLines().count
    do throws(JournalError) {
      try append { [] }
      if count > 0 { outcome = .writtenAgain(count) }
    } catch {
      outcome = .notWritten(error)
    }
    // The same failure every two seconds is said once.
    if outcome == lastOutcome, case .notWritten = outcome { outcome = nil }
    lastOutcome = outcome ?? lastOutcome
  }

  /// A clock later than every one in any journal.
  func nextStamp(after stamp: Stamp?) -> Stamp {
    max(state.latest, stamp ?? .zero).next(now: now(), device: device)
  }

  /// The undo history out of the end of our journal and the lines of this process.
  func readHistory() -> UndoHistory {
    var history = UndoHistory(device: device, folder: folder)
    if let descriptor = stateFolder.open(ownName) {
      history.read(descriptor) { !distrusted.contains($0.stamp) }
      close(descriptor)
    }
    for bytes in session.all {
      if let line = JournalLine(.line(bytes.dropLast(), in: bytes)) { history.note(line) }
    }
    return history
  }

  private func read(_ name: [UInt8], _ descriptor: Int32) {
    let isOwn = name == ownName
    var file = sources[name] ?? JournalFile()
    file.catchUp(descriptor) {
      if isOwn { loseAll() }
    } line: { line in
      if isOwn {
        session.find(line.stamp)
        lost?.found.insert(line.stamp)
      }
      let changed = take(line)
      if isReporting { unreported.formUnion(changed) }
    }
    sources[name] = file
  }

  private func take(_ line: JournalLine) -> [BriefID] {
    if !distrusted.isEmpty, distrusted.contains(line.stamp) {
      state.latest = max(state.latest, line.stamp)
      return []
    }
    history?.note(line)
    // First of all, so that nothing has to be copied.
    knownRecollection = nil
    return state.fold(line)
  }

  /// Lines that failed may be in the file, or may be once a disk recovers; what is written in
  /// their place has later clocks.
  private func distrust(_ lines: [JournalLine]) {
    for line in lines {
      distrusted.insert(line.stamp)
      state.latest = max(state.latest, line.stamp)
    }
  }

  /// Syncs the folder when the file is one whose name may not be on disk yet.
  private func syncName(of appender: JournalAppender) throws(JournalError) {
    let identity = appender.identity
    if let identity, let namedFile, identity == namedFile { return }
    try files.syncFolder(Array(stateFolder.path.utf8))
    namedFile = identity
  }

  private static func restore(
    _ checkpoint: Checkpoint, in stateFolder: StateFolder, folder: String
  ) -> (state: JournalState, sources: [[UInt8]: JournalFile])? {
    var sources: [[UInt8]: JournalFile] = [:]
    for source in checkpoint.sources {
      let file = JournalFile(
        consumed: source.consumed, trail: source.trail, damaged: source.damaged,
        newer: source.newer)
      guard source.consumed >= 0, let descriptor = stateFolder.open(source.name) else { return nil }
      defer { close(descriptor) }
      guard file.isContinued(by: descriptor) else { return nil }
      sources[source.name] = file
    }
    return checkpoint.state(folder: folder).map { ($0, sources) }
  }
}
