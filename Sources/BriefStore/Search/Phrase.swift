import Briefs
import Text

/// Words that follow each other in one block of text.
struct Phrase: Hashable {
  let term: HighlightTerm
  let field: Query.TextField?
  /// Follows from the term, and so does `hash`.
  let filter: PhraseFilter
  private let hash: Int

  init(term: HighlightTerm, field: Query.TextField?) {
    self.term = term
    self.field = field
    filter = PhraseFilter(term)
    hash = term.hashValue
  }

  static func == (a: Phrase, b: Phrase) -> Bool { a.term == b.term && a.field == b.field }

  func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
    hasher.combine(field)
  }

  /// What each partition knows of a text that holds the phrase: the order of the words in the
  /// recent one, that they occur in the archive.
  ///
  /// - Parameter isRelaxed: true for asking less about the word that is being typed
  ///   (`unindexedPrefix`).
  func words(in partition: TextPartition, isRelaxed: Bool = false) -> MatchExpression {
    if partition == .recent {
      return orJoined(
        WordOrder.expression(for: term.words, lastIsPrefix: term.isPrefix, field: field))
    }
    var words = term.words
    if isRelaxed, unindexedPrefix != nil, let last = words.popLast() {
      words.append(Self.indexedPrefix(of: last))
    }
    return orJoined(MatchExpression(words: words, lastIsPrefix: term.isPrefix, field: field))
  }

  /// The words in any order, or written as one.
  var wordsInAnyOrder: MatchExpression { words(in: .archive) }

  private func orJoined(_ words: MatchExpression) -> MatchExpression {
    joined.map { MatchExpression([words, $0], by: .or) } ?? words
  }

  /// The words written as one. A brief that has this word matches; its text need not be verified.
  var joined: MatchExpression? {
    term.joined.map { MatchExpression(word: $0, isPrefix: term.isPrefix, field: field) }
  }

  /// The word being typed, where it is one of several and longer than the prefixes that have a list
  /// in the archive.
  var unindexedPrefix: MatchExpression? {
    guard term.isPrefix, term.joined == nil, term.words.count > 1, let last = term.words.last,
      Self.indexedPrefix(of: last) != last
    else { return nil }
    return MatchExpression(word: last, isPrefix: true, field: field)
  }

  private static func indexedPrefix(of word: String) -> String {
    String(
      String.UnicodeScalarView(word.unicodeScalars.prefix(TextPartition.archive.longestPrefix)))
  }
}

extension Phrase {
  /// True where the words follow each other within one block of the brief.
  func holds(in brief: Brief) -> Bool {
    let fits = { (text: DisplayText) in Words.contains(term, in: text.string) }
    if field == nil || field == .title, fits(brief.title) { return true }
    if field == nil, let standfirst = brief.standfirst, fits(standfirst) { return true }
    return brief.sections.contains { section in
      guard field == nil || field == section.role.field else { return false }
      return section.role == .other && fits(section.title)
        || section.blocks.contains { fits($0.text) }
    }
  }
}
