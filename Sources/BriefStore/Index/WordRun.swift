import Briefs
import Text

/// Two or three words that follow each other in a text, as a hash: of the last of them only a beginning
/// counts, so that a word that is still being typed can be asked for.
enum WordRun {
  private static let space = UInt8(ascii: " ")

  /// Calls `body` with every run of a text.
  ///
  /// - Parameters:
  ///   - column: folded words by single spaces.
  ///   - beginnings: how long the beginnings are, in UTF-8 bytes.
  static func forEach(
    in column: String, beginnings: ClosedRange<Int>, _ body: (UInt64) -> Void
  ) {
    forEach(in: column.utf8.split(separator: space), beginnings, body)
  }

  /// Calls `body` with the runs that a text must have to hold words that follow each other.
  static func forEach(of words: [String], beginning: Int, _ body: (UInt64) -> Void) {
    // The index knows more words of some scripts than a phrase asks for.
    for part in words.split(whereSeparator: { !PhraseFilter.isWhole($0) }) {
      forEach(in: part.map { Substring($0).utf8 }, beginning...beginning, body)
    }
  }

  private static func forEach(
    in words: [Substring.UTF8View], _ beginnings: ClosedRange<Int>, _ body: (UInt64) -> Void
  ) {
    var before: StableHash?
    var twoBefore: StableHash?
    for word in words {
      for case let some? in [before, twoBefore] {
        for length in beginnings {
          var run = some
          run.combine(CollectionOfOne(space))
          run.combine(word.prefix(length))
          body(run.value)
        }
      }
      twoBefore = before
      twoBefore?.combine(CollectionOfOne(space))
      twoBefore?.combine(word)
      before = StableHash()
      before?.combine(word)
    }
  }
}
