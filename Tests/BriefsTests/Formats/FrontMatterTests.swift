import Testing
import Text

@testable import Briefs

private func read(_ matter: String) -> ParsedFile {
  parse("---\n\(matter)\n---\n\nThe body.\n", name: "brief.md")
}

@Test func everyKeyIsUnderstood() throws {
  let brief = try brief(
    """
    ---
    id: ferry-7
    Title: 'It''s here'
    published: 2025-08-13T02:05:00+02:00   # an embargo
    updated: 2025-08-14
    minutes: 4
    source: Harbour Post
    url: https://example.org/a?b=1#c
    author: [Ada Byron, {name: Bob}]
    tags: [harbour, "two, words", #vote]
    ai-generated: yes
    language: en
    kicker: Rapid Read
    entities:
    - name: Harbour Council
      kind: org
      aliases: [the council]
    - Islanders
    - {name: Bay, kind: place}
    related:
      - Ferries: a history
      - "Bridge \\u0041"
    ---
    # It's here

    Text.
    """, name: "x.md")
  #expect(brief.givenID == "ferry-7")
  #expect(brief.title == "It's here")
  #expect(brief.published?.iso == "2025-08-13T00:05:00Z")
  #expect(brief.updated?.iso == "2025-08-14")
  #expect(brief.statedMinutes == 4)
  #expect(brief.source == "Harbour Post")
  #expect(brief.url == "https://example.org/a?b=1#c")
  #expect(brief.author == "Ada Byron, Bob")
  #expect(brief.tags == ["harbour", "two, words", "vote"])
  #expect(brief.isAIGenerated && brief.isDateStated)
  #expect(brief.language == "en")
  #expect(
    brief.statedEntities == [
      StatedEntity(name: "Harbour Council", kind: .organisation, aliases: ["the council"]),
      StatedEntity(name: "Islanders"), StatedEntity(name: "Bay", kind: .place),
    ])
  #expect(brief.publisherRelated == ["Ferries: a history", "Bridge A"])
  #expect(brief.outline == ["[other] ", "Text."])
  #expect(brief.extra.isEmpty)
}

@Test(arguments: [
  ("Russia: calls restricted", "Russia: calls restricted"), ("No", "No"), ("1.10", "1.10"),
  ("2024-02-30", "2024-02-30"), ("0x1F", "0x1F"), ("@x", "@x"), ("`x", "`x"), ("true", "true"),
  ("We are #1 in ferries", "We are #1 in ferries"), ("Kept # dropped", "Kept"),
  ("\"Quoted\" and more", "\"Quoted\" and more"), ("[Exclusive] A vote", "[Exclusive] A vote"),
  ("*Breaking* a vote", "Breaking a vote"), ("& more", "& more"), ("- dash", "- dash"),
  ("!!python/object/apply:os.system x", "x"), ("!foo bar", "bar"), ("100% sure", "100% sure"),
  ("\"a\\e[31m\"", "a\u{241B}[31m"), ("\"C:\\news\"", "C: ews"),
  ("\"\\uD83D\\uDE00 \\uD83D\"", "\u{1F600} \u{FFFD}"), (">-\n  folded\n  text", "folded text"),
  ("|\n  kept\n  text", "kept text"), ("on\n  two lines", "on two lines"),
  ("\"on\n  two lines\"", "on two lines"), ("key: value", "key: value"),
])
func titlesStayAsWritten(value: String, title: String) {
  let parsed = read("title: \(value)")
  #expect(parsed.complaints == [])
  #expect(parsed.briefs.map(\.title.string) == [title])
}

@Test(arguments: ["~", "", "null", "[a, b]", "{a: b}", "   "])
func withoutATitleTheFilesNameIsTheHeadline(value: String) throws {
  let brief = try #require(read("title: \(value)").briefs.first)
  #expect(brief.title == "brief" && brief.allText.contains("The body."))
}

