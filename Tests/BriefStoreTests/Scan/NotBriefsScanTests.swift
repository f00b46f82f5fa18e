import Briefs
import Testing

@testable import BriefStore

/// What is in a folder beside the briefs.
@Suite struct NotBriefsScanTests {
  private let box: Sandbox

  init() throws { box = try Sandbox() }

  @Test func otherFilesAreOneNotice() throws {
    for name in ["a.css", "b.png", "LICENSE", "x.md.orig"] { try box.write(name, "T\n\nText.") }
    try box.write("good.md", "# Good\n\nText.")
    let library = try box.opened()
    #expect(try library.titles() == ["Good"])
    #expect(try library.reasons() == [".: 4 files are no briefs"])
    #expect(try library.counts().problems == 0)
  }

  @Test func theFolderMayLeaveOutMore() throws {
    try box.write("good.md", "# Good\n\nText.")
    try box.write("drafts/bad.md", "# Bad\n\nText.")
    try box.write(".rapidreadignore", "drafts/\n")
    let library = try box.opened()
    #expect(try library.titles() == ["Good"])
    try box.write(".rapidreadignore", "good.md\n")
    try library.refresh()
    #expect(try library.titles() == ["Bad"])
  }
}
