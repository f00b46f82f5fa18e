import Testing
import Text

@testable import Briefs

/// HTML inside Markdown and by itself.
@Suite struct HTMLReaderTests {
  private func outline(_ text: String) throws -> [String] {
    Array(try brief("# T\n\n" + text, name: "x.md").outline.dropFirst())
  }

  @Test(arguments: [
    ("Water is H<sub>2</sub>O and <strong>wet</strong>.", ["Water is H₂O and wet."]),
    ("A <script>x()</script>word <style>a{}</style>here.", ["A word here."]),
    ("See <a href=\"http://a.b\">the notes</a>.", ["See the notes."]),
    ("Is a <b and c> d or List<T>?", ["Is a <b and c> d or List<T>?"]),
    ("<q>Yes</q>, &lt;tag&gt;&nbsp;&mdash;", ["“Yes”, <tag>\u{A0}—"]),
    (
      "<details>\n<summary>More</summary>\n\nHidden **text**.\n\n</details>",
      ["More", "Hidden text."]
    ),
    (
      "<figure>\n<img src=\"a.png\" alt=\"A map\">\n<figcaption>The map</figcaption>\n</figure>",
      ["A map", "The map"]
    ),
    ("<p align=\"center\">\n  One\n  two\n</p>", ["One two"]),
    (
      "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td></td></tr>\n</table>",
      ["[A | B]", "(1 | )"]
    ),
    ("<ul>\n<li>a<ul><li>b</li></ul></li>\n<li><p>c</p></li>\n</ul>", ["• a", "  • b", "• c"]),
    ("<pre><code>x  y\n  z &amp; w\n</code></pre>", ["| x  y", "|   z & w"]),
    ("<blockquote>Said</blockquote>", ["> Said"]),
    ("<ol start=\"3\"><li>c<li>d</ol>", ["3. c", "4. d"]),
    ("<script>\nalert(1)\n\nmore()\n</script>\n\nText.", ["Text."]), ("<hr>", ["***"]),
    ("<div markdown=\"1\">\n**Bold**\n</div>", ["Bold"]),
  ])
  func wordsBreaksAndTablesStay(_ text: String, _ lines: [String]) throws {
    #expect(try outline(text) == lines)
  }

  @Test func linksOfHTMLAreNumberedInOrder() throws {
    let brief = try brief(
      "# T\n\n[a](/a) <a href='/b'>b</a>\n\n<p><a href=/c>c</a></p>\n\n[d](/d)", name: "x.md")
    #expect(brief.links.map(\.target.string) == ["/a", "/b", "/c", "/d"])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 50_000), String(repeating: "<ul><li>", count: 50_000),
    String(repeating: "<a b=\"", count: 50_000), String(repeating: "<", count: 200_000),
    String(repeating: "<td>", count: 50_000), "<script>" + String(repeating: "x", count: 200_000),
    String(repeating: "<sup>1", count: 50_000), "<p " + String(repeating: "a=b ", count: 50_000),
    String(repeating: "&", count: 200_000), String(repeating: "<img>", count: 50_000),
  ])
  func hostileHTMLIsReadInOneGo(_ html: String) {
    var draft = BriefDraft(format: .json)
    HTMLText.read(html + " the end", into: &draft)
    #expect(
      html.hasPrefix("<script>") || draft.brief.allText.contains("the end") || html.contains("="))
    #expect(parse("# T\n\n" + html, name: "x.md").briefs.count == 1)
  }
}
