internal import GRDB
import Briefs
import Foundation
import Text

/// Finds the briefs nearest to a query of which no brief has all words: among those that have one
/// of its rarest words, the ones that have most of what it asks for.
struct NearestFetch {
  let request: ListRequest
  let wanted: NearestQuery
  let context: QueryContext
  let cancellation: Cancellation

  /// How many of the rarest words are looked for.
  private static let rarest = 4
  /// The most briefs that are compared, the newest first.
  private static let most = Relevance.candidates
  /// A word that more briefs have is common.
  private static let common = 3_000
  /// How many texts are read, to see how often and how near each other the words are.
  private static let read = 40
  private static let limit = 50

  /// `nil` where no brief has any of the words.
  func answer() throws -> Listing? {
    let known = try context.read(cancellation) { db in try weighed(db) }
    let rare = rarestWords(known)
    guard !rare.isEmpty else { return nil }
    let rows = try candidates(rare)
    guard !rows.isEmpty else { return nil }
    var ranked = try context.read(cancellation) { db in
      try NearestRanking(rows.map(\.rowid), known, common: Self.common, db).order()
    }
    .map { rows[$0] }
    let (best, texts) = try reread(Array(ranked.prefix(Self.read)), known)
    ranked = best + ranked.dropFirst(Self.read)
    let limit = min(request.limit ?? Self.limit, Self.limit)
    var listing = FoundRows(rows: Array(ranked.prefix(limit))).listing(for: request)
    listing.highlights = wanted.words.flatMap(\.terms)
    listing.isNearest = true
    listing.anyWord = wanted.anyWord
    for row in ranked.prefix(limit) {
      guard let text = texts[row.rowid] else { continue }
      listing.missing[row.row.key] = text.missing.map { wanted.words[$0].name }
    }
    return listing
  }

  /// A word and how telling it is.
  struct Weighed {
    let word: NearestQuery.Word
    let expression: MatchExpression
    /// In how many briefs it is, about; common words are not counted further.
    let briefs: Int
    let weight: Double
  }

  private func weighed(_ db: Database) throws -> [Weighed] {
    let live = try Index.liveBriefs(db)
    return try wanted.words.map { word in
      try cancellation.check()
      let expression = MatchExpression(
        word.terms.map { Phrase(term: $0, field: nil).wordsInAnyOrder }, by: .or)
      let briefs = try SearchIndex.count(expression, limit: Self.common, db)
      return Weighed(
        word: word, expression: expression, briefs: briefs,
        weight: log(1 + (Double(live - min(live, briefs)) + 0.5) / (Double(briefs) + 0.5)))
    }
  }

  /// The rarest words that any brief has, fewer where they are not rare.
  private func rarestWords(_ known: [Weighed]) -> [NearestQuery.Word] {
    let sorted = known.filter { $0.briefs > 0 }.sorted { $0.briefs < $1.briefs }
    var briefs = 0
    var rare: [NearestQuery.Word] = []
    for word in sorted.prefix(Self.rarest) {
      if !rare.isEmpty, briefs + word.briefs > Self.most { break }
      briefs += word.briefs
      rare.append(word.word)
    }
    return rare
  }

  private func candidates(_ rare: [NearestQuery.Word]) throws -> [FoundBrief] {
    let any = rare.flatMap(\.terms).map { term -> Query.Node in
      term.words.count == 1
        ? .word(term.words[0], isPrefix: term.isPrefix, field: nil)
        : .and(
          term.words.enumerated().map { index, word in
            .word(word, isPrefix: term.isPrefix && index == term.words.count - 1, field: nil)
          })
    }
    var wider = request
    wider.query = Query(.all(of: [.any(of: any), wanted.rest]))
    wider.sort = .date
    wider.window = .start
    wider.kept = []
    wider.screen = nil
    let fetch = ListFetch(
      request: wider, context: context, cancellation: cancellation)
    return try fetch.withReader { reader, _ in try reader.rows(limit: Self.most).rows }
  }

