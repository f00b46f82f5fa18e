import Text

/// A brief with all that the reading pane and the entities panel show of it.
package struct OpenedBrief: Sendable, Equatable {
  package var row: BriefRow
  package var brief: Brief
  package var mentions: [Mention]
  /// Stretches between them that may be names: lit dim, of no kind.
  package var hints: [Place]
  /// Its entities by kind, then by mentions.
  package var entities: [EntityInBrief]
  /// The file's path below the folder.
  package var path: DisplayText

  package init(
    row: BriefRow, brief: Brief, mentions: [Mention], entities: [EntityInBrief], path: DisplayText,
    hints: [Place] = []
  ) {
    self.row = row
    self.brief = brief
    self.mentions = mentions
    self.hints = hints
    self.entities = entities
    self.path = path
  }
}

/// An entity as the panel beside one brief shows it.
package struct EntityInBrief: Sendable, Hashable {
  package var entity: Entity
  package var mentions: Int
  /// How many sections of the brief mention it.
  package var sections: Int
  /// How many briefs of the folder mention it.
  package var folderBriefs: Int

  package init(entity: Entity, mentions: Int, sections: Int, folderBriefs: Int) {
    self.entity = entity
    self.mentions = mentions
    self.sections = sections
    self.folderBriefs = folderBriefs
  }
}

/// What the folder knows of one entity.
package struct EntityCard: Sendable, Hashable {
  package var entity: Entity
  package var briefs: Int
  package var mentions: Int
  package var first: Published?
  package var last: Published?
  /// Briefs that mention it in equal spans of time from `first` to `last`, oldest first.
  package var timeline: [Int]
  /// Entities it appears with and in how many briefs, most first.
  package var companions: [Companion]

  /// An entity that shares briefs with another.
  package struct Companion: Sendable, Hashable {
    package var entity: Entity
    package var briefs: Int

    package init(entity: Entity, briefs: Int) {
      self.entity = entity
      self.briefs = briefs
    }
  }

  package init(
    entity: Entity, briefs: Int, mentions: Int, first: Published?, last: Published?,
    timeline: [Int], companions: [Companion]
  ) {
    self.entity = entity
    self.briefs = briefs
    self.mentions = mentions
    self.first = first
    self.last = last
    self.timeline = timeline
    self.companions = companions
  }
}

/// Another story about what the open brief is about.
package struct RelatedStory: Sendable, Hashable {
  /// `nil` for a story of the publisher's that the folder does not hold.
  package var row: RowKey?
  package var title: DisplayText
  /// Why it is here: `shares Roskomnadzor, Telegram; 2 days later`, or `publisher's choice`.
  package var reason: DisplayText
  package var isPublishers: Bool
  package var isRead: Bool

  package init(
    row: RowKey?, title: DisplayText, reason: DisplayText, isPublishers: Bool, isRead: Bool
  ) {
    self.row = row
    self.title = title
    self.reason = reason
    self.isPublishers = isPublishers
    self.isRead = isRead
  }
}
