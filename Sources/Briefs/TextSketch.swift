import Text

/// A summary of a text in 64 bytes, from which the likeness of two texts can be estimated.
///
/// One-permutation min-hash (Li, Owen and Zhang, 2012) over the pairs of neighbouring words: a pair falls
/// into one of 64 bins by its hash, and a bin keeps the smallest. Two texts that share a fraction J of
/// their pairs agree in about J of the bins, with a standard error of at most 0.063.
///
/// Journals keep sketches for years and compare them across versions, so the words are cut here and not
/// by `Words`, and what is written here must not change.
package struct TextSketch: Hashable, Sendable {
  /// Eight bins a word, the first in the lowest byte; 0 is an empty bin.
  package private(set) var words: SIMD8<UInt64>

  package static let binCount = 64
  package static let empty = TextSketch(words: SIMD8(repeating: 0))

  /// Fewer bins in common than this say nothing, however short the texts are.
  private static let fewestInCommon = 4
  /// Short notices that follow a pattern are alike, and no copies.
  private static let fewestOfCopy = 12
  private static let alikeCopy = 0.6

  package init(words: SIMD8<UInt64>) { self.words = words }

  /// The sketch of several texts in a row.
  package init(of texts: some Sequence<String>) {
    var writer = SketchWriter()
    for text in texts { writer.add(text) }
    self = writer.finished()
  }

  package var isEmpty: Bool { words == SIMD8(repeating: 0) }

  /// The bin at a place from 0 to 63.
  package subscript(bin bin: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[bin >> 3] >> UInt64((bin & 7) * 8))
  }

  /// What fraction of their pairs of words two texts share, from 0 to 1; 0 where they are too short to
  /// say.
  package func likeness(to other: TextSketch) -> Double {
    let (common, all) = common(with: other)
    return common < Self.fewestInCommon ? 0 : Double(common) / Double(all)
  }

  /// True where one text is likely to be an edited copy of the other, though both are there.
  package func isCopy(of other: TextSketch) -> Bool {
    let (common, all) = common(with: other)
    return common >= Self.fewestOfCopy && Double(common) >= Self.alikeCopy * Double(all)
  }

  /// In how many bins they agree, of how many that are not empty in both.
  private func common(with other: TextSketch) -> (common: Int, all: Int) {
    var equal = 0
    var bothEmpty = 0
    for place in 0..<8 {
      equal += Self.zeroBytes(words[place] ^ other.words[place])
      bothEmpty += Self.zeroBytes(words[place] | other.words[place])
    }
    return (equal - bothEmpty, Self.binCount - bothEmpty)
  }

  /// How many of the eight bytes are 0.
  private static func zeroBytes(_ word: UInt64) -> Int {
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    return (~((word & low) &+ low | word | low)).nonzeroBitCount
  }
}

extension TextSketch {
  /// From here on the text at a path, or in a file that was moved, is the same story rewritten.
  package static let alikeInPlace = 0.3
  /// From here on a text anywhere is a story that is no longer where it was.
  package static let alikeElsewhere = 0.4
  /// The same where the numbers in the headline differ, as they do in a series.
  package static let alikeInSeries = 0.6
  /// From here on a sketch need not be kept beside another.
  package static let nearlyTheSame = 0.8
}

extension Brief {
  /// A hash of the numbers in the headline, 0 for none.
  package var headlineNumbers: UInt16 {
    let numbers = title.string.split { !("0"..."9").contains($0) }
    return numbers.isEmpty
      ? 0 : UInt16(truncatingIfNeeded: StableHash.of(numbers.joined(separator: " ")) >> 13)
  }

  /// The sketch of the headline and the text, without section titles, which many stories share.
  package var sketch: TextSketch {
    TextSketch(
      of: [title.string]
        + sections.flatMap(\.blocks).map(\.text).filter { $0 != Self.emptyFileText }
        .map(\.string))
  }
}

/// Cuts texts into words and fills the bins of a sketch.
private struct SketchWriter {
  /// The smallest hash in each bin.
  private var bins = [UInt64](repeating: .max, count: TextSketch.binCount)
  private var word = StableHash()
  private var isInWord = false
  private var before: UInt64?
  /// The last characters of a run without spaces, the latest in the lowest place.
  private var run: [UInt32] = []

  private static let apostrophe: UInt32 = 0x2019

  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 { addASCII(scalar.value) } else { add(scalar.value) }
    }
    endWord()
  }

  private mutating func addASCII(_ scalar: UInt32) {
    switch scalar {
    case 0x61...0x7a, 0x30...0x39: addLetter(scalar)
    case 0x41...0x5a: addLetter(scalar | 0x20)
    case 0x27: break
    default: endWord()
    }
  }

  private mutating func add(_ scalar: UInt32) {
    switch scalar {
    case Self.apostrophe, 0x300...0x36f, 0x200b...0x200f, 0xad: break
    case 0x3040...0x30ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff:
      addUnspaced(scalar, window: 2)
    // Thai, Lao, Tibetan, Burmese and Khmer: letters, but no spaces between words.
    case 0xe00...0x109f, 0x1780...0x17ff: addUnspaced(scalar, window: 7)
    case 0x80...0xa9, 0xab...0xb4, 0xb6...0xb9, 0xbb...0xbf, 0xd7, 0xf7, 0x2000...0x2bff,
      0x3000...0x303f, 0xe000...0xf8ff, 0xfe10...0xfe6f, 0xff00...0xff0f, 0x1f000...0x1faff:
      endWord()
    default: addLetter(Self.lowercase(scalar))
    }
  }

  /// Folds the case of the common alphabets.
  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xc0...0xde, 0x391...0x3a9, 0x410...0x42f: scalar + 0x20
    case 0x400...0x40f: scalar + 0x50
    case 0x100...0x137, 0x14a...0x177, 0x460...0x481, 0x48a...0x4bf, 0x1e00...0x1e95: scalar | 1
    default: scalar
    }
  }

  private mutating func addLetter(_ scalar: UInt32) {
    if !run.isEmpty { endWord() }
    isInWord = true
    combine(scalar, into: &word)
  }

  private mutating func addUnspaced(_ scalar: UInt32, window: Int) {
    if isInWord { endWord() }
    run.append(scalar)
    if run.count > window { run.removeFirst() }
    var token = StableHash()
    for scalar in run { combine(scalar, into: &token) }
    add(token: token.value)
  }

  private func combine(_ scalar: UInt32, into hash: inout StableHash) {
    hash.combine(UInt8(truncatingIfNeeded: scalar))
    if scalar > 0x7f {
      hash.combine(UInt8(truncatingIfNeeded: scalar >> 8))
      hash.combine(UInt8(truncatingIfNeeded: scalar >> 16))
    }
  }

  private mutating func endWord() {
    run.removeAll(keepingCapacity: true)
    guard isInWord else { return }
    isInWord = false
    add(token: word.value)
    word = StableHash()
  }

  private mutating func add(token: UInt64) {
    defer { before = token }
    guard let before else { return }
    let hash = Self.mixed(before &* 0x9e37_79b9_7f4a_7c15 ^ token)
    let bin = Int(hash >> 58)
    bins[bin] = min(bins[bin], hash & (1 << 58 - 1))
  }

  /// The last step of SplitMix64: every bit of the result depends on every bit of the argument.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  func finished() -> TextSketch {
    var words = SIMD8<UInt64>(repeating: 0)
    for (bin, smallest) in bins.enumerated() where smallest != .max {
      words[bin >> 3] |= (smallest % 255 + 1) << UInt64((bin & 7) * 8)
    }
    return TextSketch(words: words)
  }
}
