import Testing
import Text

@testable import Briefs

@Suite struct HeaderBlockTests {
  @Test func newsItemsInPlainTextHaveTheirKeys() throws {
    let brief = try brief(
      """
      Title: The old daemon is gone
      Author: Ann Lee <ann@example.org>
      Posted: 2023-04-06
      Revision: 1
      Display-If-Installed: net-misc/daemon
      Display-If-Installed: net-misc/daemon-extra

      The daemon was removed
      on Monday.
      """)
    #expect(brief.title == "The old daemon is gone" && brief.authors == ["Ann Lee"])
    #expect(brief.published?.iso == "2023-04-06")
    #expect(brief.outline == ["[other] ", "The daemon was removed on Monday."])
    #expect(brief.extra.count == 3)
  }

  @Test(arguments: ["x.md", "x.txt"])
  func mailAndPelicanKeysAreRead(_ name: String) throws {
    let brief = try brief(
      """
      From: Ann Lee <ann@example.org>
      Subject: Pears are early,
        and so are plums
      Date: 2023-05-14 09:20
      Tags: pears, cold places

      They are ripe.
      """, name: name)
    #expect(brief.title == "Pears are early, and so are plums" && brief.authors == ["Ann Lee"])
    #expect(brief.published?.iso == "2023-05-14T09:20:00")
    #expect(brief.tags == ["pears", "cold places"])
    #expect(brief.outline == ["[other] ", "They are ripe."])
  }

  @Test(arguments: [
    "Note: this is a draft.\n\nThe text.", "Anna: Hello.\nBob: Hello.\nAnna: Well.\n\nThey left.",
    "Question: why?\nAnswer: because.\n\nText.", "Warning: wet paint\nText goes on.",
    "Title: One\nTitle: Two\n\nText.", "Breaking: the pier is shut\n\nIt is.",
    "At noon: rain\nAt one: sun\n\nText.", "Subject: I was born by the sea.\n\nWhere?",
    "https://example.org/\nDate: today\n\nText.",
  ])
  func otherLinesWithColonsAreText(_ text: String) throws {
    #expect(HeaderBlock.split(text) == nil)
    let brief = try brief(text)
    for word in text.split(whereSeparator: { !$0.isLetter }) where !word.hasPrefix("http") {
      #expect(brief.allText.contains(word) || brief.url != nil, "\(word)")
    }
  }

  @Test(arguments: [
    "Title: A\n\nText.", "Title: A\nDate: 2024-03-05\n---\nText.",
    "Date: 2024-03-05\nTitle: A\nText.",
    "\nTitle: A\nKeywords:\n\nText.", "title:A b\ntitle: A\n\nText.",
  ])
  func titlesWithoutFences(_ text: String) throws {
    let brief = try brief(text)
    #expect(brief.title == "A" || text.hasPrefix("title:A"))
    #expect(brief.outline.last == "Text.")
  }

  @Test func hostileBlocksAreText() throws {
    for text in [
      String(repeating: "a: b\n", count: 100_000),
      "Title: " + String(repeating: "x", count: 1 << 20),
      "Title: a\n" + String(repeating: " x\n", count: 100_000), "Title:\nDate:\n\n", "Title: a",
    ] {
      #expect(parse(text).briefs.count == 1)
      #expect(parse(text, name: "x.md").briefs.count == 1)
    }
  }
}
