import Testing
import Text

@testable import Briefs

@Test func oneObjectIsOneBrief() throws {
  let brief = try brief(
    #"""
    {"id": 7, "title": "A \u001b[31mvote\u009b", "published": "2025-08-13", "minutes": 3.0,
     "ai_generated": "yes", "tags": "harbour, vote", "foo": {"b": [1.10, true, null], "a": "\u202e"},
     "entities": [{"name": "Bay", "kind": "place"}, "Council"],
     "sections": [{"title": "What's next", "text": "One.\n\nTwo.\nAD\n- item"},
                  {"title": "Odd", "role": "beyond", "paragraphs": ["P1", "P2"]}],}
    """#, name: "x.json")
  #expect(brief.givenID == "7")
  #expect(brief.title == "A \u{241B}[31mvote\u{FFFD}")
  #expect(brief.statedMinutes == 3 && brief.isAIGenerated && brief.adSlots == 1)
  #expect(brief.tags == ["harbour", "vote"])
  #expect(brief.extra == [ExtraField(key: "foo", json: #"{"b":[1.10,true,null],"a":"\u202e"}"#)])
  #expect(
    brief.outline == ["[next] What's next", "One.", "Two.", "• item", "[beyond] Odd", "P1", "P2"])
}

@Test func arraysAreManyBriefs() {
  let parsed = parse(
    """
    [{"title": "One", "text": "Text.\\n\\nWhy it matters\\n\\nBecause.\\n\\nAI Generated Content"},
     {"title": 12, "body": {"What happened": "Rain.", "Else": "Sun."}},
     {}, 3, {"title": null, "text": "First line\\n\\nRest."}]
    """, name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["One", "12", "First line"])
  #expect(
    parsed.briefs.first?.outline == ["[other] ", "Text.", "[important] Why it matters", "Because."])
  #expect(parsed.briefs.first?.isAIGenerated == true)
  #expect(
    parsed.complaints == [
      "3 error: entry 3 has no headline and no text", "error: entry 4 is not an object",
    ])
}

@Test(arguments: ["x.jsonl", "x.json", "x"])
func oneBadLineSpoilsNoOther(name: String) {
  let parsed = parse(
    "{\"title\":\"A\",\"text\":\"a\"}\n\n{bad}\r\n{\"title\":\"B\",\"text\":\"\u{2028}b\"}\n",
    name: name)
  #expect(parsed.briefs.map(\.title.string) == ["A", "B"])
  #expect(parsed.complaints == ["3 error: JSON 3:2 a key in double quotes is missing"])
}

@Test(arguments: [
  (#"{"a": nul}"#, "1:7 not a JSON value"),
  ("{\n  'a': 1}", "2:3 a key in double quotes is missing"),
  ("{\"é\": NaN}", "1:7 not a JSON value"), ("{\"a\": 01}", "1:7 not a number"),
  ("{\"a\": 1 // no\n}", "1:9 a comma or } is missing"),
  ("{\"a\": \"b", "1:7 the string is not closed"),
  ("[{\"a\": 1}", "1:1 [ is not closed"), ("// c\n{}", "1:1 comments are not JSON"),
  (#"{"a": "\q"}"#, "1:8 no such escape"), (#"{"a": "\u12g4"}"#, "1:12 \\u wants four hex digits"),
])
func damagedJSONIsNamedWithLineAndColumn(text: String, complaint: String) throws {
  let parsed = parse(text, name: "broken.json")
  #expect(parsed.complaints.count == 1)
  #expect(parsed.complaints.first?.hasSuffix("error: JSON \(complaint)") == true)
  #expect(parsed.briefs.isEmpty)
}

@Test func deepNestingIsNamed() throws {
  try damagedJSONIsNamedWithLineAndColumn(
    text: String(repeating: "[", count: 100_000), complaint: "1:66 nested more than 64 deep")
}

@Test(arguments: [
  ("null", "null"), ("\"text\"", "a string"), ("12", "a number"), ("true", "true or false"),
])
func loneValuesAreNoBrief(text: String, kind: String) {
  let parsed = parse(text, name: "x.json")
  #expect(parsed.briefs.isEmpty)
  #expect(parsed.complaints == ["error: JSON holds \(kind) and no brief"])
}

@Test func twoDocumentsAreAProblem() {
  let parsed = parse("{\n\"title\": \"A\"\n}\n{\n\"title\": \"B\"\n}", name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["A"])
  #expect(parsed.complaints == ["4 error: JSON 4:1 text after the end of the JSON"])
}

@Test func damagedStringsAreRepaired() throws {
  #expect(
    try brief(#"{"title": "a\ud800b\udc00 \ud83d\ude00"}"#, name: "x.json").title
      == "a\u{FFFD}b\u{FFFD} \u{1F600}")
  let latin = Array("{\"title\": \"caf".utf8) + [0xE9] + Array("\"}".utf8)
  let parsed = BriefFormat.parse(latin, name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["café"])
  #expect(parsed.complaints == ["notice: encoding: windows-1252 (guessed)"])
  #expect(try brief(#"{"title": "a\u0000b"}"#, name: "x.json").title == "a\u{2400}b")
}

@Test func duplicateKeysInJSONKeepTheFirst() {
  let parsed = parse("{\"title\": \"A\",\n\"title\": \"B\"}", name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["A"])
  #expect(parsed.complaints == ["2 warning: duplicate key: title"])
}

@Test func jsonFeedsAreRead() throws {
  let parsed = parse(
    #"""
    {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [
      {"id": "1", "title": "One", "url": "https://example.org/1", "authors": [{"name": "Ada"}],
       "date_published": "2025-08-13T10:00:00Z", "tags": ["t"],
       "content_html": "<p>Hello <b>you</b> &amp; <a href='https://example.org/l'>all</a></p><h2>Why it matters</h2><ul><li>a<li>b &#27;[31m</ul><script>bad()</script><p>AD</p>"},
      {"id": "2", "content_text": "A first line\n\nAnd more."}]}
    """#, name: "feed.json")
  #expect(parsed.complaints == [])
  let first = try #require(parsed.briefs.first)
  #expect(
    first.outline == [
      "[other] ", "Hello you & all", "[important] Why it matters", "• a", "• b \u{241B}[31m",
    ])
  #expect(first.links == [Link(label: "all", target: "https://example.org/l")])
  #expect(first.source == "Harbour Post" && first.author == "Ada" && first.givenID == "1")
  #expect(first.published?.iso == "2025-08-13T10:00:00Z" && first.adSlots == 1)
  #expect(parsed.briefs.last?.title == "A first line")
}

private let hostileHTML = [
  String(repeating: "<a ", count: 30_000), String(repeating: "<!--", count: 30_000),
  String(repeating: "<a b=\"x>", count: 20_000), String(repeating: "&", count: 50_000),
  String(repeating: "<ul><li>", count: 10_000), "<script>" + String(repeating: "</", count: 30_000),
]

@Test(arguments: hostileHTML.indices)
func hostileHTMLIsReadInGoodTime(index: Int) throws {
  var draft = BriefDraft(format: .json)
  HTMLText.read("<p>start</p>\(hostileHTML[index])", into: &draft)
  #expect(draft.brief.sections.first?.blocks.first?.text == "start")
}
