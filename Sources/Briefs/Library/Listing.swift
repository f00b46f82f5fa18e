import Text

/// What the reader did with a brief.
package struct ReadingState: Hashable, Sendable {
  package var isRead: Bool
  package var isStarred: Bool
  /// The brief has changed since it was read.
  package var isUpdated: Bool

  package init(isRead: Bool = false, isStarred: Bool = false, isUpdated: Bool = false) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.isUpdated = isUpdated
  }
}

/// Which entry of which file a row stands for; two files may hold a brief of the same ID.
package struct RowKey: Hashable, Sendable {
  package let id: BriefID
  /// A hash of the file's path and the brief's place in it.
  package let entry: UInt64

  package init(id: BriefID, entry: UInt64) {
    self.id = id
    self.entry = entry
  }
}

/// One brief as a list shows it.
package struct BriefRow: Sendable, Hashable {
  package var key: RowKey
  package var title: DisplayText
  package var published: Published
  package var minutes: Int
  package var isMinutesCounted: Bool
  package var isAIGenerated: Bool
  /// Its main entities, most mentioned first.
  package var entities: [Entity]
  package var state: ReadingState

  package var id: BriefID { key.id }

  package init(
    key: RowKey, title: DisplayText, published: Published, minutes: Int, isMinutesCounted: Bool,
    isAIGenerated: Bool, entities: [Entity], state: ReadingState
  ) {
    self.key = key
    self.title = title
    self.published = published
    self.minutes = minutes
    self.isMinutesCounted = isMinutesCounted
    self.isAIGenerated = isAIGenerated
    self.entities = entities
    self.state = state
  }
}

/// The answer to a query: its briefs in order, made whole off the main thread.
package struct Listing: Sendable {
  package let rows: [BriefRow]
  /// Where each row stands.
  package let positions: [RowKey: Int]
  /// The first row of each ID, for finding a brief whose file moved.
  package let firstOfID: [BriefID: Int]
  /// What is to be lit in the text of these briefs.
  package let highlights: [HighlightTerm]
  /// What of the query was not understood, for the status line.
  package let notice: DisplayText?

  package static let empty = Listing(rows: [])

  package init(rows: [BriefRow], highlights: [HighlightTerm] = [], notice: DisplayText? = nil) {
    self.rows = rows
    self.highlights = highlights
    self.notice = notice
    var positions: [RowKey: Int] = [:]
    var firstOfID: [BriefID: Int] = [:]
    positions.reserveCapacity(rows.count)
    firstOfID.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      positions[row.key] = index
      if firstOfID[row.id] == nil { firstOfID[row.id] = index }
    }
    self.positions = positions
    self.firstOfID = firstOfID
  }

  /// Where a brief stands: the very row, else the first row of the same ID.
  package func position(of key: RowKey) -> Int? { positions[key] ?? firstOfID[key.id] }
}

/// How much the folder holds.
package struct LibraryCounts: Sendable, Hashable {
  package var briefs: Int
  package var unread: Int
  package var starred: Int
  package var problems: Int

  package init(briefs: Int = 0, unread: Int = 0, starred: Int = 0, problems: Int = 0) {
    self.briefs = briefs
    self.unread = unread
    self.starred = starred
    self.problems = problems
  }
}
