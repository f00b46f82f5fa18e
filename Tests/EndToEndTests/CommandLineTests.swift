import Foundation
import PseudoTerminal
import Testing

/// The scriptable side: output, JSON and exit codes.
@Suite struct CommandLineTests {
  /// A brief in the shape of the classic plain text ones.
  private static let brief = """
    Rapid Read    •   8 min read

    Regulator limits calls on two messengers

    WHAT'S THE STORY?

    What's Happening?

    The regulator Roskomnadzor said that calls on WhatsApp and Telegram are limited in Russia.
    AD

    Why It's Important?

    Both Meta and Telegram have many users in Moscow, and in Ukraine people watch closely.

    What's Next?

    Roskomnadzor may lift the limits.

    Beyond the Headlines

    Other governments build messengers of their own.

    AI Generated Content

    AD
    More Stories You Might Enjoy
    A messenger from the state
    """

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write("calls.txt", Self.brief)
    return desk
  }

  @Test func showPrintsWhatABriefIs() throws {
    let desk = try desk()
    let path = desk.folder + "/calls.txt"
    let outcome = try desk.run("show", path, "--json", "--folder", desk.folder)
    #expect(outcome.status == 0)
    let object = try #require(try outcome.objects().first)
    #expect(object["title"] as? String == "Regulator limits calls on two messengers")
    #expect(object["minutes"] as? Int == 8)
    #expect(object["ai_generated"] as? Bool == true)
    #expect(object["read"] as? Bool == false)
    #expect(object["path"] as? String == "calls.txt")
    #expect(object["url"] is NSNull)
    let sections = try #require(object["sections"] as? [[String: Any]])
    #expect(sections.map { $0["role"] as? String } == ["happening", "important", "next", "beyond"])
    #expect(!sections.contains { ($0["text"] as? String ?? "").contains("AD") })
    let entities = try #require(object["entities"] as? [[String: Any]])
    let kinds = Dictionary(
      entities.map { ($0["name"] as? String ?? "", $0["kind"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
    for name in ["Roskomnadzor", "WhatsApp", "Telegram", "Meta"] {
      #expect(kinds[name] == "organisation", "\(name)")
    }
    for name in ["Russia", "Ukraine", "Moscow"] { #expect(kinds[name] == "place", "\(name)") }
    let keys: Set<String> = [
      "id", "title", "published", "minutes", "ai_generated", "read", "starred", "tags", "source",
      "url", "path", "sections", "entities", "date_estimated", "extra", "authors", "summary",
      "updated", "language", "related",
    ]
    #expect(Set(object.keys) == keys)
  }

  @Test func showPrintsTheFileAsItIs() throws {
    let desk = try desk()
    let outcome = try desk.run("show", "calls.txt", "--raw", "--folder", desk.folder)
    #expect(outcome.output == Self.brief)
  }

  @Test func showPrintsASection() throws {
    let desk = try desk()
    let next = try desk.run("show", "calls.txt", "--section", "next", "--folder", desk.folder)
    #expect(next.output.contains("may lift the limits"))
    #expect(!next.output.contains("Why It's Important?"))
    let second = try desk.run("show", "calls.txt", "--section", "2", "--folder", desk.folder)
    #expect(second.output.contains("Why It's Important?"))
    let none = try desk.run("show", "calls.txt", "--section", "9", "--folder", desk.folder)
    #expect(none.status == 66)
  }

  @Test func idsAreFoundByTheirFirstDigits() throws {
    let desk = try desk()
    let listed = try desk.run("list", desk.folder, "--json").objects()
    let id = try #require(listed.first?["id"] as? String)
    #expect(id.utf8.count == 16)
    let shown = try desk.run("show", String(id.prefix(6)), "--folder", desk.folder)
    #expect(shown.status == 0)
    #expect(try desk.run("show", "0123456789abcdef", "--folder", desk.folder).status == 66)
    #expect(try desk.run("show", "xyz", "--folder", desk.folder).status == 66)
  }

  @Test func theMarkThatEndsOptionsIsNoWordOfTheQuery() throws {
    let desk = try desk()
    let plain = try desk.run("search", "--folder", desk.folder, "-zeppelin")
    let marked = try desk.run("search", "--folder", desk.folder, "--", "-zeppelin")
    #expect(marked.status == 0)
    #expect(marked.output == plain.output)
    #expect(marked.errors == plain.errors)
  }

  @Test func markChangesTheJournalAndPrintsHowMany() throws {
    let desk = try desk()
    let marked = try desk.run("mark", "read", "calls.txt", "--folder", desk.folder)
    #expect(marked.output == "1 read\n")
    #expect(try desk.run("list", desk.folder, "--query", "is:read").lines.count == 1)
    #expect(try desk.run("mark", "undo", "--folder", desk.folder).output == "1 unread again\n")
    #expect(try desk.run("list", desk.folder, "--query", "is:read").status == 1)
    #expect(try desk.run("mark", "undo", "--folder", desk.folder).status == 1)
  }

  @Test func checkNamesFileAndLine() throws {
    let desk = try desk()
    #expect(try desk.run("check", desk.folder).status == 0)
    try desk.write("bad.json", "{\n  \"title\": \"x\",\n  \"published\n")
    let outcome = try desk.run("check", desk.folder)
    #expect(outcome.status == 1)
    #expect(outcome.lines.contains { $0.hasPrefix("bad.json:3: ") })
    let object = try #require(try desk.run("check", desk.folder, "--json").objects().first)
    #expect(object["path"] as? String == "bad.json")
    #expect(object["line"] as? Int == 3)
    #expect(object["severity"] as? String == "error")
  }

  private static let endings: [([String], Int32)] = [
    (["list", "--sort", "banana"], 64),
    (["mark", "read"], 64),
    (["--nonsense"], 64),
    (["show", "--raw", "--json", "x"], 64),
    (["--version"], 0),
    (["help", "list"], 0),
    (["list", "--query", String(repeating: "x ", count: 600)], 64),
  ]

  @Test(arguments: endings)
  func exitCodesAreTheContracts(_ arguments: [String], _ status: Int32) throws {
    let desk = try desk()
    let words = arguments + (arguments[0] == "list" ? ["--folder", desk.folder] : [])
    #expect(try desk.run(words).status == status)
  }

  @Test func searchPrintsTheSentenceThatAnswers() throws {
    let desk = try desk()
    let found = try desk.run("search", "next:limits", "--json", "--folder", desk.folder)
    let object = try #require(try found.objects().first)
    #expect(object["section"] as? String == "next")
    #expect(object["snippet"] as? String == "Roskomnadzor may lift the limits.")
    #expect(try desk.run("search", "-roskomnadzor", "--folder", desk.folder).status == 1)
    let plain = try desk.run("search", "messengers", "of", "their", "own", "--folder", desk.folder)
    #expect(plain.lines.count == 2)
    #expect(plain.lines.last?.contains("Beyond the Headlines Other governments") == true)
  }

  @Test func entitiesAreCounted() throws {
    let desk = try desk()
    let all = try desk.run("entities", "--json", "--folder", desk.folder).objects()
    let telegram = try #require(all.first { $0["name"] as? String == "Telegram" })
    #expect(telegram["kind"] as? String == "organisation")
    #expect(telegram["briefs"] as? Int == 1)
    #expect(telegram["mentions"] as? Int == 2)
    let places = try desk.run("entities", "--kind", "place", "--json", "--folder", desk.folder)
    #expect(try places.objects().allSatisfy { $0["kind"] as? String == "place" })
  }

  @Test func theIndexIsBegunAnewOnRequest() throws {
    let desk = try desk()
    #expect(try desk.run("index", desk.folder).output.hasPrefix("1 added"))
    #expect(try desk.run("index", desk.folder).output.hasPrefix("0 added"))
    #expect(try desk.run("index", desk.folder, "--rebuild").output.hasPrefix("1 added"))
  }

  @Test func anIndexThatCannotBeKeptIsNoSuccess() throws {
    let desk = try desk()
    let place = ["--cache", desk.folder + "/calls.txt/cache"]
    let outcome = try desk.run(["index", desk.folder] + place)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("cannot write to the cache folder"))
    #expect(try desk.run(["list", desk.folder] + place).lines.count == 1)
  }

  private func wire(_ desk: Desk) throws {
    let entries = ["Harbour reopens", "Glacier retreats", "Market closes"].map { title in
      #"{"title": "\#(title)", "published": "2025-08-13", "text": "It is said that \#(title)."}"#
    }
    try desk.write("wire.jsonl", entries.joined(separator: "\n") + "\n")
  }

  @Test func showPrintsEveryBriefOfAFileInItsOrder() throws {
    let desk = try desk()
    try wire(desk)
    let text = try desk.run("show", "wire.jsonl", "--folder", desk.folder).output
    let parts = text.components(separatedBy: "\n\n---\n\n")
    #expect(
      parts.map { $0.split(separator: "\n").first } == [
        "Harbour reopens", "Glacier retreats", "Market closes",
      ])
    let objects = try desk.run("show", "wire.jsonl", "--json", "--folder", desk.folder).objects()
    #expect(
      objects.map { $0["title"] as? String } == [
        "Harbour reopens", "Glacier retreats", "Market closes",
      ])
    let raw = try desk.run("show", "wire.jsonl", "--raw", "--folder", desk.folder)
    #expect(raw.lines.count == 3)
  }

  @Test func markMarksEveryBriefOfAFile() throws {
    let desk = try desk()
    try wire(desk)
    let marked = try desk.run("mark", "read", "wire.jsonl", "--folder", desk.folder)
    #expect(marked.output == "3 read\n")
    #expect(try desk.run("list", desk.folder, "--query", "is:read").lines.count == 3)
    #expect(try desk.run("mark", "undo", "--folder", desk.folder).output == "3 unread again\n")
  }

  @Test func anErrorOfUsageIsOneSentence() throws {
    let desk = try desk()
    for words in [["list", "--sort", "banana"], ["mark", "read"], ["list", "--bogus"]] {
      let outcome = try desk.run(words)
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(words)")
      #expect(outcome.errors.hasPrefix("rapidread: "))
    }
  }

  @Test func aQueryMayBeginWithADash() throws {
    let desk = try desk()
    #expect(try desk.run("list", desk.folder, "--query", "-meta").status == 1)
    #expect(try desk.run("list", desk.folder, "--query", "-banana").status == 0)
  }

  @Test func everySampleIsRead() throws {
    let desk = try Desk()
    let outcome = try desk.run("check", Desk.samples, "--json")
    #expect(outcome.status == 1)
    let errors = try outcome.objects().filter { $0["severity"] as? String == "error" }
    #expect(errors.map { $0["path"] as? String } == ["broken/not-json.json"])
    #expect(try desk.run("list", Desk.samples).lines.count == 26)
  }

  @Test func noWordOfAnAdvertisingSlotIsLeft() throws {
    let desk = try Desk()
    for object in try desk.run("list", Desk.samples, "--json").objects() {
      let id = try #require(object["id"] as? String)
      let shown = try desk.run("show", id, "--folder", Desk.samples)
      #expect(!shown.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "AD" }, "\(id)")
    }
  }
}

/// What a person types wrongly, and how the output fits the terminal.
@Suite struct CommandLineMannersTests {
  @Test func aMisspeltCommandOrOptionGetsTheNearest() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "A ferry returns", text: "Text.")
    let command = try desk.run("lsit")
    #expect(command.status == 64)
    #expect(command.errors.contains("perhaps \"list\""))
    let option = try desk.run("search", "story", "--jsno", "--folder", desk.folder)
    #expect(option.status == 64)
    #expect(option.errors.contains("perhaps '--json'"))
  }

  @Test func nothingFoundIsSaid() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "A ferry returns", text: "Text.")
    let outcome = try desk.run("list", desk.folder, "--query", "title:zebra")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("no brief is found"))
  }

  @Test func coloursAreForTerminalsUnlessAskedFor() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "A ferry returns", text: "Text.")
    #expect(try !desk.run("list", desk.folder).output.contains("\u{1b}["))
    #expect(try desk.run("list", desk.folder, "--color", "always").output.contains("\u{1b}["))
    #expect(try desk.run("list", desk.folder, "--color", "sometimes").status == 64)
  }

  @Test func aFileOpensAlone() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "A ferry returns", text: "Text.")
    try desk.writeBrief("b.txt", title: "A bridge closes", text: "Text.")
    let reader = try desk.open(folder: desk.folder + "/a.txt")
    try reader.expect("A ferry returns")
    try reader.expect("1 brief")
    #expect(!reader.screen.text.contains("A bridge closes"))
  }

  @Test func theHomeFolderMayBeWrittenShort() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "A ferry returns", text: "Text.")
    let parent = desk.folder.split(separator: "/").dropLast().joined(separator: "/")
    let name = desk.folder.split(separator: "/").last ?? ""
    let outcome = try desk.run(
      "list", environment: ["HOME": "/" + parent, "RAPIDREAD_FOLDER": "~/\(name)"])
    #expect(outcome.output.contains("A ferry returns"))
  }

  @Test(arguments: ["list", "search", "show", "check", "mark", "entities", "tag", "index", "read"])
  func helpShowsExamplesAndExitCodes(command: String) throws {
    let help = try Desk().run(command, "--help").output
    #expect(help.contains("  rapidread \(command == "read" ? "~" : command)"))
    #expect(help.contains("Exit codes: 0 done"))
  }

  @Test func showPrintsWhatAConflictCopyHasInstead() throws {
    let desk = try Desk()
    try desk.writeBrief("pier.txt", title: "Pier shut", text: "It shut. Divers came.")
    let copy = "pier (conflicted copy 2025-08-14).txt"
    try desk.writeBrief(copy, title: "Pier shut", text: "It shut. Divers left.")
    let listed = try desk.run("list", "--query", "is:conflict", "--json").objects()
    #expect(listed.map { $0["path"] as? String } == ["pier.txt"])
    let id = try #require(listed.first?["id"] as? String)
    #expect(
      try desk.run("show", id, "--width", "100").lines.suffix(3) == [
        "Conflict copy \(copy) differs (+ is in the copy alone):", "- Divers came.",
        "+ Divers left.",
      ])
    #expect(try desk.run("show", id, "--markdown").lines.last == "It shut. Divers came.")
  }
}
