import Testing
import Text

@testable import Briefs

/// The mark, and how often it is there.
struct Flood: Sendable, CustomTestStringConvertible {
  var mark: String
  var count = 100_000

  var testDescription: String { mark.debugDescription }
}

private let lineFloods: [Flood] = [
  ":::note\n", "::: {.callout-tip}\n", "{%\n", "{% if a %}\n", "{{\n", "{{< a\n", "<Tab a={\n",
  "<!--\n",
  "> [!\n", "> [!note]\n", ">[!tip]- \n", "[^\n", "[^a]:\n", "!!! note\n", "<details>\n",
  "<a href=\"\n",
  "import {\n", "```\n", "~~~\n", "$$\n", "{: .a\n", "- [ ] \n", "|\n", "| a |\n|-|\n", "a\n=\n",
  "<script>\n", "<style>\n", "<pre>\n", "![[\n", "[[\n", "%%\n", "\\begin{a}\n",
  "export const a = {\n",
].map { Flood(mark: $0) }

private let oneLineFloods: [Flood] = [
  "{%", "{{", "{{<", "<Tab a={", "<!--", "[^", "[^a]", "> [!", "[[", "![[", "![", "[a](", "{:",
  "<a ", "</",
  "&#", ":a", "**", "_", "~~", "==", "`", "$", "<b>", "<a={{", "{`${", "[a]: ", "%%", "\\", "^[",
  "\\[",
].map { Flood(mark: $0, count: 200_000) }

/// Marks of site generators and note programs that are opened again and again and never closed.
///
/// Each flood is so long that a reader which looked at the rest of the text for each mark would look at
/// 10^11 bytes and more.
@Suite struct MarkdownFloodTests {
  private func check(_ flood: Flood, name: String) throws {
    let text = "# Pier shut\n\nBefore it.\n\n" + String(repeating: flood.mark, count: flood.count)
    let parsed = parse(text, name: name)
    let brief = try #require(parsed.briefs.first)
    #expect(parsed.briefs.count == 1)
    #expect(brief.title == "Pier shut")
    #expect(brief.allText.contains("Before it."))
    #expect(brief.sections.count <= BriefDraft.sectionLimit)
    let blocks = brief.sections.reduce(0) { $0 + $1.blocks.count }
    #expect(blocks <= BriefDraft.blockLimit + 20)
    // What is made of a mark is never much longer than the mark.
    #expect(brief.allText.utf8.count <= 2 * text.utf8.count + 1000)
    for case .item(_, let depth) in brief.sections.flatMap({ $0.blocks.map(\.kind) }) {
      #expect(depth <= 64)
      if depth > 64 { break }
    }
  }

  @Test(arguments: lineFloods) func inLines(_ flood: Flood) throws {
    try check(flood, name: "x.md")
  }

  @Test(arguments: oneLineFloods) func inOneLine(_ flood: Flood) throws {
    try check(flood, name: "x.md")
  }

  @Test(arguments: (lineFloods + oneLineFloods).filter { "<{ei".contains($0.mark.first ?? " ") })
  func inComponents(_ flood: Flood) throws { try check(flood, name: "x.mdx") }

  /// Text after a flood is text, whatever the marks before it left open.
  @Test(arguments: [":::note\n", "{%\n", "{{<\n", "> [!\n", "[^\n", "[[\n", "![[\n", "{:\n"])
  func whatFollowsIsText(_ mark: String) throws {
    let flood = String(repeating: mark, count: 1_000)
    let brief = try brief("# Pier shut\n\n\(flood)\n\nThe quay is open.\n", name: "x.md")
    #expect(brief.allText.contains("The quay is open."))
  }
}