@Test(arguments: [
  ("a: &x [y]\nb: [*x,*x]", "2 error: front matter: anchors/aliases not allowed"),
  ("a: b\nc: *a", "3 error: front matter: anchors/aliases not allowed"),
  ("<<: *base", "2 error: front matter: anchors/aliases not allowed"),
  ("&a b: c", "2 error: front matter: anchors/aliases not allowed"),
  ("a: {b: *c}", "2 error: front matter: anchors/aliases not allowed"),
  ("? ? ", "2 error: front matter: complex keys not allowed"),
  ("[1,2]: 3", "2 error: front matter: complex keys not allowed"),
  ("a: b\n? c", "3 error: front matter: complex keys not allowed"),
  ("%YAML 9.9\na: b", "2 error: front matter: directives not allowed"),
  ("title: \"open", "2 error: front matter: quote not closed"),
  ("a: b\nc: [d, e", "3 error: front matter: [ is not closed"),
  ("a:\n\tb: c", "3 error: front matter: tab in the indentation"),
  ("a: b\njust words", "3 error: front matter: not a key and its value"),
  ("a: b\n - c: d\n- e", "4 error: front matter: not a key and its value"),
])
func whatCannotBeReadIsShown(matter: String, complaint: String) throws {
  let parsed = read(matter)
  #expect(parsed.complaints == [complaint])
  let brief = try #require(parsed.briefs.first)
  for line in matter.split(separator: "\n") {
    #expect(brief.outline.contains("| \(line.replacing("\t", with: " "))"))
  }
  #expect(brief.allText.contains("The body."))
}

@Test func depthIsBounded() {
  for deep in [
    "a: " + String(repeating: "[", count: 2000),
    "a: " + String(repeating: "{x: ", count: 2000),
    "a:\n" + String(repeating: "- ", count: 2000) + "x",
    (0..<300).map { String(repeating: " ", count: $0) + "k:" }.joined(separator: "\n"),
  ] {
    let complaints = read(deep).complaints
    #expect(complaints.count == 1)
    #expect(complaints.first?.contains("nested more than 64 deep") == true)
  }
}

@Test func duplicateKeysKeepTheFirst() throws {
  let parsed = read("headline: One\ntags: [a]\nheadline: Two")
  #expect(parsed.briefs.first?.title == "One")
  #expect(parsed.complaints == ["4 warning: duplicate key: headline"])
}

@Test func blocksMayEndWithDotsAndNeverOpenTwice() throws {
  #expect(parse("---\ntitle: A\n...\nText.", name: "x.md").briefs.first?.title == "A")
  let two = try brief("---\ntitle: A\n---\nb: c\n---\nText.", name: "x.md")
  #expect(two.title == "A" && two.allText.contains("b: c"))
  let parsed = parse("---\ntitle: A\nText goes on.", name: "x.md")
  #expect(parsed.complaints == ["1 error: front matter not closed"])
  #expect(parsed.briefs.first?.allText.contains("Text goes on.") == true)
  let rule = parse("---\n\nA headline\n\n---\n\nText.", name: "x.md")
  #expect(rule.complaints == [])
  #expect(rule.briefs.first?.title == "A headline")
  let late = "---\ntitle: A\n" + String(repeating: "k: v\n", count: 20_000) + "---\nText."
  #expect(parse(late, name: "x.md").complaints == ["1 error: front matter not closed"])
}

@Test func unknownKeysAreKeptAsJSON() throws {
  let parsed = read(
    "rating: 1.10\nnested: {a: [1, x, ~], b: \"q\\\"\\x07\"}\nlist:\n- a: 1\n  b: 2")
  #expect(
    parsed.briefs.first?.extra == [
      ExtraField(key: "rating", json: "1.10"),
      ExtraField(key: "nested", json: #"{"a":[1,"x",null],"b":"q\"\u0007"}"#),
      ExtraField(key: "list", json: #"[{"a":1,"b":2}]"#),
    ])
}

@Test(arguments: [
  ("published: 2024-02-30", "2 warning: date not understood: \"2024-02-30\""),
  ("minutes: 0", "2 warning: reading time not understood: \"0\""),
  ("minutes: soon", "2 warning: reading time not understood: \"soon\""),
  ("url: javascript:alert(1)", "2 warning: not a web address: \"javascript:alert(1)\""),
  ("url: https://a b", "2 warning: not a web address: \"https://a b\""),
  ("ai_generated: maybe", "2 warning: neither yes nor no: \"maybe\""),
  (
    "tags: [\((0..<70).map { "t\($0)" }.joined(separator: ","))]",
    "2 warning: 70 tags, the first 64 are read"
  ),
])
func fieldsThatMakeNoSenseAreNamed(line: String, complaint: String) {
  #expect(read("\(line)\ntitle: A").complaints == [complaint])
}

@Test func summaryIsFoundUnderAnyOfItsNames() throws {
  for key in ["summary", "description", "deck", "excerpt", "subtitle", "short_description"] {
    let brief = try brief(
      "---\ntitle: Head\n\(key): Cranes move in.\nauthors: [Ada, Bob]\n---\n\nText.", name: "x.md")
    #expect(brief.summary == "Cranes move in.", "\(key)")
    #expect(brief.authors == ["Ada", "Bob"])
    #expect(brief.standfirst == "Cranes move in." && brief.outline == ["[other] ", "Text."])
  }
}
