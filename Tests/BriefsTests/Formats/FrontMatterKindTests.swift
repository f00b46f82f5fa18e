import Testing
import Text

@testable import Briefs

/// Front matter in TOML and JSON, and what is only alike.
@Suite struct FrontMatterKindTests {
  private func toml(_ block: String) -> ParsedFile {
    parse("+++\n\(block)\n+++\n\nThe body.\n", name: "a-file.md")
  }

  @Test func tomlIsUnderstood() throws {
    let parsed = toml(
      """
      # A comment
      title = "Bridge: \\u00fcber" # and one more
      date = 2024-03-05 08:30:00+01:00
      authors = ["Ines", 'P "O"',
        # inside
        "Q",]
      tags = [ "bridges" ]
      minutes = 1_0
      draft.x = true
      "odd key" = '''
      long
      text'''
      point = { x = 1, y = [2.5, {z = -0.1}] }

      [[pages]]
      n = 0x1F
      [[pages]]
      n = 2
      """)
    #expect(parsed.complaints == [])
    let brief = try #require(parsed.briefs.first)
    #expect(brief.title == "Bridge: über" && brief.statedMinutes == 10)
    #expect(brief.published?.iso == "2024-03-05T07:30:00Z")
    #expect(brief.tags.contains("bridges") && brief.outline == ["[other] ", "The body."])
    let extra = Dictionary(uniqueKeysWithValues: brief.extra.map { ($0.key.string, $0.json) })
    #expect(extra["odd key"] == #""long\ntext""#)
    #expect(extra["point"] == #"{"x":1,"y":[2.5,{"z":-0.1}]}"#)
    #expect(extra["pages"] == #"[{"n":"0x1F"},{"n":2}]"#)
  }

  @Test(arguments: [
    ("title = Bridge", "2 error: front matter: a text that is not in quotes"),
    ("a = 1\ntitle = \"open", "3 error: front matter: quote not closed"),
    ("a = [1, 2", "2 error: front matter: [ is not closed"),
    ("a = 1 b = 2", "2 error: front matter: a text that is not in quotes"),
    ("a = \"x\" y", "2 error: front matter: text after the end of a value"),
    ("a = 1\n[a.b]", "3 error: front matter: the key is not a table"),
    ("= 1", "2 error: front matter: not a key and its value"),
    (
      "a = \(String(repeating: "[", count: 500))", "2 error: front matter: nested more than 64 deep"
    ),
    (
      "a = \(String(repeating: "{a=", count: 500))",
      "2 error: front matter: nested more than 64 deep"
    ),
    (
      "\(String(repeating: "a.", count: 500))a = 1",
      "2 error: front matter: nested more than 64 deep"
    ),
    ("a = 1\na = 2", "3 warning: duplicate key: a"),
  ])
  func damagedTOMLIsNamedAndTheTextStays(_ block: String, _ complaint: String) throws {
    let parsed = toml(block)
    #expect(parsed.complaints == [complaint])
    #expect(try #require(parsed.briefs.first).allText.contains("The body."))
  }

  @Test func manyKeysOfTOMLAreReadInGoodTime() {
    let keys = (0..<6000).map { "k\($0) = 1" }.joined(separator: "\n")
    #expect(toml(keys).complaints == [])
    let tables = String(repeating: "[[a]]\n", count: 9000)
    #expect(toml(tables).complaints == [])
    let endless = (0..<100_000).map { "k\($0) = 1" }.joined(separator: "\n")
    #expect(toml(endless).complaints == ["1 error: front matter not closed"])
    #expect(
      parse("+++\ntitle = \"A\"\n\nText.", name: "x.md").complaints == [
        "1 error: front matter not closed"
      ])
    #expect(parse("+++\n\nText.", name: "x.md").complaints == [])
  }

  @Test func jsonFrontMatterKeepsTheTextBelow() throws {
    let brief = try brief(
      "{\n  \"title\": \"Bridge\",\n  \"tags\": [\"a\"]\n}\n\n## Next\n\nThe body.\n", name: "x.md")
    #expect(brief.title == "Bridge" && brief.tags == ["a"] && brief.format == .markdown)
    #expect(brief.outline == ["[next] Next", "The body."])
  }

  @Test func damagedJSONFrontMatterIsNamedAndTheTextStays() throws {
    let parsed = parse("{\n  \"title\": \"Bridge\"\n  \"tags\": []\n}\n\nThe body.\n", name: "x.md")
    #expect(parsed.complaints == ["3 error: front matter: a comma or } is missing"])
    #expect(try #require(parsed.briefs.first).allText.contains("The body."))
  }

  @Test func jsonWithoutTextBelowIsStillJSON() throws {
    #expect(try brief("{\"title\": \"A\", \"text\": \"B.\"}\n", name: "x.md").format == .json)
    #expect(parse("{\"title\": \"A\"}\n{\"title\": \"B\"}\n", name: "x").briefs.count == 2)
  }

  @Test func aNoteWithoutHeadlineHasTheNameOfItsFile() throws {
    for text in ["---\ndescription: d\n---\n", "+++\nx = 1\n+++\n", "{\"x\": 1}\n"] {
      let brief = try brief(text + "A first line\n\nText.", name: "Pop-out.md")
      #expect(brief.title == "Pop-out" && brief.allText.contains("A first line"))
    }
  }

  @Test(arguments: [
    ("Baker&#8217;s plan &amp; bar", "Baker’s plan & bar"),
    ("The `wasm32` target", "The wasm32 target"),
    ("<i>Nature</i> and H<sub>2</sub>O", "Nature and H2O"),
    ("*Breaking* and **bold** news", "Breaking and bold news"),
    ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
    ("Vec<T> and List<String>", "Vec<T> and List<String>"),
    ("5 * 3 * 2 and Q&A", "5 * 3 * 2 and Q&A"),
    ("It&rsquo;s &eacute;t&eacute; &#150; x", "It’s été – x"),
    ("&amp;lt; &lt;b&gt; &#42;x&#42;", "&lt; <b> *x*"), ("A <b>open", "A open"),
    ("_Under_ lines", "Under lines"),
  ])
  func marksInAStatedTitleAreResolved(_ stated: String, _ title: String) throws {
    #expect(StatedTitle.plain(stated) == title)
    #expect(StatedTitle.plain(StatedTitle.written(title)) == title)
    #expect(
      try brief("---\ntitle: \"\(stated)\"\n---\n\nText.", name: "x.md").title.string == title)
  }
}
