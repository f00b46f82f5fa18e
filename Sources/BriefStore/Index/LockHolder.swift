import Foundation
import Glibc
import Synchronization
import Text

/// The process that keeps another from the files of an index, as far as the kernel says.
struct LockHolder: Hashable, Sendable {
  var process: Int32
  var name: String
  var isStopped: Bool

  /// The process that has one of these files locked for writing; `nil` where that is not known.
  ///
  /// The files themselves are not opened: closing one would drop this process's own locks on it.
  static func of(_ files: [String]) -> LockHolder? {
    let inodes = Set(files.compactMap(inode))
    guard !inodes.isEmpty else { return nil }
    return process(locking: inodes, in: lines(of: "/proc/locks")).map { LockHolder($0) }
  }

  /// - Parameter locks: as in `1: POSIX  ADVISORY  WRITE 1234 08:01:567 120 120`; one that waits has `->`
  ///   behind its number.
  static func process(locking inodes: Set<UInt64>, in locks: [Substring]) -> Int32? {
    for line in locks {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] != "->", words[3] == "WRITE",
        let process = Int32(words[4]), process > 0, process != getpid(),
        let inode = words[5].split(separator: ":").last.flatMap({ UInt64($0) }),
        inodes.contains(inode)
      else { continue }
      return process
    }
    return nil
  }

  init(process: Int32, name: String, isStopped: Bool) {
    self.process = process
    self.name = name
    self.isStopped = isStopped
  }

  private init(_ process: Int32) {
    let status = Self.lines(of: "/proc/\(process)/status")
    let name = Self.lines(of: "/proc/\(process)/comm").first.map { String($0) }
    self.init(
      process: process, name: name ?? "a program",
      isStopped: status.contains { $0.hasPrefix("State:\tT") })
  }

  /// What the holder does, and what to do about it.
  var sentence: DisplayText {
    let who: DisplayText = "\(cleaning: name) (process \(Int(process)))"
    return isStopped
      ? "\(who) is stopped while it writes; continue it with fg, or end it"
      : "\(who) has it locked; try again when it is done"
  }

  private static func inode(_ path: String) -> UInt64? {
    var file = stat()
    return stat(path, &file) == 0 ? UInt64(file.st_ino) : nil
  }

  private static func lines(of path: String) -> [Substring] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}

/// How long a connection waits for what another process has locked.
final class LockPatience: Sendable {
  /// Ends a wait in which the other process writes nothing.
  private let idle: Duration
  /// Ends every wait.
  private let most: Duration
  private let files: [String]
  private let clock = ContinuousClock()
  private let began = Mutex<(wait: ContinuousClock.Instant, write: ContinuousClock.Instant)?>(nil)
  private let seen = Mutex<[FileState]>([])

  private struct FileState: Equatable {
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  /// - Parameter path: of the database.
  init(_ path: String, idle: Duration, most: Duration) {
    self.idle = idle
    self.most = most
    files = [path, "\(path)-wal"]
  }

  /// Sleeps a moment; false where the wait has been long enough.
  ///
  /// - Parameter tries: how often this wait has slept before.
  func wait(_ tries: Int) -> Bool {
    let now = clock.now
    let state = files.map(Self.state)
    let isWritten = seen.withLock { seen in
      defer { seen = state }
      return seen != state
    }
    let isOver = began.withLock { began in
      guard tries > 0, let start = began else {
        began = (now, now)
        return false
      }
      if isWritten { began?.write = now }
      return now - start.wait > most || now - (isWritten ? now : start.write) > idle
    }
    if isOver { return false }
    usleep(tries < 10 ? 1_000 : 5_000)
    return true
  }

  private static func state(_ path: String) -> FileState {
    var file = stat()
    guard stat(path, &file) == 0 else { return FileState(size: -1, seconds: 0, nanoseconds: 0) }
    return FileState(
      size: Int64(file.st_size), seconds: file.st_mtim.tv_sec, nanoseconds: file.st_mtim.tv_nsec)
  }
}
