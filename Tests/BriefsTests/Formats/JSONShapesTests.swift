import Testing
import Text

@testable import Briefs

/// Lists of entries as services and exports wrap them; each holds two entries.
private let wrappers: [(name: String, start: String, end: String)] = [
  ("under articles", #"{"status":"ok","articles":["#, "]}"),
  ("under response.docs", #"{"response":{"numFound":2,"docs":["#, #"]},"header":{}}"#),
  ("under hits", #"{"nbHits":2,"hits":["#, "]}"),
  ("under an own key", #"{"version":3,"reports":["#, "]}"),
  ("as an array", "[", "]"),
  ("under data", #"{"meta":{"title":"m"},"data":["#, "]}"),
  ("under feed.entries", #"{"feed":{"entries":["#, "]}}"),
  ("under a graph", #"{"@context":"x","@graph":[{"@type":"WebSite","name":"Post"},"#, "]}"),
]

@Test(arguments: wrappers.map(\.name))
func listsAreFoundWhereServicesPutThem(name: String) throws {
  let wrapper = try #require(wrappers.first { $0.name == name })
  let entries = #"{"title":"One","text":"Cranes move in."},{"title":"Two","text":"Cranes leave."}"#
  let parsed = parse(wrapper.start + entries + wrapper.end, name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["One", "Two"])
  #expect(parsed.complaints == [])
  #expect(parsed.slices.count == 2)
}

@Test(arguments: [
  #"{"hits":{"hits":[{"_id":"1","_source":{"headline":"One","body":"Cranes move in."}}]}}"#,
  #"{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"title":"One","selftext":"Cranes move in."}}]}}"#,
  #"{"data":[{"id":"9","attributes":{"title":"One","body":{"processed":"<p>Cranes move in.</p>"}}}]}"#,
  #"{"data":{"posts":{"edges":[{"node":{"title":"One","content":"<p>Cranes move in.</p>"}}]}}}"#,
  #"{"response":{"results":[{"webTitle":"One","fields":{"bodyText":"Cranes move in."}}]}}"#,
  #"{"data":{"article":{"title":"One","body":"Cranes move in."}}}"#,
  #"{"page-1":{"title":"One","text":"Cranes move in."},"page-2":{"title":"Two","text":"x y"}}"#,
])
func entriesAreTakenOutOfTheirWrapping(json: String) throws {
  let first = try #require(parse(json, name: "x.json").briefs.first)
  #expect(first.title == "One")
  #expect(first.outline == ["[other] ", "Cranes move in."])
}

@Test(arguments: [
  #""text":"Cranes move in.\n\nThey stay.""#, #""articleBody":"Cranes move in.\n\nThey stay.""#,
  #""body":["Cranes move in.","They stay."]"#,
  #""paragraphs":[["Cranes move in."],["They stay."]]"#,
  #""content":{"rendered":"<p>Cranes move in.</p><p>They stay.</p>"}"#,
  #""content":"Cranes move&nbsp;in.<br>They stay.""#,
  #""html":"&lt;p&gt;Cranes move in.&lt;/p&gt;&lt;p&gt;They stay.&lt;/p&gt;""#,
  #""bodies":[{"role":"main","value":"<p>Cranes move in.</p><p>They stay.</p>"}]"#,
  #""blocks":[{"type":"paragraph","data":{"text":"Cranes move in."}},{"type":"paragraph","data":{"text":"They stay."}}]"#,
  #""body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Cranes "},{"type":"text","text":"move in."}]},{"type":"paragraph","content":[{"type":"text","text":"They stay."}]}]}"#,
  #""content":null,"description":"","text":["Cranes ",{"type":"bold","text":"move"}," in.\n\nThey stay."]"#,
  #""content":"","summary":null,"story_as_told":"Cranes move in.\n\nThey stay.  And so they do.""#,
  #""body_text":"Cranes move in.\n\nThey stay.","body_html":"<p>Cranes move in.</p><p>They stay.</p>""#,
])
func textsAreReadHoweverTheyAreWritten(fields: String) throws {
  let brief = try brief("{\"title\":\"One\",\(fields)}", name: "x.json")
  #expect(brief.title == "One")
  #expect(brief.outline.prefix(2) == ["[other] ", "Cranes move in."])
  #expect(brief.outline.count == 3 && brief.outline[2].hasPrefix("They stay."))
}

@Test func markdownAndHTMLInATextGiveSections() throws {
  for body in [
    #""markdown":"Intro.\n\n## Why it matters\n\n- *one*""#,
    #""content":"<p>Intro.</p><h2>Why it matters</h2><ul><li><i>one</i></li></ul>""#,
    #""text":"Intro.\n\n## Why it matters\n\n- [one](https://example.org/1)""#,
  ] {
    let brief = try brief("{\"title\":\"One\",\(body)}", name: "x.json")
    #expect(
      brief.outline == ["[other] ", "Intro.", "[important] Why it matters", "• one"], "\(body)")
  }
}

@Test func keysAreReadByMeaning() throws {
  let brief = try brief(
    #"""
    {"uri": "urn:x:1", "headlines": [{"role": "main", "value": "Ferry &amp; pier"}],
     "descriptionText": "It stays.", "webPublicationDate": "2024-03-05T11:00:00Z",
     "creator": [{"firstName": "Ann", "lastName": "Lee"}, {"display_name": "Bob Roe"}],
     "infosources": [{"name": "Post"}], "inLanguage": "en", "sectionName": "World",
     "keywords": [{"name": "glocations", "value": "Lisbon"}], "mainEntityOfPage":
       {"@type": "WebPage", "@id": "https://example.org/f"}, "person": [{"name": "Ann Lee"}],
     "digitalSourceType": {"uri": "http://example.org/digitalsourcetype/trainedAlgorithmicMedia"},
     "bodyText": "The ferry stays in the harbour.", "rating": 5}
    """#, name: "x.json")
  #expect(brief.title == "Ferry & pier" && brief.summary == "It stays.")
  #expect(brief.published?.iso == "2024-03-05T11:00:00Z" && brief.isDateStated)
  #expect(brief.authors == ["Ann Lee", "Bob Roe"])
  #expect(brief.source == "Post" && brief.language == "en" && brief.isAIGenerated)
  #expect(brief.tags == ["World", "Lisbon"] && brief.url == "https://example.org/f")
  #expect(brief.statedEntities.map(\.name) == ["Ann Lee"])
  #expect(brief.extra.map(\.key.string).contains("rating"))
}

@Test func valuesAreFoundInsideObjects() throws {
  let brief = try brief(
    #"""
    {"title": {"title": {"text": "Deep"}}, "source": {"id": null, "name": "Post"},
     "author": {"name": "Ann Lee"}, "link": [{"href": "https://example.org/d"}],
     "date": {"$date": "2024-03-05T11:00:00Z"}, "excerpt": {"rendered": "<p>Short.</p>"},
     "content": {"rendered": "<p>Long.</p>"}}
    """#, name: "x.json")
  #expect(brief.title == "Deep" && brief.source == "Post" && brief.authors == ["Ann Lee"])
  #expect(brief.url == "https://example.org/d" && brief.published?.iso == "2024-03-05T11:00:00Z")
  #expect(brief.summary == "Short." && brief.outline == ["[other] ", "Long."])
}

@Test func feedsSayWhatTheirEntriesDoNot() throws {
  let parsed = parse(
    #"""
    {"version": "https://jsonfeed.org/version/1.1", "title": "Ann &amp; co", "language": "pt",
     "authors": [{"name": "Ann Lee"}], "items": [
      {"id": "1", "content_html": "<p>The pier is closed. Bring boots.</p>"},
      {"id": "2", "title": "Named", "content_text": "Text.", "authors": [{"name": "Bob"}],
       "attachments": [{"url": "https://example.org/a.mp3"}]}]}
    """#, name: "notes.json")
  #expect(parsed.briefs.map(\.title.string) == ["The pier is closed", "Named"])
  #expect(parsed.briefs[0].outline == ["[other] ", "The pier is closed. Bring boots."])
  #expect(parsed.briefs.map { $0.source ?? "" } == ["Ann & co", "Ann & co"])
  #expect(parsed.briefs.map(\.authors) == [["Ann Lee"], ["Bob"]])
  #expect(parsed.briefs.map { $0.language ?? "" } == ["pt", "pt"])
}

@Test func anEntryWithoutAHeadlineHasItsFirstWords() {
  let words = Array(repeating: "word", count: 40).joined(separator: " ")
  for (text, title) in [
    (#"A walk. It rained."#, "A walk"), (#"Rain!\nMore."#, "Rain!"),
    (#"A line of its own\n\nThe text."#, "A line of its own"),
    (words, words.prefix(79) + "…"),
  ] {
    let parsed = parse(
      "[{\"text\":\"\(text)\",\"id\":\"a\"},{\"text\":\"Other.\"}]", name: "x.json")
    #expect(parsed.briefs.first?.title.string == title, "\(text)")
  }
}

@Test(arguments: [
  #"{"name":"tool","version":"1.0.0","description":"A tool","scripts":{},"dependencies":{}}"#,
  #"{"name":"App","short_name":"App","description":"An app","icons":[],"start_url":"/"}"#,
  #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"title":"Pier"}}]}"#,
  #"{"nodes":[{"id":"1","type":"text","text":"A note","x":0,"y":0}],"edges":[]}"#,
  #"{"$schema":"x","title":"Product","description":"A product","properties":{}}"#,
  #"{"compilerOptions":{"strict":true}}"#, #"[{"key":"ctrl+k","command":"go"}]"#, "[1,2,3]", "{}",
  #"{"title":"Settings","save":"Save","open":"Open"}"#, ##"{"cells":[{"source":["# A"]}]}"##,
])
func settingsAndMapsAreNoBriefs(json: String) {
  let parsed = parse(json, name: "x.json")
  #expect(parsed.briefs.isEmpty && parsed.complaints == [])
  #expect(!BriefFormat.looksLikeJSONBriefs(Array(json.utf8)))
}

@Test(arguments: [
  #"{"title":"A","text":"b"}"#, #"[{"headline":"A","date":"2024-03-05"}]"#, #"{"text":"b c"}"#,
  #"{"articles":[{"title":"A","url":"https://example.org"}]}"#,
])
func briefsLookLikeBriefs(json: String) {
  #expect(BriefFormat.looksLikeJSONBriefs(Array(json.utf8)))
}

@Test func entriesBeforeTheDamageAreRead() {
  let parsed = parse(#"{"articles":[{"title":"A","text":"a"},{"title":"B","te"#, name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["A"])
  #expect(parsed.complaints == ["1 error: JSON 1:52 the string is not closed"])
}
