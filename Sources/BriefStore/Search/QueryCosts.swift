/// What the ways to a part of a list cost, in microseconds, as measured with 100,000 briefs: which is the
/// cheapest depends on how many briefs are meant, and of how many.
struct ListCosts: Sendable {
  /// Looking at one brief that is not meant, and passing on to the next.
  var passing = 0.9
  /// Gathering one brief that is meant, once above a row, once below it, and once for itself.
  var gathering = 0.75
  /// Asking for one more list, to be put together with others.
  var asking = 450.0
  /// So many names, in many briefs, are not read one by one.
  var mostListed = 300

  /// Where all are wanted and not a part of them, they are gathered.
  static let all = ListCosts(
    passing: .greatestFiniteMagnitude, asking: .greatestFiniteMagnitude)

  /// About so many rows are asked for first.
  private static let rows = 40.0
  private static let mostParted = 3

  /// True where the list is full before all briefs that are meant would be gathered.
  func isPassingCheaper(briefs: Int, of live: Int) -> Bool {
    passing(briefs, live) < gathering * Double(briefs)
  }

  /// How many of several names, those of most briefs first, should have lists of their own while the
  /// briefs of all others are gathered; `nil` where it is better to look at one brief after the other.
  ///
  /// - Parameter briefs: how many have each name.
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
