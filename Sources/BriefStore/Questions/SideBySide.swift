import Dispatch
import Synchronization

/// Work on many things at once, on all processors.
enum SideBySide {
  /// Enough for each processor to have something to do, few enough to stop soon after a failure.
  private static let group = 64

  /// What becomes of each, in the same order; throws what the first one to fail threw.
  ///
  /// - Parameter share: so many are handed to a processor at once; more where each is done quickly, and
  ///   all to the calling thread where it is more than there are.
  static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], share: Int = 1, _ transform: @Sendable (Element) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    for start in stride(from: 0, to: elements.count, by: group) {
      let end = min(start + group, elements.count)
      let shares = stride(from: start, to: end, by: share).map { $0..<min($0 + share, end) }
      let done = Mutex<[Int: Result<[Output], any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: shares.count) { index in
        let result = Result { try shares[index].map { try transform(elements[$0]) } }
        done.withLock { $0[index] = result }
      }
      let known = done.withLock { $0 }
      for index in shares.indices { results += try known[index]?.get() ?? [] }
    }
    return results
  }

  /// What passes, in the same order.
  static func filter<Element: Sendable>(
    _ elements: [Element], share: Int = 1, _ passes: @Sendable (Element) throws -> Bool
  ) throws -> [Element] {
    zip(elements, try map(elements, share: share, passes)).filter(\.1).map(\.0)
  }
}
