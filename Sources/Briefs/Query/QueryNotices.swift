import Text

/// Collects what of a query was not understood, into one clause for the status line.
struct QueryNotices {
  private var notes: [DisplayText] = []
  private var words: [DisplayText] = []

  /// Longer terms are cut to so many columns, and more of them are not named.
  private static let columns = 24
  private static let count = 3

  mutating func add(_ note: DisplayText) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// - Parameter first: true where the term stands before those already added.
  mutating func addWords(_ raw: String, first: Bool = false) {
    let word = DisplayText(cleaning: raw).cut(to: Self.columns)
    guard !words.contains(word) else { return }
    words.insert(word, at: first ? 0 : words.count)
  }

  var text: DisplayText? {
    var clauses = notes
    if !words.isEmpty {
      let named = Array(words.prefix(Self.count)) + (words.count > Self.count ? ["…"] : [])
      clauses.append("searched as words: " + DisplayText.joined(named, by: ", "))
    }
    return clauses.isEmpty ? nil : DisplayText.joined(clauses, by: "; ")
  }
}
