import Text

/// Where a brief answers a query best: one sentence, and the section it stands in.
package struct Snippet: Hashable, Sendable {
  /// Counted from 0; `nil` for the headline and the standfirst.
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

  /// The sentence with most of what the query asks for, the first of equals; the standfirst only where
  /// it has more, the headline only where neither has anything. Without words in the query it is the
  /// first sentence.
  package init(of brief: Brief, for query: Query) {
    let wanted = query.root.wanted
    // No sentence can have more, so that nothing beats the first one that has it.
    let most = wanted.reduce(0) { $0 + $1.term.words.count }
    var best: (score: Int, snippet: Snippet)?
    sections: for (index, section) in brief.sections.enumerated() {
      let terms = wanted.filter { $0.field == nil || $0.field == section.role.field }.map(\.term)
      if terms.isEmpty { continue }
      for block in section.blocks {
        guard let found = Self.best(of: terms, in: block.text, beyond: best?.score ?? 0) else {
          continue
        }
        best = (found.score, Snippet(found.range, of: block.text, in: (index, section), terms))
        if found.score == most { break sections }
      }
    }
    let anywhere = wanted.filter { $0.field == nil }.map(\.term)
    if let standfirst = brief.standfirst, best?.score ?? 0 < most,
      let found = Self.best(of: anywhere, in: standfirst, beyond: best?.score ?? 0)
    {
      self.init(found.range, of: standfirst, anywhere)
      return
    }
    self = best?.snippet ?? Self.opening(of: brief, wanted.map(\.term))
  }

  /// - Parameter section: with its place; `nil` for the standfirst.
  private init(
    _ range: Range<Int>, of text: DisplayText, in section: (index: Int, Section)? = nil,
    _ terms: [HighlightTerm]
  ) {
    var sentence = text[range]
    if range.lowerBound > 0, text[range.lowerBound - 1..<range.lowerBound].string != " ",
      range.count >= Self.reach
    {
      sentence = "…" + sentence
    }
    self.init(
      section: section?.index, role: section?.1.role, title: section?.1.title ?? .empty,
      sentence: sentence, matches: Words.matches(of: terms, in: sentence.string))
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
    return Snippet(sentence(around: 0..<0, in: text), of: text, in: (index, section), [])
  }

  /// The sentence of a text that holds most of the terms, the first of equals; `nil` where none has more
  /// than `known` of their words.
  private static func best(
    of terms: [HighlightTerm], in text: DisplayText, beyond known: Int
  ) -> (score: Int, range: Range<Int>)? {
    let places = Words.places(of: terms, in: text.string)
    let all = terms.reduce(0) { $0 + $1.words.count }
    // A sentence that holds a place and begins no earlier ends within this.
    let span = 2 * reach + (places.map(\.range.count).max() ?? 0)
    var ahead = TermTally(terms)
    var last = 0
    var passed = 0
    var best: (score: Int, range: Range<Int>)?
    for (index, place) in places.enumerated() {
      let least = best?.score ?? known
      if least == all { break }
      while last < places.count, places[last].range.lowerBound < place.range.lowerBound + span {
        ahead.add(places[last].term)
        last += 1
      }
      defer { ahead.remove(place.term) }
      // Where sentences end takes long to find: only where one may have more than what is known.
      guard place.range.lowerBound >= passed, ahead.score > least else { continue }
      let range = sentence(around: place.range, in: text)
      passed = range.upperBound
      var held = TermTally(terms)
      for inside in places[index...].prefix(while: { $0.range.lowerBound < passed }) {
        held.add(inside.term)
      }
      if held.score > least { best = (held.score, range) }
    }
    return best
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

/// How often each of some terms stands in a stretch of text.
private struct TermTally {
  private let terms: [HighlightTerm]
  private var counts: [Int]
  /// How many words those have that stand there at all.
  private(set) var score = 0

  init(_ terms: [HighlightTerm]) {
    self.terms = terms
    counts = Array(repeating: 0, count: terms.count)
  }

  mutating func add(_ term: Int) {
    if counts[term] == 0 { score += terms[term].words.count }
    counts[term] += 1
  }

  mutating func remove(_ term: Int) {
    counts[term] -= 1
    if counts[term] == 0 { score -= terms[term].words.count }
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
    case .compound(let term, let field): [(term, field)]
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
