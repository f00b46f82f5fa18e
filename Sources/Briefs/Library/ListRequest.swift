/// Which briefs a list wants, and in which order.
package struct ListRequest: Hashable, Sendable {
  package var query: Query
  package var sort: SortOrder
  /// Briefs that stay in the list even where they no longer match.
  package var kept: Set<BriefID>
  /// Seconds since 1970 of the last visit, for `is:new`.
  package var lastVisit: Int64?
  /// At most so many rows; `nil` for all.
  package var limit: Int?

  package init(
    query: Query = .all, sort: SortOrder = .date, kept: Set<BriefID> = [],
    lastVisit: Int64? = nil, limit: Int? = nil
  ) {
    self.query = query
    self.sort = sort
    self.kept = kept
    self.lastVisit = lastVisit
    self.limit = limit
  }
}
