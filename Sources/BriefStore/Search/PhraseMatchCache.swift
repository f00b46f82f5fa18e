import Briefs
import Synchronization
import Text

/// Remembers whether a text holds a phrase, so that a list asked for again reads no file twice, and that
/// at the next letter of a phrase no file is read that did not even hold what was typed before.
final class PhraseVerdicts: Sendable {
  fileprivate struct Key: Hashable {
    let phrase: Condition.Phrase
    let content: Int64
  }

  fileprivate struct Asked {
    let phrase: Condition.Phrase
    /// What every text that holds it holds as well.
    let beginnings: [Condition.Phrase]
  }

  fileprivate struct State {
    var known: [Key: Bool] = [:]
    /// The newest last.
    var asked: [Asked] = []
  }

  private let state = Mutex(State())
  fileprivate static let limit = 100_000
  fileprivate static let mostAsked = 12

  /// - Parameter content: the fingerprint of the text.
  func verdict(_ phrase: Condition.Phrase, ofText content: Int64) -> Bool? {
    let key = Key(phrase: phrase, content: content)
    return state.withLock { state in
      if let known = state.known[key] { return known }
      let isDenied = state.beginnings(of: phrase).contains {
        state.known[Key(phrase: $0, content: content)] == false
      }
      if isDenied { state.remember(false, key) }
      return isDenied ? false : nil
    }
  }

  func remember(_ holds: Bool, _ phrase: Condition.Phrase, ofText content: Int64) {
    state.withLock { $0.remember(holds, Key(phrase: phrase, content: content)) }
  }
}

extension PhraseVerdicts.State {
  fileprivate mutating func remember(_ holds: Bool, _ key: PhraseVerdicts.Key) {
    if known.count >= PhraseVerdicts.limit { known.removeAll(keepingCapacity: true) }
    known[key] = holds
  }

  fileprivate mutating func beginnings(of phrase: Condition.Phrase) -> [Condition.Phrase] {
    if let same = asked.last(where: { $0.phrase == phrase }) { return same.beginnings }
    let beginnings = asked.map(\.phrase).filter { $0.begins(phrase) }
    if asked.count == PhraseVerdicts.mostAsked { asked.removeFirst() }
    asked.append(PhraseVerdicts.Asked(phrase: phrase, beginnings: beginnings))
    return beginnings
  }
}

extension Condition.Phrase {
  /// True where a text cannot hold the longer phrase without this one.
  func begins(_ longer: Condition.Phrase) -> Bool {
    guard field == nil || field == longer.field, let last = term.words.indices.last,
      last < longer.term.words.count, term.meets(longer.term),
      // Of some scripts a longer phrase has other words.
      longer.term.words.allSatisfy(PhraseFilter.isWhole)
    else { return false }
    let lastOfLonger = longer.term.words[last]
    let isLastBegun = longer.term.isPrefix && last + 1 == longer.term.words.count
    return term.words[..<last] == longer.term.words[..<last]
      && (term.isPrefix
        ? lastOfLonger.hasPrefix(term.words[last])
        : lastOfLonger == term.words[last] && !isLastBegun)
  }
}

extension HighlightTerm {
  /// False where a text may hold a longer term in another way than as the words of this one.
  fileprivate func meets(_ longer: HighlightTerm) -> Bool {
    if isTight, !longer.isTight { return false }
    guard let whole = longer.joined else { return true }
    return isPrefix && joined.map { whole.hasPrefix($0) } == true
  }
}
