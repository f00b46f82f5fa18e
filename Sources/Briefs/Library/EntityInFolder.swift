import Text

/// An entity as the list of all entities of a folder shows it.
package struct EntityInFolder: Sendable, Hashable {
  package var entity: Entity
  /// Other names it has in the folder's corrections.
  package var aliases: [DisplayText]
  /// How many of the briefs asked about mention it.
  package var briefs: Int
  /// How often they do.
  package var mentions: Int
  /// When the newest of its briefs was published, where that was asked for.
  package var last: Published?

  package init(
    entity: Entity, aliases: [DisplayText], briefs: Int, mentions: Int, last: Published? = nil
  ) {
    self.entity = entity
    self.aliases = aliases
    self.briefs = briefs
    self.mentions = mentions
    self.last = last
  }
}
