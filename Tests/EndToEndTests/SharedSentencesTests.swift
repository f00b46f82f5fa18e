import Foundation
import PseudoTerminal
import Testing

/// What two entities share, at the shell and written to a file from the reader.
@Suite(.serialized) struct SharedSentencesTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.writeBrief(
      "old.txt", title: "An older story", text: "Meta met Roskomnadzor in Moscow. It rained.",
      day: "2025-08-10")
    try desk.writeBrief(
      "new.txt", title: "A newer story",
      text: "Roskomnadzor wrote to Meta again. Telegram said nothing.")
    try desk.writeBrief("other.txt", title: "Another story", text: "Meta hired people in Spain.")
    return desk
  }

  @Test func theShellPrintsThem() throws {
    let desk = try desk()
    let arguments = ["entities", "Meta", "--with", "RKN", "--folder", desk.folder]
    try desk.write("entities.yaml", "entities:\n  - name: Roskomnadzor\n    aliases: [RKN]\n")
    let objects = try desk.run(arguments + ["--json"]).objects()
    #expect(
      objects.map { $0["sentence"] as? String } == [
        "Roskomnadzor wrote to Meta again.", "Meta met Roskomnadzor in Moscow.",
      ])
    #expect(objects.map { $0["path"] as? String } == ["new.txt", "old.txt"])
    #expect(objects.map { $0["section"] as? String } == ["happening", "happening"])
    #expect(objects.map { $0["together"] as? Bool } == [true, true])
    #expect((objects.first?["id"] as? String)?.count == 16)
    let one = try desk.run(arguments + ["--limit", "1"])
    #expect(one.lines.count == 2)
    #expect(one.lines.first == "2025-08-13  A newer story")
  }

  @Test func aNameAloneIsOneEntity() throws {
    let desk = try desk()
    let found = try desk.run("entities", "meta", "--json", "--folder", desk.folder).objects()
    #expect(found.map { $0["name"] as? String } == ["Meta"])
    #expect(found.map { $0["briefs"] as? Int } == [3])
    let nobody = try desk.run("entities", "Nobody", "--folder", desk.folder)
    #expect(nobody.status == 1)
    #expect(nobody.errors.contains("no brief mentions \"Nobody\""))
    #expect(try desk.run("entities", "--with", "Meta", "--folder", desk.folder).status == 64)
    let apart = try desk.run("entities", "Spain", "--with", "Moscow", "--folder", desk.folder)
    #expect(apart.status == 1)
    #expect(apart.output.isEmpty)
  }

  /// The reader on the page of an entity, found in the list of all.
  private func page(of name: String, _ desk: Desk) throws -> TerminalSession {
    let reader = try desk.open()
    try reader.expect("of 3")
    try reader.expectGone("indexing")
    reader.press("E")
    try reader.expect("entities by briefs")
    reader.press("/")
    reader.type(name)
    try reader.expect("1 entity by briefs")
    reader.press("<enter>")
    try reader.expect("Appears with")
    return reader
  }

  @Test func theReaderWritesThemToAFile() throws {
    let desk = try desk()
    let reader = try page(of: "meta", desk)
    try reader.expect("3 briefs")
    reader.press("<tab>", "<enter>")
    try reader.expect("Meta and Roskomnadzor · 2 sentences · 2 briefs")
    reader.press("w")
    try reader.expect("write to: meta-roskomnadzor.md")
    reader.press("<c-u>")
    let path = desk.home + "/notes.md"
    reader.type(path)
    reader.press("<enter>")
    try reader.expect("wrote 2 sentences to")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("> Roskomnadzor wrote to Meta again.\n"))
    #expect(text.contains("2025-08-10 · old.txt"))
    reader.press("w", "<c-u>")
    reader.type(path)
    reader.press("<enter>")
    try reader.expect("is there already; y replaces it")
    reader.press("n")
    try reader.expect("nothing written")
    reader.press("w", "<c-u>")
    reader.type(desk.home + "/none/notes.md")
    reader.press("<enter>")
    try reader.expect("no such file or directory; w asks for another name")
    reader.press("<enter>")
    try reader.expect("of 3")
    try reader.expect("Meta: 1 of 1")
    #expect(reader.screen.violations.isEmpty)
  }

  @Test func whatIsNewAboutTheWatchedIsNamedAtTheNextStart() throws {
    let desk = try desk()
    let first = try page(of: "telegram", desk)
    first.press("W")
    try first.expect("watching Telegram")
    first.press("Q", "q", "q", "q")
    #expect(try first.expectExit() == .code(0))
    try turnBackTheLastVisit(desk)
    try desk.writeBrief(
      "later.txt", title: "A later story", text: "Telegram answered in Moscow.", day: "2025-08-14")
    let second = try desk.open()
    try second.expect("2 new about Telegram")
    try second.expect("◆")
  }

  /// A visit is over by the second: here the next one begins in the same.
  private func turnBackTheLastVisit(_ desk: Desk) throws {
    let folder = desk.home + "/.local/state/rapidread"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasPrefix("session-") })
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    let session = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    var state = try #require(session as? [String: Any])
    #expect(state["watched"] as? [String] == ["Telegram"])
    state["lastVisit"] = 1
    try JSONSerialization.data(withJSONObject: state).write(to: url)
  }
}
