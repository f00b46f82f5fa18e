import Briefs
import TestSupport
import Testing
import Text

@Suite struct HostileEntityTests {
  static let texts = [
    String(repeating: "a", count: 1 << 17), String(repeating: "A", count: 1 << 17),
    String(repeating: "A ", count: 40_000), String(repeating: "Foo ", count: 20_000),
    String(repeating: ".'-’“(&`@#:/", count: 20_000), String(repeating: "`", count: 40_000),
    String(repeating: "Ministry of Foo and ", count: 10_000),
    String(repeating: "Bank of Foo (BOF) ", count: 10_000),
    String(repeating: "John ", count: 10_000), String(repeating: "Prime ", count: 10_000),
    String(repeating: "Paris Foo de la ", count: 10_000), String(repeating: "中", count: 20_000),
    String(repeating: "a.b/", count: 10_000), String(repeating: "e\u{301}", count: 20_000),
    String(repeating: "Hurricane ", count: 10_000), String(repeating: "USS ", count: 10_000),
    String(repeating: "Queen Ann des ", count: 10_000),
    String(repeating: "Foo 4-1 ", count: 10_000),
    String(repeating: "UK’s ", count: 10_000), String(repeating: "U.S.", count: 10_000), "'s", "’",
    "&",
    "A.", "@", "#", "`", "-", "al-", "http://", "www.", "'s's's", "(ABC)", "A (A)", "\u{301}",
    "😀 Meta 😀",
  ]

  @Test(arguments: texts.indices)
  func awkwardTextIsTaggedInOrderAndInside(_ index: Int) {
    let brief = Brief.of([Self.texts[index]])
    let length = brief.sections[0].blocks[0].text.string.utf8.count
    var end = 0
    for mention in RuleRecogniser().mentions(in: brief) {
      #expect(mention.place.range.lowerBound >= end)
      #expect(!mention.place.range.isEmpty)
      end = mention.place.range.upperBound
    }
    #expect(end <= length)
  }

  @Test func randomTextNeverOverlapsOrCutsACharacter() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Meta", "Bank", " of ", " ", " ", " ", ". ", ", ", "'s", "’s", "(", ")", "U.S.", "al-",
      "Kyiv",
      "Angela", "Merkel", "President", "é", "中国", "Путин", "\"", "“", "-", "&", " and ", "AI",
      "May", "\u{301}",
      "The", "said", "#", "@", "http://", "EU", "😀", "Strait", "1", "%", "…", "。",
    ]
    let recogniser = RuleRecogniser(
      corrections: .init(
        entities: [.init(name: "Bank", kind: .place, aliases: ["bank of meta", "国", "the"])]))
    for _ in 0..<100 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
        .joined()
      var brief = Brief.of([text, text], title: text)
      brief.statedEntities = [
        StatedEntity(name: "Kyiv Meta"), StatedEntity(name: "", kind: .person),
      ]
      let mentions = recogniser.mentions(in: brief)
      #expect(mentions.map(\.place) == mentions.map(\.place).sorted(), "seed \(seed)")
      for (a, b) in zip(mentions, mentions.dropFirst())
      where a.place.section == b.place.section && a.place.block == b.place.block {
        #expect(a.place.range.upperBound <= b.place.range.lowerBound, "seed \(seed): \(text)")
      }
      for mention in mentions {
        let block = brief.block(section: mention.place.section, block: mention.place.block)
        let slice = block?[mention.place.range].string.utf8.count
        #expect(slice == mention.place.range.count, "seed \(seed): \(text)")
      }
      #expect(mentions == recogniser.mentions(in: brief), "seed \(seed): \(text)")
    }
  }

  @Test func wordsTooLongForANameMatchNothing() {
    let long = String(repeating: "Meta", count: 17)
    let corrections = EntityCorrections(entities: [.init(name: DisplayText(cleaning: long))])
    #expect(RuleRecogniser(corrections: corrections).mentions(in: .of(["see \(long)"])).isEmpty)
  }
}
