import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// Words as the text index takes them.
struct MatchExpressionTests {
  private func index() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: TextPartition.archive.definition(name: "text")) }
    return queue
  }

  private func insert(_ text: String, row: Int, _ db: Database) throws {
    try db.execute(
      sql:
        "INSERT INTO text(rowid, title, what, why, next, beyond, other) VALUES(?,?,'','','','','')",
      arguments: [row, Words.joined(text)])
  }

  private func rows(_ match: MatchExpression, _ db: Database) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid", arguments: [match.text])
  }

  /// FTS5 refuses a word that it would split itself, and cannot find one that it folds otherwise.
  @Test func everyLetterThatFoldsCanBeSearched() throws {
    try index().write { db in
      var row = 0
      for block in stride(from: UInt32(0x21), to: 0x1_F000, by: 64) {
        // Of the large uniform blocks (Han, Hangul, Tangut and others), one piece in sixteen will do.
        let isUniform = (0x3400..<0xA000).contains(block) || (0xAC00..<0xD7A0).contains(block)
        if isUniform || block > 0x1_2000, block / 64 % 16 != 0 { continue }
        let words = (block..<block + 64).compactMap(Unicode.Scalar.init)
          .flatMap { Words.folded("a\($0)z") }.filter { $0 != "a" && $0 != "z" }
        if words.isEmpty { continue }
        row += 1
        try insert(words.joined(separator: " "), row: row, db)
        let all = MatchExpression(words: words, lastIsPrefix: false, field: .title)
        #expect(try rows(all, db).contains(row), "\(words)")
      }
    }
  }

  @Test(arguments: [
    "\"", "a\"b", "\"\"", "a* OR b", "^a", "NEAR(a b)", "{title} : a", "title : a", "-a", "+",
    "a\\",
    "a AND", "(", ")", "'", ";", "\u{0}",
  ])
  func nothingInAWordIsAnOperator(word: String) throws {
    try index().write { db in
      try insert("title a b near", row: 1, db)
      for isPrefix in [false, true] {
        let match = MatchExpression(word: word, isPrefix: isPrefix, field: nil)
        // A string of several words is refused; what matters is that it is one string.
        let found = try? rows(match, db)
        #expect(found.map { $0.isEmpty || Words.folded(word) == ["a"] } ?? true, "\(match.text)")
      }
    }
  }

  @Test func fieldsAndOperatorsCombine() throws {
    try index().write { db in
      try insert("red green", row: 1, db)
      try insert("red blue", row: 2, db)
      func word(_ word: String) -> MatchExpression {
        MatchExpression(word: word, isPrefix: false, field: nil)
      }
      let both = MatchExpression([word("red"), word("blue")], by: .and)
      let either = MatchExpression([word("green"), both], by: .or)
      #expect(try rows(both, db) == [2])
      #expect(try rows(either, db) == [1, 2])
      #expect(try rows(MatchExpression(word: "gr", isPrefix: true, field: .title), db) == [1])
      #expect(try rows(MatchExpression(word: "red", isPrefix: false, field: .next), db) == [])
    }
  }
}
