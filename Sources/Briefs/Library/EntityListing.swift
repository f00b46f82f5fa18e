import Text

/// The orders that all entities of a folder can stand in.
package enum EntityOrder: String, Hashable, Sendable, CaseIterable {
  /// Those of most briefs first.
  case briefs
  /// Those that the newest briefs mention first.
  case recency
  case name

  package var next: EntityOrder {
    switch self {
    case .briefs: .recency
    case .recency: .name
    case .name: .briefs
    }
  }
}

/// Which entities of a folder are wanted, and in which order.
package struct EntityRequest: Hashable, Sendable {
  /// What a word of the name begins with, or another name of it; empty for all.
  package var typed: String
  package var order: EntityOrder
  /// At most so many: a folder may have hundreds of thousands.
  package var limit: Int

  package init(typed: String = "", order: EntityOrder = .briefs, limit: Int = 500) {
    self.typed = typed
    self.order = order
    self.limit = limit
  }
}

/// The first entities of a folder that answer a request.
package struct EntityListing: Hashable, Sendable {
  package var entities: [EntityInFolder]
  /// How many answer it altogether.
  package var total: Int

  package init(entities: [EntityInFolder], total: Int) {
    self.entities = entities
    self.total = total
  }
}

/// All that the page of an entity shows but its briefs.
package struct EntityPage: Hashable, Sendable {
  package var card: EntityCard
  /// Other names it has in the folder's corrections.
  package var aliases: [DisplayText]

  package init(card: EntityCard, aliases: [DisplayText]) {
    self.card = card
    self.aliases = aliases
  }
}
