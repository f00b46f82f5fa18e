import Testing

@testable import Briefs

/// When the briefs of a folder settle what a name is, and when they leave it open.
struct KindVotesTests {
  private func votes(_ counts: [Entity.Kind: Int]) -> KindVotes {
    var votes = KindVotes()
    for (kind, count) in counts { votes[kind] = count }
    return votes
  }

  @Test func fortyBriefsOutvoteOne() {
    let meta = votes([.organisation: 40, .person: 1])
    #expect(meta.kind(insteadOf: .person) == .organisation)
    #expect(meta.kind(insteadOf: .organisation) == .organisation)
    // Nobody has said it of any brief yet.
    #expect(meta.kind(insteadOf: .place) == .organisation)
    #expect(meta.firm == .organisation)
  }

  @Test func whatIsOftenTwoThingsStaysTwo() {
    let washington = votes([.place: 40, .person: 20, .organisation: 2])
    #expect(washington.kind(insteadOf: .person) == .person)
    #expect(washington.kind(insteadOf: .place) == .place)
    // A slip beside them is one of the more frequent.
    #expect(washington.kind(insteadOf: .organisation) == .place)
    #expect(washington.firm == nil)
  }

  @Test func aFewBriefsSettleNothing() {
    for counts in [[:], [.person: 1], [.person: 4], [.person: 4, .place: 1]] as [[Entity.Kind: Int]]
    {
      #expect(votes(counts).kind(insteadOf: .place) == .place)
      #expect(votes(counts).firm == nil)
    }
    #expect(votes([.person: 5]).firm == .person)
    #expect(votes([.person: 5, .place: 1]).kind(insteadOf: .place) == .person)
  }

  @Test func aTieSettlesNothing() {
    let even = votes([.person: 30, .place: 30, .other: 1])
    for kind in Entity.Kind.allCases { #expect(even.kind(insteadOf: kind) == kind) }
    #expect(even.firm == nil)
  }

  /// Whatever the numbers, the usual kind is never put in question, and nothing is put under a kind
  /// that is itself put under another.
  @Test func whatIsSettledIsSettled() {
    for number in 0..<4096 {
      let counts = (0..<4).map { [0, 1, 3, 5, 9, 25, 130, 100_000][(number >> ($0 * 3)) & 7] }
      let kinds = votes(Dictionary(uniqueKeysWithValues: zip(Entity.Kind.allCases, counts)))
      for kind in Entity.Kind.allCases {
        let settled = kinds.kind(insteadOf: kind)
        #expect(kinds.kind(insteadOf: settled) == settled)
        #expect(kinds[settled] >= kinds[kind])
        if let firm = kinds.firm { #expect(settled == firm) }
      }
    }
  }

  /// Each time the answer changes, all briefs of the smaller kind are put right.
  @Test func theAnswerChangesSeldomWhileAFolderGrows() {
    var growing = votes([.organisation: 1])
    var changes = 0
    for brief in 0..<20_000 {
      let before = growing.kind(insteadOf: .person)
      growing[brief % 6 == 0 ? .person : .organisation] += 1
      if growing.kind(insteadOf: .person) != before { changes += 1 }
    }
    #expect(changes < 100)
  }
}
