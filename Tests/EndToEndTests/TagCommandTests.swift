import Foundation
import Testing

/// `rapidread tag`: text in, names out.
@Suite struct TagCommandTests {
  private static let text = "In Geneva, Siemens met Angela Merkel.\n"

  @Test func printsALineOrAnObjectAMention() throws {
    let desk = try Desk()
    try desk.write("text.txt", Self.text)
    let path = desk.folder + "/text.txt"
    let plain = try desk.run("tag", path)
    #expect(plain.status == 0)
    #expect(plain.lines.first == "3\t9\tplace\tGeneva\tGeneva")
    let objects = try desk.run("tag", path, "--json").objects()
    #expect(objects.map { $0["text"] as? String } == ["Geneva", "Siemens", "Angela Merkel"])
    #expect(objects.map { $0["start"] as? Int } == [3, 11, 23])
    #expect(objects.map { $0["end"] as? Int } == [9, 18, 36])
    #expect(objects.map { $0["kind"] as? String } == ["place", "organisation", "person"])
    #expect(objects.allSatisfy { Set($0.keys) == ["text", "start", "end", "kind", "entity"] })
  }

  @Test func everyLineOfJSONIsADocument() throws {
    let desk = try Desk()
    try desk.write(
      "lines.jsonl", "{\"text\": \"Angela Merkel spoke.\"}\n\n{\"text\": \"\"}\nbroken\n")
    let outcome = try desk.run("tag", desk.folder + "/lines.jsonl", "--jsonl")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("line 4"))
    let found = try outcome.objects().map { $0["entities"] as? [[String: Any]] ?? [] }
    #expect(found.map(\.count) == [1, 0, 0])
    #expect(found.first?.first?["entity"] as? String == "Angela Merkel")
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let desk = try Desk()
    #expect(try desk.run("tag", desk.home + "/nowhere").status == 66)
    #expect(try desk.run("tag", desk.folder).status == 66)
    #expect(try desk.run("tag", "--json", "--jsonl", desk.folder).status == 64)
  }

  @Test func bytesThatAreNoTextAreRead() throws {
    let desk = try Desk()
    let path = desk.folder + "/odd.bin"
    try Data([0xFF, 0x1B, 0x5B, 0x33, 0x31, 0x6D] + Array(Self.text.utf8) + [0xC3]).write(
      to: URL(fileURLWithPath: path))
    let outcome = try desk.run("tag", path)
    #expect(outcome.status == 0)
    #expect(!outcome.output.unicodeScalars.contains("\u{1B}"))
    #expect(outcome.output.contains("Siemens"))
  }

  @Test func theFolderCorrectsWhereItIsNamed() throws {
    let desk = try Desk()
    try desk.write("entities.yaml", "entities:\n  - name: Geneva\n    kind: person\n")
    try desk.write("text.txt", Self.text)
    let outcome = try desk.run("tag", desk.folder + "/text.txt", "--folder", desk.folder)
    #expect(outcome.lines.first == "3\t9\tperson\tGeneva\tGeneva")
  }
}
