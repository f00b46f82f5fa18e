import Dispatch
import Synchronization

/// Work on many things at once, on all processors.
enum SideBySide {
  /// Enough for each processor to have something to do, few enough to stop soon after a failure.
  private static let group = 64

  /// What becomes of each, in the same order; throws what the first one to fail threw.
  static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    for start in stride(from: 0, to: elements.count, by: group) {
      let some = elements[start..<min(start + group, elements.count)]
      let done = Mutex<[Int: Result<Output, any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: some.count) { offset in
        let result = Result { try transform(some[start + offset]) }
        done.withLock { $0[start + offset] = result }
      }
      let known = done.withLock { $0 }
      results += try some.indices.compactMap { try known[$0]?.get() }
    }
    return results
  }

  /// What passes, in the same order.
  static func filter<Element: Sendable>(
    _ elements: [Element], _ passes: @Sendable (Element) throws -> Bool
  ) throws -> [Element] {
    zip(elements, try map(elements, passes)).filter(\.1).map(\.0)
  }
}
