import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// What the recent partition knows of the order of a brief's words.
struct WordOrderTests {
  private let room: Newsroom

  init() throws { room = try Newsroom(seed: 53) }

  /// The briefs that may contain a phrase, as a table of the recent partition says; by their place in
  /// the room.
  private func candidates(_ terms: [HighlightTerm]) throws -> [HighlightTerm: Set<Int>] {
    let queue = try DatabaseQueue()
    return try queue.write { db in
      try db.execute(sql: TextPartition.recent.definition(name: "recent_text"))
      let entries = room.stories.enumerated().map { place, story in
        SearchIndex.Entry(
          row: Int64(place), file: 0, columns: PreparedBrief.words(of: story.brief))
      }
      try db.execute(sql: "CREATE TABLE meta(key, value)")
      try TextWriter(db).write(entries)
      var found: [HighlightTerm: Set<Int>] = [:]
      for term in terms {
        let words = Phrase(term: term, field: nil).words(in: .recent)
        let rows = try Int.fetchAll(
          db, sql: "SELECT rowid FROM recent_text WHERE recent_text MATCH ?",
          arguments: [words.text])
        found[term] = Set(rows)
      }
      return found
    }
  }

  @Test func aBriefThatHoldsAPhraseIsAlwaysACandidate() throws {
    var holders: [HighlightTerm: Set<Int>] = [:]
    for (place, story) in room.stories.enumerated() {
      let texts = [story.brief.title] + story.brief.sections.flatMap { $0.blocks.map(\.text) }
      for text in texts.map(\.string) {
        for term in HighlightTerm.inside(text) where Words.contains(term, in: text) {
          holders[term, default: []].insert(place)
        }
      }
    }
    let found = try candidates(Array(holders.keys))
    for (term, places) in holders {
      #expect(found[term]?.isSuperset(of: places) == true, "\(term)")
    }
  }

  @Test func mostBriefsWithoutAPhraseAreNoCandidates() throws {
    let words = ["telegram", "calls", "state", "the", "of", "restricted", "meta", "naive"]
    let terms = words.flatMap { first in
      words.map { HighlightTerm(words: [first, $0, "partially"]) }
    }
    let found = try candidates(terms)
    var without = 0
    var denied = 0
    for (place, story) in room.stories.enumerated() {
      for term in terms where !Phrase(term: term, field: nil).holds(in: story.brief) {
        without += 1
        if found[term]?.contains(place) == false { denied += 1 }
      }
    }
    #expect(without > 2_000 && denied * 10 > without * 8, "\(denied) of \(without)")
  }

  @Test func otherSpellingsComeBesideTheirNeighbours() {
    let column = Words.indexed("Send e-mail today")
    #expect(WordOrder.text(of: column) == "send e mail today email send email email today")
    #expect(WordOrder.text(of: "no other spelling") == "no other spelling")
  }
}

extension HighlightTerm {
  /// Terms of up to four words that follow each other in a text, whole and with the last one cut.
  static func inside(_ text: String) -> [HighlightTerm] {
    let words = Words.queryTerms(in: text)
    return words.indices.flatMap { start in
      (1...4).flatMap { count -> [HighlightTerm] in
        let some = Array(words[start...].prefix(count))
        let last = some[some.count - 1]
        return [HighlightTerm(words: some)]
          + (1...3).map {
            HighlightTerm(words: some.dropLast() + [String(last.prefix($0))], isPrefix: true)
          }
      }
    }
  }
}
