import Briefs
import Foundation
import GRDB
import Glibc
import Synchronization
import Testing
import Text

@testable import BriefStore

/// A folder of briefs, a cache and a state folder of a test's own, deleted with it.
final class Sandbox: Sendable {
  let base: String
  /// Seconds since 1970, as the libraries of this sandbox are told.
  let now = Mutex<Int64>(1_755_000_000)

  init() throws {
    var template = Array("\(NSTemporaryDirectory())/briefs-XXXXXX".utf8CString)
    let made = mkdtemp(&template).map { String(cString: $0) }
    base = try #require(made)
    for name in ["briefs", "cache", "state"] { mkdir("\(base)/\(name)", 0o700) }
  }

  deinit {
    chmod(cache, 0o700)
    try? FileManager.default.removeItem(atPath: base)
  }

  var folder: String { "\(base)/briefs" }
  var cache: String { "\(base)/cache" }
  var state: String { "\(base)/state" }

  func open(
    hook: @escaping LookContext.BatchHook = { _ in }, recognition: Recognition = .capitals,
    watchCalls: WatchCalls = .system
  ) throws -> Library {
    try Library(
      places: Library.Places(folder: folder, cacheFolder: cache, stateFolder: state),
      clock: { [self] in now.withLock { $0 } }, zone: .gmt, recognition: recognition,
      beforeCommit: hook, watchCalls: watchCalls, log: { _ in })
  }

  /// A library whose index is up to date.
  func opened() throws -> Library {
    let library = try open()
    try library.refresh()
    return library
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, bytes: Array(text.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    let path = "\(folder)/\(name)"
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func move(_ from: String, _ to: String) throws {
    let path = "\(folder)/\(to)"
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try #require(rename("\(folder)/\(from)", path) == 0)
  }

  func delete(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
  }

  /// The index file, or the one of the marks.
  func cacheFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache).sorted().map { "\(cache)/\($0)" }
  }
}

/// A brief as Markdown; without `date` it is dated by its file.
func brief(
  _ title: String, id: String? = nil, date: String? = "2025-08-13",
  text: String = "Nothing more is known so far."
) -> String {
  var matter = "title: \(title)\n"
  if let id { matter += "id: \(id)\n" }
  if let date { matter += "published: \(date)\n" }
  return "---\n\(matter)---\n\n## What's Happening?\n\n\(text)\n"
}

/// Takes every word with a capital for a name of no particular kind.
struct Capitals: EntityRecogniser {
  var version: String
  var ignored: String = ""

  func mentions(in brief: Brief) -> [Mention] {
    var found: [Mention] = []
    for (number, section) in brief.sections.enumerated() {
      for (at, block) in section.blocks.enumerated() {
        for span in Words.spans(in: block.text.string) {
          let word = block.text[span.range]
          guard word.string.first?.isUppercase == true, word.string != ignored else { continue }
          found.append(
            Mention(
              entity: Entity(name: word, kind: .other),
              place: Place(section: number, block: at, range: span.range)))
        }
      }
    }
    return found
  }
}

extension Recognition {
  /// `entities.yaml` holds one name to ignore.
  static let capitals = Recognition { bytes in
    let ignored = bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let name = ignored.trimmingCharacters(in: .whitespacesAndNewlines)
    return Current(recogniser: Capitals(version: "capitals \(name)", ignored: name))
  }
}

extension Library {
  func titles() throws -> [String] {
    try index.read { db in
      try String.fetchAll(db, sql: "SELECT title FROM brief WHERE dead = 0 ORDER BY title")
    }
  }

  /// The only row of a headline.
  func row(_ title: String) throws -> RowKey {
    let rows = try index.read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, entry FROM brief WHERE dead = 0 AND title = ?", arguments: [title]
      ).map(RowKey.init)
    }
    #expect(rows.count == 1)
    return try #require(rows.first)
  }

  func state(_ title: String) throws -> Briefs.ReadingState {
    try #require(try open(row(title))).row.state
  }

  /// Headlines whose text holds a word.
  func search(_ word: String) throws -> [String] {
    try index.read { db in
      try TextPartition.allCases.map(\.rawValue).flatMap { table in
        try String.fetchAll(
          db,
          sql: """
            SELECT brief.title FROM \(table) text JOIN brief ON brief.rowid = text.rowid
            WHERE \(table) MATCH ? AND brief.dead = 0
            """, arguments: [word])
      }.sorted()
    }
  }

  /// Leaves some of the newest briefs in the recent partition of the text index, and moves all others.
  func divideTexts(newest: Int64) throws {
    var context = scan.context
    context.newestTexts = newest
    _ = try scan.look(context) { look in
      try look.rebuildTextIndex()
      return look.change
    }
    #expect(try index.read { try PartitionBoundary($0).row } != nil)
  }

  func reasons() throws -> [String] { try problems().map(\.sentence.string) }
}
