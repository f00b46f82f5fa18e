/// Which briefs a list wants, in which order, and which part of them.
package struct ListRequest: Hashable, Sendable {
  package var query: Query
  package var sort: SortOrder
  /// Briefs that stay in the list even where they no longer match.
  package var kept: Set<BriefID>
  /// Seconds since 1970 of the last visit, for `is:new`.
  package var lastVisit: Int64?
  /// Where in the list the rows are wanted.
  package var window: ListWindow
  /// At most so many rows, or in the middle of a list about so many; `nil` for all.
  package var limit: Int?
  /// What is seen of it first; `nil` where all that is asked for is wanted.
  package var screen: ListScreen?
  /// True where the nearest briefs are wanted if none has all words of the query.
  package var allowsNearest = false

  package init(
    query: Query = .all, sort: SortOrder = .date, kept: Set<BriefID> = [],
    lastVisit: Int64? = nil, window: ListWindow = .start, limit: Int? = nil,
    screen: ListScreen? = nil
  ) {
    self.query = query
    self.sort = sort
    self.kept = kept
    self.lastVisit = lastVisit
    self.window = window
    self.limit = limit
    self.screen = screen
  }

  /// False for a question that only adds to what is held.
  package var isAnew: Bool {
    switch window {
    case .after, .before: false
    case .start, .end, .around, .landmark: true
    }
  }

  /// The order of the list: the query's own, where it names one.
  package var order: SortOrder { query.sort ?? sort }
}

/// The rows of a list that are on the screen at once.
package struct ListScreen: Hashable, Sendable {
  /// Twice as many are enough at an end of the list, and where texts have to be looked at as many, or
  /// those found in a moment: more are asked for when they are wanted.
  package var rows: Int
  /// So many of them stand above the row that the part is found by, if there are as many.
  package var above: Int
  /// True where they are to bring along the sentences that answer the query.
  package var hasSentences: Bool
  /// A day that begins takes the room of so much of a row; 0 where days are not told apart.
  package var dayHeight: Double

  package init(rows: Int, above: Int = 0, hasSentences: Bool = false, dayHeight: Double = 0) {
    self.rows = rows
    self.above = above
    self.hasSentences = hasSentences
    self.dayHeight = dayHeight
  }
}

/// A part of a list, which may hold a million briefs and is only ever read in parts.
///
/// Rows are named by their keys and never by number, so a part is found again when files have changed.
package enum ListWindow: Hashable, Sendable {
  /// From the first row on.
  case start
  /// Up to the last row.
  case end
  /// Around the first of these that the list holds. Where it holds none: around the place of the first
  /// that is known at all if `near`, else from the first row on.
  case around([RowKey], near: Bool)
  /// What follows a row; nothing where the row is gone.
  case after(RowKey)
  /// What stands before a row; nothing where the row is gone.
  case before(RowKey)
  /// Around the nearest row of a kind, seen from another, which itself is not asked.
  case landmark(Landmark, from: RowKey, forward: Bool)

  /// What one can go to in a list without knowing where it is.
  package enum Landmark: Hashable, Sendable {
    case unread
    /// The first row of a day: forward of the next one, backward of this one or the one before.
    case day
  }
}
