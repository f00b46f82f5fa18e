import Briefs
import Testing
import Text

/// Tables in Markdown, and what only looks like one.
@Suite struct MarkdownTableTests {
  private func outline(_ text: String) throws -> [String] {
    Array(try brief("# A\n\n" + text, name: "x.md").outline.dropFirst())
  }

  @Test func aTableMayStandInAParagraph() throws {
    #expect(
      try outline("Votes:\n| A | B |\n|---|---|\n| 1 | 2 |\nAD\nThe end.") == [
        "Votes:", "[A | B]", "(1 | 2)", "The end.",
      ])
  }

  @Test func rowsMayBeUneven() throws {
    let rows = try outline("| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |")
    #expect(rows == ["[A | B]", "(1)", "(1 | 2 | 3)"])
  }

  @Test(arguments: [
    "a | b\nc | d", "a | b\n--- | --- | ---", "| --- |", "a | b\n\n--- | ---\n", "a|b c\n-x-|---",
  ])
  func otherLinesWithBarsAreText(_ text: String) throws {
    #expect(try outline(text).allSatisfy { !$0.hasPrefix("[") })
  }

  /// As long as a file may be, in time that grows with it.
  @Test func hostileTablesAreReadInOneGo() throws {
    let bars = String(repeating: "|", count: 100_000)
    #expect(try outline("\(bars)\n\(bars)\n").count == 1)
    let wide = String(repeating: "| - ", count: 30_000)
    #expect(try outline("\(wide)\n\(wide)\n").count == 1)
    let long = "| a | b |\n|---|---|\n" + String(repeating: "| c | d |\n", count: 30_000)
    #expect(try outline(long).count == 30_001)
    let heads = String(repeating: "| a |\n|---|\n", count: 20_000)
    #expect(try outline(heads).first == "[a]")
  }
}
