import Briefs
import Text

/// Two or three words that follow each other in a text, as a hash: of the last of them only a beginning
/// counts, so that a word that is still being typed can be asked for.
enum WordRun {
  private static let space = UInt8(ascii: " ")

  /// Calls `body` with every run of a text.
  ///
  /// - Parameters:
  ///   - column: words as `Words.indexed` writes them.
  ///   - beginnings: how long the beginnings are, in UTF-8 bytes.
  static func forEach(
    in column: String, beginnings: ClosedRange<Int>, _ body: (UInt64) -> Void
  ) {
    var runs = Runs(beginnings: beginnings)
    for place in column.utf8.split(separator: space) {
      var span = 1
      var rest = place
      runs.advance()
      while true {
        let word = rest.prefix { $0 > mostSpan }
        runs.take(word, span: span, body)
        guard word.endIndex < rest.endIndex else { break }
        span = Int(rest[word.endIndex])
        rest = rest[rest.index(after: word.endIndex)...]
      }
    }
  }

  /// Calls `body` with the runs that a text must have to hold words that follow each other.
  static func forEach(of words: [String], beginning: Int, _ body: (UInt64) -> Void) {
    // The index knows more words of some scripts than a phrase asks for.
    for part in words.split(whereSeparator: { !isWhole($0) }) {
      var runs = Runs(beginnings: beginning...beginning)
      for word in part {
        runs.advance()
        runs.take(Substring(word).utf8, span: 1, body)
      }
    }
  }

  /// Bytes up to this say how many words another spelling covers.
  private static let mostSpan = UInt8(8)

  /// Marks for private use are in the index as they are.
  private static func isWhole(_ word: String) -> Bool {
    word.utf8.contains(0xEE) || PhraseFilter.isWhole(word)
  }

  /// The words that end at the last places, and what ends before they begin.
  private struct Runs {
    private struct Word {
      /// Of the word alone, and of each run of two that it ends.
      var hashes: [StableHash]
    }

    let beginnings: ClosedRange<Int>
    /// The words that end at a place, for the last places.
    private var ends: [[Word]] = Array(repeating: [], count: Int(mostSpan) + 2)
    private var place = 0

    init(beginnings: ClosedRange<Int>) { self.beginnings = beginnings }

    mutating func advance() {
      place += 1
      ends[place % ends.count].removeAll(keepingCapacity: true)
    }

    mutating func take(_ word: Substring.UTF8View, span: Int, _ body: (UInt64) -> Void) {
      guard (1...Int(mostSpan)).contains(span) else { return }
      var alone = StableHash()
      alone.combine(word)
      var hashes = [alone]
      if place > span {
        for before in ends[(place - span) % ends.count] {
          for (index, hash) in before.hashes.enumerated() {
            var run = hash
            run.combine(CollectionOfOne(space))
            for length in beginnings {
              var begun = run
              begun.combine(word.prefix(length))
              body(begun.value)
            }
            if index == 0 {
              run.combine(word)
              hashes.append(run)
            }
          }
        }
      }
      ends[place % ends.count].append(Word(hashes: hashes))
    }
  }
}
