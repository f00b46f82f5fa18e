import Briefs
import TestSupport
import Testing

/// A query after Enter finds what it found while it was typed.
struct QueryFinishingTests {
  @Test(arguments: [
    ("strass", "strass*"), ("telegram calls ", "telegram calls"), ("o'bri", "o'bri*"),
    ("1.2", "1.2*"), ("1.", "1*"), ("kingston-upon-l", "kingston-upon-l*"),
    ("press@exam", "press@exam*"), ("#Clim", "#Clim*"), ("C++", "C++*"),
    ("\"quick bro", "\"quick bro*\""), ("\"quick ", "\"quick \""),
    ("title:\"quick bro", "title:\"quick bro*\""), ("(kings", "(kings*)"),
    ("((a or b", "((a or b*))"), ("a (b", "a (b*)"), ("a -me", "a -me*"), ("a or", "a"),
    ("a or (", "a"), ("a -", "a"), ("a NOT", "a"), ("is:unre", ""), ("a is:unre", "a"),
    ("is:unread", "is:unread"), ("a -is:un", "a"), ("tag:pol", "tag:pol*"), ("Russia:", "Russia*"),
    ("sort:title", "sort:title"), ("after:2025-08", "after:2025-08"), ("a*", "a*"), ("", ""),
  ])
  func closesWhatIsOpen(typed: String, kept: String) {
    #expect(Query.finished(typed, today: Asked.today, now: Asked.now) == kept)
  }

  @Test func asksForTheSameWhateverIsTyped() {
    var dice = SeededGenerator(seed: 5)
    let pieces = [
      "quick", "O'Brien", "1.2", "F-16", "\"", "\"", "(", ")", "-", "NOT ", "or ", "and ", " ", " ",
      "title:", "entity:", "is:unread", "after:2025-", "press@example.org", "#Climate", "C++",
      "$1.5bn", "3.5%", "U.S.", "*", "foo:", "sort:", "newer:7d", "d’études", "新しい", "ข่าว",
      "10:30", "https://example.org/a?b=c", "AT&T", "…", "minutes:<", "tag:", "”", ".", ",",
    ]
    for _ in 0..<Mutation.rounds(4000) {
      let count = Int.random(in: 1...6, using: &dice)
      let all = (0..<count).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      let typed = String(all.prefix(Int.random(in: 0...all.count, using: &dice)))
      let kept = Query.finished(typed, today: Asked.today, now: Asked.now)
      let (before, after) = (query(typed, typing: true), query(kept))
      let isSame = before.root == after.root && before.sort == after.sort
      #expect(isSame, "\(typed.debugDescription) became \(kept.debugDescription)")
    }
  }
}
