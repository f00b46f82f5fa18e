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

  private let known = Mutex<[Key: Brief]>([:])
  /// Some screens full.
  private static let limit = 128
  /// A longer text, in UTF-8 bytes, is read again each time.
  private static let longest = 32 << 10

  func brief(_ key: Key) -> Brief? { known.withLock { $0[key] } }

  func remember(_ brief: Brief, _ key: Key) {
    let size = brief.sections.reduce(0) { size, section in
      section.blocks.reduce(size) { $0 + $1.text.string.utf8.count }
    }
    guard size <= Self.longest else { return }
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
      known[key] = brief
    }
  }
}
