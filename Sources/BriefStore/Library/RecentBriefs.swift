import Briefs
import Synchronization
import Text

/// The briefs read last for their text: from one typed letter to the next, most rows are the same.
final class RecentBriefs: Sendable {
  /// A row and the fingerprint of its text: when the file changes, so does that.
  struct Key: Hashable {
    let row: RowKey
    let content: Int64
  }

  /// Those read last, and those before them.
  private struct Known {
    var latest: [Key: Brief] = [:]
    var older: [Key: Brief] = [:]

    mutating func add(_ brief: Brief, _ key: Key) {
      if latest.count >= limit {
        older = latest
        latest.removeAll()
      }
      latest[key] = brief
    }
  }

  private let known = Mutex(Known())
  /// Some screens full, and as many again.
  private static let limit = 192
  /// A longer text, in UTF-8 bytes, is read again each time.
  private static let longest = 32 << 10

  func brief(_ key: Key) -> Brief? {
    known.withLock { known in
      if let brief = known.latest[key] { return brief }
      guard let brief = known.older[key] else { return nil }
      known.add(brief, key)
      return brief
    }
  }

  func remember(_ brief: Brief, _ key: Key) {
    let size = brief.sections.reduce(0) { size, section in
      section.blocks.reduce(size) { $0 + $1.text.string.utf8.count }
    }
    guard size <= Self.longest else { return }
    known.withLock { $0.add(brief, key) }
  }
}
