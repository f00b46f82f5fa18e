import Text

/// Looks for a phrase in the bytes of a file as they stand; see `PhraseFilter`.
struct RawPhraseScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let kinds: RawBytes
  let words: [[UInt8]]

  /// What stands between white space.
  struct Chunk {
    /// How much can be told of the words in it.
    enum Kind: Comparable {
      /// They are its runs of letters and digits.
      case plain
      /// They are what `Words` makes of it.
      case folded
      /// They have letters of it, in their order.
      case letters
      /// The same, and there may be none.
      case markup
    }

    let range: Range<Int>
    var kind: Kind
    var isASCII: Bool
  }

  /// A word of as many bytes is cut.
  static let longestWord = 64

  var mayHold: Bool {
    var at = 0
    while let stop = nextStop(from: at) {
      at = stop
      if let length = passed(at) {
        at += length
        continue
      }
      var start = at
      while start > 0, kind(start - 1) != .space { start -= 1 }
      guard let chunk = chunk(from: start), !mayBegin(in: chunk) else { return true }
      at = chunk.range.upperBound
    }
    return false
  }

  /// Passes over most of the bytes of a file, and over nothing else as often.
  private func nextStop(from start: Int) -> Int? {
    kinds.isStop.withUnsafeBufferPointer { isStop in
      var at = start
      while at < bytes.count {
        if isStop[Int(bytes[at])] { return at }
        at += 1
      }
      return nil
    }
  }

  /// The length of what changes nothing at a byte where the scan stopped, if it is that.
  private func passed(_ at: Int) -> Int? {
    switch kind(at) {
    case .word: !mayHold(0, at: at) || isWord(at - 1) && !isCut(at) ? 1 : nil
    case .dot: isWord(at + 1) || isWide(at + 1) ? nil : 1
    case .wide: isPunctuation(at) ? 3 : nil
    default: nil
    }
  }
}

extension RawPhraseScan {
  /// True where the phrase may begin in a chunk.
  private func mayBegin(in chunk: Chunk) -> Bool {
    switch chunk.kind {
    case .letters, .markup:
      let count = wordsSpelt(from: 0, by: chunk)
      return count == words.count
        || count > 0 && goesOn(at: chunk.range.upperBound, Steps(1...count))
    case .folded:
      let found = Words.folded(string(chunk) ?? "")
      return found.indices.contains { index in
        holds(0, found[index])
          && goesOn(found[index...], at: chunk.range.upperBound, Steps(0...0))
      }
    case .plain:
      var at = chunk.range.lowerBound
      while at < chunk.range.upperBound {
        if isWord(at), holds(0, at: at), goesOn(at: at, Steps(0...0)) { return true }
        at = isWord(at) ? endOfRun(at) : at + 1
      }
      return false
    }
  }

  private func endOfRun(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, kind(at) == .word { at += 1 }
    return at
  }

  /// True where the run of letters and digits at an offset is a word of the phrase.
  private func holds(_ step: Int, at start: Int) -> Bool {
    let word = words[step]
    guard start + word.count <= bytes.count else { return false }
    for place in word.indices where Self.lowered(bytes[start + place]) != word[place] {
      return false
    }
    return step == words.count - 1 || !isWord(start + word.count)
  }

  /// The same, or true where it is the beginning of one and something that may join it to the rest.
  private func mayHold(_ step: Int, at start: Int) -> Bool {
    if holds(step, at: start) { return true }
    let word = words[step]
    var length = 0
    while length < word.count, start + length < bytes.count,
      Self.lowered(bytes[start + length]) == word[length]
    { length += 1 }
    return length > 0 && length < word.count && isJoint(start + length)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private func holds(_ step: Int, _ found: String) -> Bool {
    step == words.count - 1
      ? found.utf8.starts(with: words[step]) : found.utf8.elementsEqual(words[step])
  }

  /// How many words of the phrase a chunk has the letters of, one word after another.
  private func wordsSpelt(from first: Int, by chunk: Chunk) -> Int {
    var step = first
    var place = 0
    func take(_ byte: UInt8) {
      guard step < words.count, Self.lowered(byte) == words[step][place] else { return }
      place += 1
      guard place == words[step].count else { return }
      step += 1
      place = 0
    }
    if chunk.isASCII {
      for at in chunk.range { take(bytes[at]) }
    } else {
      Words.letters(in: string(chunk) ?? "").forEach(take)
    }
    return step - first
  }

  private func hasWords(_ chunk: Chunk) -> Bool {
    chunk.isASCII
      ? chunk.range.contains(where: { isWord($0) })
      : !Words.letters(in: string(chunk) ?? "").isEmpty
  }
}

extension RawPhraseScan {
  /// How many words of the phrase may have been found.
  struct Steps {
    private var bits: UInt64 = 0

    init() {}

    init(_ range: ClosedRange<Int>) { for step in range { insert(step) } }

    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ step: Int) { bits |= 1 << UInt64(step) }

    func contains(_ step: Int) -> Bool { bits >> UInt64(step) & 1 == 1 }

    func forEach(_ body: (Int) -> Void) {
      var rest = bits
      while rest != 0 {
        body(rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// True where the words that are `found`, and then those from an offset on, may be the rest of the phrase.
  private func goesOn(
    _ found: ArraySlice<String> = [], at offset: Int, _ first: Steps
  ) -> Bool {
    var steps = first
    var at = offset
    // A line that is no part of the story may stand between.
    var mayBeApart = false
    func take(_ isHeld: (Int) -> Bool) {
      if steps.contains(words.count) { return }
      var next = Steps()
      steps.forEach { if isHeld($0) { next.insert($0 + 1) } }
      steps = next
    }
    for word in found { take { holds($0, word) } }
    while !steps.contains(words.count) {
      if steps.isEmpty { return mayBeApart }
      guard at < bytes.count else { return false }
      switch kind(at) {
      case .word:
        take { holds($0, at: at) }
        at = endOfRun(at)
      case .space:
        let gap = at
        while at < bytes.count, kind(at) == .space { at += 1 }
        if bytes[gap..<at].contains(where: { $0 == 0x0A || $0 == 0x0D }), mayStand(at) {
          mayBeApart = true
        }
        guard let chunk = chunk(from: at), !isComment(chunk) else { return true }
        switch chunk.kind {
        case .plain: continue
        case .folded: for word in Words.folded(string(chunk) ?? "") { take { holds($0, word) } }
        case .letters, .markup: steps = self.steps(behind: chunk, from: steps)
        }
        at = chunk.range.upperBound
      default: at += 1
      }
    }
    return true
  }

  private func steps(behind chunk: Chunk, from steps: Steps) -> Steps {
    let mayBeNothing = chunk.kind == .markup || !hasWords(chunk)
    var next = Steps()
    steps.forEach { step in
      if mayBeNothing { next.insert(step) }
      let count = wordsSpelt(from: step, by: chunk)
      if count > 0 { for more in 1...count { next.insert(step + more) } }
    }
    return next
  }

  /// True for a line that may be a `StandingLine` once its marks are gone.
  private func mayStand(_ start: Int) -> Bool {
    var end = start
    var length = 0
    var isPlain = true
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      switch kind(end) {
      case .forbidden: return true
      // A link's target is left out as well.
      case .markup where bytes[end] == UInt8(ascii: "["): return true
      case .markup, .wide: isPlain = false
      case .space: break
      default: length += 1
      }
      if length > StandingLine.longest { return false }
      end += 1
    }
    guard isPlain else { return true }
    return StandingLine(String(decoding: bytes[start..<end], as: UTF8.self).trimmed[...]) != nil
  }
}
