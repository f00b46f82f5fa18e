import Foundation

/// A value that threads share, and on which they can wait for each other.
///
/// Unchecked because the compiler cannot see that `value` is only touched while `condition` is locked.
final class Monitor<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var value: Value

  init(_ value: Value) { self.value = value }

  /// Changes the value, and wakes whoever waits for it to change.
  func with<T>(_ body: (inout Value) throws -> T) rethrows -> T {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return try body(&value)
  }

  /// Waits until `ready` gives something; `nil` after `deadline`, which should not be far: the
  /// condition traps on times that do not fit its clock.
  func wait<T>(until deadline: Date? = nil, _ ready: (inout Value) -> T?) -> T? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = ready(&value) {
        condition.broadcast()
        return result
      }
      if let deadline {
        if !condition.wait(until: deadline) { return ready(&value) }
      } else {
        condition.wait()
      }
    }
  }
}
