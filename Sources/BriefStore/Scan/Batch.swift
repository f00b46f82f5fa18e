import Foundation

/// Outcomes that wait to be written together.
struct Batch {
  private(set) var outcomes: [ScanOutcome] = []
  private var weight = 0
  private var begun: ContinuousClock.Instant?
  private var written = 0

  private static let mostOutcomes = 10_000
  private static let mostWeight = 24 << 20

  mutating func add(_ outcome: ScanOutcome) {
    if outcomes.isEmpty { begun = .now }
    outcomes.append(outcome)
    weight += outcome.weight
  }

  /// True where it is time to write: the first ones soon, so that a list has something to show.
  var isDue: Bool {
    guard let begun else { return false }
    if outcomes.count >= Self.mostOutcomes || weight >= Self.mostWeight { return true }
    return ContinuousClock.now - begun >= patience
  }

  private var patience: Duration {
    switch written {
    case 0: .milliseconds(50)
    case 1..<8: .milliseconds(250)
    // Each batch is a piece of the text index that has to be merged with others later.
    default: .seconds(2)
    }
  }

  mutating func take() -> [ScanOutcome] {
    defer {
      outcomes = []
      weight = 0
      begun = nil
      written += 1
    }
    return outcomes
  }
}
