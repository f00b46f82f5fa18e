import Text

/// What people have written down about names in a folder's `entities.yaml`.
package struct EntityCorrections: Sendable, Equatable {
  /// One entity with its other spellings.
  package struct Entry: Sendable, Equatable {
    package var name: DisplayText
    /// `nil` where the file leaves it to the program.
    package var kind: Entity.Kind?
    package var aliases: [DisplayText]
    /// Where it stands in the file, counted from 1.
    package var line: Int?

    package init(
      name: DisplayText, kind: Entity.Kind? = nil, aliases: [DisplayText] = [], line: Int? = nil
    ) {
      self.line = line
      self.name = name
      self.kind = kind
      self.aliases = aliases
    }
  }

  /// An entity that is to be another one.
  package struct Merge: Sendable, Equatable {
    package var from: DisplayText
    package var into: DisplayText

    package init(from: DisplayText, into: DisplayText) {
      self.from = from
      self.into = into
    }
  }

  package let entities: [Entry]
  package let merges: [Merge]
  /// Names that are none, by any spelling that folds to the same key.
  package let ignored: [DisplayText]
  private let ignoredKeys: Set<String>
  /// Merges by the key of what is merged.
  private let targets: [String: DisplayText]
  private let kinds: [String: Entity.Kind]

  package static let none = EntityCorrections()

  package init(entities: [Entry] = [], merges: [Merge] = [], ignored: [DisplayText] = []) {
    self.entities = entities
    self.merges = merges
    self.ignored = ignored
    ignoredKeys = Set(ignored.map { Words.key($0.string) })
    targets = Dictionary(
      merges.map { (Words.key($0.from.string), $0.into) }, uniquingKeysWith: { first, _ in first })
    kinds = Dictionary(
      entities.compactMap { entry in entry.kind.map { (Words.key(entry.name.string), $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  package var isEmpty: Bool { entities.isEmpty && merges.isEmpty && ignored.isEmpty }
}

extension EntityCorrections {
  /// The names that are to be found, with all their spellings.
  func names(_ gazetteer: Gazetteer) -> FixedNames {
    var names = FixedNames(certainty: .corrected)
    for entry in entities {
      let known = gazetteer.entity(key: Words.key(entry.name.string))
      let entity = Entity(name: entry.name, kind: entry.kind ?? known?.kind ?? .other)
      guard !entity.key.isEmpty else { continue }
      names.add(entity, spellings: [entry.name] + entry.aliases, line: entry.line)
    }
    for merge in merges {
      let key = Words.key(merge.into.string)
      guard !key.isEmpty, let kind = kinds[key] ?? gazetteer.entity(key: key)?.kind else {
        continue
      }
      names.add(Entity(name: merge.from, kind: kind), spellings: [merge.from])
    }
    return names
  }

  /// The line of the entry that an entity has, where it has one.
  func line(of entity: Entity) -> Int? {
    entities.first { Words.key($0.name.string) == entity.key }?.line
  }

  /// The entity after merges, or `nil` for a name to ignore.
  func corrected(_ entity: Entity, spelled text: String, _ gazetteer: Gazetteer) -> Entity? {
    if isEmpty { return entity }
    var entity = entity
    if !ignoredKeys.isEmpty {
      if ignoredKeys.contains(entity.key) || ignoredKeys.contains(Words.key(text)) { return nil }
    }
    // Merges may follow one another; a circle ends where it began.
    for _ in 0..<8 {
      guard let into = targets[entity.key] else { break }
      let key = Words.key(into.string)
      if key.isEmpty || key == entity.key { break }
      let kind = kinds[key] ?? gazetteer.entity(key: key)?.kind ?? entity.kind
      entity = Entity(key: key, name: into, kind: kind)
    }
    if ignoredKeys.contains(entity.key) { return nil }
    if let kind = kinds[entity.key], kind != entity.kind {
      entity = Entity(key: entity.key, name: entity.name, kind: kind)
    }
    return entity
  }

  /// Changes with anything that these corrections say.
  var hash: StableHash {
    var hash = StableHash()
    for entry in entities {
      hash.combine(entry.name.string)
      hash.combine(entry.kind?.rawValue ?? "")
      for alias in entry.aliases { hash.combine(alias.string) }
      hash.combine("\u{1}")
    }
    for merge in merges {
      hash.combine(merge.from.string)
      hash.combine(merge.into.string)
    }
    hash.combine("\u{2}")
    for name in ignored { hash.combine(name.string) }
    return hash
  }
}
