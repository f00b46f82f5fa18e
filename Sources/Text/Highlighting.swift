/// What of a query is to be lit in a text: a word, a prefix, or a phrase.
package struct HighlightTerm: Hashable, Sendable {
  /// Folded words, as `Words.queryTerms(in:)` gives them; more than one must follow each other.
  package let words: [String]
  /// True where the last word need only begin like this.
  package let isPrefix: Bool

  package init(words: [String], isPrefix: Bool = false) {
    self.words = words
    self.isPrefix = isPrefix
  }

  /// Folds a text and takes its words as one phrase.
  package init(phrase text: String, isPrefix: Bool = false) {
    self.init(words: Words.queryTerms(in: text), isPrefix: isPrefix)
  }
}

extension Words {
  /// Where terms stand in a text: UTF-8 ranges in reading order that neither overlap nor touch.
  package static func matches(of terms: [HighlightTerm], in text: String) -> [Range<Int>] {
    let spans = spans(in: text)
    var found: [Range<Int>] = []
    for start in spans.indices {
      for term in terms where !term.words.isEmpty && start + term.words.count <= spans.count {
        let end = start + term.words.count
        let isMatch = zip(term.words.indices, spans[start..<end]).allSatisfy { index, span in
          index == term.words.count - 1 && term.isPrefix
            ? span.word.hasPrefix(term.words[index]) : span.word == term.words[index]
        }
        if isMatch { found.append(spans[start].range.lowerBound..<spans[end - 1].range.upperBound) }
      }
    }
    return found
  }
}
