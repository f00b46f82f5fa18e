@testable import Briefs
import TestSupport
import Testing
import Text

/// Names in any text: offsets that hold, whatever the text is.
@Suite struct TextMentionTests {
  /// In order, without overlap, and each text what stands between its offsets.
  private func check(_ text: String, _ recogniser: ModelRecogniser = .init()) {
    let scalars = Array(text.unicodeScalars)
    var last = 0
    for mention in recogniser.mentions(inText: text) {
      #expect(mention.start >= last && mention.start < mention.end && mention.end <= scalars.count)
      guard mention.start >= last, mention.end <= scalars.count, mention.start < mention.end else {
        return
      }
      let slice = scalars[mention.start..<mention.end]
      #expect(slice.elementsEqual(mention.text.unicodeScalars))
      last = mention.end
    }
  }

  @Test(arguments: HostileEntityTests.texts.indices)
  func awkwardTextKeepsItsOffsets(_ index: Int) { check(HostileEntityTests.texts[index]) }

  static let huge = [
    String(repeating: "x", count: 1 << 20), String(repeating: "X", count: 1 << 20),
    String(repeating: "?!…", count: 100_000), String(repeating: "Aé中Ж ", count: 20_000),
    String(repeating: "\n", count: 100_000), String(repeating: "A\n", count: 20_000),
    String(repeating: "The Bank of ", count: 5_000), String(repeating: "\u{FFFD}", count: 50_000),
    String(repeating: "\r\n", count: 1000) + "Angela Merkel\r\nin Berlin", "", "\u{FEFF}Berlin",
  ]

  @Test(arguments: huge.indices)
  func hugeAndOddTextIsRead(_ index: Int) { check(Self.huge[index]) }

  @Test func offsetsCountScalars() {
    let text = "😀 e\u{301}té:\r\n“Angela Merkel” met 😀 Siemens."
    let mentions = ModelRecogniser().mentions(inText: text)
    #expect(mentions.map(\.text) == ["Angela Merkel", "Siemens"])
    #expect(mentions.map(\.start) == [10, 31])
    #expect(mentions.map(\.end) == [23, 38])
    check(text)
  }

  @Test func randomTextKeepsItsOffsets() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Meta", "Bank", " of ", " ", " ", ". ", ", ", "'s", "’s", "(", ")", "U.S.", "al-", "Kyiv",
      "Angela", "Merkel", "President", "é", "中国", "Путин", "\"", "-", "&", " and ", "AI", "\n",
      "\r\n", "\u{301}", "The", "said", "#", "http://", "EU", "😀", "1", "\u{0}", "\u{200B}",
      "Hurricane ", "Tropical ", "USS ", "Queen ", " des ", " 4-1",
    ]
    for _ in 0..<60 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
        .joined()
      check(text)
    }
  }

  @Test func linesOfJSONGiveTheirText() {
    func read(_ line: String) -> String? { try? TextInput.text(ofJSON: Array(line.utf8)).get() }
    #expect(read(#"{"id": 1, "text": "Kyiv\n\u00e9"}"#) == "Kyiv\né")
    for line in ["", "[]", "{}", #"{"text": 1}"#, #"{"text": "a"} {}"#, "{\"text\": \"a", "text"] {
      #expect(read(line) == nil, "\(line)")
    }
  }

  @Test func offsetsOfALongTextCountFromItsStart() throws {
    let paragraph = "“" + String(repeating: " ", count: 1_000) + "”\n\n"
    let filler = String(repeating: paragraph, count: 2_500)
    let text = filler + "Angela Merkel met Siemens.\n"
    let mentions = ModelRecogniser().mentions(inText: text)
    #expect(mentions.map(\.text) == ["Angela Merkel", "Siemens"])
    let start = filler.unicodeScalars.count
    #expect(mentions.map(\.start) == [start, start + 18])
    #expect(mentions.map(\.end) == [start + 13, start + 25])
  }

  @Test(arguments: ["word ", "a line\n", "paragraph\n\n", "x", "é", "語", "👩‍👩‍👧"])
  func partsOfALongTextCoverItAndCutNoCharacter(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 3 << 20 / piece.utf8.count).utf8)
    let parts = Array(TextParts(bytes))
    #expect(parts.count > 2)
    #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == bytes.count)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(parts.allSatisfy { $0.count <= TextParts.size && bytes[$0.lowerBound] & 0xC0 != 0x80 })
    if piece.hasSuffix(" ") || piece.hasSuffix("\n") {
      #expect(parts.allSatisfy { bytes[$0.upperBound - 1] <= 0x20 })
    }
  }
}
