/// What was done since the program began and can be taken back, the latest last: that is undone first.
///
/// Marks are in the journal and can be undone tomorrow; corrections only until the program ends, so
/// the order between the two is known here only. A brief marked read by the clock is no deed.
struct Deeds: Sendable {
  enum Deed: Hashable, Sendable {
    case mark, correction
  }

  private(set) var done: [Deed] = []
  private(set) var undone: [Deed] = []

  private static let most = 1000

  mutating func add(_ deed: Deed) {
    done = done.suffix(Self.most - 1) + [deed]
    undone = []
  }

  /// Takes the latest back; `nil` where only the journal knows of more.
  mutating func undo() -> Deed? {
    guard let last = done.popLast() else { return nil }
    undone.append(last)
    return last
  }

  mutating func redo() -> Deed? {
    guard let last = undone.popLast() else { return nil }
    done.append(last)
    return last
  }

  /// Forgets a correction that could not be written.
  mutating func forgetDone() {
    if let place = done.lastIndex(of: .correction) { done.remove(at: place) }
  }

  /// Forgets a correction that could not be taken back.
  mutating func forgetUndone() {
    if let place = undone.lastIndex(of: .correction) { undone.remove(at: place) }
  }
}
