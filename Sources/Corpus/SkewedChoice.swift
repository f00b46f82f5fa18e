/// Draws ranks as words are drawn in speech: the first very often, the last hardly ever.
///
/// A table of many equal slots makes a draw one look-up; each rank has at least one slot.
struct SkewedChoice: Sendable {
  private let slots: [UInt32]

  /// Weights are `1 / (rank + shift) ^ exponent` (Zipf and Mandelbrot).
  init(count: Int, exponent: Double, shift: Double, slots size: Int = 1 << 18) {
    let weights = (0..<count).map { 1 / Self.power(Double($0) + 1 + shift, exponent) }
    let total = weights.reduce(0, +)
    let spare = Double(max(0, size - count))
    var slots: [UInt32] = []
    slots.reserveCapacity(size + count)
    var due = 0.0
    for (rank, weight) in weights.enumerated() {
      due += weight / total * spare
      let share = Int(due)
      due -= Double(share)
      slots.append(contentsOf: repeatElement(UInt32(rank), count: share + 1))
    }
    self.slots = slots
  }

  func draw(_ random: inout SeededRandom) -> Int { Int(slots[random.below(slots.count)]) }

  /// `base ^ exponent` by squaring over sixteenths: no mathematical library, whose last digit may
  /// differ from one machine to the next, decides what a corpus says.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    var sixteenths = Int((exponent * 16).rounded())
    var factor = base.squareRoot().squareRoot().squareRoot().squareRoot()
    var result = 1.0
    while sixteenths > 0 {
      if sixteenths & 1 == 1 { result *= factor }
      factor *= factor
      sixteenths >>= 1
    }
    return result
  }
}
