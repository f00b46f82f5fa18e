import Briefs
import Testing
import Text

/// Wednesday 13 August 2025, three in the afternoon.
enum Asked {
  static let today = Day(number: 20313)
  static let now: Int64 = 20313 * 86_400 + 15 * 3600
}

func query(_ text: String, typing: Bool = false) -> Query {
  Query.parse(text, typing: typing, today: Asked.today, now: Asked.now)
}

func word(_ word: String, in field: Query.TextField? = nil) -> Query.Node {
  .word(word, isPrefix: false, field: field)
}

func prefix(_ word: String, in field: Query.TextField? = nil) -> Query.Node {
  .word(word, isPrefix: true, field: field)
}

func phrase(_ words: String..., in field: Query.TextField? = nil) -> Query.Node {
  .phrase(words, lastIsPrefix: false, field: field)
}

func compound(
  _ text: String, isPrefix: Bool = false, in field: Query.TextField? = nil
) -> Query.Node {
  HighlightTerm(compound: text, isPrefix: isPrefix).map { .compound($0, field: field) } ?? .all
}

/// One query and the condition it must come to.
struct Reading: Sendable, CustomTestStringConvertible {
  let text: String
  let root: Query.Node

  init(_ text: String, _ root: Query.Node) {
    self.text = text
    self.root = root
  }

  var testDescription: String { text }
}
