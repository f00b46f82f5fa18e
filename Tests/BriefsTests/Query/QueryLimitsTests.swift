import Briefs
import Testing
import Text

/// Queries that are too long, too many or too deep.
struct QueryLimitsTests {
  @Test func thirtyTwoTermsAreSearched() {
    let text = (1...32).map { "w\($0)" }.joined(separator: " ")
    #expect(!Query.exceedsLimits(text))
    #expect(query(text).notice == nil)
  }

  @Test func furtherTermsAreCut() {
    let text = (1...33).map { "w\($0)" }.joined(separator: " ")
    #expect(Query.exceedsLimits(text))
    for typing in [false, true] {
      let query = query(text, typing: typing)
      #expect(query.root == .and((1...32).map { word("w\($0)") }))
      #expect(query.notice == "query cut to 32 terms")
    }
  }

  @Test func thePartsOfAPhraseCountAndAreCut() {
    let text = "\"" + (1...40).map { "w\($0)" }.joined(separator: " ") + "\""
    #expect(Query.exceedsLimits(text))
    #expect(
      query(text).root == .phrase((1...32).map { "w\($0)" }, lastIsPrefix: false, field: nil))
    #expect(query(text).notice == "query cut to 32 terms")
  }

  @Test func punctuationAndBracketsDoNotCount() {
    let text = "a " + String(repeating: "( , - ! ) ", count: 50) + "b"
    #expect(!Query.exceedsLimits(text))
  }

  @Test func longTextIsCutAfterAWord() {
    let long = String(repeating: "x", count: 50)
    let text = Array(repeating: long, count: 25).joined(separator: " ")
    #expect(Query.exceedsLimits(text))
    #expect(query(text, typing: true).root == .and(Array(repeating: word(long), count: 20)))
    #expect(query(text).notice == "query cut to 1 KiB")
  }

  @Test func aSingleLongWordIsCutWithinIt() {
    let words = query(String(repeating: "\u{44F}", count: 2000)).highlights.flatMap(\.words)
    #expect(!words.isEmpty)
    #expect(words.allSatisfy { $0.unicodeScalars.allSatisfy { $0 == "\u{44F}" } })
  }

  @Test func exactlyAKibibyteIsSearchedWhole() {
    let text = String(repeating: "x", count: 1024)
    #expect(!Query.exceedsLimits(text))
    #expect(query(text).notice == nil)
    #expect(Query.exceedsLimits(text + "x"))
  }

  @Test func aQuoteThatWasCutOffIsNotComplainedOf() {
    let text = "\"" + String(repeating: "word ", count: 300) + "\""
    #expect(query(text).notice == "query cut to 32 terms")
  }

  @Test(arguments: [64, 65, 100, 400])
  func deepBracketsAreRead(depth: Int) {
    let text =
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth) + " b"
    let query = query(text)
    #expect(query.root == .and([word("a"), word("b")]))
    #expect(query.notice == (depth > 64 ? "brackets deeper than 64 passed over" : nil))
  }

  @Test func nestedConditionsKeepTheirMeaning() {
    #expect(
      query("a -(b -(c or (d -(e))))").root
        == .and([
          word("a"),
          .not(
            .and([
              word("b"), .not(.or([word("c"), .and([word("d"), .not(word("e"))])])),
            ])),
        ]))
  }
}
