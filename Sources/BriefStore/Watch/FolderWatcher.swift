import Dispatch
import Foundation
import Glibc
import Synchronization

/// Tells what changes in a folder, from a thread of its own that sleeps while nothing does.
///
/// It is a hint: a folder on a network, or one deleted while somebody holds it open, may change
/// without a word.
package final class FolderWatcher: Sendable {
  /// What other threads ask of the watching one.
  private struct Inbox {
    var folders: Set<[UInt8]> = []
    var isRunning = false
    var isStopped = false
  }

  /// Of the first watches: whether they are set, and whether somebody waits for that.
  private struct Beginning {
    var isOver = false
    var isAwaited = false
  }

  private let root: [UInt8]
  private let times: WatchTimes
  private let calls: WatchCalls
  private let report: @Sendable (WatchReport) -> Void
  private let inbox = Mutex(Inbox())
  private let beginning = Monitor(Beginning())
  private let ended = DispatchSemaphore(value: 0)
  /// A pair of sockets that wakes the thread; -1 where there was no descriptor left, and the
  /// thread looks every second.
  private let bell: (listen: Int32, ring: Int32)

  /// `root` is raw bytes; `report` is called on the watcher's thread.
  package init(
    root: [UInt8], times: WatchTimes = WatchTimes(), calls: WatchCalls = .system,
    report: @escaping @Sendable (WatchReport) -> Void
  ) {
    self.root = root
    self.times = times
    self.calls = calls
    self.report = report
    var ends: [Int32] = [-1, -1]
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let isMade = socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0
    bell = isMade ? (ends[0], ends[1]) : (-1, -1)
  }

  deinit {
    guard bell.listen >= 0 else { return }
    close(bell.listen)
    close(bell.ring)
  }

  /// Begins to watch the folder and these folders below it (raw paths); once only.
  package func start(folders: Set<[UInt8]> = []) {
    let isFirst = inbox.withLock { inbox in
      defer { inbox.isRunning = true }
      return !inbox.isRunning && !inbox.isStopped
    }
    guard isFirst else { return }
    let thread = Thread { [self] in
      watch(folders)
      ended.signal()
    }
    thread.name = "rapidread watch"
    thread.start()
  }

  /// Returns when the first watches are set, or after five seconds: what is looked at before them may
  /// change without a word.
  package func waitUntilBegun() {
    beginning.with { $0.isAwaited = true }
    _ = beginning.wait(until: Date(timeIntervalSinceNow: 5)) { $0.isOver ? true : nil }
  }

  /// For tests, which have the first watches set as late as can be.
  var isAwaited: Bool { beginning.with { $0.isAwaited } }

  /// Watches these folders too, and reports each that was not watched before for a look: what
  /// came between the scan that found it and its watch. Folders that are gone need no word.
  package func update(folders: Set<[UInt8]>) {
    inbox.withLock { $0.folders.formUnion(folders) }
    ring()
  }

  /// Ends the thread and waits up to two seconds for it; then nothing more is reported.
  package func stop() {
    let wasRunning = inbox.withLock { inbox in
      defer { inbox.isStopped = true }
      return inbox.isRunning && !inbox.isStopped
    }
    ring()
    if wasRunning { _ = ended.wait(timeout: .now() + 2) }
  }

  private func ring() {
    guard bell.ring >= 0 else { return }
    // A full one wakes the thread as well as one more byte.
    _ = write(bell.ring, [1], 1)
  }

  private func watch(_ folders: Set<[UInt8]>) {
    let loop = WatchLoop(root: root, times: times, calls: calls, report: report)
    defer { loop.end() }
    loop.begin(folders)
    beginning.with { $0.isOver = true }
    while true {
      let (asked, isStopped) = inbox.withLock { inbox in
        defer { inbox.folders = [] }
        return (inbox.folders, inbox.isStopped)
      }
      if isStopped { return }
      loop.add(asked)
      loop.turn(bell: bell.listen)
    }
  }
}
