/// What the ways to read a list of entities or tags cost, in microseconds. Measured with 100,000
/// briefs; a new machine measures them with `rapidread-bench goals FOLDER --only search`.
struct QueryCosts: Sendable {
  /// Skipping one brief that does not match.
  var passing = 0.9
  /// Collecting one brief that matches: above a row, below it, and the row itself.
  var gathering = 0.75
  /// Running one more statement, whose rows are merged.
  var asking = 450.0
  /// More names than this, in many briefs, are not read one by one.
  var mostListed = 300

  /// For reading all matches: they are always collected.
  static let all = QueryCosts(
    passing: .greatestFiniteMagnitude, asking: .greatestFiniteMagnitude)

  /// About how many rows are read first.
  private static let rows = 40.0
  private static let mostParted = 3

  /// True where a list is full before all matches would be collected.
  func isPassingCheaper(briefs: Int, of live: Int) -> Bool {
    passing(briefs, live) < gathering * Double(briefs)
  }

  /// How many of several names should have statements of their own while the briefs of all others
  /// are collected; `nil` where it is cheaper to check one brief after the other.
  ///
  /// - Parameter briefs: how many have each name, most first.
  func parted(_ briefs: [Int], of live: Int) -> Int? {
    var rest = briefs.reduce(0, +)
    var best: (count: Int?, cost: Double) = (nil, passing(rest, live))
    for count in 0...min(Self.mostParted, briefs.count) {
      let cost = asking * Double(count) + gathering * Double(rest)
      if cost < best.cost { best = (count, cost) }
      if count < briefs.count { rest -= briefs[count] }
    }
    return best.count
  }

  private func passing(_ briefs: Int, _ live: Int) -> Double {
    passing * Self.rows * Double(live) / Double(max(1, briefs))
  }
}
