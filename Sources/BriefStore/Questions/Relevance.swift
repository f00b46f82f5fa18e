internal import GRDB
import Briefs
import Foundation
import Text

/// Ranks briefs by how well they answer the words of a query: rare words count more than common
/// ones, the headline more than the text, and more sections more than one.
struct Relevance {
  /// Only the newest matches are ranked: ranking every brief that contains `the` would take too
  /// long. For phrases, the matches among the newest 4,000 candidates.
  static let candidates = 4000
  /// More candidates are verified until this many match.
  static let fewest = 50

  private static let headline = 6.0
  /// Words beyond these decide nothing.
  private static let wordLimit = 12
  private static let columns = ["what", "why", "next", "beyond", "other"]

  private struct Word: Hashable {
    let text: String
    let isPrefix: Bool
  }

  private let words: [Word]

  init(_ root: Query.Node) { words = Array(Self.words(of: root).prefix(Self.wordLimit)) }

  /// False where a query has no words, and any order is as good as that by date.
  static func canRank(_ root: Query.Node) -> Bool { !words(of: root).isEmpty }

  /// The places of `rows` in order of relevance; newest first where they are equal.
  ///
  /// - Parameter rows: row IDs, newest first.
  func order(_ rows: [Int64], _ db: Database) throws -> [Int] {
    var scores = Array(repeating: 0.0, count: rows.count)
    let places = Dictionary(rows.enumerated().map { ($1, $0) }) { first, _ in first }
    for word in words {
      let title = try hits(word, in: "title", places, db)
      let sections = try Self.columns.flatMap { try hits(word, in: $0, places, db) }
      let found = Set(title).union(sections).count
      let weight = log(1 + Double(rows.count) / Double(max(1, found)))
      for place in title { scores[place] += weight * Self.headline }
      for place in sections { scores[place] += weight }
    }
    return rows.indices.sorted { a, b in
      scores[a] == scores[b] ? a < b : scores[a] > scores[b]
    }
  }

  /// The places that hold a word in one column.
  private func hits(
    _ word: Word, in column: String, _ places: [Int64: Int], _ db: Database
  ) throws -> [Int] {
    guard let oldest = places.keys.min() else { return [] }
    let words = MatchExpression(
      column: column, MatchExpression(word: word.text, isPrefix: word.isPrefix, field: nil))
    return try SearchIndex.matches(words, from: oldest, db).compactMap { places[$0] }
  }

  /// The words that are asked for, and not those that are left out.
  private static func words(of node: Query.Node) -> [Word] {
    switch node {
    case .word(let word, let isPrefix, _): return [Word(text: word, isPrefix: isPrefix)]
    case .phrase(let words, let lastIsPrefix, _):
      return words.enumerated().map { index, word in
        Word(text: word, isPrefix: lastIsPrefix && index == words.count - 1)
      }
    case .compound(let term, _):
      return term.words.enumerated().map { index, word in
        Word(text: word, isPrefix: term.isPrefix && index == term.words.count - 1)
      }
    case .and(let nodes), .or(let nodes):
      var seen: Set<Word> = []
      return nodes.flatMap { words(of: $0) }.filter { seen.insert($0).inserted }
    case .all, .entity, .state, .property, .days, .newer, .minutes, .not: return []
    }
  }
}
