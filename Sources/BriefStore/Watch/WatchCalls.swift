internal import CGlibc
import Glibc

/// The inotify calls, so that tests can let them run into a limit; failures are an `errno`.
package struct WatchCalls: Sendable {
  package var begin: @Sendable () throws(JournalError) -> Int32
  /// Watches the folder at a path (raw bytes) and gives its watch.
  package var add: @Sendable (_ inotify: Int32, _ path: [UInt8]) throws(JournalError) -> Int32
  /// Whether others may change what is below a path without an event.
  package var changesSilently: @Sendable (_ path: [UInt8]) -> Bool = FileSystem.changesSilently
  /// Seconds between two looks at all folders, with events and without.
  package var pause = (withEvents: 60.0, withoutEvents: 4.0)

  package init(
    begin: @escaping @Sendable () throws(JournalError) -> Int32,
    add: @escaping @Sendable (_ inotify: Int32, _ path: [UInt8]) throws(JournalError) -> Int32
  ) {
    self.begin = begin
    self.add = add
  }

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

/// File systems that other machines or programs change without inotify reporting it here.
enum FileSystem {
  /// The magic numbers of statfs(2): overlayfs, FUSE, NFS, SMB, SMB2, CIFS, 9p, Ceph, AFS, kAFS, Coda,
  /// Lustre, VirtualBox and VMware shares, GFS2, OCFS2, aufs, eCryptfs.
  private static let silent: Set<UInt32> = [
    0x794c_7630, 0x6573_5546, 0x6969, 0x517b, 0xfe53_4d42, 0xff53_4d42, 0x0102_1997, 0x00c3_6400,
    0x5346_414f, 0x6b41_4653, 0x7375_7245, 0x0bd0_0bd0, 0x786f_4256, 0xbacb_acbc, 0x0116_1970,
    0x7461_636f, 0x6175_6673, 0xf15f,
  ]

  static func changesSilently(_ path: [UInt8]) -> Bool {
    isSilent(type: path.withCString { cglibc_file_system($0) })
  }

  static func isSilent(type: UInt32) -> Bool { silent.contains(type) }
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
