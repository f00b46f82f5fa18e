import Foundation
import Testing

/// What people and scripts write behind a command's name.
@Suite struct ArgumentTests {
  @Test func aFileIsNamedByItsBytes() throws {
    let desk = try Desk()
    let names = ["\\377", "\\376", "\\357\\277\\275"]
    for (name, title) in zip(names, ["First", "Second", "Third"]) {
      _ = try desk.shell("printf '# \(title)\\n\\nText.\\n' > \"$F/$(printf 'bad\(name).md')\"")
      let shown = try desk.shell("cd \"$F\"; \"$P\" show \"$(printf 'bad\(name).md')\"")
      #expect(shown.lines.first == title)
    }
    let marked = try desk.shell(
      "\"$P\" mark star \"$(printf 'bad\\376.md')\" \"$(printf 'bad\\377.md')\" --folder \"$F\"")
    #expect(marked.output == "2 starred\n")
    let starred = try desk.run("list", desk.folder, "--query", "is:starred", "--json").objects()
    #expect(Set(starred.map { $0["title"] as? String }) == ["First", "Second"])
  }

  @Test func aFolderIsNamedByItsBytes() throws {
    let desk = try Desk()
    for (name, title) in zip(["\\377", "\\376"], ["First", "Second"]) {
      let folder = "\"$F/$(printf 'bad\(name)')\""
      _ = try desk.shell(
        "mkdir \(folder) && printf '# \(title)\\n\\nText.\\n' > \(folder)/a.md")
      for line in ["\"$P\" list \(folder) --json", "\"$P\" list --folder=\(folder) --json"] {
        #expect(try desk.shell(line).objects().map { $0["title"] as? String } == [title])
      }
      let told = try desk.shell("RAPIDREAD_FOLDER=\(folder) \"$P\" list --json")
      #expect(try told.objects().map { $0["title"] as? String } == [title])
    }
    let marked = try desk.shell("\"$P\" mark read a.md --folder \"$F/$(printf 'bad\\377')\"")
    #expect(marked.output == "1 read\n")
  }

  @Test func anOrderMayBeginWithADash() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Older", text: "Text.", day: "2025-08-12")
    try desk.writeBrief("b.txt", title: "Newer", text: "Text.", day: "2025-08-13")
    let titles = try desk.run("list", desk.folder, "--sort", "-date", "--json").objects()
    #expect(titles.map { $0["title"] as? String } == ["Older", "Newer"])
  }

  private static let mistakes: [[String]] = [
    ["list", "--limit", "-1"], ["list", "--sort", "banana"], ["list", "--jsno"],
    ["entities", "--kind", "x"], ["search"], ["mark", "eat", "x"],
  ]

  @Test(arguments: mistakes)
  func aMistakeIsOneSentence(_ words: [String]) throws {
    let desk = try Desk()
    let outcome = try desk.run(words)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("rapidread: ") && outcome.errors.hasSuffix("--help\n"))
    #expect(!outcome.errors.contains(". "), "\(outcome.errors)")
    #expect(!outcome.errors.contains("?"), "\(outcome.errors)")
  }

  @Test func checkCountsWhatANewerVersionWroteInTheJournal() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    _ = try desk.run("mark", "read", "a.txt", "--folder", desk.folder)
    let line = #"{\"v\":2,\"kind\":\"note\",\"text\":\"x\"}"#
    _ = try desk.shell(
      "for j in \"$HOME\"/.local/state/rapidread/journal-*; do echo \"\(line)\" >> $j; done")
    let outcome = try desk.run("check", desk.folder, "--json")
    #expect(outcome.status == 0)
    #expect(
      try outcome.objects().map { $0["problem"] as? String }
        == ["1 line of a newer rapidread not understood"])
  }

  @Test func checkCountsWhatIsDamagedInTheJournal() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    _ = try desk.run("mark", "read", "a.txt", "--folder", desk.folder)
    _ = try desk.shell("for j in \"$HOME\"/.local/state/rapidread/journal-*; do echo x >> $j; done")
    let outcome = try desk.run("check", desk.folder, "--json")
    #expect(outcome.status == 0)
    let object = try #require(try outcome.objects().first)
    #expect(object["problem"] as? String == "1 damaged line skipped")
    #expect(object["severity"] as? String == "notice")
    #expect(object["line"] is NSNull)
  }
}
