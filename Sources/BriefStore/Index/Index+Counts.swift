import Briefs
internal import GRDB
import Synchronization

extension Index {
  /// As last counted, unless something changed since.
  func counts() throws -> LibraryCounts {
    let (known, generation) = counted.withLock { ($0.counts, $0.generation) }
    if let known { return known }
    let fresh = try countAll()
    counted.withLock { if $0.generation == generation { $0.counts = fresh } }
    return fresh
  }

  /// To be called after every write.
  func forgetCounts() {
    counted.withLock { counted in
      counted.generation += 1
      counted.counts = nil
    }
  }

  private func countAll() throws -> LibraryCounts {
    try read { db in
      try LibraryCounts(
        briefs: Self.liveBriefs(db),
        unread: Self.liveBriefs(db) - count(Self.marked("read"), db),
        starred: count(Self.marked("starred"), db),
        problems: count("SELECT count(*) FROM problem WHERE severity <> 'notice'", db))
    }
  }

  private static func marked(_ flag: String) -> String {
    """
    SELECT count(*) FROM marks.state CROSS JOIN brief
    WHERE state.\(flag) = 1 AND brief.id = state.id AND brief.dead = 0
    """
  }

  private func count(_ sql: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0
  }
}
