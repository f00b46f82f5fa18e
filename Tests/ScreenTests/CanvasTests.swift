import Screen
import TestSupport
import Testing
import Text

@Suite struct CanvasTests {
  private let plain = Style.plain

  private func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    canvas.fill(canvas.bounds, with: ".", style: plain)
    return canvas
  }

  @Test(arguments: [
    ("abc", 0, "abc.....", 3), ("abc", 6, "......ab", 2), ("abc", -1, "bc......", 3),
    ("界x", 0, "界x.....", 3), ("界x", 6, "......界", 2), ("界x", 7, ".......", 1),
    ("界x", -1, " x......", 3), ("abc", 8, "........", 0), ("abc", -9, "........", 0),
    ("e\u{301}x", 0, "e\u{301}x......", 2), ("\u{301}x", 0, "x.......", 1),
  ])
  func drawnAt(text: DisplayText, x: Int, expected: String, taken: Int) {
    var canvas = canvas(8)
    let columns = canvas.draw(text, at: Point(x: x, y: 0), style: plain)
    #expect(canvas.text(row: 0) == expected)
    #expect(columns == taken || x < 0)
  }

  @Test func theClipIsKept() {
    var canvas = canvas(8, 3)
    let clip = Rect(x: 2, y: 1, width: 3, height: 1)
    canvas.draw("abcdefgh", at: Point(x: 0, y: 1), in: clip, style: plain)
    canvas.draw("abcdefgh", at: Point(x: 0, y: 0), in: clip, style: plain)
    canvas.draw(
      "界界界界", at: Point(x: 1, y: 2), in: Rect(x: 2, y: 2, width: 4, height: 1), style: plain)
    #expect(canvas.text == "........\n..cde...\n.. 界 ..")
  }

  @Test func overwritingHalfAWideCharacterBlanksTheOther() {
    for (x, expected) in [(1, ".a界...."), (2, ". a...."), (3, ".界b...")] where x != 1 {
      var canvas = canvas(7)
      canvas.draw("界", at: Point(x: 1, y: 0), style: plain)
      canvas.draw(x == 2 ? "a" : "b", at: Point(x: x, y: 0), style: plain)
      #expect(canvas.text(row: 0) == expected)
    }
    var canvas = canvas(7)
    canvas.draw("界界", at: Point(x: 1, y: 0), style: plain)
    canvas.draw("面", at: Point(x: 2, y: 0), style: plain)
    #expect(canvas.text(row: 0) == ". 面 ..")
  }

  @Test func marksStayWithTheirBaseAndAreAtMostFour() {
    var canvas = canvas(4)
    canvas.draw("a\u{301}\u{302}\u{303}\u{304}\u{305}b", at: Point(x: 0, y: 0), style: plain)
    #expect(canvas.text(row: 0) == "a\u{301}\u{302}\u{303}\u{304}b..")
    canvas.draw("xa\u{301}", at: Point(x: -2, y: 0), style: plain)
    #expect(canvas[0, 0].marks[0] == 0x301)
  }

  @Test func nothingIsDrawnOutside() {
    var canvas = canvas(4, 2)
    let before = canvas
    for point in [Point(x: 0, y: 2), Point(x: 0, y: -1), Point(x: 4, y: 0)] {
      canvas.draw("abc", at: point, style: plain)
    }
    canvas.fill(Rect(x: 4, y: 0, width: 9, height: 9), with: "x", style: plain)
    canvas.restyle(Rect(x: -5, y: 0, width: 5, height: 2)) { $0.attributes = .bold }
    #expect(canvas == before)
    var none = Canvas(size: Size(columns: -1, rows: 0))
    none.draw("abc", at: Point(x: 0, y: 0), style: plain)
    #expect(none.text == "")
  }

  @Test(arguments: [UInt64](1...10))
  func everyWideCharacterKeepsItsRightHalf(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts: [DisplayText] = ["界面", "a", "e\u{301}界", "abc", "日本語"]
    var canvas = Canvas(size: Size(columns: 12, rows: 3))
    for _ in 0..<300 {
      let point = Point(
        x: Int.random(in: -3...13, using: &generator), y: Int.random(in: -1...3, using: &generator))
      let width = Int.random(in: 0...9, using: &generator)
      let rect = Rect(x: point.x, y: point.y, width: width, height: 2)
      if Bool.random(using: &generator) {
        let text = texts.randomElement(using: &generator) ?? ""
        let clip = Bool.random(using: &generator) ? rect : nil
        canvas.draw(text, at: point, in: clip, style: plain)
      } else {
        canvas.fill(rect, style: plain)
      }
      for y in 0..<3 {
        #expect(canvas.row(y).reduce(0) { $0 + Int($1.width) } == 12)
        for x in 0..<12 {
          #expect((canvas[x, y].width == 2) == (canvas[x + 1, y].width == 0), "\(x) \(y)")
        }
      }
    }
  }
}

@Suite struct ASCIICellTests {
  @Test(
    arguments: [
      ("a", "a"), ("é", "e"), ("Ø", "O"), ("ß", "s"), ("─", "-"), ("┃", "|"), ("┼", "+"),
      ("●", "*"),
      ("’", "'"), ("…", "."), ("界", "?"), ("Я", "?"), ("\u{A0}", " "), ("█", "#"), ("⠹", "*"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func lookAlikes(base: Unicode.Scalar, expected: Unicode.Scalar) {
    var cell = Cell(base, width: UInt8(Columns.of(base)), style: Style(.palette(3)))
    cell.marks[0] = 0x301
    #expect(cell.inASCII == Cell(expected, style: Style(.palette(3))))
  }
}
