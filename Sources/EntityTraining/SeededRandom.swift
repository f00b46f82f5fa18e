/// Numbers at random that are the same on every run (SplitMix64).
package struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// True with a chance given in parts of 65,536.
  @inline(__always)
  mutating func happens(_ parts: UInt64) -> Bool { next() >> 48 < parts }

  /// A number from nought up to below a bound.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int((next() >> 32 &* UInt64(bound)) >> 32)
  }

  /// The same order on every run.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in (1..<elements.count).reversed() {
      elements.swapAt(index, below(index + 1))
    }
  }
}
