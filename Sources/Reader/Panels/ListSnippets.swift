import Briefs

/// The sentences of the rows on the screen that answer the query, while its words are lit.
struct ListSnippets: Sendable {
  private var query: Query.Node?
  /// What is known of a row; `nil` where its text is gone.
  private var known: [RowKey: Snippet?] = [:]
  private var asked: Set<RowKey> = []
  private(set) var generation = 0

  private static let mostKnown = 2000

  /// True while sentences that were asked for are on their way.
  var isWaiting: Bool { !asked.isEmpty }

  subscript(key: RowKey) -> Snippet? { known[key] ?? nil }

  /// Which of the rows on the screen are to be asked for now.
  mutating func missing(_ rows: [RowKey], for query: Query) -> [RowKey] {
    if query.root != self.query {
      self.query = query.root
      forget()
    }
    let missing = rows.filter { known[$0] == nil }
    guard !asked.isSuperset(of: missing) else { return [] }
    asked = Set(missing)
    generation += 1
    return missing
  }

  /// The texts may have changed.
  mutating func forget() {
    known = [:]
    asked = []
  }

  mutating func take(_ found: [RowKey: Snippet], generation: Int) {
    guard generation == self.generation else { return }
    if known.count > Self.mostKnown { known = [:] }
    for key in asked { known[key] = .some(found[key]) }
    asked = []
  }
}
