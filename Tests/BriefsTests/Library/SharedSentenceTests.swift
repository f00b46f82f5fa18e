import Foundation
import Testing
import Text

@testable import Briefs

/// What two entities share: sentences, and the Markdown that they are written down as.
struct SharedSentenceTests {
  private let pair = EntityPair(
    Entity(name: "Meta", kind: .organisation), Entity(name: "Russia", kind: .place))

  /// A brief of two sections; every place of the two names mentions them.
  private func opened(_ first: String, _ second: String, title: String = "A *day*") throws
    -> OpenedBrief
  {
    var brief = Brief(title: DisplayText(cleaning: title), format: .plainText)
    brief.isAIGenerated = true
    brief.source = "The Wire"
    brief.url = "https://example.org/a_b"
    brief.sections = [
      Section(
        title: "What's Happening?", role: .happening, blocks: [Block(DisplayText(cleaning: first))]),
      Section(title: "What's Next?", role: .next, blocks: [Block(DisplayText(cleaning: second))]),
    ]
    var mentions: [Mention] = []
    for (number, text) in [first, second].enumerated() {
      for entity in [pair.first, pair.second] {
        for range in text.ranges(of: entity.name.string) {
          let from = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
          let place = Place(
            section: number, block: 0, range: from..<from + entity.name.string.utf8.count)
          mentions.append(Mention(entity: entity, place: place))
        }
      }
    }
    let row = BriefRow(
      key: RowKey(id: BriefID(1), entry: 1), title: brief.title,
      published: Published(seconds: 20_313 * 86_400, precision: .day), minutes: 1,
      isMinutesCounted: true, isAIGenerated: true, entities: [], state: ReadingState())
    return OpenedBrief(
      row: row, brief: brief, mentions: mentions.sorted { $0.place < $1.place }, entities: [],
      path: "day.txt")
  }

  @Test func findsTheSentencesThatNameBoth() throws {
    let opened = try opened(
      "Meta left. Meta said that Russia and Meta differ! Russia did not answer.",
      "Will Russia call Meta? Meta waits.")
    let found = SharedSentence.all(in: opened, pair)
    #expect(
      found.map(\.sentence) == ["Meta said that Russia and Meta differ!", "Will Russia call Meta?"])
    #expect(found.map(\.first) == [[0..<4, 26..<30], [17..<21]])
    #expect(found.map(\.second) == [[15..<21], [5..<11]])
    #expect(found.map(\.role) == [.happening, .next])
    #expect(found.map(\.isTogether) == [true, true])
  }

  @Test func elsewhereShowsTheNearestTwo() throws {
    let opened = try opened("Meta left. It rained. Russia slept.", "Meta came. Meta went.")
    let found = SharedSentence.all(in: opened, pair)
    #expect(found.map(\.sentence) == ["Russia slept.", "Meta came."])
    #expect(found.map(\.first) == [[], [0..<4]])
    #expect(found.map(\.isTogether) == [false, false])
    let alone = try self.opened("Meta left.", "Meta came.")
    #expect(SharedSentence.all(in: alone, pair) == [])
  }

  @Test func aMillionNamesInOneLineAreReadOnce() throws {
    let line = String(repeating: "Meta met Russia ", count: 5000)
    let found = SharedSentence.all(in: try opened(line, "Nothing."), pair)
    #expect(found.map(\.sentence.string.utf8.count).max() ?? 0 <= 2100)
    #expect(!found.isEmpty)
  }

  @Test func theDigestCitesItsSources() throws {
    var digest = PairDigest(pair, zone: try #require(TimeZone(secondsFromGMT: 0)))
    digest.add(
      SharedSentence.all(in: try opened("Meta left. Meta and #Russia differ.", "-"), pair))
    #expect(
      digest.markdown == """
        # Meta and Russia

        1 sentence with both names, from 1 brief, newest first.

        ## A \\*day\\*

        2025-08-13 · The Wire · <https://example.org/a_b> · AI generated · day.txt

        > Meta and \\#Russia differ.

        *What's Happening?*

        """)
  }
}
