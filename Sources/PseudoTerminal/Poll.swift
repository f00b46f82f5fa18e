import Glibc

/// Waiting for a descriptor, with a deadline.
enum Poll {
  /// Whether there is something to read, or the end of it, before the deadline.
  static func isReadable(_ descriptor: Int32, deadline: ContinuousClock.Instant) -> Bool {
    events(POLLIN, on: descriptor, deadline: deadline) != 0
  }

  /// Which of the events came before the deadline; a hang-up always counts.
  static func events(
    _ events: Int32, on descriptor: Int32, deadline: ContinuousClock.Instant
  ) -> Int32 {
    while true {
      var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let count = poll(&entry, 1, milliseconds(until: deadline))
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Int32(entry.revents) : 0
    }
  }

  /// Rounded up, so that a wait never ends early and spins.
  static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }
}
