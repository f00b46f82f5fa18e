import Briefs
internal import GRDB

extension Index {
  func counts() throws -> LibraryCounts {
    try read { db in
      try LibraryCounts(
        briefs: count("SELECT count(*) FROM brief WHERE dead = 0", db),
        unread: count("SELECT count(*) FROM brief WHERE dead = 0", db)
          - count(Self.marked("read"), db),
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
