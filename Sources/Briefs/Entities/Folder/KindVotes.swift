/// How many briefs of a folder take one name for each kind, and what follows for the name in any of them.
///
/// Only the numbers count, so briefs may come in any order.
package struct KindVotes: Sendable, Hashable {
  private var briefs: [Entity.Kind: Int] = [:]

  /// Fewer briefs than this say nothing about another one.
  static let enough = 5
  /// A kind that one brief has for so many with the usual one is a slip, and not a second thing of
  /// this name. A tagger mistakes about one new name in eight, now for this kind and now for that.
  static let ratio = 5

  package init() {}

  package subscript(kind: Entity.Kind) -> Int {
    get { briefs[kind] ?? 0 }
    set { briefs[kind] = newValue }
  }

  /// What a mention is that was tagged as this kind.
  package func kind(insteadOf tagged: Entity.Kind) -> Entity.Kind {
    guard let usual, usual != tagged, isSlip(tagged, beside: usual) else { return tagged }
    return usual
  }

  /// The one kind that the name has in this folder, where many briefs say so and hardly any another.
  package var firm: Entity.Kind? {
    guard let usual,
      Entity.Kind.allCases.allSatisfy({ $0 == usual || isSlip($0, beside: usual) })
    else { return nil }
    return usual
  }

  /// The kind of most briefs; none on a tie.
  private var usual: Entity.Kind? {
    guard let most = briefs.values.max(), most >= Self.enough else { return nil }
    let kinds = Entity.Kind.allCases.filter { self[$0] == most }
    return kinds.count == 1 ? kinds.first : nil
  }

  private func isSlip(_ kind: Entity.Kind, beside usual: Entity.Kind) -> Bool {
    Self.rounded(self[kind]) * Self.ratio <= Self.rounded(self[usual])
  }

  /// Only the three leading bits count: a name in a hundred thousand briefs that is near the border
  /// then does not cross it with every brief, which would put thousands of others right each time.
  private static func rounded(_ count: Int) -> Int {
    let rest = max(0, Int.bitWidth - count.leadingZeroBitCount - 3)
    return (count >> rest) << rest
  }
}
