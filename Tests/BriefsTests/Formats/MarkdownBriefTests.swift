import Testing
import Text

@testable import Briefs

@Test func markdownBecomesSectionsAndBlocks() throws {
  let brief = try brief(
    """
    Rapid Read • 8 min read

    # A *vote* on the ferry

    13 August 2025

    WHAT'S THE STORY?

    ## What happened

    The **council** [voted](https://example.org/v) with `code` &amp; <b>tags</b>.
    It was close.
    AD

    - one
      - nested
    - two

      still two

    3. three
    4. four

    > Quoted words.

    ```swift
    let x = 1

      y
    ```

    ### Smaller

    ![A boat](boat.png) sails.

    ***

    Setext section
    --------------

    AI Generated Content

    ## More Stories You Might Enjoy

    - One
    - [Two](https://example.org/2)

    AD
    """, name: "x.md")
  #expect(brief.title == "A vote on the ferry")
  #expect(brief.kicker == "Rapid Read" && brief.statedMinutes == 8)
  #expect(brief.published?.iso == "2025-08-13")
  #expect(brief.leadIn == "WHAT'S THE STORY?")
  #expect(brief.isAIGenerated && brief.adSlots == 2)
  #expect(
    brief.outline == [
      "[happening] What happened",
      "The council voted with code & tags. It was close.", "• one", "  • nested", "• two",
      " still two", "3. three", "4. four", "> Quoted words.", "| let x = 1", "| ", "|   y",
      "### Smaller", "A boat sails.", "***", "[other] Setext section",
    ])
  #expect(brief.publisherRelated == ["One", "Two"])
  #expect(
    brief.links == [
      Link(label: "voted", target: "https://example.org/v"),
      Link(label: "A boat", target: "boat.png"),
      Link(label: "Two", target: "https://example.org/2"),
    ])
}

@Test func linksShowWhereTheyGo() throws {
  let brief = try brief(
    "# A\n\n[bank.com](http://evil.example) <mailto:a@b.c> [](http://x.example)")
  #expect(
    brief.links.map(\.target.string) == ["http://evil.example", "mailto:a@b.c", "http://x.example"])
  #expect(brief.outline.last == "bank.com mailto:a@b.c http://x.example")
}

@Test(arguments: [
  ("First line\n\nText.", "First line"), ("Wrapped text\ngoes on.", "the-file"),
  ("## A smaller headline\n\nText.", "A smaller headline"),
  ("Before.\n\n# The headline\n\nText.", "The headline"),
  ("## What happened\n\nRain.", "the-file"), ("- an item\n- another", "the-file"),
  ("#\n\nText.", "the-file"), ("**Bold line**\n\nText.", "Bold line"),
  ("A headline\n==========\n\nText.", "A headline"), ("# One\n\nText.\n\n# Two\n\nMore.", "One"),
  ("Before.\n\n## News\n\nText.\n\n# Late\n\nMore.", "the-file"),
  ("Before.\n\n# One\n\nText.\n\n# Two\n\nMore.", "the-file"),
  ("## News\n\nText.\n\n## Sport\n\nMore.", "the-file"),
  ("A whole first sentence that says something.\n\nText.", "the-file"),
  ("***\n\n13 August 2025\n\n# The headline\n\nText.", "The headline"),
])
func headlinesAreFound(text: String, title: String) throws {
  let brief = try brief(text, name: "the-file.md")
  #expect(brief.title.string == title)
  for word in ["Text.", "goes on.", "Before.", "Rain.", "another"] where text.contains(word) {
    #expect(brief.allText.contains(word))
  }
}

@Test func anotherTopHeadingIsASection() throws {
  let brief = try brief(
    "---\ntitle: Given\n---\n# What's next\n\nText.\n\n# Given\n\nMore.", name: "x.md")
  #expect(brief.outline == ["[next] What's next", "Text.", "More."])
}

@Test func publishersLayoutWorksInMarkdownToo() throws {
  let brief = try brief(
    "7 min read\n\nA headline\n\nWhat's Happening?\n\nRain.\nAD\n\n**What's Next?**\n\nSun.",
    name: "x.md")
  #expect(brief.title == "A headline")
  #expect(
    brief.outline == [
      "[happening] What's Happening?", "Rain.", "[next] What's Next?", "Sun.",
    ])
}

