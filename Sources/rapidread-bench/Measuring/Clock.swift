import Glibc

/// Milliseconds of a clock that never goes back.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// How long something takes.
  static func time(_ body: () throws -> Void) rethrows -> Double {
    let begin = now
    try body()
    return now - begin
  }
}
