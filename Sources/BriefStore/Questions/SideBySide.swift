import Dispatch
import Synchronization

/// Work on many things at once, on all processors.
enum SideBySide {
  /// Enough for each processor to have something to do, few enough to stop soon after a failure.
  private static let group = 64

  /// What becomes of each, in the same order; throws what the first one to fail threw.
  ///
  /// - Parameter share: so many are handed to a processor at once; more where each is done quickly.
  static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], share: Int = 1, _ transform: @Sendable (Element) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    for start in stride(from: 0, to: elements.count, by: group) {
      let some = elements[start..<min(start + group, elements.count)]
      let shares = stride(from: some.startIndex, to: some.endIndex, by: share).map {
        some[$0..<min($0 + share, some.endIndex)]
      }
      let done = Mutex<[Int: Result<[Output], any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: shares.count) { index in
        let result = Result { try shares[index].map(transform) }
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
