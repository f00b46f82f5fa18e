import Briefs
import Foundation
internal import GRDB
import Text

/// Sentences of many briefs at once, as a list shows them at every letter that is typed.
extension Library {
  /// Where a brief answers a query best; `nil` where its file is gone.
  package func snippet(for key: RowKey, query: Query) throws -> Snippet? {
    try brief(key).map { Snippet(of: $0, for: query) }
  }

  /// Where these briefs answer a query best, without those whose texts cannot be read; opening one says
  /// why.
  package func snippets(
    for keys: [RowKey], query: Query, cancellation: Cancellation = Cancellation()
  ) throws -> [RowKey: Snippet] {
    let texts = try index.read { db in try keys.compactMap { try TextPlace($0, db) } }
    guard let root = try? FolderHandle.root(places.folder) else { return [:] }
    let found = try SideBySide.map(texts) { text in
      try cancellation.check()
      return brief(text, below: root).map { Snippet(of: $0, for: query) }
    }
    let pairs = zip(texts, found).compactMap { text, found in found.map { (text.asked, $0) } }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Opens a brief before it is asked for; `nil` where it is gone, or too long to be worth that.
  package func openAhead(_ key: RowKey) -> OpenedBrief? {
    guard let text = try? index.read({ try TextPlace(key, $0) }),
      let root = try? FolderHandle.root(places.folder),
      let stamp = try? root.stamp(ofPath: text.file.path), stamp.size <= 64 << 10
    else { return nil }
    return try? open(key)
  }

  private func brief(_ text: TextPlace, below root: FolderHandle) -> Brief? {
    if let brief = recent.brief(text.remembered) { return brief }
    guard let folder = try? root.descend(text.file.folder),
      let file = try? FileReader.read(text.file.name, in: folder)
    else { return nil }
    let briefs = FileReader.parse(file.bytes, name: text.file.name, size: file.stamp.size).briefs
    let brief = Self.brief(text.asked.id, at: text.ordinal, in: briefs)
    if let brief { recent.remember(brief, text.remembered) }
    return brief
  }
}

/// Where the text of a row lies.
private struct TextPlace: Sendable {
  let asked: RowKey
  let file: FilePlace
  let ordinal: Int
  let remembered: RecentBriefs.Key

  /// The very row, else another of the same ID: the file may have been moved.
  init?(_ key: RowKey, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT folder.path, file.name, ordinal, entry, content FROM brief
          JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
          WHERE brief.id = ? AND dead = 0 ORDER BY entry = ? DESC LIMIT 1
          """), arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
    guard let row else { return nil }
    asked = key
    file = FilePlace(folder: row.bytes(0), name: row.bytes(1))
    ordinal = row[2]
    remembered = RecentBriefs.Key(
      row: RowKey(id: key.id, entry: UInt64(bitPattern: row[3])), content: row[4])
  }
}
