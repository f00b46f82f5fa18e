import Dispatch
import Synchronization

/// Work on many things at once, on all processors.
enum ParallelMap {
  /// Enough for each processor to have something to do, few enough to stop soon after a failure.
  private static let group = 64

  /// What becomes of each, in the same order; throws what the first one to fail threw.
  static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    for start in stride(from: 0, to: elements.count, by: group) {
      let part = elements[start..<min(start + group, elements.count)]
      let done = Mutex<[Int: Result<Output, any Error>]>([:])
      DispatchQueue.concurrentPerform(iterations: part.count) { index in
        let result = Result { try transform(part[start + index]) }
        done.withLock { $0[index] = result }
      }
      let known = done.withLock { $0 }
      for index in 0..<part.count { try known[index].map { results.append(try $0.get()) } }
    }
    return results
  }

  /// What passes, in the same order, of all elements or of the first ones.
  ///
  /// - Parameters:
  ///   - share: how many elements a processor gets at once.
  ///   - isAlone: true where the calling thread does it all.
  ///   - isEnough: whether this is to end, by how many have passed; asked after each share.
  /// - Returns: what passed, and whether it ended before all were looked at.
  static func filter<Element: Sendable>(
    _ elements: [Element], share: Int, isAlone: Bool = false,
    until isEnough: @Sendable (Int) -> Bool, _ passes: @Sendable (Element) throws -> Bool
  ) throws -> (passed: [Element], isOver: Bool) {
    let shares = stride(from: 0, to: elements.count, by: share).map {
      elements[$0..<min($0 + share, elements.count)]
    }
    let progress = Mutex(Progress<Element>())
    @Sendable func work(_: Int) {
      // The thread that takes a share also does it, so that what is done has no gaps.
      guard let index = progress.withLock({ $0.take(of: shares.count) }) else { return }
      let passed = Result { try shares[index].filter(passes) }
      progress.withLock { progress in
        progress.done[index] = passed
        switch passed {
        case .success(let passed):
          progress.passed += passed.count
          if isEnough(progress.passed) { progress.isOver = true }
        case .failure: progress.isOver = true
        }
      }
    }
    if isAlone {
      shares.indices.forEach(work)
    } else {
      DispatchQueue.concurrentPerform(iterations: shares.count, execute: work)
    }
    let known = progress.withLock { $0 }
    return (try shares.indices.flatMap { try known.done[$0]?.get() ?? [] }, known.isOver)
  }

  private struct Progress<Element: Sendable> {
    private var next = 0
    var done: [Int: Result<[Element], any Error>] = [:]
    var passed = 0
    var isOver = false

    mutating func take(of count: Int) -> Int? {
      guard !isOver, next < count else { return nil }
      next += 1
      return next - 1
    }
  }
}
