import Text

/// An organisation, person, place or other named thing.
package struct Entity: Hashable, Sendable {
  /// What an entity is.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Comparable {
    case organisation, person, place, other

    package static func < (a: Kind, b: Kind) -> Bool { a.rank < b.rank }

    private var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The folded name: what two mentions of one entity share.
  package let key: String
  /// The canonical name as shown.
  package let name: DisplayText
  package let kind: Kind

  package init(key: String, name: DisplayText, kind: Kind) {
    self.key = key
    self.name = name
    self.kind = kind
  }

  package init(name: DisplayText, kind: Kind) {
    self.init(key: Words.key(name.string), name: name, kind: kind)
  }
}

/// A place in a brief that names an entity.
package struct Mention: Hashable, Sendable {
  package let entity: Entity
  package let place: Place
  /// Why it was taken for one.
  package let source: MentionSource

  package init(entity: Entity, place: Place, source: MentionSource = .rule) {
    self.entity = entity
    self.place = place
    self.source = source
  }
}

/// Why a place in a text was taken for a name.
package enum MentionSource: Hashable, Sendable {
  /// The trained model.
  case model
  /// The names that the program knows.
  case gazetteer
  /// Capitals and the words around them, or the rest of the brief.
  case rule
  /// What many other briefs of the folder take the name for.
  case folder
  /// The file's own list of entities.
  case stated
  /// An entry of `entities.yaml`, with its line where that is known.
  case corrections(line: Int?)
}

/// An entity that a file names in its own front matter.
package struct StatedEntity: Hashable, Sendable {
  package var name: DisplayText
  package var kind: Entity.Kind?
  package var aliases: [DisplayText]

  package init(name: DisplayText, kind: Entity.Kind? = nil, aliases: [DisplayText] = []) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
  }
}

/// Finds the entities of a brief. Pure: the same brief always gives the same mentions.
package protocol EntityRecogniser: Sendable {
  /// Changes whenever the same text might give other mentions; part of the index's cache key.
  var version: String { get }
  /// The mentions of a brief in reading order, never overlapping; section headings are not looked at.
  func mentions(in brief: Brief) -> [Mention]
  /// The mentions, and what may be a name and is none for certain.
  func reading(of brief: Brief) -> EntityReading
}

extension EntityRecogniser {
  package func reading(of brief: Brief) -> EntityReading {
    EntityReading(mentions: mentions(in: brief))
  }
}

/// What a recogniser finds in a brief.
package struct EntityReading: Hashable, Sendable {
  /// In reading order, never overlapping.
  package var mentions: [Mention]
  /// Stretches between them that look like names: worth a dim light, of no kind.
  package var hints: [Place]
  /// Keys of names that somebody wrote down without saying what they are: their kind is a guess.
  package var openKinds: Set<String>

  package init(mentions: [Mention], hints: [Place] = [], openKinds: Set<String> = []) {
    self.mentions = mentions
    self.hints = hints
    self.openKinds = openKinds
  }
}
