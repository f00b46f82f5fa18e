import Glibc

/// The inotify calls, so that tests can let them run into a limit; failures are an `errno`.
package struct WatchCalls: Sendable {
  package var begin: @Sendable () throws(JournalError) -> Int32
  /// Watches the folder at a path (raw bytes) and gives its watch.
  package var add: @Sendable (_ inotify: Int32, _ path: [UInt8]) throws(JournalError) -> Int32

  package static let system = WatchCalls(
    begin: { () throws(JournalError) in
      let inotify = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard inotify >= 0 else { throw JournalError(errno) }
      return inotify
    },
    add: { (inotify, path) throws(JournalError) in
      let watch = (path + [0]).map(CChar.init(bitPattern:)).withUnsafeBufferPointer { path in
        path.baseAddress.map { inotify_add_watch(inotify, $0, InotifyEvent.interest) } ?? -1
      }
      guard watch >= 0 else { throw JournalError(errno) }
      return watch
    })
}

/// How long a watcher waits, in milliseconds.
package struct WatchTimes: Sendable {
  /// Without events before changes are reported.
  package var quiet: Int64 = 100
  /// At most, under constant fire.
  package var longest: Int64 = 1_000
  /// Between two looks for a folder that is gone.
  package var gone: Int64 = 2_000
  /// Between two reports while not everything can be watched.
  package var polling: Int64 = 5_000

  package init() {}
}
