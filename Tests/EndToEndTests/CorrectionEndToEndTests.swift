import Foundation
import PseudoTerminal
import Testing

/// Correcting an entity in the built program, as a person does it.
@Suite(.serialized) struct CorrectionEndToEndTests {
  @Test func metaIsAPersonInTheWholeFolderAndAnOrganisationAgain() throws {
    let desk = try Desk()
    try desk.writeBrief("one.txt", title: "A plan for calls", text: "Meta spoke to Roskomnadzor.")
    try desk.writeBrief(
      "two.txt", title: "A plan for chats", text: "Meta spoke again.", day: "2025-08-12")
    let before = "# ours\nignore: [Oslo]  # odd"
    try desk.write("entities.yaml", before)
    let file = desk.folder + "/entities.yaml"
    func text() throws -> String {
      try String(decoding: Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }
    func count(_ kind: String) throws -> Int {
      try desk.run("entities", "--folder", desk.folder, "--kind", kind, "--json").objects()
        .filter { $0["name"] as? String == "Meta" }.compactMap { $0["briefs"] as? Int }.reduce(0, +)
    }
    let reader = try desk.open()
    try reader.expect("1 of 2")
    reader.press("<enter>", "e", "g")
    try reader.expect("─ Meta ")
    reader.press("c")
    try reader.expect("Correct Meta")
    reader.press("p")
    try reader.expect("Write to entities.yaml in Briefs?")
    #expect(try text() == before)
    reader.press("y")
    try reader.expect("Meta is a person, z to undo")
    try reader.expect("People")
    #expect(
      try text() == before + """

        ---
        # Corrections made while reading; what stands later wins.
        entities:
          - name: Meta
            kind: person

        """)
    #expect(try count("person") == 2)
    #expect(try count("organisation") == 0)
    reader.press("z")
    try reader.expect("Meta is an organisation again")
    try reader.expectGone("People")
    #expect(try text() == before)
    reader.press("Q")
    #expect(try reader.expectExit() == .code(0))
    #expect(try count("organisation") == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder).sorted()
    #expect(names == ["entities.yaml", "one.txt", "two.txt"])
  }
}
