/// Random numbers that are the same on every machine and with every library version (SplitMix64).
package struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A sequence of its own for each item of each seed: what one item draws never shifts another's.
  package init(seed: UInt64, item: UInt64) {
    var mixing = SeededRandom(seed: seed)
    state = mixing.next() ^ (item &* 0xD134_2543_DE82_EF95)
    state = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number below `bound`. The bias of a plain multiplication does not matter for texts.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True in `share` of a hundred calls, on average.
  package mutating func percent(_ share: Int) -> Bool { below(100) < share }

  package mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}
