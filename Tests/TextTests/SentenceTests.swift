import Testing
import Text

@Suite struct SentenceTests {
  /// Texts with a bar between their sentences.
  static let texts = [
    "Russia restricted calls.| Meta answered.| Why?",
    "The U.S. Senate met Mr. J. K. Smith at 5 p.m. on Monday.| Nobody spoke.",
    "He left the U.S. in 2022.| It rained.",
    "Sanctions came from the U.S.| The company said nothing.",
    "Prices rose 3.5 percent.| See example.com for more.",
    "“Stop!” he said.| “Why?” asked Dr. Lee.| Nobody knew…| So it ended.",
    "Acme Inc. said so.| Gen. Brown and Lt. Col. Green agreed, No. 5 did not.",
    "1. The first point stands.| 2. The second too.",
    "Wait... what?!| Yes.",
    "他表明了。|她说：“好！”|我们走吧？|好",
    "Это было в 2022 г. в Москве.| Потом нет.",
    "No end at all",
    "First line without a stop\n|Second line.",
  ]

  @Test(arguments: texts)
  func endWhereAPersonWouldEndThem(marked: String) {
    let sentences = marked.split(separator: "|").map { $0.trimmed() }
    let text = marked.replacing("|", with: "")
    #expect(Words.firstSentence(of: text) == sentences.first)
    var found: [String] = []
    for offset in 0..<text.utf8.count {
      let range = Words.sentence(around: offset, in: text)
      let sentence = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      if found.last != sentence { found.append(sentence) }
    }
    #expect(found == sentences)
  }

  @Test func ofBlankTextIsEmpty() {
    #expect(Words.firstSentence(of: " \n ") == "")
    #expect(Words.sentence(around: 0, in: "") == 0..<0)
    #expect(Words.sentence(around: 99, in: "One. Two.") == 5..<9)
    #expect(Words.sentence(around: -1, in: "One. Two.") == 0..<4)
    #expect(Words.firstSentence(of: "\n\n  Start here. Then on.") == "Start here.")
  }

  @Test func ofManyDotsTakesLinearTime() {
    let dots = String(repeating: "a.", count: 200_000)
    #expect(Words.firstSentence(of: dots) == dots)
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
