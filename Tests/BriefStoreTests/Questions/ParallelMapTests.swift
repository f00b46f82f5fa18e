import Synchronization
import Testing

@testable import BriefStore

/// Work on many things at once that ends when enough is done.
struct ParallelMapTests {
  private struct Trouble: Error {}

  @Test(arguments: [false, true])
  func whatPassesComesInItsOrder(isAlone: Bool) throws {
    let (passed, isOver) = try ParallelMap.filter(
      Array(0..<1_000), share: 7, isAlone: isAlone, until: { _ in false }, { $0 % 3 == 0 })
    #expect(passed == Array(stride(from: 0, to: 1_000, by: 3)))
    #expect(!isOver)
  }

  /// Whoever reads on behind what passed must not miss any.
  @Test(arguments: [false, true])
  func whatIsLeftOutComesAfterAllThatWasLookedAt(isAlone: Bool) throws {
    for enough in 1...60 {
      let looked = Mutex(Set<Int>())
      let (passed, isOver) = try ParallelMap.filter(
        Array(0..<1_000), share: 3, isAlone: isAlone, until: { $0 >= enough },
        { number in
          looked.withLock { _ = $0.insert(number) }
          return number % 2 == 0
        })
      let count = looked.withLock { $0.count }
      #expect(isOver && count < 1_000)
      #expect(looked.withLock { $0 } == Set(0..<count))
      #expect(passed == Array(stride(from: 0, to: count, by: 2)) && passed.count >= enough)
    }
  }

  @Test(arguments: [false, true])
  func aFailureIsPassedOn(isAlone: Bool) {
    #expect(throws: Trouble.self) {
      try ParallelMap.filter(
        Array(0..<100), share: 4, isAlone: isAlone, until: { _ in false },
        { number in
          if number == 42 { throw Trouble() }
          return true
        })
    }
  }
}
