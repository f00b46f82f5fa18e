import Testing
import Text

@testable import Briefs

/// A Markdown brief with these lines of front matter and a line of text.
private func matter(_ lines: String, text: String = "Text.") throws -> Brief {
  try brief("---\ntitle: T\n\(lines)\n---\n\n\(text)\n", name: "x.md")
}

@Suite struct MetadataTests {
  @Test(arguments: [
    "published", "date", "pubDate", "publishedAt", "published_at", "datePublished", "publish-date",
    "date_publish", "Created", "posted", "PUBLISHED_ON", "article:published_time", "dc.date",
    "firstPublished", "createdAt", "first_publication_date", "published date",
  ])
  func dateKeys(_ key: String) throws {
    #expect(try matter("\(key): 2024-03-05").published?.iso == "2024-03-05")
  }

  @Test(arguments: ["updated", "lastmod", "modified", "dateModified", "last_updated", "updatedAt"])
  func updateKeys(_ key: String) throws {
    let brief = try matter("\(key): 2024-03-05")
    #expect(brief.updated?.iso == "2024-03-05" && !brief.isDateStated)
  }

  @Test func theKeyThatSaysItBestWinsInAnyOrder() throws {
    for lines in ["created: 2020-01-01\ndate: 2024-03-05", "date: 2024-03-05\ncreated: 2020-01-01"]
    {
      let brief = try matter(lines)
      #expect(brief.published?.iso == "2024-03-05")
      #expect(brief.extra == [ExtraField(key: "created", json: "\"2020-01-01\"")])
    }
    let urls = "link: https://a.example/\ncanonical: https://b.example/\npermalink: /x/"
    #expect(try matter(urls).url == "https://b.example/")
  }

  @Test(arguments: [
    ("author: Ann Lee", ["Ann Lee"]), ("author: Ann Lee and Bob Roe", ["Ann Lee", "Bob Roe"]),
    ("byline: By Ann Lee, Bob Roe & Cy Poe", ["Ann Lee", "Bob Roe", "Cy Poe"]),
    ("author: Ann Lee, Bob Roe, and Cy Poe", ["Ann Lee", "Bob Roe", "Cy Poe"]),
    ("author: Lee, Ann", ["Lee, Ann"]), ("author: Ann Lee, Jr.", ["Ann Lee, Jr."]),
    ("author: Research and Analysis Team", ["Research and Analysis Team"]),
    ("author: Ann and Bob", ["Ann", "Bob"]),
    ("author: Centre for Roads and Public Works", ["Centre for Roads and Public Works"]),
    ("author: [Ann Lee and Bob Roe, Cy Poe]", ["Ann Lee", "Bob Roe", "Cy Poe"]),
    ("authors: [\"Lee, Ann\", Roe & Poe]", ["Lee, Ann", "Roe", "Poe"]),
    ("author: {name: Ann Lee & Bob Roe}", ["Ann Lee", "Bob Roe"]),
    ("author: Ann Lee <ann@example.org>", ["Ann Lee"]),
    ("author: ann@example.org (Ann Lee)", ["Ann Lee"]),
    ("author: Ann Lee; Bob Roe", ["Ann Lee", "Bob Roe"]),
    ("authors: [Ann Lee, Bob Roe]", ["Ann Lee", "Bob Roe"]),
    ("authors:\n  - name: Ann Lee\n    title: Editor\n  - Bob Roe", ["Ann Lee", "Bob Roe"]),
    ("author: {name: Ann Lee}", ["Ann Lee"]), ("author:\n  - \"[[Ann Lee]]\"", ["Ann Lee"]),
    ("author: Ann Lee\nauthors: [Ann Lee, Bob Roe]", ["Ann Lee", "Bob Roe"]),
  ])
  func authors(_ lines: String, _ names: [String]) throws {
    #expect(try matter(lines).authors.map(\.string) == names)
  }

