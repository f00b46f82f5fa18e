import TestSupport
import Testing

@testable import Briefs

@Suite struct IgnoreRulesTests {
  private func ignores(_ rules: String, _ path: String) -> Bool {
    let isFolder = path.hasSuffix("/")
    let path = Array(path.utf8.dropLast(isFolder ? 1 : 0))
    return IgnoreRules(Array(rules.utf8)).ignores(path, isFolder: isFolder)
  }

  @Test(arguments: [
    ("*.txt", "a.txt"), ("*.txt", "b/c/a.txt"), ("drafts/", "drafts/"), ("drafts/", "drafts/a.md"),
    ("drafts/", "x/drafts/a.md"), ("/a.md", "a.md"), ("b/a.md", "b/a.md"), ("**/old", "x/y/old"),
    ("old/**", "old/a.md"), ("old/**", "old/x/a.md"), ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"),
    ("?.md", "ä.md"), ("[a-c].md", "b.md"), ("[!a-c].md", "d.md"), ("\\#x", "#x"), ("\\!x", "!x"),
    ("a\\ ", "a "), ("x  ", "x"), ("*.md\n!keep.md", "a.md"), ("[]].md", "].md"),
    ("a*b*c", "aXbXbc"), ("# c\r\n*.md\r\n", "x.md"), ("[x", "[x"),
  ])
  func thatIsLeftOut(_ rules: String, _ path: String) { #expect(ignores(rules, path)) }

  @Test(arguments: [
    ("*.txt", "a.md"), ("drafts/", "drafts"), ("/a.md", "b/a.md"), ("b/a.md", "x/b/a.md"),
    ("old/**", "old/"), ("*.md\n!keep.md", "keep.md"), ("# *.md", "a.md"), ("", "a"), ("/", "a"),
    ("a/*", "a/"), ("*", ""), ("a*b", "abc/c.md"), ("[a-c].md", "d.md"), ("!a", "a"),
  ])
  func thatStays(_ rules: String, _ path: String) { #expect(!ignores(rules, path)) }

  @Test func whatIsInAFolderThatIsLeftOutStaysOut() {
    #expect(ignores("drafts/\n!drafts/a.md", "drafts/a.md"))
  }

  @Test func hostileRulesTakeNoTime() {
    let stars = String(repeating: "*a", count: 500)
    #expect(!ignores(stars, String(repeating: "a", count: 400) + "b"))
    let deep = Array(repeating: "**", count: 300).joined(separator: "/")
    #expect(ignores(deep, Array(repeating: "a", count: 60).joined(separator: "/")))
    #expect(!ignores(String(repeating: "[", count: 1000), "x"))
    #expect(!ignores(String(repeating: "x\n", count: 40_000), "a"))
  }

  @Test func anyBytesAreRules() {
    var dice = SeededGenerator(seed: .random(in: .min ... .max))
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...24, using: &dice)).map { _ in
        Array("*?[]!/\\#a-b \n\u{FF}".utf8).randomElement(using: &dice) ?? 0
      }
      _ = IgnoreRules(bytes).ignores(bytes, isFolder: Bool.random(using: &dice))
    }
  }
}
