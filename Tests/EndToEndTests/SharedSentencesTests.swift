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
}
