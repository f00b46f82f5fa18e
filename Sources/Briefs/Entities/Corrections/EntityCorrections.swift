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
    /// What the other one is, where no entry of its own says so.
    package var kind: Entity.Kind?
    package var line: Int?

    package init(
      from: DisplayText, into: DisplayText, kind: Entity.Kind? = nil, line: Int? = nil
    ) {
      self.from = from
      self.into = into
      self.kind = kind
      self.line = line
    }
  }

  /// One thing that is said; what is said later wins.
  package enum Statement: Sendable, Equatable {
    case entity(Entry)
    case merge(Merge)
    /// A name that is none, by any spelling that folds to the same key.
    case ignore(DisplayText)
  }

  package let statements: [Statement]
  let meanings: CorrectionMeanings

  package static let none = EntityCorrections()

  package init(_ statements: [Statement]) {
    self.statements = statements
    meanings = CorrectionMeanings(statements)
  }

  package init(entities: [Entry] = [], merges: [Merge] = [], ignored: [DisplayText] = []) {
    self.init(
      entities.map(Statement.entity) + merges.map(Statement.merge)
        + ignored.map(Statement.ignore))
  }

  package var isEmpty: Bool { statements.isEmpty }

  package var entities: [Entry] {
    statements.compactMap { if case .entity(let entry) = $0 { entry } else { nil } }
  }

  package var merges: [Merge] {
    statements.compactMap { if case .merge(let merge) = $0 { merge } else { nil } }
  }

  package var ignored: [DisplayText] {
    statements.compactMap { if case .ignore(let name) = $0 { name } else { nil } }
  }

  /// The other spellings that an entry still has: what is said later may have taken some of them.
  package func aliases(of entry: Entry) -> [DisplayText] {
    entry.aliases.filter { meanings.isOwn($0, of: entry) }
  }

  /// The merges that nothing said later has undone.
  package var validMerges: [Merge] { merges.filter(meanings.isValid) }
}

extension EntityCorrections {
  /// The names that are to be found, with all their spellings.
  func names(_ gazetteer: Gazetteer) -> FixedNames {
    var names = FixedNames(certainty: .corrected)
    // The first of two entries with one spelling keeps it, and the last one said is to have it.
    for entry in entities.reversed() {
      let key = Words.key(entry.name.string)
      guard !key.isEmpty else { continue }
      let kind = meanings.kinds[key] ?? gazetteer.entity(key: key)?.kind
      let spellings = ([entry.name] + entry.aliases).filter { meanings.isOwn($0, of: entry) }
      names.add(
        meanings.names[key] ?? entry.name, key: key, kind, spellings: spellings, line: entry.line)
    }
    for merge in validMerges {
      let key = Words.key(merge.into.string)
      let kind = meanings.kinds[key] ?? merge.kind ?? gazetteer.entity(key: key)?.kind
      guard !key.isEmpty, let kind else { continue }
      names.add(
        merge.from, key: Words.key(merge.from.string), kind, spellings: [merge.from],
        line: merge.line)
    }
    return names
  }

  /// The line that made another entity of one, where it is known.
  func line(making final: Entity, of entity: Entity) -> Int? {
    meanings.targets[entity.key].map(\.line) ?? meanings.lines[final.key]
  }

  /// The entity after merges, or `nil` for a name to ignore.
  func corrected(_ entity: Entity, spelled text: String, _ gazetteer: Gazetteer) -> Entity? {
    if isEmpty { return entity }
    var entity = entity
    let ignored = meanings.ignored
    if !ignored.isEmpty, ignored.contains(entity.key) || isIgnored(text) { return nil }
    // Merges may follow one another; a circle ends where it began.
    for _ in 0..<8 {
      guard let merge = meanings.targets[entity.key] else { break }
      let key = Words.key(merge.into.string)
      if key.isEmpty || key == entity.key { break }
      let known = meanings.kinds[key] ?? merge.kind ?? gazetteer.entity(key: key)?.kind
      entity = Entity(key: key, name: merge.into, kind: known ?? entity.kind)
    }
    if ignored.contains(entity.key) { return nil }
    if let kind = meanings.kinds[entity.key], kind != entity.kind {
      entity = Entity(key: entity.key, name: entity.name, kind: kind)
    }
    return entity
  }

  /// True for a name that is never to be lit.
  func isIgnored(_ text: String) -> Bool {
    !meanings.ignored.isEmpty && meanings.ignored.contains(Words.key(text))
  }

  /// Changes with anything that these corrections say.
  var hash: StableHash {
    var hash = StableHash()
    for statement in statements {
      switch statement {
      case .entity(let entry):
        hash.combine(entry.name.string)
        hash.combine(entry.kind?.rawValue ?? "")
        for alias in entry.aliases { hash.combine(alias.string) }
        hash.combine("\u{1}")
      case .merge(let merge):
        hash.combine(merge.from.string)
        hash.combine(merge.into.string)
        hash.combine(merge.kind?.rawValue ?? "")
        hash.combine("\u{2}")
      case .ignore(let name):
        hash.combine(name.string)
        hash.combine("\u{3}")
      }
    }
    return hash
  }
}
