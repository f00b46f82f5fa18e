import Testing
import Text

@testable import Briefs

/// The banner above the sections is never a section, wherever it stands and however it is marked.
@Suite struct LeadInTests {
  private static let banners: [(String, String)] = [
    ("Head\n\nWHAT'S THE STORY?\n\nWhat's Happening?\n\nText.\n", "a.txt"),
    ("Head\n\nWHAT'S THE STORY?\n\nWhat's Happening?\n\nText.\n", "a.md"),
    ("Head\n\nAn intro.\n\nWHAT'S THE STORY?\n\nWhat's Happening?\n\nText.\n", "a.txt"),
    ("Head\n\nAn intro.\n\nWHAT'S THE STORY?\n\nAD\n\nWhat's Happening?\n\nText.\n", "a.md"),
    ("# Head\n\nAn intro.\n\n## WHAT'S THE STORY?\n\n## What's Happening?\n\nText.\n", "a.md"),
    (
      #"{"title":"Head","sections":[{"title":"WHAT'S THE STORY?"},"#
        + #"{"title":"What's Happening?","text":"Text."}]}"#, "a.json"
    ),
  ]

  @Test(arguments: banners)
  func aBannerIsNoSection(_ text: String, _ name: String) throws {
    let brief = try brief(text, name: name)
    #expect(brief.leadIn == "WHAT'S THE STORY?")
    #expect(brief.outline.suffix(2) == ["[happening] What's Happening?", "Text."])
    #expect(!brief.sections.contains { $0.title == "WHAT'S THE STORY?" })
    #expect(brief.allText.contains("intro") == text.contains("intro"))
  }

  @Test func withTextBelowItIsASection() throws {
    let brief = try brief("# Head\n\nHm.\n\n## What's the story?\n\nOne.\n\n## Next\n\nTwo.\n")
    #expect(brief.leadIn == nil)
    #expect(brief.outline.contains("[happening] What's the story?"))
  }
}
