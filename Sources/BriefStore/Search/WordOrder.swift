import Briefs
import Text

/// How the recent partition knows the order of words: FTS5 keeps the position of each, and a phrase
/// is looked up as pairs of words that follow each other.
///
/// `Words.indexed` writes other spellings of a place (`email` for `e-mail`) between the words,
/// which would part neighbours. Here they come after all words of a column instead, each beside the
/// words that it follows and precedes. Pairs find more than the phrase itself, so a text that has
/// them is verified.
enum WordOrder {
  private static let space = UInt8(ascii: " ")

  /// Bytes up to this say how many words another spelling covers.
  private static let longestSpan = UInt8(8)

  /// The words of a column in order, then its other spellings beside their neighbours.
  ///
  /// - Parameter column: words as `Words.indexed` writes them.
  static func text(of column: String) -> String {
    guard column.utf8.contains(where: { $0 <= longestSpan }) else { return column }
    var words: [UInt8] = []
    var spellings = Spellings()
    for place in column.utf8.split(separator: space) {
      var word = place.prefix { $0 > longestSpan }
      if !words.isEmpty { words.append(space) }
      words += word
      spellings.advance()
      spellings.add(word, span: 1, isOther: false)
      while word.endIndex < place.endIndex {
        let span = Int(place[word.endIndex])
        word = place[place.index(after: word.endIndex)...].prefix { $0 > longestSpan }
        spellings.add(word, span: span, isOther: true)
      }
    }
    return String(decoding: words + spellings.text, as: UTF8.self)
  }

  /// What the recent partition must say of a brief that holds a phrase: each pair of words that
  /// follow each other, and each other word by itself.
  static func expression(
    for words: [String], lastIsPrefix: Bool, field: Query.TextField?
  ) -> MatchExpression {
    var parts: [MatchExpression] = []
    for index in words.indices {
      let isPrefix = lastIsPrefix && index == words.count - 1
      let hasPair = { $0 < words.count - 1 && isWhole(words[$0]) && isWhole(words[$0 + 1]) }
      if index > 0, hasPair(index - 1) {
        parts.append(
          MatchExpression(
            pair: (words[index - 1], words[index]), isPrefix: isPrefix, field: field))
      } else if !hasPair(index) {
        parts.append(MatchExpression(word: words[index], isPrefix: isPrefix, field: field))
      }
    }
    return MatchExpression(parts, by: .and)
  }

  /// False for words of scripts of which the index knows more words than a phrase asks for. Marks
  /// for private use are in the index as they are.
  private static func isWhole(_ word: String) -> Bool {
    word.utf8.contains(0xEE) || PhraseFilter.isWhole(word)
  }

  /// Other spellings with the words beside them.
  private struct Spellings {
    private struct Word {
      var bytes: Substring.UTF8View
      var isOther: Bool
    }

    /// The words that end at each of the last places.
    private var ends: [[Word]] = Array(repeating: [], count: Int(longestSpan) + 2)
    private var place = 0
    private(set) var text: [UInt8] = []

    mutating func advance() {
      place += 1
      ends[place % ends.count].removeAll(keepingCapacity: true)
    }

    mutating func add(_ word: Substring.UTF8View, span: Int, isOther: Bool) {
      guard (1...Int(longestSpan)).contains(span) else { return }
      if isOther { append(word) }
      if place > span {
        for before in ends[(place - span) % ends.count] where isOther || before.isOther {
          append(before.bytes)
          append(word)
        }
      }
      ends[place % ends.count].append(Word(bytes: word, isOther: isOther))
    }

    private mutating func append(_ word: Substring.UTF8View) {
      text.append(space)
      text += word
    }
  }
}
