import Briefs
import TestSupport
import Testing

/// How alike two texts are found to be.
struct TextSketchTests {
  private func words(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in String(UInt32.random(in: 0...200_000, using: &random), radix: 36) }
  }

  private func sketch(_ words: [String]) -> TextSketch {
    TextSketch(of: [words.joined(separator: " ")])
  }

  @Test(arguments: [16, 60, 500])
  func anEditLeavesATextAlikeAndAnotherTextIsNot(count: Int) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let text = words(count, &random)
      var edited = text
      edited[0] = "changed"
      edited[count / 2] = "also"
      #expect(sketch(text).likeness(to: sketch(edited)) >= TextSketch.alikeElsewhere)
      #expect(sketch(text).likeness(to: sketch(words(count, &random))) == 0)
    }
  }

  @Test func theLikenessOfAPartIsAboutItsShare() {
    var random = SeededGenerator(seed: 3)
    let text = words(2_000, &random)
    let half = Array(text.prefix(1_000)) + words(1_000, &random)
    #expect((0.15...0.52).contains(sketch(text).likeness(to: sketch(half))))
  }

  @Test(arguments: [
    ("Don’t Wait, ALL of you who read this now", "dont wait all of you who read this now"),
    ("ВСЕ ЭТИ СЛОВА НАПИСАНЫ ПО РУССКИ", "все эти слова написаны по русски"),
  ])
  func caseAndPunctuationDoNotCount(_ one: String, _ other: String) {
    #expect(TextSketch(of: [one]) == TextSketch(of: [other]))
  }

  @Test(arguments: ["新しい交通計画が発表されました。市は来年から始めると述べた。", "กินข้าวแล้วไปเที่ยวทะเลกับเพื่อนที่บ้าน"])
  func scriptsWithoutSpacesHaveManyPairs(text: String) {
    let cut = String(text.dropLast(3))
    #expect(TextSketch(of: [text]).likeness(to: TextSketch(of: [cut])) > 0.5)
  }

  /// Journals keep sketches for years.
  @Test func aSketchIsTheSameInEveryVersion() {
    let text = "Three packs were counted near Bautzen, ÄRGER um 12 Wölfe; 表明 した."
    let bins = (0..<TextSketch.binCount).map { TextSketch(of: [text])[bin: $0] }
    #expect(bins.count { $0 != 0 } > 8)
    #expect(bins.reduce(0) { ($0 &* 31 &+ Int($1)) % 1_000_003 } == 821_272)
  }

  @Test(arguments: ["", "one", "\u{301}", "!!!", "two words"])
  func tooLittleIsLikeNothing(text: String) {
    #expect(TextSketch(of: [text]).likeness(to: TextSketch(of: [text])) == 0)
  }
}
