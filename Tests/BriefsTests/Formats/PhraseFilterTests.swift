import Foundation
import TestSupport
import Testing
import Text

@testable import Briefs

/// Wherever a brief holds a phrase, the bytes of its file must not deny it.
@Suite struct PhraseFilterTests {
  @Test(arguments: RawFile.Kind.allCases)
  func aGeneratedFileThatHoldsAPhraseMayHoldIt(_ kind: RawFile.Kind) {
    var dice = SeededGenerator(seed: 7)
    for _ in 0..<Mutation.rounds(800) {
      checkHeldPhrases(of: RawFile(kind, using: &dice), count: 12, using: &dice)
    }
  }

  @Test(arguments: SampleFile.all)
  func aDamagedSampleThatHoldsAPhraseMayHoldIt(_ sample: SampleFile) {
    var dice = SeededGenerator(seed: 11)
    let others = SampleFile.all.map(\.bytes)
    for round in 0..<Mutation.rounds(8) {
      let bytes =
        round == 0 ? sample.bytes : Mutation.of(sample.bytes, others: others, using: &dice)
      checkHeldPhrases(of: RawFile(name: sample.name, bytes: bytes), count: 40, using: &dice)
    }
  }

  private func checkHeldPhrases(of file: RawFile, count: Int, using dice: inout SeededGenerator) {
    let texts = file.texts
    for _ in 0..<count {
      guard let text = texts.randomElement(using: &dice) else { return }
      guard let term = term(from: text, using: &dice), Words.contains(term, in: text) else {
        continue
      }
      let answer = PhraseFilter(term).mayHold(file.bytes, name: Array(file.name.utf8))
      #expect(
        answer, "\(term) in \(text.debugDescription), \(file.name): \(file.string.debugDescription)"
      )
    }
  }

  /// Words that follow each other in a text, perhaps with the last one cut.
  private func term(from text: String, using dice: inout SeededGenerator) -> HighlightTerm? {
    let words = Words.queryTerms(in: text)
    guard let first = words.indices.randomElement(using: &dice) else { return nil }
    var taken = Array(words[first...].prefix(Int.random(in: 1...4, using: &dice)))
    let isPrefix = Bool.random(using: &dice)
    if isPrefix, let last = taken.popLast() {
      taken.append(String(last.prefix(Int.random(in: 1...last.count, using: &dice))))
    }
    return HighlightTerm(words: taken, isPrefix: isPrefix)
  }
}

extension PhraseFilterTests {
  /// All but those in another encoding and with HTML: without this the filter would be right and of no use.
  @Test func mostPhrasesThatSamplesDoNotHoldAreDenied() {
    var dice = SeededGenerator(seed: 13)
    var asked = 0
    var denied = 0
    for sample in SampleFile.all {
      let texts = RawFile(name: sample.name, bytes: sample.bytes).texts
      let words = texts.flatMap(Words.queryTerms)
      for _ in 0..<100 {
        let random = (0..<3).compactMap { _ in words.randomElement(using: &dice) }
        let term = HighlightTerm(words: random)
        if random.isEmpty || texts.contains(where: { Words.contains(term, in: $0) }) { continue }
        asked += 1
        let name = Array(sample.name.utf8)
        if !PhraseFilter(term).mayHold(sample.bytes, name: name) { denied += 1 }
      }
    }
    #expect(asked > 2000 && denied * 10 > asked * 7, "\(denied) of \(asked)")
  }

  /// Marks that move letters, make new ones or take white space away.
  @Test(arguments: [
    ("T\n\nthe govern-\nment met", "x.txt", "government met"),
    ("T\n\nthe govern\u{AD}\r\n  ment met", "x.txt", "the government"),
    ("# T\n\nthe [ba][some ref]nk of it\n\n[some ref]: u", "x.md", "bank of it"),
    ("# T\n\nthe [](x-bank \"t\") of it", "x.md", "bank of it"),
    ("# T\n\nthe [![](x)](bank \"t\") of it", "x.md", "picture of it"),
    ("# T\n\nthe <img src=\"x\"> of it", "x.md", "picture of it"),
    ("# T\n\nthe <img> of it", "x.md", "picture of it"),
    ("# T\n\nthe bank <!-- x y --> of it", "x.md", "bank of it"),
    ("# T\n\nthe bank <a b=\"c d\"> of it", "x.md", "bank of it"),
    ("# T\n\nthe bank {{< x y >}} of it", "x.md", "bank of it"),
    ("# T\n\nthe bank %%x y%% of it", "x.md", "bank of it"),
    ("# T\n\nthe bank :rocket: of it", "x.md", "bank of it"),
    ("# T\n\nthe [[x y|bank]] of it", "x.md", "bank of it"),
    ("# T\n\nthe ==ba==nk of it", "x.md", "bank of it"),
    ("# T\n\nthe bank ^[x y] of it", "x.md", "bank 1 of it"),
    ("# T\n\nthe [ba](u \"t t\")nk of it", "x.md", "bank of it"),
    ("# T\n\nthe [ba](<u v>)nk of it", "x.md", "bank of it"),
    ("# T\n\nthe ba` x `nk of it", "x.md", "baxnk of it"),
    ("# T\n\nthe b&#97;nk of it", "x.md", "bank of it"),
    ("---\ntitle: \"the \\x62ank of it\"\n---\nText", "x.md", "bank of it"),
    ("---\ntitle: the bank # or so\n  of it\n---\nText", "x.md", "bank of it"),
    ("# T\n\nthe bank\nAD\nof it", "x.md", "bank of it"),
    (
      "{\"title\": \"T\", \"content_html\": \"the b<i title='x y'>an</i>k of it\"}", "x.json",
      "bank of it"
    ),
    ("{\"title\": \"the b\\u0061nk of it\"}", "x.json", "bank of it"),
    // Five marks of which four stay.
    (
      "# T\n\nthe \u{915}\u{941}\u{941}\u{941}\u{941}\u{941} of it", "x.md",
      "\u{915}\u{941}\u{941}\u{941}\u{941} of it"
    ),
    ("What's Next?\nNothing.", "calls-limited.txt", "calls limited"),
    ("What's Next?\nNothing.", " ", "untitled"), (" ", "calls.md", "calls md"),
    ("", "a.md", "empty file"),
  ])
  func whatCannotBeToldFromTheBytesIsNotDenied(_ text: String, _ name: String, _ phrase: String) {
    let file = RawFile(name: name, bytes: Array(text.utf8))
    let term = HighlightTerm(phrase: phrase)
    #expect(file.texts.contains { Words.contains(term, in: $0) })
    #expect(PhraseFilter(term).mayHold(file.bytes, name: Array(name.utf8)))
  }
}
