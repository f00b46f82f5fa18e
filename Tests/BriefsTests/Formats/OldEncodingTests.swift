import Foundation
import TestSupport
import Testing
import Text

@testable import Briefs

/// Files from before Unicode was everywhere.
@Suite struct OldEncodingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    /// Core Foundation's, of the encoding that the text is written in.
    let number: UInt
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ number: UInt, _ text: String) {
      (self.name, self.number, self.text) = (name, number, text)
    }

    func bytes() throws -> [UInt8] {
      let encoding = String.Encoding(rawValue: 1 << 31 | number)
      return try Array(#require(text.data(using: encoding)))
    }
  }

  static let russian = "Паром снова ходит\n\nПаром через залив снова ходит по утрам, сообщил порт."
  static let japanese = "橋が再び開いた\n\n市は月曜日、橋の通行を再開した。"
  static let polish = """
    Prom znów kursuje

    Prom przez zatokę znów kursuje co godzinę, ogłosił w środę zarząd portu. Mieszkańcy \
    czekali na tę wiadomość trzy miesiące i cieszą się, że mogą wreszcie dojść na drugą stronę.
    """

  static let rows = [
    Row("windows-1251", 0x502, russian), Row("koi8-r", 0xA02, russian),
    Row("iso-8859-5", 0x205, russian), Row("ibm866", 0x41B, russian),
    Row("koi8-u", 0xA08, "Пором ходить\n\nПором через затоку ходить щодня, її відкрито."),
    Row("shift_jis", 0x420, japanese), Row("shift_jis", 0x420, "橋が開いた\n\n本文。"),
    Row("gb18030", 0x632, "大桥重新开放\n\n市政府星期一宣布，跨河大桥重新开放通行。"),
    Row("big5", 0xA06, "大橋重新開放\n\n市政府星期一宣布，跨河大橋重新開放通行。"),
    Row("euc-kr", 0x422, "다리가 다시 열렸다\n\n시는 월요일 다리의 통행을 재개했다고 발표했다."),
    Row("iso-8859-7", 0x207, "Το πλοίο ξεκίνησε\n\nΤο πλοίο ξεκίνησε πάλι, ανακοίνωσε ο δήμος."),
    Row("windows-1255", 0x505, "המעבורת חזרה\n\nהמעבורת חזרה לפעול הבוקר, הודיעה העירייה."),
    Row("windows-1256", 0x506, "عادت العبارة\n\nعادت العبارة إلى العمل هذا الصباح."),
    Row("windows-1250", 0x501, polish), Row("iso-8859-2", 0x202, polish),
    Row("windows-1252", 0x500, "Fähre fährt\n\nDie Fähre über den Fluss fährt „künftig“ täglich."),
    Row("windows-1252", 0x500, "Le bac rouvre\n\nLe bac a été réparé dès l’été, à un coût élevé."),
    Row("windows-1252", 0x500, "Un café naïf\n\nPlain English with one word of French: déjà."),
    Row("windows-1252", 0x500, "Bron öppnar\n\nFärjan över älven går inte längre, många åker."),
  ]

  @Test(arguments: rows)
  func theLettersTellTheEncoding(row: Row) throws {
    let parsed = BriefFormat.parse(try row.bytes(), name: "x.txt")
    let parts = row.text.split(separator: "\n\n").map(String.init)
    #expect(parsed.briefs.map(\.title.string) == [parts[0]])
    #expect(parsed.briefs.first?.outline.last == parts[1])
    #expect(parsed.complaints == ["notice: encoding: \(row.name) (guessed)"])
  }

  @Test func japaneseInEUCIsRead() {
    let bytes: [UInt8] = [
      0xB6, 0xB6, 0xA4, 0xAC, 0xBA, 0xC6, 0xA4, 0xD3, 0xB3, 0xAB, 0xA4, 0xA4, 0xA4, 0xBF, 0x0A,
      0x0A,
      0xBB, 0xD4, 0xA4, 0xCF, 0xB7, 0xEE, 0xCD, 0xCB, 0xC6, 0xFC, 0xA1, 0xA2, 0xB6, 0xB6, 0xA4,
      0xCE,
      0xC4, 0xCC, 0xB9, 0xD4, 0xA4, 0xF2, 0xBA, 0xC6, 0xB3, 0xAB, 0xA4, 0xB7, 0xA4, 0xBF, 0xA1,
      0xA3,
    ]
    let decoded = Decoded(file: bytes)
    #expect(decoded.text == Self.japanese)
    #expect(decoded.encodingName == "euc-jp")
  }

  @Test(
    arguments: rows.filter { ["shift_jis", "gb18030", "big5"].contains($0.name) }
      + [Row("euc-kr", 0x422, "다리가 다시 열렸다")])
  func aCharacterCutAtTheEndIsDamagedAlone(row: Row) throws {
    let decoded = Decoded(file: try row.bytes().dropLast())
    #expect(decoded.text == row.text.dropLast() + "\u{FFFD}")
    #expect(decoded.encodingName == row.name)
  }

  @Test(arguments: rows)
  func oldTextIsNotBinary(row: Row) throws {
    #expect(!Decoding.looksBinary(try row.bytes()))
  }

  @Test func lineEndsBecomeLF() throws {
    let text = Self.russian.replacingOccurrences(of: "\n", with: "\r\n")
    let decoded = Decoded(file: try Row("windows-1251", 0x502, text).bytes())
    #expect(decoded.text == Self.russian)
  }

  @Test func validUTF8IsNeverGuessed() {
    for row in Self.rows { #expect(!Decoded(file: Array(row.text.utf8)).isGuessed) }
  }

  /// The words of the phrase are other bytes in the file.
  @Test func aPhraseInOldTextIsLookedForInTheText() throws {
    let filter = PhraseFilter(HighlightTerm(words: ["паром", "снова"], isPrefix: false))
    #expect(filter.mayHold(try Self.rows[0].bytes(), name: Array("x.txt".utf8)))
  }

  @Test(arguments: OldEncoding.all.map(\.name))
  func anyBytesAreRead(name: String) throws {
    let encoding = try #require(OldEncoding.all.first { $0.name == name })
    let seed = UInt64.random(in: 0..<UInt64.max)
    var dice = SeededGenerator(seed: seed)
    let every = encoding.text(of: Array(UInt8.min...UInt8.max))
    #expect(every.unicodeScalars.count >= 128)
    for _ in 0..<Mutation.rounds(20) {
      let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &dice) }
      let text = encoding.text(of: bytes)
      #expect(text.utf8.count <= bytes.count * 3, "seed \(seed)")
    }
  }

  @Test func damagedOldTextIsRead() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var dice = SeededGenerator(seed: seed)
    let texts = try Self.rows.map { try $0.bytes() }
    for _ in 0..<Mutation.rounds(3) {
      for text in texts {
        let bytes = Mutation.of(text, others: texts, using: &dice)
        let parsed = BriefFormat.parse(bytes, name: "x.txt")
        #expect(!parsed.briefs.isEmpty || !parsed.problems.isEmpty, "seed \(seed)")
      }
    }
  }
}
