import Briefs
import Testing
import Text

/// Queries nobody should type.
struct HostileQueryTests {
  @Test(arguments: ["(", ")", "(-", "-", "\"", "a or ", "not ", "()", "(a", "*", "title:", "👩‍👩‍👧"])
  func twoHundredKilobytesOfIt(_ piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    #expect(Query.exceedsLimits(text))
    #expect(query(text).notice != nil)
    #expect(query(text, typing: true).notice != nil)
  }

  @Test(
    arguments: [
      ("NEAR(a b, 5)", .and([word("near"), word("a"), word("b"), word("5")])),
      ("^telegram", word("telegram")),
      ("{title next}: x", .and([word("title"), word("next"), word("x")])),
      ("a + b", .and([word("a"), word("b")])),
      ("AND", word("and")),
      ("a AND NOT b", .and([word("a"), .not(word("b"))])),
      ("'; DROP TABLE brief; --", .and([word("drop"), word("table"), word("brief")])),
      ("a\"b\"c", .and([word("a"), word("b"), word("c")])),
      ("\"a\"\"b\"", .and([word("a"), word("b")])),
      ("%_?1 :name", .and([word("1"), word("name")])),
      ("a\u{0}b \u{1B}[31m", .and([compound("a b"), word("31m")])),
    ] as [(String, Query.Node)])
  func theIndexesOwnSyntaxIsOnlyWords(text: String, root: Query.Node) {
    #expect(query(text).root == root)
  }

  @Test func noticesAreCleaned() {
    let notice = query("foo:\u{1B}]0;x\u{7}\u{202E}").notice
    #expect(notice?.string.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
  }

  /// Random queries neither trap, nor differ from one time to the next, nor lose what was typed
  /// without a word about it.
  @Test(arguments: [UInt64(1), 2, 3, 20_250_813])
  func randomQueriesAreReadTheSameTwice(seed: UInt64) {
    let pieces = [
      "a", "telegram", "é", "電報", "не", " ", " ", " ", "(", ")", "\"", "“", "-", "*", ":", "or",
      "and", "not", "OR", "title:", "entity:", "is:", "is:unread", "tag:", "after:", "2025-08-01",
      "2025", "newer:", "7d", "sort:", "-date", "minutes:", "<", "5", "foo:", "'", "\u{0}", "\n",
      "👍", "\u{301}", "{", "^", "NEAR(", "+", ",",
    ]
    var random = SplitMix(seed)
    for _ in 0..<1000 {
      let text = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }.joined()
      for typing in [false, true] {
        let first = query(text, typing: typing)
        #expect(first == query(text, typing: typing), "seed \(seed): \(text.debugDescription)")
        #expect(depth(of: first.root) <= 2 * Query.depthLimit + 2)
        #expect(first.highlights.allSatisfy { !$0.words.isEmpty && !$0.words.contains("") })
      }
    }
  }

  private func depth(of node: Query.Node) -> Int {
    switch node {
    case .and(let nodes), .or(let nodes): 1 + (nodes.map { depth(of: $0) }.max() ?? 0)
    case .not(let inner): 1 + depth(of: inner)
    default: 1
    }
  }
}

/// A small random source that gives the same numbers for the same seed everywhere (SplitMix64).
private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
