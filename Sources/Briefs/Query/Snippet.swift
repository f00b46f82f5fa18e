import Text

/// Where a brief answers a query best: one sentence, and the section it stands in.
package struct Snippet: Hashable, Sendable {
  /// Counted from 0; `nil` for the headline.
  package var section: Int?
  package var role: Section.Role?
  /// The section's title as written; empty for the headline.
  package var title: DisplayText
  package var sentence: DisplayText
  /// UTF-8 ranges of what was asked for in the sentence.
  package var matches: [Range<Int>]
}

extension Snippet {
  /// Longer sentences are cut around what was found, in bytes to either side.
  static let reach = 400
  /// So many places of a block are looked at.
  private static let placeLimit = 64

  /// The sentence with most of what the query asks for, the first of equals; the headline only where
  /// the text has nothing. Without words in the query it is the first sentence.
  package init(of brief: Brief, for query: Query) {
    let wanted = query.root.wanted
    // No sentence can have more, so that nothing beats the first one that has it.
    let most = wanted.reduce(0) { $0 + $1.term.words.count }
    var best: (score: Int, snippet: Snippet)?
    sections: for (index, section) in brief.sections.enumerated() {
      let terms = wanted.filter { $0.field == nil || $0.field == section.role.field }.map(\.term)
      if terms.isEmpty { continue }
      for block in section.blocks {
        guard let found = Self.best(of: terms, in: block.text),
          found.score > best?.score ?? 0
        else { continue }
        best = (found.score, Snippet(found.range, of: block.text, in: section, index, terms))
        if found.score == most { break sections }
      }
    }
    self = best?.snippet ?? Self.opening(of: brief, wanted.map(\.term))
  }

  private init(
    _ range: Range<Int>, of text: DisplayText, in section: Section, _ index: Int,
    _ terms: [HighlightTerm]
  ) {
    var sentence = text[range]
    if range.lowerBound > 0, text[range.lowerBound - 1..<range.lowerBound].string != " ",
      range.count >= Self.reach
    {
      sentence = "…" + sentence
    }
    self.init(
      section: index, role: section.role, title: section.title, sentence: sentence,
      matches: Words.matches(of: terms, in: sentence.string))
  }

  /// What to show where the text holds nothing that was asked for.
  private static func opening(of brief: Brief, _ terms: [HighlightTerm]) -> Snippet {
    let inTitle = Words.matches(of: terms, in: brief.title.string)
    let first = brief.sections.enumerated().first { !$1.text.isEmpty }
    guard inTitle.isEmpty, let (index, section) = first,
      let text = section.blocks.first(where: { !$0.text.isEmpty })?.text
    else {
      return Snippet(
        section: nil, role: nil, title: .empty, sentence: brief.title, matches: inTitle)
    }
    return Snippet(sentence(around: 0..<0, in: text), of: text, in: section, index, [])
  }

  /// The sentence of a text that holds most of the terms, the first of equals.
  private static func best(
    of terms: [HighlightTerm], in text: DisplayText
  ) -> (score: Int, range: Range<Int>)? {
    var found: [(range: Range<Int>, score: Int, term: Int)] = []
    for (number, term) in terms.enumerated() {
      let places = Words.matches(of: [term], in: text.string)
      // Of a term alone the first place is as good as any.
      for place in places.prefix(terms.count == 1 ? 1 : placeLimit) {
        let known = found.firstIndex { $0.range.contains(place.lowerBound) }
        if let known, found[known].term == number { continue }
        let score = term.words.count
        if let known {
          found[known].score += score
          found[known].term = number
        } else {
          found.append((sentence(around: place, in: text), score, number))
        }
      }
    }
    let best = found.max { a, b in
      a.score == b.score ? a.range.lowerBound > b.range.lowerBound : a.score < b.score
    }
    return best.map { ($0.score, $0.range) }
  }

  /// The sentence that holds a place, looked for near it: blocks can be very long.
  static func sentence(
    around place: Range<Int>, in text: DisplayText, reach: Int = reach
  ) -> Range<Int> {
    let from = text.scalarStart(before: max(0, place.lowerBound - reach))
    let near = text[from..<min(text.string.utf8.count, place.upperBound + reach)]
    let range = Words.sentence(around: place.lowerBound - from, in: near.string)
    return from + range.lowerBound..<from + range.upperBound
  }
}

extension DisplayText {
  /// The offset of the scalar that an offset lies in.
  fileprivate func scalarStart(before offset: Int) -> Int {
    var offset = offset
    let bytes = string.utf8
    var index = bytes.index(bytes.startIndex, offsetBy: offset)
    while offset > 0, index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 {
      index = bytes.index(before: index)
      offset -= 1
    }
    return offset
  }
}

extension Query.Node {
  /// The words, prefixes and phrases that are asked for, each with the field it is asked for in.
  fileprivate var wanted: [(term: HighlightTerm, field: Query.TextField?)] {
    switch self {
    case .word(let word, let isPrefix, let field):
      [(HighlightTerm(words: [word], isPrefix: isPrefix), field)]
    case .phrase(let words, let lastIsPrefix, let field):
      [(HighlightTerm(words: words, isPrefix: lastIsPrefix), field)]
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.wanted)
    case .all, .entity, .state, .property, .days, .newer, .minutes, .not: []
    }
  }
}

extension Section.Role {
  /// The field that searches sections of this role alone.
  package var field: Query.TextField? {
    switch self {
    case .happening: .what
    case .important: .why
    case .next: .next
    case .beyond: .beyond
    case .other: nil
    }
  }
}
