import Briefs
import Text

/// What is left of a condition when SQL has answered all but its phrases.
indirect enum PhraseCheck: Sendable {
  /// The row's answer of this number.
  case answer(Int)
  /// A phrase; where `words` is given, only if that answer says that the words are there at all.
  case phrase(Condition.Phrase, words: Int?)
  case all([PhraseCheck])
  case any([PhraseCheck])
  case not(PhraseCheck)

  /// - Parameter holds: looks a phrase up in the text; asked as rarely as can be.
  func passes(
    _ answers: [Bool], _ holds: (Condition.Phrase) throws -> Bool
  ) rethrows -> Bool {
    switch self {
    case .answer(let index): return answers[index]
    case .phrase(let phrase, let words):
      if let words, !answers[words] { return false }
      return try holds(phrase)
    case .all(let parts): return try parts.allSatisfy { try $0.passes(answers, holds) }
    case .any(let parts): return try parts.contains { try $0.passes(answers, holds) }
    case .not(let inner): return try !inner.passes(answers, holds)
    }
  }
}

extension Condition.Phrase {
  /// True where the words follow each other within one block of the text, as the index knows it.
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