  @Test(arguments: [
    ("tags: [a, b]", ["a", "b"]), ("tags: a, b c", ["a", "b c"]), ("tags: a b c", ["a", "b", "c"]),
    ("categories: [city]\ntopics:\n  - iron", ["city", "iron"]),
    ("keywords: bridges; iron work", ["bridges", "iron work"]),
    ("category: Orchard Weekly", ["Orchard Weekly"]), ("tags: \"#a #b\"", ["a", "b"]),
    ("tags:\n  - \"#harbour\"", ["harbour"]), ("draft: true", ["draft"]),
    ("draft: false", []), ("published: false", ["draft"]),
    ("taxonomies:\n  tags: [a, b]\n  categories: [c d]", ["a", "b", "c d"]),
    ("tags: [a]\ncategories: [a, b]", ["a", "b"]), ("tags:\n  - name: a\n  - name: b", ["a", "b"]),
  ])
  func tags(_ lines: String, _ tags: [String]) throws {
    #expect(try matter(lines).tags.map(\.string) == tags)
  }

  @Test(arguments: [
    "summary", "description", "deck", "excerpt", "subtitle", "standfirst", "dek", "abstract",
    "lead",
  ])
  func standfirstKeys(_ key: String) throws {
    let brief = try matter("\(key): What it is about.")
    #expect(brief.standfirst == "What it is about.")
    #expect(brief.outline == ["[other] ", "Text."])
  }

  @Test func aStandfirstIsTheTextWhereThereIsNoOther() throws {
    let only = try brief("---\ntitle: T\nsummary: All of it.\n---\n", name: "x.md")
    #expect(only.outline == ["[other] ", "All of it."] && only.standfirst == nil)
    #expect(only.summary == "All of it.")
  }

  @Test func aStandfirstThatTheTextBeginsWithIsNotShownTwice() throws {
    #expect(try matter("excerpt: Text", text: "Text. More of it.").standfirst == nil)
  }

  @Test func pathsAreNoWebAddressesAndNoProblem() throws {
    let parsed = parse("---\ntitle: T\nurl: /a/b/\npermalink: /c/\n---\n\nText.\n", name: "x.md")
    #expect(parsed.complaints == [] && parsed.briefs[0].url == nil)
    #expect(parsed.briefs[0].extra.map(\.key.string) == ["url", "permalink"])
  }

  @Test func anAddressAsSourceIsTheAddress() throws {
    let brief = try matter("source: https://www.example.org/a/b")
    #expect(brief.url == "https://www.example.org/a/b" && brief.source == "example.org")
  }

  @Test(arguments: [
    ("trainedAlgorithmicMedia", true),
    ("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia", true),
    ("digitalCapture", false),
  ])
  func machineMade(_ type: String, _ isAI: Bool) throws {
    #expect(try matter("digitalSourceType: \(type)").isAIGenerated == isAI)
  }

  @Test func theKeysOfJSONAreTheSame() throws {
    let brief = try brief(
      """
      {"headline": {"main": "T"}, "byline": "By Ann Lee", "deck": "D.", "web_url":
      "https://a.example/", "subject": [{"name": "city"}], "inLanguage": "en", "x": 1,
      "text": "Text."}
      """, name: "x.json")
    #expect(brief.title == "T" && brief.authors == ["Ann Lee"] && brief.standfirst == "D.")
    #expect(brief.url == "https://a.example/" && brief.tags == ["city"] && brief.language == "en")
    #expect(brief.extra.map(\.key.string) == ["x"])
  }

  @Test func hostileListsAreCut() throws {
    let names = (0..<3000).map { "Ann Lee\($0)" }.joined(separator: " and ")
    #expect(try matter("author: \(names)").authors.count == 32)
    let nested = String(repeating: "[", count: 40) + "a" + String(repeating: "]", count: 40)
    #expect(try matter("tags: \(nested)").tags.isEmpty)
    let many = (0..<300).map { "t\($0)" }.joined(separator: ", ")
    #expect(try matter("tags: [\(many)]\ntopics: [\(many)x]").tags.count == 64)
  }
}
