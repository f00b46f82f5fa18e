import Briefs
import Synchronization
import Text

/// Remembers whether a text holds a phrase, so that repeating a list reads no file twice, and the
/// next letter of a phrase reads no file that lacked the letters before it.
final class PhraseMatchCache: Sendable {
  fileprivate struct Key: Hashable {
    let phrase: Phrase
    let content: Int64
  }

  fileprivate struct Asked {
    let phrase: Phrase
    /// Phrases that every text that holds `phrase` holds as well.
    let beginnings: [Phrase]
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
  func answer(_ phrase: Phrase, ofText content: Int64) -> Bool? {
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

  func remember(_ holds: Bool, _ phrase: Phrase, ofText content: Int64) {
    state.withLock { $0.remember(holds, Key(phrase: phrase, content: content)) }
  }
}

extension PhraseMatchCache.State {
  fileprivate mutating func remember(_ holds: Bool, _ key: PhraseMatchCache.Key) {
    if known.count >= PhraseMatchCache.limit { known.removeAll(keepingCapacity: true) }
    known[key] = holds
  }

  fileprivate mutating func beginnings(of phrase: Phrase) -> [Phrase] {
    if let same = asked.last(where: { $0.phrase == phrase }) { return same.beginnings }
    let beginnings = asked.map(\.phrase).filter { $0.begins(phrase) }
    if asked.count == PhraseMatchCache.mostAsked { asked.removeFirst() }
    asked.append(PhraseMatchCache.Asked(phrase: phrase, beginnings: beginnings))
    return beginnings
  }
}

extension Phrase {
  /// True where a text cannot hold the longer phrase without this one.
  func begins(_ longer: Phrase) -> Bool {
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
