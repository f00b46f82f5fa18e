import Briefs

/// The corrections of this run of the program that can be taken back, and those that were.
struct CorrectionHistory: Sendable {
  /// A correction as it was written.
  struct Made: Sendable {
    var correction: EntityCorrection
    var edit: CorrectionsEdit
    /// The file before; `nil` where there was none.
    var before: [UInt8]?
  }

  private(set) var made: [Made] = []
  private(set) var undone: [EntityCorrection] = []

  /// What is written a hundred corrections later is too long ago to be taken back by a key.
  private static let most = 100

  mutating func add(_ new: Made, isRedone: Bool) {
    made = made.suffix(Self.most - 1) + [new]
    if !isRedone { undone = [] }
  }

  mutating func popMade() -> Made? { made.popLast() }
  mutating func popUndone() -> EntityCorrection? { undone.popLast() }
  mutating func addUndone(_ correction: EntityCorrection) { undone.append(correction) }
}
