import Briefs
import Testing
import Text

@Suite struct EntityCorrectionsTests {
  static let good = """
    # shared by the desk
    entities:
      - name: Roskomnadzor
        kind: org
        aliases: [RKN, Роскомнадзор, 俄电信监管局]
      - name: curl
        kind: other
      - name: Paris Hilton
        kind: people
        aliases: paris
      - No
    merge:
      Facebook: Meta
      "AT&T": Telekom
    ignore: [Rapid Read, AD]
    """

  @Test func readsWhatIsWritten() {
    let (corrections, problems) = EntityCorrections.parse(Self.good)
    #expect(problems.isEmpty)
    #expect(corrections.entities.map(\.name) == ["Roskomnadzor", "curl", "Paris Hilton", "No"])
    #expect(corrections.entities.map(\.line) == [3, 6, 8, 11])
    #expect(corrections.entities.map(\.kind) == [.organisation, .other, .person, nil])
    #expect(corrections.entities[0].aliases == ["RKN", "Роскомнадзор", "俄电信监管局"])
    #expect(
      corrections.merges == [
        .init(from: "Facebook", into: "Meta", line: 13),
        .init(from: "AT&T", into: "Telekom", line: 14),
      ])
    #expect(corrections.ignored == ["Rapid Read", "AD"])
    #expect(EntityCorrections.parse(Self.good.replacingLineEnds).corrections == corrections)
  }

  @Test func winsOverEverythingElse() {
    let recogniser = RuleRecogniser(corrections: EntityCorrections.parse(Self.good).corrections)
    let text = """
      RKN, which is Роскомнадзор (据俄电信监管局说), uses Curl and curl. In PARIS, Rapid Read \
      wrote of Facebook and Meta. AD.
      """
    let mentions = recogniser.mentions(in: .of([text]))
    #expect(
      mentions.map(\.entity.name.string)
        == [
          "Roskomnadzor", "Roskomnadzor", "Roskomnadzor", "curl", "curl", "Paris Hilton", "Meta",
          "Meta",
        ])
    #expect(mentions.map(\.entity.kind).suffix(3) == [.person, .organisation, .organisation])
  }

  @Test func aNameIsMatchedInItsOwnCapitals() {
    let corrections = EntityCorrections(entities: [.init(name: "Quill", kind: .other)])
    let mentions = RuleRecogniser(corrections: corrections).mentions(in: .of(["Quill, a quill."]))
    #expect(mentions.map(\.place.range) == [0..<5])
  }

  @Test(arguments: [
    (
      "entities:\n  - name: Alpha\n  - name: \"Beta\n    kind: org\n  - name: Gamma\n",
      ["Alpha", "Gamma"]
    ),
    ("entities:\n  - name: Alpha\n  - name: Be: ta\n  - name: Gamma\n", ["Alpha", "Gamma"]),
    ("entities:\n  - name: Alpha\n  - name: &x Beta\n  - name: Gamma\n", ["Alpha", "Gamma"]),
    ("entities:\n  - name: Alpha\n  - name: !!str Beta\n", ["Alpha"]),
    ("entities:\n- name: Alpha\n- *boom\n", ["Alpha"]),
    ("entities:\n- name: Alpha\n- ? Beta\n", ["Alpha"]),
    ("entities:\n- name: Alpha\n- {[a, b]: Beta}\n", ["Alpha"]),
    ("%YAML 9.9\n---\nentities:\n- name: Alpha\n", ["Alpha"]),
    ("entities:\n- name: Alpha\n\u{7}- name: Beta\n", ["Alpha"]),
    ("entities:\n- name: Alpha\n  kind: animal\n  colour: red\n- kind: org\n- [a]\n", ["Alpha"]),
    ("names:\n- name: Beta\nentities: [Alpha]\n", ["Alpha"]),
    ("entities: [Alpha]\nmerge:\n  A: B\n  A: C\nignore: [AD]\n", ["Alpha"]),
    ("just words", []), ("- a\n- b\n", []),
  ])
  func whatIsBrokenIsReportedAndTheRestCounts(_ text: String, _ names: [DisplayText]) {
    let (corrections, problems) = EntityCorrections.parse(text)
    #expect(corrections.entities.map(\.name) == names)
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.line.map { $0 >= 1 } ?? true })
  }

  @Test func saysTheLineOfABreak() {
    let text = "entities:\n  - name: Alpha\n  - name: &x Beta\n"
    let problem = EntityCorrections.parse(text).problems.first
    #expect(problem?.line == 3)
    #expect(problem?.reason == "anchors and aliases are not allowed")
    #expect(problem?.severity == .error)
  }

  /// One break is one problem, on the line where a person would mend it.
  @Test(arguments: [
    ("entities:\n  - name: Alpha\n  - name: \"Beta\n    kind: org\n  - name: Gamma\n", 3),
    ("entities:\n  - Alpha\n  - {name: Beta, kind: org\n  - name: Gamma\nignore: [AD]\n", 3),
    ("entities:\n  - Alpha\n  - name: Be: ta\n  - Gamma\n", 3),
    ("entities:\n  - Alpha\n\t- Beta\n", 3), ("entities: [Alpha]\n---\nignore: [AD\n", 3),
    ("entities: [Alpha]\nignore: [AD]\nentities: [Beta]\n", 3),
    ("ignore: [AD]\nmerge:\n  A: B\n  C: D\n  A: C\n", 5),
    ("entities:\n  - name: Alpha\n  - name: Beta\n    kind: org\n    kind: person\n", 5),
  ])
  func aBreakIsToldOnce(_ text: String, _ line: Int) {
    #expect(EntityCorrections.parse(text).problems.map(\.line) == [line])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "entities:\n", "ignore: []\nmerge:\n", "~"])
  func nothingIsNoProblem(_ text: String) {
    let (corrections, problems) = EntityCorrections.parse(text)
    #expect(corrections == .none)
    #expect(problems.isEmpty)
  }

  private static let hostile = [
    String(repeating: "[", count: 50_000), String(repeating: "- ", count: 50_000),
    String(repeating: "{a: ", count: 30_000), String(repeating: "  \n", count: 30_000) + "- :",
    (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined().prefixed(1 << 20),
    "a: &a [x]\n" + (0..<30).map { "b\($0): &b\($0) [*a, *a, *a]\n" }.joined(),
    String(repeating: "x", count: 2 << 20),
  ]

  @Test(arguments: hostile.indices)
  func hostileFilesAreRefusedQuickly(_ index: Int) {
    let (corrections, problems) = EntityCorrections.parse(Self.hostile[index])
    #expect(corrections == .none)
    #expect(!problems.isEmpty)
  }

  @Test func mergesInACircleEnd() {
    let corrections = EntityCorrections(merges: [
      .init(from: "Facebook", into: "Google"), .init(from: "Google", into: "Facebook"),
    ])
    let mentions = RuleRecogniser(corrections: corrections).mentions(in: .of(["We use Google."]))
    #expect(mentions.count == 1)
  }
}

extension String {
  fileprivate var replacingLineEnds: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }

  fileprivate func prefixed(_ limit: Int) -> String {
    String(decoding: utf8.prefix(limit), as: UTF8.self)
  }
}
