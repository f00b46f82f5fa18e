import Briefs
import Glibc

/// The watching itself, on the thread of a `FolderWatcher`: events in, reports out.
final class WatchLoop {
  private let root: [UInt8]
  private let times: WatchTimes
  private let calls: WatchCalls
  private let report: (WatchReport) -> Void

  private var inotify: Int32 = -1
  private var inotifyCount = 0
  private var folders = WatchedFolders()
  /// What should be watched, the root (the empty path) among it.
  private var wanted: Set<[UInt8]> = [[]]
  private var changes: PendingChanges
  private var isGone = false
  private var limit: WatchReport.Limit?
  /// When to look again for a folder that is gone, or at everything while polling.
  private var nextLook: Int64?
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(
    root: [UInt8], times: WatchTimes, calls: WatchCalls, report: @escaping (WatchReport) -> Void
  ) {
    self.root = root
    self.times = times
    self.calls = calls
    self.report = report
    changes = PendingChanges(quiet: times.quiet, longest: times.longest)
  }

  func begin(_ folders: Set<[UInt8]>) {
    wanted.formUnion(folders)
    watchAll()
  }

  func end() {
    if inotify >= 0 { close(inotify) }
    inotify = -1
    inotifyCount += 1
  }

  /// Watches more folders; each new one is reported for a look.
  func add(_ more: Set<[UInt8]>) {
    for folder in more where wanted.insert(folder).inserted && !isGone && watch(folder) {
      changes.add(folder: folder, at: now)
    }
  }

  /// Sleeps until something happens or is due, and does it.
  func turn(bell: Int32) {
    var wait: Int64 = bell < 0 ? 1_000 : -1
    for due in [changes.due, nextLook].compactMap(\.self) {
      wait = min(wait < 0 ? .max : wait, max(0, due - now))
    }
    var waiting = [
      pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waiting, 2, Int32(clamping: wait))
    if waiting[1].revents != 0 {
      _ = read(bell, &buffer, buffer.count)
    }
    if waiting[0].revents != 0 { readEvents() }
    if let look = nextLook, look <= now { self.look() }
    if let due = changes.take(at: now) { report(due) }
  }

  /// Milliseconds of a clock that nobody sets.
  private var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  private func readEvents() {
    let count = read(inotify, &buffer, buffer.count)
    guard count > 0 else { return }
    let source = inotifyCount
    // Once all is watched anew, the numbers of the old watches mean nothing.
    for event in InotifyEvent.decode(buffer[..<count]) where inotifyCount == source {
      handle(event)
    }
  }

  private func handle(_ event: InotifyEvent) {
    if event.has(Int(IN_Q_OVERFLOW)) { return watchAnew(.overflow) }
    guard let folder = folders.path(of: event.watch) else { return }
    if event.has(Int(IN_UNMOUNT)) { return lose(folder, .unmounted) }
    if event.has(Int(IN_IGNORED)) { return lose(folder, .watchLost) }
    if event.has(Int(IN_DELETE_SELF)) || event.has(Int(IN_MOVE_SELF)) {
      // The folder above tells of any other folder that moves.
      if folder.isEmpty { lose(folder, .folderMoved) }
      if event.has(Int(IN_DELETE_SELF)) { folders.remove(event.watch) }
      return
    }
    guard !event.name.isEmpty else { return changes.add(folder: folder, at: now) }
    let path = folder.isEmpty ? event.name : folder + [UInt8(ascii: "/")] + event.name
    if event.isFolder {
      handleFolder(path, event)
    } else if folder.isEmpty, event.name == IgnoreRules.fileName {
      changes.add(.rulesChanged, at: now)
    } else if !FileNames.isIgnored(event.name) {
      changes.add(path: path, at: now)
    }
  }

  private func handleFolder(_ path: [UInt8], _ event: InotifyEvent) {
    guard event.name.first != UInt8(ascii: ".") else { return }
    if event.has(Int(IN_DELETE)) || event.has(Int(IN_MOVED_FROM)) {
      forget(path)
      changes.add(folder: path, at: now)
    } else if event.has(Int(IN_CREATE)) || event.has(Int(IN_MOVED_TO)) {
      adopt(path)
    } else {
      _ = watch(path)
      changes.add(folder: path, at: now)
    }
  }

  /// Watches a new folder and all below it, and reports each: files may have come before.
  private func adopt(_ path: [UInt8]) {
    var waiting = [path]
    while let path = waiting.popLast() {
      wanted.insert(path)
      changes.add(folder: path, at: now)
      guard watch(path), path.split(separator: UInt8(ascii: "/")).count < Subfolders.deepest
      else { continue }
      waiting += Subfolders.names(in: absolute(path)).map { path + [UInt8(ascii: "/")] + $0 }
    }
  }

  private func forget(_ path: [UInt8]) {
    let below = path + [UInt8(ascii: "/")]
    wanted = wanted.filter { $0 != path && !$0.starts(with: below) }
    for watch in folders.removeTree(path) { inotify_rm_watch(inotify, watch) }
  }

  /// A watch is gone without anybody having asked.
  private func lose(_ folder: [UInt8], _ reason: WatchReport.Reason) {
    if folder.isEmpty { return watchAnew(reason) }
    _ = folders.removeTree(folder)
    changes.add(reason, at: now)
    for path in wanted where !folders.contains(path) { _ = watch(path) }
  }

  /// Drops all watches, sets them again and asks for a look at everything.
  private func watchAnew(_ reason: WatchReport.Reason) {
    end()
    folders = WatchedFolders()
    changes.clear()
    watchAll()
    if !isGone { changes.add(reason, at: now) }
  }

  private func watchAll() {
    do {
      if inotify < 0 { inotify = try calls.begin() }
    } catch {
      return startPolling(.descriptors)
    }
    guard watch([]) else { return }
    for folder in wanted where !folders.contains(folder) && !isGone { _ = watch(folder) }
  }

  /// Sets one watch; false where that is impossible, which may begin polling or being gone.
  private func watch(_ folder: [UInt8]) -> Bool {
    guard inotify >= 0 else { return false }
    do {
      folders.set(try calls.add(inotify, absolute(folder)), folder)
      return true
    } catch {
      switch error.code {
      case ENOSPC, ENOMEM: startPolling(.watches)
      case ENOENT, ENOTDIR, ELOOP:
        if folder.isEmpty { goAway() } else { wanted.remove(folder) }
      default: if folder.isEmpty { startPolling(.watches) }
      }
      return false
    }
  }

  private func goAway() {
    end()
    folders = WatchedFolders()
    changes.clear()
    limit = nil
    nextLook = now + times.gone
    if !isGone { report(.folderGone) }
    isGone = true
  }

  private func startPolling(_ limit: WatchReport.Limit) {
    let isNew = self.limit == nil
    self.limit = limit
    if isNew {
      nextLook = now + times.polling
      report(.polling(limit))
    }
  }

  /// What is due every few seconds while the folder is gone or not wholly watched.
  private func look() {
    nextLook = nil
    let wasGone = isGone
    let old = limit
    isGone = false
    limit = nil
    if wasGone, !Subfolders.isFolder(absolute([])) {
      isGone = true
      return goAway()
    }
    watchAll()
    if wasGone, !isGone {
      report(.folderBack)
    } else if old != nil, limit == nil, !isGone {
      changes.add(.watchLost, at: now)
    }
  }

  private func absolute(_ folder: [UInt8]) -> [UInt8] {
    // A dot, so that a root that is a link stands for what it leads to.
    root + [UInt8(ascii: "/")] + (folder.isEmpty ? [UInt8(ascii: ".")] : folder)
  }
}
