/// Many words in one array of bytes, so that writing one is a copy and nothing else.
struct WordList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  init(_ words: some Sequence<String> = []) {
    for word in words { append(word) }
  }

  var count: Int { ends.count - 1 }

  mutating func append(_ word: String) {
    bytes.append(contentsOf: word.utf8)
    ends.append(bytes.count)
  }

  subscript(_ place: Int) -> ArraySlice<UInt8> { bytes[ends[place]..<ends[place + 1]] }
}

/// Words of one class, the usual ones first, each as often as its rank says.
struct WordClass: Sendable {
  private let words: WordList
  private let choice: SkewedChoice

  /// - Parameter coined: how many made words follow the English ones.
  init(_ english: String, coined: Int, seed: UInt64, exponent: Double, shift: Double) {
    var words = english.split(whereSeparator: \.isWhitespace).map(String.init)
    var known = Set(words)
    var random = SeededRandom(seed: seed)
    while words.count < coined {
      let word = Coining.word(&random)
      if known.insert(word).inserted { words.append(word) }
    }
    self.words = WordList(words)
    choice = SkewedChoice(count: words.count, exponent: exponent, shift: shift)
  }

  func draw(_ random: inout SeededRandom) -> ArraySlice<UInt8> { words[choice.draw(&random)] }
}
