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
    begin(query)
    let missing = rows.filter { known[$0] == nil }
    guard !asked.isSuperset(of: missing) else { return [] }
    asked = Set(missing)
    generation += 1
    return missing
  }

  private mutating func begin(_ query: Query) {
    guard query.root != self.query else { return }
    self.query = query.root
    forget()
  }

  /// The texts may have changed.
  mutating func forget() {
    known = [:]
    asked = []
  }

  /// Takes what came with a list.
  mutating func take(_ found: [RowKey: Snippet], for query: Query) {
    begin(query)
    for (key, snippet) in found { known[key] = .some(snippet) }
  }

  mutating func take(_ found: [RowKey: Snippet], generation: Int) {
    guard generation == self.generation else { return }
    if known.count > Self.mostKnown { known = [:] }
    for key in asked { known[key] = .some(found[key]) }
    asked = []
  }
}
