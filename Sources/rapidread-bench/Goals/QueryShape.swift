/// A kind of question, as a person types it.
struct QueryShape {
  let name: String
  /// More than one where it is short, so that there are enough keys to measure.
  let texts: [String]

  init(_ name: String, _ texts: String...) {
    self.name = name
    self.texts = texts
  }

  static func all(_ words: ProbeWords) -> [QueryShape] {
    let (one, two) = (words.common.0, words.common.1)
    return [
      QueryShape("one rare word", words.rare),
      QueryShape("a word in a third of all", words.third),
      QueryShape("the", "the"),
      QueryShape("one letter", "t", "a", "s", "m", "x"),
      QueryShape("two letters", "te", "an", "st", "mo", "wh"),
      QueryShape("three letters", "tel", "ann", "sta", "mos", "wha"),
      QueryShape("two common words", "\(one) \(two)"),
      QueryShape("a word and one letter", "\(one) t", "\(two) s"),
      QueryShape("a phrase of common words", "\"of the\"", "\"\(one) of the\""),
      QueryShape("next: and a common word", "next:\(one)"),
      QueryShape("entity:", "entity:\(words.entity)"),
      QueryShape("is:unread", "is:unread"),
      QueryShape("after:", "after:2025-06-01"),
      QueryShape(
        "joined", "(\(one) or \(two)) -\(words.entity) after:2025-06-01 is:unread",
        "next:\(one) entity:\(words.entity) is:unread"),
    ]
  }
}
