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

  @Test func filesThatTurnOutToBeSomethingElseAreCountedWithThem() throws {
    try box.write("good.md", "# Good\n\nText.")
    try box.write("scene.blend", bytes: Array("BLENDER".utf8) + Array(repeating: 0, count: 99))
    try box.write("settings.json", #"{"compilerOptions":{"strict":true}}"#)
    try box.write("entities.yaml", "")
    try box.write("cut.md", bytes: Array(repeating: 0, count: 99))
    try box.write("a.css", "p {}")
    let library = try box.opened()
    #expect(try library.titles() == ["Good"])
    #expect(try library.reasons() == ["cut.md: binary file", ".: 3 files are no briefs"])
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