  private func reread(
    _ rows: [FoundBrief], _ known: [Weighed]
  ) throws -> ([FoundBrief], [Int64: NearestText]) {
    let texts = context.texts(false)
    let found = try ParallelMap.map(rows) { row -> NearestText? in
      try cancellation.check()
      return texts.brief(row).map { NearestText($0, wanted.words) }
    }
    let lengths = found.compactMap { $0?.length }
    let average = Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
    let weights = known.map(\.weight)
    let scores = found.map { $0?.score(weights, averageLength: average) ?? 0 }
    let order = rows.indices.sorted {
      scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1]
    }
    let pairs = zip(rows, found).compactMap { row, text in text.map { (row.rowid, $0) } }
    return (order.map { rows[$0] }, Dictionary(pairs) { first, _ in first })
  }
}

/// Ranks briefs by what the text index says: which words they have, and which in the headline.
struct NearestRanking {
  private static let headline = 1.0

  private var scores: [Double]

  /// - Parameter rows: row IDs, newest first.
  init(
    _ rows: [Int64], _ words: [NearestFetch.Weighed], common: Int, _ db: Database
  ) throws {
    scores = Array(repeating: 0, count: rows.count)
    guard let oldest = rows.last else { return }
    let places = Dictionary(rows.enumerated().map { ($1, $0) }) { first, _ in first }
    // A common word takes long to look up and says little; it counts in the texts that are read.
    for word in words where word.briefs > 0 && word.briefs < common {
      let inTitle = MatchExpression(column: "title", word.expression)
      for (words, worth) in [(word.expression, 1.0), (inTitle, Self.headline)] {
        for row in try SearchIndex.matches(words, from: oldest, db) {
          if let place = places[row] { scores[place] += worth * word.weight }
        }
      }
    }
  }

  /// The places of the rows, the best first, newest first where they are equal.
  func order() -> [Int] {
    scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
  }
}

/// What a text has of the words of a query.
struct NearestText: Sendable {
  /// How often each word is in the text, and whether the headline has it.
  private let uses: [(count: Int, isInHeadline: Bool)]
  /// Of the text, in bytes.
  let length: Int
  /// Words that are in the same block as the word before them, by the number of the first.
  private let together: Set<Int>

  init(_ brief: Brief, _ words: [NearestQuery.Word]) {
    var owners: [Int] = []
    var terms: [HighlightTerm] = []
    for (index, word) in words.enumerated() {
      terms += word.terms
      owners += Array(repeating: index, count: word.terms.count)
    }
    var counts = Array(repeating: (count: 0, isInHeadline: false), count: words.count)
    for place in Words.places(of: terms, in: brief.title.string) {
      counts[owners[place.term]].isInHeadline = true
    }
    var length = brief.title.string.utf8.count
    var together: Set<Int> = []
    for section in brief.sections {
      for text in [section.title] + section.blocks.map(\.text) {
        length += text.string.utf8.count
        var last: (word: Int, end: Int)?
        for place in Words.places(of: terms, in: text.string) {
          let word = owners[place.term]
          counts[word].count += 1
          if let last, last.word + 1 == word, place.range.lowerBound - last.end < 12 {
            together.insert(last.word)
          }
          last = (word, place.range.upperBound)
        }
      }
    }
    uses = counts
    self.length = length
    self.together = together
  }

  /// The numbers of words that it does not have.
  var missing: [Int] { uses.indices.filter { uses[$0].count == 0 && !uses[$0].isInHeadline } }

  /// BM25, with the headline as a field that is worth more.
  func score(_ weights: [Double], averageLength: Double) -> Double {
    let (k, b) = (1.2, 0.5)
    let norm = k * (1 - b + b * Double(length) / max(1, averageLength))
    var score = 0.0
    for (index, use) in uses.enumerated() {
      let count = Double(use.count) + (use.isInHeadline ? 2 : 0)
      if count == 0 { continue }
      score += weights[index] * count * (k + 1) / (count + norm)
      if use.isInHeadline { score += weights[index] * 0.5 }
      if together.contains(index), index + 1 < weights.count {
        score += 0.5 * min(weights[index], weights[index + 1])
      }
    }
    return score
  }
}
