import Briefs
import Testing
import Text

@testable import BriefStore

/// What is known of a phrase from what was typed before its last letter.
struct PhraseMatchCacheTests {
  private static func phrase(
    _ text: String, typing: Bool = true, _ field: Query.TextField? = nil
  ) -> Phrase {
    Phrase(term: HighlightTerm(phrase: text, isPrefix: typing), field: field)
  }

  @Test func aTextWithoutTheBeginningIsWithoutTheRest() {
    let cache = PhraseMatchCache()
    let begun = Self.phrase("bank of t")
    let whole = Self.phrase("bank of the", typing: false)
    for (content, holds) in [(1, false), (2, true)] as [(Int64, Bool)] {
      #expect(cache.answer(begun, ofText: content) == nil)
      cache.remember(holds, begun, ofText: content)
    }
    #expect((1...3).map { cache.answer(whole, ofText: $0) } == [false, nil, nil])
    #expect(cache.answer(Self.phrase("bank of th", .next), ofText: 1) == false)
  }

  /// Each was typed only a letter after the one before, however many letters there are.
  @Test func whatIsKnownGoesOnFromLetterToLetter() {
    let cache = PhraseMatchCache()
    let text = "bank of the province of the north"
    let typed = (8...text.count).map { Self.phrase(String(text.prefix($0))) }
    #expect(cache.answer(typed[0], ofText: 1) == nil)
    cache.remember(false, typed[0], ofText: 1)
    #expect(typed.allSatisfy { cache.answer($0, ofText: 1) == false })
  }

  @Test(arguments: [
    (phrase("bank of t"), phrase("bank of s")), (phrase("bank of t"), phrase("bank of")),
    (phrase("bank of t", .title), phrase("bank of the")),
    (phrase("bank of", typing: false), phrase("bank off")),
    (phrase("bank of", typing: false), phrase("bank of")),
    (phrase("of the"), phrase("bank of the")), (phrase("the 表"), phrase("the 表明")),
  ])
  func whatIsNoBeginningSaysNothing(_ one: Phrase, _ other: Phrase) {
    let cache = PhraseMatchCache()
    _ = cache.answer(one, ofText: 1)
    cache.remember(false, one, ofText: 1)
    #expect(cache.answer(other, ofText: 1) == nil)
  }

  @Test func typedLetterByLetterTheAnswersAreTheSame() throws {
    let room = try Newsroom(seed: 71)
    let naive = NaiveSearch(zone: room.zone, lastVisit: nil)
    var found = 0
    for story in room.stories.prefix(12) {
      let text = try #require(story.brief.sections.first?.blocks.first?.text.string)
      let typed = "\"" + text.split(separator: " ").prefix(3).joined(separator: " ")
      for length in 1...typed.count {
        let query = Query.parse(
          String(typed.prefix(length)), typing: true, today: Day(number: 20_313), now: 0)
        let rows = try room.library.list(ListRequest(query: query)).rows
        let expected = room.stories.filter { naive.matches(query.root, $0) }
        #expect(Set(rows.map(\.key)) == Set(expected.map(\.key)), "\(typed.prefix(length))")
        found += rows.count
      }
    }
    #expect(found > 500)
  }
}
