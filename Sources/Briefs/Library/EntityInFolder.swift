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

  package init(entity: Entity, aliases: [DisplayText], briefs: Int, mentions: Int) {
    self.entity = entity
    self.aliases = aliases
    self.briefs = briefs
    self.mentions = mentions
  }
}
