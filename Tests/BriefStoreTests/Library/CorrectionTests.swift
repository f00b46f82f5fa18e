import Briefs
import Foundation
import GRDB
import Glibc
import Testing
import Text

@testable import BriefStore

/// Corrections of entities: in the file, in every brief at once, and taken back.
@Suite struct CorrectionTests {
  let box: Sandbox
  let meta = Entity(name: "Meta", kind: .organisation)

  init() throws {
    box = try Sandbox()
    try box.write("a.md", brief("Calls", text: "Meta spoke to Roskomnadzor about WhatsApp."))
    try box.write("b.md", brief("Talks", text: "The talks of Meta with Roskomnadzor go on."))
  }

  private func opened() throws -> Library {
    let library = try box.open(recognition: .standard)
    try library.refresh()
    return library
  }

  private func text() -> String? {
    FileManager.default.contents(atPath: "\(box.folder)/entities.yaml").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func kinds(_ library: Library, _ title: String) throws -> [String: Entity.Kind] {
    let opened = try #require(try library.open(library.row(title)))
    return Dictionary(
      opened.entities.map { ($0.entity.name.string, $0.entity.kind) }, uniquingKeysWith: { $1 })
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: box.folder).sorted()
  }

  @Test func aCorrectionHoldsAtOnceAndThenInTheWholeFolder() throws {
    let library = try opened()
    #expect(try kinds(library, "Calls")["Meta"] == .organisation)
    #expect(text() == nil)
    #expect(try library.correct(.init(meta, .kind(.person))).1 == "Meta is a person")
    // What is opened has it before any look at the folder.
    #expect(try kinds(library, "Calls")["Meta"] == .person)
    #expect(try library.card(entityKey: "meta", kind: .person) == nil)
    try library.refresh()
    #expect(try library.card(entityKey: "meta", kind: .person)?.briefs == 2)
    #expect(try library.card(entityKey: "meta", kind: .organisation) == nil)
    #expect(try library.problems() == [])
    let undone = try #require(try library.undoCorrection())
    #expect(undone.1 == "Meta is an organisation again")
    #expect(text() == nil)
    #expect(try kinds(library, "Calls")["Meta"] == .organisation)
    try library.refresh()
    #expect(try library.card(entityKey: "meta", kind: .organisation)?.briefs == 2)
    #expect(try library.redoCorrection()?.1 == "Meta is a person")
    #expect(try kinds(library, "Talks")["Meta"] == .person)
    #expect(try names() == ["a.md", "b.md", "entities.yaml"])
  }

  /// Nobody asks for a look: the running library sees to the briefs that are not open.
  @Test func theFolderFollowsInTheBackground() throws {
    for number in 0..<40 {
      try box.write("\(number).md", brief("Story \(number)", text: "Meta spoke again."))
    }
    let library = try opened()
    let events = Monitor([LibraryEvent]())
    library.start { event in events.with { $0.append(event) } }
    defer { library.close() }
    func wait(_ isMet: ([LibraryEvent]) -> Bool) throws {
      let end = Date(timeIntervalSinceNow: 60)
      try #require(events.wait(until: end) { isMet($0) ? true : nil } == true)
    }
    try wait { $0.contains { if case .scanned = $0 { true } else { false } } }
    _ = try library.correct(.init(meta, .kind(.person)))
    try wait { events in
      var updated: Set<RowKey> = []
      for case .changed(let change) in events where change.entitiesChanged {
        updated.formUnion(change.updated)
      }
      return updated.count == 42
    }
    #expect(try library.card(entityKey: "meta", kind: .person)?.briefs == 42)
    #expect(try library.card(entityKey: "meta", kind: .organisation) == nil)
  }

