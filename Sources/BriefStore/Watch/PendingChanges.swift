/// Changes that wait for the folder to become quiet, and when they are due.
struct PendingChanges {
  /// How long nothing must happen, and how long is waited at most, in milliseconds.
  var quiet: Int64
  var longest: Int64

  private var paths: Set<[UInt8]> = []
  private var folders: Set<[UInt8]> = []
  private var rescan: WatchReport.Reason?
  private var first: Int64?
  private var last: Int64 = 0

  init(quiet: Int64, longest: Int64) {
    self.quiet = quiet
    self.longest = longest
  }

  /// When there is something to report, in the caller's milliseconds; nil when there is nothing.
  var due: Int64? { first.map { min(last + quiet, $0 + longest) } }

  mutating func add(path: [UInt8], at now: Int64) {
    touch(now)
    paths.insert(path)
  }

  mutating func add(folder: [UInt8], at now: Int64) {
    touch(now)
    folders.insert(folder)
  }

  /// Everything wants a look, so that single changes say nothing more.
  mutating func add(_ reason: WatchReport.Reason, at now: Int64) {
    touch(now)
    rescan = rescan ?? reason
  }

  /// What is to be reported if it is due, which is forgotten with that.
  mutating func take(at now: Int64) -> WatchReport? {
    guard let due, due <= now else { return nil }
    defer { self = PendingChanges(quiet: quiet, longest: longest) }
    if let rescan { return .rescan(rescan) }
    return .changed(paths: paths, folders: folders)
  }

  mutating func clear() { self = PendingChanges(quiet: quiet, longest: longest) }

  private mutating func touch(_ now: Int64) {
    first = first ?? now
    last = now
  }
}
