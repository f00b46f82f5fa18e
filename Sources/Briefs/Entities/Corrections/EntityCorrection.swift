import Text

/// A change that a person makes to how one entity is recognised.
package struct EntityCorrection: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case kind(Entity.Kind)
    /// It is another entity, of this kind where that is known.
    case merge(into: DisplayText, Entity.Kind?)
    /// One of its spellings is an entity of its own.
    case split(DisplayText)
    /// The name is never to be lit.
    case mute
  }

  /// The entity as it is recognised before the change.
  package var entity: Entity
  package var change: Change

  package init(_ entity: Entity, _ change: Change) {
    self.entity = entity
    self.change = change
  }

  /// The key of the entity that there is afterwards; `nil` where there is none.
  package var resultingKey: String? {
    switch change {
    case .kind: entity.key
    case .merge(let name, _), .split(let name): Words.key(name.string)
    case .mute: nil
    }
  }
}

extension EntityCorrection {
  /// What was done, as a sentence for the status line.
  package var done: DisplayText {
    switch change {
    case .kind(let kind): "\(entity.name) is \(kind.asNoun)"
    case .merge(let name, _): "\(entity.name) is \(name)"
    case .split(let name): "\(name) is a name of its own"
    case .mute: "\(entity.name) is never lit"
    }
  }

  /// What taking it back did.
  package var undone: DisplayText {
    switch change {
    case .kind: "\(entity.name) is \(entity.kind.asNoun) again"
    case .merge: "\(entity.name) is a name of its own again"
    case .split(let name): "\(name) is \(entity.name) again"
    case .mute: "\(entity.name) is lit again"
    }
  }

  /// What the file is to say.
  var statement: EntityCorrections.Statement {
    switch change {
    case .kind(let kind): .entity(.init(name: entity.name, kind: kind))
    case .merge(let name, let kind): .merge(.init(from: entity.name, into: name, kind: kind))
    case .split(let name): .entity(.init(name: name, kind: entity.kind))
    case .mute: .ignore(entity.name)
    }
  }

  /// True where corrections come to what this one wants.
  func holds(in corrections: EntityCorrections) -> Bool {
    let meanings = corrections.meanings
    let key = Words.key(entity.name.string)
    switch change {
    case .kind(let kind): return meanings.kinds[key] == kind && meanings.isOnItsOwn(entity.name)
    case .merge(let name, _):
      return meanings.targets[key]?.into == name && !meanings.ignored.contains(key)
    case .split(let name): return meanings.isOnItsOwn(name)
    case .mute: return meanings.ignored.contains(key)
    }
  }
}

extension Entity.Kind {
  fileprivate var asNoun: DisplayText {
    switch self {
    case .organisation: "an organisation"
    case .person: "a person"
    case .place: "a place"
    case .other: "something other"
    }
  }
}
