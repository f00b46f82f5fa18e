/// What SQL leaves to be decided about a row: everything that depends on a phrase.
indirect enum PhraseCheck: Sendable {
  /// The flag with this number, which SQL has answered.
  case flag(Int)
  /// A phrase; where `words` is given, only if that flag says that its words occur at all.
  case phrase(Phrase, words: Int?)
  case all([PhraseCheck])
  case any([PhraseCheck])
  case not(PhraseCheck)

  /// - Parameter holds: verifies a phrase in the text; called as rarely as possible.
  func passes(_ flags: [Bool], _ holds: (Phrase) throws -> Bool) rethrows -> Bool {
    switch self {
    case .flag(let index): return flags[index]
    case .phrase(let phrase, let words):
      if let words, !flags[words] { return false }
      return try holds(phrase)
    case .all(let parts): return try parts.allSatisfy { try $0.passes(flags, holds) }
    case .any(let parts): return try parts.contains { try $0.passes(flags, holds) }
    case .not(let inner): return try !inner.passes(flags, holds)
    }
  }
}
