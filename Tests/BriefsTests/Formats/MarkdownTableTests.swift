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

  @Test func anEscapedBarIsPartOfItsCell() throws {
    let text = "| A | B |\n|---|---|\n| a \\| b | `x \\| y` |\n| 1 | |"
    let brief = try brief("# A\n\n" + text, name: "x.md")
    #expect(
      brief.outline.dropFirst() == ["[A | B]", "(a\u{A0}|\u{A0}b | x\u{A0}|\u{A0}y)", "(1 | )"])
    #expect(brief.sections[0].blocks[1].cells.count == 2)
    #expect(parse(brief.markdown, name: "x.md").briefs == [brief])
  }

  @Test func tablesInQuotesAndListsAreTables() throws {
    #expect(try outline("> | A | B |\n> |---|---|\n> | 1 | 2 |") == ["[A | B]", "(1 | 2)"])
    #expect(
      try outline("- x\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |").suffix(2) == [
        "[A | B]", "(1 | 2)",
      ])
    #expect(try outline("| A | B |\n|---|---|\n| 1 | 2 |\n---\nEnd.").suffix(2) == ["***", "End."])
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