  @Test func mergeSplitAndMute() throws {
    let library = try opened()
    let merged = try library.correct(
      .init(Entity(name: "WhatsApp", kind: .organisation), .merge(into: "meta", nil)))
    #expect(merged.1 == "WhatsApp is Meta")
    #expect(merged.0.resultingKey == "meta")
    #expect(try kinds(library, "Calls").keys.sorted() == ["Meta", "Roskomnadzor"])
    let split = try library.correct(.init(meta, .split("WhatsApp")))
    #expect(split.1 == "WhatsApp is a name of its own")
    #expect(try kinds(library, "Calls")["WhatsApp"] == .organisation)
    _ = try library.correct(.init(Entity(name: "Roskomnadzor", kind: .organisation), .mute))
    #expect(try kinds(library, "Calls")["Roskomnadzor"] == nil)
    let shown = try #require(try library.open(library.row("Calls")))
    #expect(shown.hints.isEmpty)
    let refusal = #expect(throws: CorrectionRefusal.self) {
      try library.correct(.init(meta, .merge(into: "Nobody Known", nil)))
    }
    #expect(
      refusal?.sentence == "nothing written: no entity of this folder is called Nobody Known")
    for _ in 0..<3 { _ = try library.undoCorrection() }
    #expect(text() == nil)
    #expect(try library.undoCorrection() == nil)
  }

  @Test func undoGivesTheVeryBytesBack() throws {
    let before = "# ours\r\nentities: [ Oslo ]   # odd\r\n\r\n#end"
    try box.write("entities.yaml", before)
    let library = try opened()
    _ = try library.correct(.init(meta, .kind(.person)))
    #expect(text()?.hasPrefix(before) == true)
    _ = try library.undoCorrection()
    #expect(text() == before)
  }

  @Test func undoTakesOnlyItsOwnOutWhereOthersWrote() throws {
    let library = try opened()
    _ = try library.correct(.init(meta, .kind(.person)))
    let others = try #require(text()) + "  - name: Oslo\n    kind: place\n"
    try box.write("entities.yaml", others)
    _ = try library.undoCorrection()
    let (left, problems) = EntityCorrections.parse(try #require(text()))
    #expect(problems == [])
    #expect(left.entities.map(\.name) == ["Oslo"])
    _ = try library.correct(.init(meta, .kind(.person)))
    try box.write("entities.yaml", "entities: [Bergen]\n")
    let refusal = #expect(throws: CorrectionRefusal.self) { try library.undoCorrection() }
    #expect(refusal?.sentence.string.contains("has been changed") == true)
    #expect(text() == "entities: [Bergen]\n")
  }

  @Test func whatOthersWriteMeanwhileStays() throws {
    var folder = CorrectionsFolder(Array(box.folder.utf8))
    var rounds = 0
    let path = "\(box.folder)/entities.yaml"
    folder.beforeRename = {
      rounds += 1
      if rounds == 1 {
        _ = FileManager.default.createFile(atPath: path, contents: Data("entities: [Oslo]\n".utf8))
      }
    }
    let correction = EntityCorrection(meta, .mute)
    _ = try folder.change { (current) throws(CorrectionRefusal) in
      try CorrectionsEdit.adding(correction, to: current).text
    }
    #expect(rounds == 2)
    let written = try #require(text())
    #expect(written.hasPrefix("entities: [Oslo]\n---\n"))
    #expect(EntityCorrections.parse(written).corrections.ignored == ["Meta"])
    #expect(try names() == ["a.md", "b.md", "entities.yaml"])
  }

  @Test func theModeOfTheFileStays() throws {
    try box.write("entities.yaml", "entities: [Oslo]\n")
    chmod("\(box.folder)/entities.yaml", 0o664)
    _ = try opened().correct(.init(meta, .mute))
    var status = stat()
    #expect(lstat("\(box.folder)/entities.yaml", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o664)
  }
}

/// Where nothing can be written, nothing is lost and a sentence says why.
@Suite struct CorrectionFaultTests {
  let box: Sandbox
  let mute = EntityCorrection(Entity(name: "Meta", kind: .organisation), .mute)

  init() throws {
    box = try Sandbox()
    try box.write("a.md", brief("Calls", text: "Meta spoke."))
  }

  private var path: String { "\(box.folder)/entities.yaml" }

  private func refusal(_ files: FileOperations = .system) throws -> String {
    let before = try FileManager.default.contentsOfDirectory(atPath: box.folder).sorted()
    let mute = mute
    let refusal = #expect(throws: CorrectionRefusal.self) {
      try CorrectionsFolder(Array(box.folder.utf8), files: files).change {
        (current) throws(CorrectionRefusal) in
        try CorrectionsEdit.adding(mute, to: current).text
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: box.folder).sorted() == before)
    return try #require(refusal).sentence.string
  }

  @Test func aSymbolicLinkIsNotFollowed() throws {
    let target = "\(box.base)/target.yaml"
    try Data("entities: [Oslo]\n".utf8).write(to: URL(fileURLWithPath: target))
    symlink(target, path)
    #expect(try refusal() == "nothing written: entities.yaml is a symbolic link")
    #expect(FileManager.default.contents(atPath: target) == Data("entities: [Oslo]\n".utf8))
  }

  @Test func aReadOnlyFileStays() throws {
    try box.write("entities.yaml", "entities: [Oslo]\n")
    chmod(path, 0o444)
    #expect(try refusal() == "nothing written: entities.yaml is read-only")
  }

  @Test func aReadOnlyFolderStays() throws {
    chmod(box.folder, 0o555)
    defer { chmod(box.folder, 0o755) }
    #expect(try refusal() == "nothing written: the folder is read-only")
  }

  @Test func aPipeIsNotWaitedFor() throws {
    mkfifo(path, 0o600)
    #expect(try refusal() == "nothing written: entities.yaml is not a regular file")
  }

  @Test func aFullDiskLeavesTheOldFile() throws {
    try box.write("entities.yaml", "entities: [Oslo]\n")
    var files = FileOperations.system
    files.write = { (_, _) throws(JournalError) in throw JournalError(ENOSPC) }
    #expect(try refusal(files) == "nothing written: disk full")
    files = .system
    files.sync = { (_) throws(JournalError) in throw JournalError(EIO) }
    #expect(try refusal(files) == "nothing written: I/O error")
    #expect(
      FileManager.default.contents(atPath: path) == Data("entities: [Oslo]\n".utf8))
  }

  @Test func aBrokenFileIsLeftAlone() throws {
    try box.write("entities.yaml", "entities:\n  - name: Oslo\n  - name: *x\n")
    #expect(
      try refusal() == "nothing written: entities.yaml:3: anchors and aliases are not allowed")
  }
}
