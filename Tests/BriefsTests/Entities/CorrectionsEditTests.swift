import Testing
import Text

@testable import Briefs

/// An entry at the end of `entities.yaml`: what stood there stays, and what is said then holds.
@Suite struct CorrectionsEditTests {
  static let meta = Entity(name: "Meta", kind: .organisation)

  static let files: [String?] = [
    nil, "", "\n\n", "# nothing yet\n", "# nothing yet",
    "entities:\n  - name: Meta\n    kind: organisation\n    aliases: [Meta Platforms]\n",
    "entities:\n- name: Meta\n- Telegram",
    "entities:\r\n    - name: Meta   # the company\r\n      kind: org\r\nignore: [AD]\r\n",
    "entities: [Meta, Telegram]\n", "ignore: [Rapid Read]\nmerge:\n  Meta: Telegram\n",
    "ignore: [Meta]\nmerge: {Meta: Facebook}\nentities:\n  - name: Oslo\n",
    "\u{FEFF}entities:\n  - name: Meta\n\n# the end\n\n", "entities:\n",
    "entities:\n  - name: |\n      Meta\n", "entities:\n  - name: Oslo\n...\n",
    "---\nentities:\n  - name: Oslo\n---\nignore: [Meta]\n", "entities:\n  - {name: Oslo}\n    ",
  ]

  static let changes: [EntityCorrection.Change] = [
    .kind(.person), .merge(into: "Facebook, Inc.", .organisation), .merge(into: "Zuck", nil),
    .split("Meta Platforms"), .mute,
  ]

  @Test(arguments: files, changes)
  func whatStoodThereStaysAndTheCorrectionHolds(
    _ old: String?, _ change: EntityCorrection.Change
  ) throws {
    let bytes = old.map { Array($0.utf8) }
    let correction = EntityCorrection(Self.meta, change)
    let edit = try CorrectionsEdit.adding(correction, to: bytes)
    #expect(edit.text.starts(with: bytes ?? []))
    #expect(edit.text == (bytes ?? []) + edit.lead + edit.entry)
    #expect(edit.text.last == UInt8(ascii: "\n"))
    let (before, _) = EntityCorrections.parse(bytes ?? [])
    let (after, problems) = EntityCorrections.parse(edit.text)
    #expect(problems == [])
    #expect(correction.holds(in: after))
    #expect(after.statements.count == before.statements.count + 1)
    #expect(try edit.removed(from: edit.text) == bytes ?? [])
  }

  @Test(arguments: files)
  func manyCorrectionsAreTakenBackInAnyOrder(_ old: String?) throws {
    let bytes = Array((old ?? "").utf8)
    var edits: [CorrectionsEdit] = []
    for name in ["Meta", "Telegram", "Meta Platforms: x", "Oslo"] {
      for change in Self.changes {
        let entity = Entity(name: DisplayText(cleaning: name), kind: .other)
        edits.append(
          try CorrectionsEdit.adding(
            EntityCorrection(entity, change), to: edits.last?.text ?? bytes))
      }
    }
    let all = try #require(edits.last).text
    #expect(try edits.reversed().reduce(all) { try $1.removed(from: $0) } == bytes)
    // The first one first, as if others had written what stands behind it.
    let left = EntityCorrections.parse(try edits.reduce(all) { try $1.removed(from: $0) })
    #expect(left.corrections == EntityCorrections.parse(bytes).corrections)
    #expect(left.problems == [])
  }

