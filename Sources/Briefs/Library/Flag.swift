/// A flag the reader can set on a brief.
package enum Flag: String, Hashable, Sendable, CaseIterable, Codable {
  case read, starred
}
