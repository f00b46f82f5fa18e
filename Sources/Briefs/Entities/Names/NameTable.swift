/// Names as sequences of word hashes, and names without word boundaries as bytes.
struct NameTable: Sendable {
  /// A name found at a token.
  struct Match {
    var entry: Int
    /// How many tokens it takes.
    var count: Int
    /// The spelling is also a common word, so a capital at a sentence's start is no evidence.
    var isCommon: Bool
  }

  /// The longest name that is looked for, in tokens.
  static let longest = 6

  private var exact = Sequences()
  private var folded = Sequences()
  private(set) var unspaced = ByteTrie()

  var isEmpty: Bool { exact.isEmpty && folded.isEmpty && unspaced.isEmpty }
  var openers: Dictionary<UInt64, UInt8>.Keys { exact.lengths.keys }
  var hasFoldedNames: Bool { !folded.isEmpty }

  mutating func reserveCapacity(_ names: Int) { exact.reserveCapacity(names) }

  /// Adds a spelling. The first of two entries with one spelling keeps it.
  ///
  /// - Parameter folds: matched whatever its capitals; for spellings in small letters only.
  mutating func insert(
    _ bytes: [UInt8], entry: Int, isCommon: Bool = false, folds: Bool = false
  ) {
    if Self.isUnspaced(bytes) { return unspaced.insert(bytes, value: Int32(clamping: entry)) }
    let tokens = Tokeniser.tokens(of: bytes, roles: Lexicon.roles)
    guard tokens.contains(where: \.isWord) else { return }
    if folds {
      folded.insert(tokens.map(\.hash), entry, isCommon)
    } else {
      exact.insert(tokens.map(\.hash), entry, isCommon)
    }
  }

  /// Adds a name that stands in a text already cut into tokens.
  mutating func insert(_ tokens: ArraySlice<Token>, entry: Int) {
    exact.insert(tokens.map(\.hash), entry, false)
  }

  /// Adds a name of one word by the word's hash.
  mutating func insert(word: UInt64, entry: Int) { exact.insert([word], entry, false) }

  /// The longest name that starts at a token and ends before `limit`.
  func match(_ tokens: [Token], at index: Int, limit: Int) -> Match? {
    exact.match(at: index, limit: limit) { tokens[$0].hash }
  }

  /// The same where capitals mean nothing; `hash` gives the folded hash of a token.
  func foldedMatch(at index: Int, limit: Int, hash: (Int) -> UInt64) -> Match? {
    folded.match(at: index, limit: limit, hash: hash)
  }

  private static func isUnspaced(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let (letter, width) = Letter.at(index, in: bytes)
      if letter == .unspaced { return true }
      index += width
    }
    return false
  }
}

extension NameTable {
  /// Sequences of word hashes, found by their first word and then word by word.
  private struct Sequences {
    private struct Slot {
      var entry: Int32
      var isCommon: Bool
    }

    private var slots: [UInt64: Slot] = [:]
    /// The number of words in the longest name that begins with a word.
    private(set) var lengths: [UInt64: UInt8] = [:]

    var isEmpty: Bool { slots.isEmpty }

    mutating func reserveCapacity(_ names: Int) {
      slots.reserveCapacity(names)
      lengths.reserveCapacity(names)
    }

    mutating func insert(_ words: [UInt64], _ entry: Int, _ isCommon: Bool) {
      guard let first = words.first, words.count <= NameTable.longest else { return }
      let name = words.dropFirst().reduce(first, NameHash.join)
      if slots[name] == nil {
        slots[name] = Slot(entry: Int32(clamping: entry), isCommon: isCommon)
      }
      lengths[first] = max(lengths[first] ?? 0, UInt8(clamping: words.count))
    }

    @inline(__always)
    func match(at index: Int, limit: Int, hash: (Int) -> UInt64) -> Match? {
      var name = hash(index)
      guard let longest = lengths[name] else { return nil }
      var found: Match?
      var count = 1
      while true {
        if let slot = slots[name] {
          found = Match(entry: Int(slot.entry), count: count, isCommon: slot.isCommon)
        }
        guard count < Int(longest), index + count < limit else { return found }
        name = NameHash.join(name, hash(index + count))
        count += 1
      }
    }
  }
}
