import Briefs

/// What comes back at the next start: a lesser thing than the journal, and no loss when it is gone.
package struct SessionState: Hashable, Sendable, Codable {
  package var selection: String?
  package var layers: [Layer] = []
  package var sort: String = SortOrder.date.rawValue
  package var isOpen = false
  package var readingShare = 0
  package var showsEntities = true
  package var showsRelated = true
  /// Seconds since 1970 at the end of the last session.
  package var lastVisit: Int64?
  package var searches: [String] = []
  package var commands: [String] = []
  package var views: [SavedView]?
  /// Names of the entities that are watched.
  package var watched: [String]?

  /// A layer of the filter as it is written down.
  package struct Layer: Hashable, Sendable, Codable {
    package var kind: String
    package var text: String
    package var name: String?
  }

  package init() {}
}
