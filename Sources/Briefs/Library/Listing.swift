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
  /// Another version of its file is beside it, which a synchroniser or a merge left there.
  package var hasConflict: Bool

  package var id: BriefID { key.id }

  package init(
    key: RowKey, title: DisplayText, published: Published, minutes: Int, isMinutesCounted: Bool,
    isAIGenerated: Bool, entities: [Entity], state: ReadingState, hasConflict: Bool = false
  ) {
    self.key = key
    self.title = title
    self.published = published
    self.minutes = minutes
    self.isMinutesCounted = isMinutesCounted
    self.isAIGenerated = isAIGenerated
    self.entities = entities
    self.state = state
    self.hasConflict = hasConflict
  }
}

/// A part of the answer to a query: rows that follow each other in the list.
package struct Listing: Sendable {
  package var rows: [BriefRow]
  /// The part that was asked for.
  package var window: ListWindow
  /// No row of the list stands before these.
  package var isFirst: Bool
  /// No row of the list follows these.
  package var isLast: Bool
  /// The row that the part was to be found by.
  package var found: RowKey?
  /// Rises as briefs arrive in the folder: what came later was not there to be listed.
  package var arrivals: Int64
  /// What is to be lit in the text of these briefs.
  package var highlights: [HighlightTerm]
  /// What of the query was not understood, for the status line.
  package var notice: DisplayText?
  /// The sentences of rows on the screen, where they were asked for and quickly found.
  package var snippets: [RowKey: Snippet] = [:]
  /// No brief has all words of the query: these have some of them, the nearest first.
  package var isNearest = false
  /// The words that the nearest briefs do not have.
  package var missing: [RowKey: [DisplayText]] = [:]
  /// What their sentences answer.
  package var anyWord: Query?

  package static let empty = Listing(rows: [])

  package init(
    rows: [BriefRow], window: ListWindow = .start, isFirst: Bool = true, isLast: Bool = true,
    found: RowKey? = nil, arrivals: Int64 = 0, highlights: [HighlightTerm] = [],
    notice: DisplayText? = nil
  ) {
    self.rows = rows
    self.window = window
    self.isFirst = isFirst
    self.isLast = isLast
    self.found = found
    self.arrivals = arrivals
    self.highlights = highlights
    self.notice = notice
  }

  /// True where these are all rows of the list.
  package var isWhole: Bool { isFirst && isLast }

  /// Where a brief stands: the very row, else the first row of the same ID.
  package func position(of key: RowKey) -> Int? {
    rows.firstIndex { $0.key == key } ?? rows.firstIndex { $0.id == key.id }
  }
}

/// How long a list is.
package struct ListCount: Sendable, Hashable {
  package var total: Int
  /// There are more, but nobody waits until all are looked at.
  package var isAtLeast: Bool
  /// Rows that stand before the one that was asked about.
  package var before: Int

  package init(total: Int, isAtLeast: Bool = false, before: Int = 0) {
    self.total = total
    self.isAtLeast = isAtLeast
    self.before = before
  }
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
