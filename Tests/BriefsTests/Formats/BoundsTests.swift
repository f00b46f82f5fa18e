import Testing
import Text

@testable import Briefs

/// Files made to fill the memory: what is over a bound is kept as plainer text, or counted.
@Suite struct BoundsTests {
  @Test func markupIsReadUpToItsBudget() {
    let lines = Array(String(repeating: "*a\n", count: 300).utf8)
    #expect(MarkdownBudget.prefix(of: lines) == lines.count)
    let long = Array(String(repeating: "*\n", count: MarkdownBudget.marks).utf8)
    #expect(MarkdownBudget.prefix(of: long) == MarkdownBudget.marks)
    let line = Array(String(repeating: "*a", count: MarkdownBudget.marks + 5).utf8)
    #expect(MarkdownBudget.prefix(of: line) == MarkdownBudget.marks * 2)
  }

  @Test func whatIsOverTheBudgetIsPlainText() throws {
    let stars = String(repeating: "*", count: MarkdownBudget.marks)
    let parsed = parse("---\na: b\n---\n# Head\n\n\(stars)\nfirst *rest*\n\nlast", name: "x.md")
    let brief = try #require(parsed.briefs.first)
    #expect(parsed.complaints == ["6 warning: too much markup, plain text from here on"])
    #expect(brief.title == "Head")
    let text = brief.allText
    #expect(text.contains("first *rest* last"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "*") } == stars.utf8.count + 2)
  }

  @Test func shortLinesOverTheBudgetBecomeFewParagraphs() {
    let lines = Array(String(repeating: "a\n", count: 10_000).utf8)
    let paragraphs = MarkdownBudget.paragraphs(of: lines)
    #expect(paragraphs.count < 10)
    #expect(paragraphs.joined(separator: " ").utf8.count == 19_999)
  }

  @Test func manyLinesOfPlainTextAreReadAsFew() throws {
    let lines = String(repeating: "\n", count: PlainText.lineLimit) + "one\n\ntwo\nthree"
    let brief = try brief("Head\n\nText.\n\(lines)")
    #expect(brief.outline == ["[other] ", "Text.", "one two three"])
  }

  @Test(arguments: ["1. ", "1) ", "- ", "+ ", "* ", "> ", ">"])
  func listsInListsCountToo(_ mark: String) {
    let bytes = Array(String(repeating: mark, count: MarkdownBudget.marks + 1).utf8)
    #expect(MarkdownBudget.prefix(of: bytes) < bytes.count)
  }

  @Test func aBriefHasNoMorePartsThanItsLimits() {
    var draft = BriefDraft(format: .plainText)
    draft.setTitle("Head")
    let many = BriefDraft.sectionLimit + 50
    for number in 0..<many { draft.openSection("Section \(number)") }
    #expect(draft.brief.sections.count == BriefDraft.sectionLimit)
    #expect(draft.brief.sections.last?.blocks.last?.text == "Section \(many - 1)")
    for number in 0..<BriefDraft.relatedLimit + 5 { draft.addRelated("Story \(number)") }
    #expect(draft.brief.publisherRelated.count == BriefDraft.relatedLimit)
    #expect(draft.brief.sections.last?.blocks.last?.text == "Story \(BriefDraft.relatedLimit + 4)")
  }

  @Test func blocksOverTheLimitJoinTheLastOne() throws {
    var draft = BriefDraft(format: .plainText)
    for _ in 0..<BriefDraft.blockLimit { draft.append(Block("x", .code)) }
    for number in 0..<1000 { draft.append("Number \(number).") }
    let blocks = try #require(draft.brief.sections.first).blocks
    #expect(blocks.count < BriefDraft.blockLimit + 20)
    let text = blocks[(BriefDraft.blockLimit - 1)...].map(\.text.string).joined(separator: " ")
    #expect(text == "x " + (0..<1000).map { "Number \($0)." }.joined(separator: " "))
  }

  @Test func problemsOfOneFileAreCountedOverALimit() {
    let lines = String(repeating: "{}\n", count: JSONBriefs.problemLimit + 20)
    let parsed = parse(lines, name: "x.jsonl")
    #expect(parsed.problems.count == JSONBriefs.problemLimit + 1)
    #expect(parsed.complaints.last == "error: 20 more problems in this file")
  }

  @Test(arguments: [("[", ",", "]", "x.json"), ("", "\n", "", "x.jsonl")])
  func entriesOverTheLimitAreNotRead(_ shape: (String, String, String, String)) {
    let entries = Array(repeating: #"{"title":"a"}"#, count: JSONBriefs.entryLimit + 3)
    let parsed = parse(shape.0 + entries.joined(separator: shape.1) + shape.2, name: shape.3)
    #expect(parsed.briefs.count == JSONBriefs.entryLimit)
    #expect(parsed.complaints == ["error: 100003 entries, the first 100000 are read"])
  }
}