  @Test func aListAtTheEndGoesOn() throws {
    let old = "entities:\n  - name: Meta\n    kind: organisation\n"
    let edit = try CorrectionsEdit.adding(
      EntityCorrection(Self.meta, .kind(.person)), to: Array(old.utf8))
    #expect(
      String(decoding: edit.text, as: UTF8.self) == old + "  - name: Meta\n    kind: person\n")
  }

  @Test func elseADocumentBegins() throws {
    let old = "entities:\n  - name: Meta\nignore: [AD]"
    let first = try CorrectionsEdit.adding(
      EntityCorrection(Self.meta, .mute), to: Array(old.utf8))
    let second = try CorrectionsEdit.adding(
      EntityCorrection(Self.meta, .merge(into: "Facebook", .organisation)), to: first.text)
    #expect(
      String(decoding: second.text, as: UTF8.self)
        == old + """

          ---
          # Corrections made while reading; what stands later wins.
          entities:
            - name: Meta
              ignore: true
            - name: Meta
              merge: Facebook
              kind: organisation

          """)
  }

  @Test func lineEndsAreKept() throws {
    let edit = try CorrectionsEdit.adding(
      EntityCorrection(Self.meta, .mute), to: Array("ignore: [AD]\r\n".utf8))
    let alone = edit.text.indices.filter {
      edit.text[$0] == 10 && ($0 == 0 || edit.text[$0 - 1] != 13)
    }
    #expect(alone == [])
  }

  @Test(arguments: [
    "AT&T", "\"Quoted\"", "a: b", "- dash", "#1", "it's # a: {trap}", "back\\slash\\", "[x]",
    "%YAML", "*star", "&and", "!bang", "? what", "No", "~", "null", "Öl, Gas", " x ", "国家互联网",
    "line\nbreak", "\u{1b}[31mred", "tab\there", "trailing ", "a #b", "'", "\"", "--- x", "|", ">",
    "O'Brien: &x *y", "1984",
  ])
  func anyNameComesBackAsItWas(_ name: String) throws {
    let entity = Entity(name: DisplayText(cleaning: name), kind: .other)
    for change in Self.changes {
      let correction = EntityCorrection(entity, change)
      let edit = try CorrectionsEdit.adding(correction, to: Array("ignore: [AD]\n".utf8))
      #expect(correction.holds(in: EntityCorrections.parse(edit.text).corrections))
    }
  }

  @Test func aBrokenFileIsLeftAlone() throws {
    let old = Array("entities:\n  - name: Alpha\n  - name: &x Beta\n  - name: Gamma\n".utf8)
    let refusal = #expect(throws: CorrectionRefusal.self) {
      try CorrectionsEdit.adding(EntityCorrection(Self.meta, .mute), to: old)
    }
    #expect(
      refusal?.sentence
        == "nothing written: entities.yaml:3: anchors and aliases are not allowed")
  }

  @Test func aFullFileIsLeftAlone() throws {
    let comment = "#" + String(repeating: "x", count: EntityCorrections.sizeLimit - 20) + "\n"
    #expect(throws: CorrectionRefusal.self) {
      try CorrectionsEdit.adding(EntityCorrection(Self.meta, .mute), to: Array(comment.utf8))
    }
  }

  @Test func anEntryIsTakenOutOfAFileThatOthersChanged() throws {
    let edit = try CorrectionsEdit.adding(
      EntityCorrection(Self.meta, .kind(.person)), to: Array("ignore: [AD]\n".utf8))
    let others = Array("# mine\n".utf8) + edit.text + Array("  - name: Oslo\n".utf8)
    let rest = try edit.removed(from: others)
    let (corrections, problems) = EntityCorrections.parse(rest)
    #expect(problems == [])
    #expect(corrections.entities.map(\.name) == ["Oslo"])
    #expect(corrections.ignored == ["AD"])
    #expect(String(decoding: rest, as: UTF8.self).hasPrefix("# mine\nignore: [AD]\n---\n"))
    #expect(throws: CorrectionRefusal.self) { try edit.removed(from: rest) }
  }

  @Test func whatIsSaidLaterWins() {
    let corrections = EntityCorrections.parse(
      """
      entities:
        - name: Meta
          kind: organisation
          aliases: [Meta Platforms, Facebook]
      merge:
        Instagram: Meta
      ignore: [Threads]
      ---
      entities:
        - name: Meta Platforms
          kind: person
        - name: Instagram
          kind: other
        - name: Threads
        - name: Meta
          kind: place
      """
    ).corrections
    let text = "Meta Platforms, Facebook, Instagram and Threads are Meta."
    let mentions = RuleRecogniser(corrections: corrections).mentions(in: .of([text]))
    #expect(
      mentions.map { "\($0.entity.name) \($0.entity.kind)" } == [
        "Meta Platforms person", "Meta place", "Instagram other", "Threads organisation",
        "Meta place",
      ])
    #expect(mentions.first?.source == .corrections(line: 10))
    #expect(mentions.last?.source == .corrections(line: 15))
  }

  @Test func aBreakInALaterDocumentLosesNothingElse() {
    let (corrections, problems) = EntityCorrections.parse(
      "entities:\n  - name: Alpha\n---\nentities:\n  - name: \"Beta\n  - name: Gamma\n")
    #expect(corrections.entities.map(\.name) == ["Alpha", "Gamma"])
    #expect(!problems.isEmpty)
  }

  @Test func mergingBackUndoesTheMerge() {
    let corrections = EntityCorrections([
      .merge(.init(from: "Facebook", into: "Meta", kind: .organisation)),
      .merge(.init(from: "Meta", into: "Facebook", kind: .organisation)),
    ])
    let mentions = RuleRecogniser(corrections: corrections)
      .mentions(in: .of(["We use Facebook and Meta."]))
    #expect(mentions.map(\.entity.name) == ["Facebook", "Facebook"])
  }
}
