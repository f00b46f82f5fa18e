import Briefs
import GRDB
import Testing
import Text

@testable import BriefStore

/// What a few bytes tell of the order of a brief's words.
struct WordRunsTests {
  private let room: Newsroom

  init() throws { room = try Newsroom(seed: 53) }

  /// The index's own answer for each story.
  private func mayHold(_ term: HighlightTerm, _ story: Newsroom.Story) throws -> Bool {
    guard let probes = WordRuns.probes(for: term) else { return true }
    let bits = WordRuns.bits(of: PreparedBrief.words(of: story.brief))
    return try room.library.index.read { db in
      try Bool.fetchOne(db, sql: "SELECT may_hold(?, ?)", arguments: [bits, probes]) ?? false
    }
  }

  @Test func whatABriefHoldsIsNeverDenied() throws {
    for story in room.stories {
      let texts = [story.brief.title] + story.brief.sections.flatMap { $0.blocks.map(\.text) }
      for text in texts.map(\.string) {
        for term in HighlightTerm.inside(text) where Words.contains(term, in: text) {
          #expect(try mayHold(term, story), "\(term) in \(text)")
        }
      }
    }
  }

  /// Without this it would be right and of no use.
  @Test func mostOfWhatItDoesNotHoldIsDenied() throws {
    let words = ["telegram", "calls", "state", "the", "of", "restricted", "meta", "naive"]
    var asked = 0
    var denied = 0
    for story in room.stories {
      for first in words {
        for second in words {
          let term = HighlightTerm(words: [first, second, "partially"])
          if Condition.Phrase(term: term, field: nil).holds(in: story.brief) { continue }
          asked += 1
          if try !mayHold(term, story) { denied += 1 }
        }
      }
    }
    #expect(asked > 2_000 && denied * 10 > asked * 8, "\(denied) of \(asked)")
  }

  @Test func nothingIsDeniedOfARowThatNothingIsKnownOf() throws {
    let probes = WordRuns.probes(for: HighlightTerm(words: ["a", "b"]))
    let answers = try room.library.index.read { db in
      try Bool.fetchAll(
        db, sql: "SELECT may_hold(NULL, ?1) UNION ALL SELECT may_hold(x'', ?1)",
        arguments: [probes])
    }
    #expect(answers == [true, true])
  }

  @Test func itIsKnownOfTheBriefsInTheNewerTableAlone() throws {
    try room.library.divideTexts(newest: 7)
    let (known, newer) = try room.library.index.read { db in
      let border = try #require(try TextBorder(db).row)
      return (
        try Int64.fetchAll(db, sql: "SELECT brief FROM runs ORDER BY brief"),
        try Int64.fetchAll(
          db, sql: "SELECT rowid FROM brief WHERE dead = 0 AND rowid >= ? ORDER BY rowid",
          arguments: [border])
      )
    }
    #expect(known == newer)
    #expect(newer.count >= 7)
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