@Test func sectionsAboutMachinesAreNoLabel() throws {
  let brief = try brief("# A\n\n## AI-generated content\n\nIt floods the web.\n", name: "x.md")
  #expect(!brief.isAIGenerated)
  #expect(brief.outline == ["[other] AI-generated content", "It floods the web."])
}

private let hostileMarkdown = [
  String(repeating: ">", count: 10_000) + " deep", String(repeating: "* ", count: 10_000) + "deep",
  String(repeating: "[", count: 100_000) + "deep",
  String(repeating: "![[]()", count: 20_000) + "deep",
  String(repeating: "*a _b ", count: 20_000) + "deep", "```\nnever closed\n\ndeep",
  String(repeating: "<a ", count: 20_000) + "deep", String(repeating: "`", count: 50_000) + " deep",
  String(repeating: "{{<", count: 50_000) + " deep",
  String(repeating: "{%", count: 50_000) + " deep",
  String(repeating: "{{ ", count: 50_000) + " deep",
  String(repeating: "[[", count: 50_000) + " deep",
  String(repeating: "[^", count: 50_000) + " deep",
  String(repeating: "[^a]", count: 50_000) + "deep",
  String(repeating: "[^a]: b\n", count: 20_000) + "\ndeep",
  String(repeating: "^[", count: 50_000) + " deep",
  String(repeating: "<Tab a={", count: 20_000) + " deep",
  String(repeating: "<Tab>\n", count: 10_000) + "\ndeep",
  String(repeating: "{", count: 100_000) + " deep",
  String(repeating: "{% raw %}", count: 20_000) + "deep",
  String(repeating: "{% highlight %}\n", count: 10_000) + "\ndeep",
  String(repeating: "<!--", count: 50_000) + " deep",
  String(repeating: ":::note\n", count: 20_000) + "\ndeep",
  String(repeating: ":::note\n", count: 9000) + "\ndeep\n"
    + String(repeating: ":::\n", count: 9000),
  (0..<200).map { String(repeating: "    ", count: $0) + "!!! note\n" }.joined() + "\n\ndeep",
  String(repeating: "> [!note]\n", count: 20_000) + "\ndeep",
  String(repeating: ":a", count: 50_000) + " deep",
  String(repeating: "==a ", count: 50_000) + "deep",
  String(repeating: "~~", count: 50_001) + "a deep",
  String(repeating: "**“a”**中", count: 20_000) + "deep",
  String(repeating: "%%", count: 50_001) + " deep",
  "| a | b |\n|---|---|\n" + String(repeating: "| c | d |\n", count: 20_000) + "\ndeep",
  String(repeating: "`", count: 31) + String(repeating: " ``` `` ` ````", count: 20_000) + " deep",
]

@Test(arguments: hostileMarkdown.indices, ["x.md", "x.mdx"])
func hostileMarkdownIsReadInGoodTime(index: Int, name: String) throws {
  let brief = try brief("# Headline\n\n\(hostileMarkdown[index])\n", name: name)
  #expect(brief.title == "Headline")
  #expect(brief.allText.contains("deep"))
}

@Test func escapingBracketsChangesNoText() {
  let many = String(repeating: "[a] \\[b ", count: 800)
  let plain = many.replacing("\\", with: "")
  #expect(MarkdownDocument(many).elements.count == 1)
  guard case .paragraph(let lines)? = MarkdownDocument(many).elements.first else {
    Issue.record("no paragraph")
    return
  }
  #expect(lines == [TextLine(String(plain.dropLast()))])
}

@Test func fencedBracketsStayAsTheyAre() throws {
  let rows = String(repeating: "[[1,2],[3,4]],\n", count: 500)
  let brief = try brief("# A\n\n```json\n\(rows)```\n\nText.", name: "x.md")
  #expect(brief.outline.dropFirst().dropLast().allSatisfy { $0 == "| [[1,2],[3,4]]," })
}

/// A line around the headline that says something of the brief may stand close above its text.
@Test func textRightBelowALineOfTheHeaderIsReadOnce() throws {
  let above = try brief("8 min read\nFirst\n\n# Title\n\n8 min read\nText", name: "x.md")
  #expect(above.title == "Title" && above.statedMinutes == 8)
  #expect(above.outline == ["[other] ", "First", "Text"])
  let alone = try brief("8 min read\nHeadline\n\nText", name: "x.md")
  #expect(alone.title == "Headline" && alone.outline == ["[other] ", "Text"])
}
