import Glibc

/// Keeps other output off the screen: while the reader has the terminal, descriptors 1 and 2 lead
/// to the log, where they were the terminal.
struct StandardStreams {
  /// The descriptor that leads to the terminal meanwhile, by the one it was.
  private var saved: [Int32: Int32] = [:]

  /// Where standard error went before; -1 when it has not been moved.
  var savedError: Int32 { saved[STDERR_FILENO] ?? -1 }

  /// Leads them to `log`, or to `/dev/null` when there is none.
  static func divert(from terminal: Int32, to log: Int32?) -> StandardStreams {
    var streams = StandardStreams()
    fflush(nil)
    let sink = log ?? open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard sink >= 0 else { return streams }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isSame(descriptor, terminal) {
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { continue }
      streams.saved[descriptor] = copy
      dup2(sink, descriptor)
    }
    if log == nil { close(sink) }
    return streams
  }

  mutating func restore() {
    fflush(nil)
    for (descriptor, copy) in saved {
      dup2(copy, descriptor)
      close(copy)
    }
    saved = [:]
  }

  private static func isSame(_ one: Int32, _ other: Int32) -> Bool {
    var first = stat()
    var second = stat()
    guard fstat(one, &first) == 0, fstat(other, &second) == 0 else { return false }
    return first.st_rdev == second.st_rdev && first.st_mode & S_IFMT == S_IFCHR
  }
}
