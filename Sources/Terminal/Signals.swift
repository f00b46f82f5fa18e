internal import CNcurses
import Glibc
import Text

/// The signals a full-screen program lives with, as bytes in a pipe that `poll` can wait for.
package enum Signals {
  /// How long the program has to save and leave after a signal that ends it, before the terminal is
  /// put back over its head and it exits with 128 + n; in milliseconds. It covers the case that the
  /// main thread is stuck writing to a stopped terminal and will never read its pipe.
  private static let grace: Int32 = 1800

  /// Catches SIGWINCH, SIGTSTP, SIGCONT and every signal that would end the program, and ignores
  /// SIGPIPE (spawn children with its default). Returns the descriptor to wait for.
  ///
  /// Signals that were ignored at the start stay ignored, as `nohup` asks. Call it once.
  package static func install() throws(TerminalError) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system("open a pipe", errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    let failure = rescue_install_signals(ends[1], grace)
    guard failure == 0 else { throw .system("catch signals", failure) }
    return ends[0]
  }

  /// The signals that have arrived, each once, in the order they first came.
  package static func drain(_ descriptor: Int32) -> [Int32] {
    var signals: [Int32] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return signals }
      for byte in buffer[..<count] where !signals.contains(Int32(byte)) {
        signals.append(Int32(byte))
      }
    }
  }
}

/// Puts the terminal back when the program crashes, before anything else happens.
package enum CrashGuard {
  /// Catches the signals of crashes; a stack overflow too, on the thread that calls this.
  ///
  /// Called after the start of the program, it takes the place of Swift's own backtracer, which
  /// would otherwise ask questions on a raw terminal. What the log got last is repeated on standard
  /// error, where the log can be read back.
  package static func install() throws(TerminalError) {
    let failure = rescue_install_crash_handlers()
    guard failure == 0 else { throw .system("catch crashes", failure) }
  }
}
