import Testing
import Text

@testable import Briefs

/// What note programs and chat add to Markdown.
@Suite struct NoteMarkupTests {
  private func outline(_ text: String) throws -> [String] {
    Array(try brief("---\ntitle: T\n---\n\n" + text, name: "x.md").outline.dropFirst())
  }

  @Test(arguments: [
    ("See [[Tabs]] and [[Out|links]].", "See Tabs and links."),
    ("See [[Page#Head]], [[#Here]].", "See Page > Head, Here."),
    ("![[b.png|300]] and ![[c.png|A boat]]", "[picture] and A boat"),
    ("![[Other note]]", "Other note"),
    ("[[ -f x ]] and [[1, 2], [3]]", "[[ -f x ]] and [[1, 2], [3]]"),
    ("[[1]](http://a.b)", "[1]"), ("`[[code]]`", "[[code]]"),
    ("A ==marked== and ~~struck~~ word.", "A marked and struck word."),
    ("a == b, c ~~ d", "a == b, c ~~ d"),
    ("Go :rocket: and :not_one: at 10:30:15.", "Go 🚀 and :not_one: at 10:30:15."),
    ("H~2~O and x^2^ and 10<sup>-6</sup>.", "H₂O and x² and 10⁻⁶."),
    ("Shown %%hidden%% here. ^block-1", "Shown here."), ("50%% of 20%% off", "50%% of 20%% off"),
  ])
  func marksOfNoteProgramsAreUndone(_ text: String, _ shown: String) throws {
    #expect(try outline(text) == [shown])
  }

  @Test func notesComeLastAndApart() throws {
    let lines = try outline(
      "Deep.[^b] The lake[^a] is cold.^[Very *cold*.]\n\n[^a]: First.\n[^b]: Second\n    in lines.\n\n    And more.\n[^c]: Alone.\n\nLast."
    )
    #expect(
      lines == [
        "Deep.¹ The lake\u{A0}² is cold.³", "Last.", "¹\u{A0}Second in lines.", "And more.",
        "²\u{A0}First.", "³\u{A0}Very cold.", "⁴\u{A0}Alone.",
      ])
    #expect(try outline("Set [^x] free.") == ["Set [^x] free."])
  }

  @Test func tasksHaveBoxes() throws {
    #expect(
      try outline("- [ ] open\n- [x] done\n  - [X] deep\n- [y] other") == [
        "• ☐ open", "• ☑ done", "  • ☑ deep", "• [y] other",
      ])
  }

  @Test func picturesAreSeenAndNumbered() throws {
    let brief = try brief(
      "# T\n\n![](a.jpg) and ![A *boat*](b.jpg \"t\")\n\n[![Logo](l.png)](http://x.y)\n\n<img src=\"c.jpg\">",
      name: "x.md")
    #expect(brief.outline.dropFirst() == ["[picture] and A boat", "Logo", "[picture]"])
    #expect(brief.links.map(\.target.string) == ["a.jpg", "b.jpg", "http://x.y", "c.jpg"])
    #expect(brief.links.map(\.label.string) == ["[picture]", "A boat", "Logo", "[picture]"])
  }

  @Test(arguments: [
    ("a  \nb\\\nc<br>d<br />\ne", ["a", "b", "c", "d", "e"]),
    ("wrapped\ntext", ["wrapped text"]),
    ("> a  \n> b", ["> a", "> b"]), ("- a\\\n  b", ["• a", " b"]),
  ])
  func breaksOfTheAuthorHold(_ text: String, _ lines: [String]) throws {
    let brief = try brief("# T\n\n" + text, name: "x.md")
    #expect(brief.outline.dropFirst() == lines[...])
    #expect(brief.sections[0].blocks.map(\.continues) == lines.indices.map { $0 > 0 })
    #expect(parse(brief.markdown, name: "x.md").briefs == [brief])
  }

  @Test(arguments: [
    ("今天的水\n很深。", "今天的水很深。"), ("新しい\n交通計画、\nこれは", "新しい交通計画、これは"),
    ("한국어 문장은\n띄어쓰기가", "한국어 문장은 띄어쓰기가"), ("使用\nSwift\n语言", "使用 Swift 语言"),
    ("他说**“很冷。”**然后走。", "他说“很冷。”然后走。"), ("第一，**很冷**。然后*“热”*了", "第一，很冷。然后“热”了"),
    ("これは**「強調」**です", "これは「強調」です"), ("그는 **“좋다.”**라고", "그는 “좋다.”라고"),
  ])
  func scriptsWithoutBlanksReadOn(_ text: String, _ shown: String) throws {
    #expect(try outline(text) == [shown])
  }
}
