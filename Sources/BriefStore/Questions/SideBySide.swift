import Dispatch
import Synchronization

/// Work on many things at once, on all processors.
enum SideBySide {
  /// Enough for each processor to have something to do, few enough to stop soon after a failure.
  private static let group = 64

  /// What passes, in the same order; throws what the first one to fail threw.
  static func filter<Element: Sendable>(
    _ elements: [Element], _ passes: @Sendable (Element) throws -> Bool
  ) throws -> [Element] {
    var passed: [Element] = []
    for start in stride(from: 0, to: elements.count, by: group) {
      let some = elements[start..<min(start + group, elements.count)]
      let verdicts = Mutex<[Int: Result<Bool, any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: some.count) { offset in
        let verdict = Result { try passes(some[start + offset]) }
        verdicts.withLock { $0[start + offset] = verdict }
      }
      let known = verdicts.withLock { $0 }
      for index in some.indices where try known[index]?.get() ?? false {
        passed.append(some[index])
      }
    }
    return passed
  }
}
