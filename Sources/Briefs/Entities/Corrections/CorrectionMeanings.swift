import Text

/// What statements about names come to, taken one after the other: the later one wins.
struct CorrectionMeanings: Sendable, Equatable {
  /// Names that are none, by key.
  private(set) var ignored: Set<String> = []
  /// Merges by the key of what is merged.
  private(set) var targets: [String: EntityCorrections.Merge] = [:]
  private(set) var kinds: [String: Entity.Kind] = [:]
  /// Keys of entities whose kind a merge into them says.
  private var mergedKinds: Set<String> = []
  /// How an entity is written, by its key.
  private(set) var names: [String: DisplayText] = [:]
  /// The line of an entity's latest entry.
  private(set) var lines: [String: Int] = [:]
  /// The key of the entity that a spelling belongs to, by the spelling's key.
  private var owners: [String: String] = [:]

  init(_ statements: [EntityCorrections.Statement]) {
    for statement in statements {
      switch statement {
      case .entity(let entry): take(entry)
      case .merge(let merge): take(merge)
      case .ignore(let name): ignored.insert(Words.key(name.string))
      }
    }
  }

  private mutating func take(_ entry: EntityCorrections.Entry) {
    let key = Words.key(entry.name.string)
    targets[key] = nil
    if let kind = entry.kind { kinds[key] = kind }
    names[key] = entry.name
    lines[key] = entry.line
    for spelling in [entry.name] + entry.aliases {
      let spelled = Words.key(spelling.string)
      ignored.remove(spelled)
      owners[spelled] = key
    }
  }

  private mutating func take(_ merge: EntityCorrections.Merge) {
    let from = Words.key(merge.from.string)
    let into = Words.key(merge.into.string)
    ignored.remove(from)
    // Merged there and now back again: what was said first does not hold any more.
    if let back = targets[into], Words.key(back.into.string) == from { targets[into] = nil }
    targets[from] = merge
    if merge.kind != nil { mergedKinds.insert(into) }
  }

  /// True where an entry or a merge says what an entity is.
  func saysKind(ofKey key: String) -> Bool { kinds[key] != nil || mergedKinds.contains(key) }

  /// False where a later entry has taken the spelling.
  func isOwn(_ spelling: DisplayText, of entry: EntityCorrections.Entry) -> Bool {
    owners[Words.key(spelling.string)] == Words.key(entry.name.string)
  }

  /// True where an entity of that very name has the spelling.
  func isOnItsOwn(_ spelling: DisplayText) -> Bool {
    let key = Words.key(spelling.string)
    return owners[key] == key && targets[key] == nil && !ignored.contains(key)
  }

  func isValid(_ merge: EntityCorrections.Merge) -> Bool {
    targets[Words.key(merge.from.string)] == merge
  }
}
