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
    let found = try ParallelMap.map(texts) { text in
      try cancellation.check()
      let brief = (try? brief(text, below: root)) ?? nil
      return brief.map { Snippet(of: $0, for: query) }
    }
    let pairs = zip(texts, found).compactMap { text, found in found.map { (text.asked, $0) } }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Opens a brief before it is asked for; `nil` where it is gone, or too long to be worth that.
  package func openAhead(_ key: RowKey) -> OpenedBrief? {
    guard let text = try? index.read({ try TextPlace(key, $0) }),
      let root = try? FolderHandle.root(places.folder),
      let stamp = try? root.stamp(ofPath: text.file.path), text.size(ofFile: stamp.size) <= 64 << 10
    else { return nil }
    return try? open(key)
  }

  /// A text that is remembered or read; `nil` where the brief is no longer in its file.
  func brief(_ text: TextPlace, below root: FolderHandle) throws(FileError) -> Brief? {
    if let brief = recent.brief(text.remembered) { return brief }
    let brief = try text.read(below: root)
    if let brief { recent.remember(brief, text.remembered) }
    return brief
  }
}
