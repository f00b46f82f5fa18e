import Testing
import Text

@testable import Briefs

@Suite struct NotBriefsTests {
  @Test(arguments: [
    "a.png", "A.JPG", "x.tar.gz", "main.swift", "style.css", "_config.yml", "map.svg", "LICENSE",
    "LICENCE.md", "COPYING", "Makefile", "package.json", "Thumbs.db", "desktop.ini", "~$draft.docx",
    "~$draft.md", "draft.md.orig", "draft.md.rej", "draft.md.swo", "4913", "x.part",
    "x.md.crdownload", "x.md.icloud", "x.tmp", "draft.tmp.12345", "draft-8f3a.md.1a2b3c",
    "x.kate-swp", "x.md.save", ".x.un~", "x.un~", "board.canvas", "map.excalidraw", "feed.xml",
    "page.html", "votes.csv", "mail.eml", "a.rst", "#x.md#", "x.md~", "x.md.bak",
    "LICENSE.mdx", "COPYING.mkd", "x.qmd.1a2b3c", "x.mdx.12345", "x.rmd.orig", "x.ndjson.1a2b3c",
  ])
  func thatIsNoBrief(_ name: String) { #expect(NotBriefs.has(Array(name.utf8))) }

  @Test(arguments: [
    "a.md", "a.txt", "a", "a.json", "a.mdx", "a.qmd", "README", "README.md", "entities.yaml",
    "v1.2.md", "Notes on 3.11", "license to print money.md", "the.makefile.story.txt", "story.news",
    "2025.08.13", "a.jsonl", "copying machines.txt", "Dr. No", "interview.part2.md", "x.2024.txt",
    "pier.part2.mdx", "pier.2024.qmd", "a.rmd", "tmp.2024.mkd", "draft.tmp.2024.text",
  ])
  func thatMayBeABrief(_ name: String) { #expect(!NotBriefs.has(Array(name.utf8))) }

  @Test func anyBytesAreAName() {
    let names: [[UInt8]] = [
      [], [0xFF], [0x2E], [0x2E, 0x2E, 0xFF], Array(repeating: 0x2E, count: 300),
    ]
    for name in names {
      #expect(!NotBriefs.has(name))
    }
  }

  @Test func mergeMarksAreAProblemAndNoHeadline() throws {
    let text = """
      <<<<<<< HEAD
      # Pier shut

      Ours.
      =======
      # Pier open

      Theirs.
      >>>>>>> branch
      """
    let parsed = parse(text, name: "x.md")
    #expect(parsed.complaints == ["1 error: merge markers: two versions of the text"])
    #expect(parsed.briefs[0].title == "Pier shut")
    #expect(parsed.briefs[0].allText.contains("Theirs."))
    #expect(parse("A <<<<<<< b\n\n=======\n\nText.").complaints == [])
    for shift in 0..<8 {
      let shifted = String(repeating: "x", count: shift) + "\n" + text
      #expect(parse(shifted, name: "x.md").complaints.count == 1)
    }
  }
}
