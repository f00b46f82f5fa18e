import Briefs

/// What comes back at the next start: a lesser thing than the journal, and no loss when it is gone.
package struct SessionState: Hashable, Sendable, Codable {
  package var selection: String?
  package var layers: [Layer] = []
  /// What the layers took the place of, the latest last.
  package var under: [[Layer]]?
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
  /// Where briefs were left.
  package var places = ReadingPlaces()

  /// A layer of the filter as it is written down.
  package struct Layer: Hashable, Sendable, Codable {
    package var kind: String
    package var text: String
    package var name: String?
  }

  package init() {}

  /// What is damaged or missing costs itself only.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys) -> Value? {
      try? fields.decodeIfPresent(Value.self, forKey: key)
    }
    selection = read(.selection)
    layers = read(.layers) ?? []
    under = read(.under)
    sort = read(.sort) ?? sort
    isOpen = read(.isOpen) ?? false
    readingShare = read(.readingShare) ?? 0
    showsEntities = read(.showsEntities) ?? true
    showsRelated = read(.showsRelated) ?? true
    lastVisit = read(.lastVisit)
    searches = read(.searches) ?? []
    commands = read(.commands) ?? []
    views = read(.views)
    watched = read(.watched)
    places = read(.places) ?? places
  }
}
