import Briefs
import Text

extension AppModel {
  /// Runs `correct-entity`; the last argument may name an entity of the panel.
  mutating func correct(_ arguments: [String]) throws(CommandError) -> [Effect] {
    switch arguments.first {
    case "yes": return writePendingCorrection()
    case "no":
      pendingCorrection = nil
      message = Message(text: "nothing written")
      return []
    default: break
    }
    guard focus == .entities else {
      throw CommandError(
        "entities are corrected in their panel; \(keyWord(.entities)) goes there")
    }
    let word = arguments.dropFirst().first
    switch arguments.first {
    case nil:
      let entity = try entityToCorrect(nil)
      let spellings = otherSpellings(of: entity)
      return open(.menu(Menu.correcting(entity, spellings: spellings).aboutEntity))
    case "kind":
      guard let kind = word.flatMap(Entity.Kind.init(rawValue:)) else {
        throw CommandError("kind wants organisation, person, place or other")
      }
      let entity = try entityToCorrect(arguments.dropFirst(2).first)
      guard kind != entity.kind else {
        throw CommandError("\(entity.name) already is \(kind.withArticle)")
      }
      return ask(EntityCorrection(entity, .kind(kind)))
    case "merge":
      return open(.prompt(PromptLayer(.merge(try entityToCorrect(word)))))
    case "split": return try split(word, of: try entityToCorrect(arguments.dropFirst(2).first))
    case "mute": return ask(EntityCorrection(try entityToCorrect(word), .mute))
    case "why":
      let entity = try entityToCorrect(word)
      let evidence = reading.shown.map { Evidence.of(entity, in: $0) } ?? []
      return open(.evidence(EvidencePager(evidence)))
    default: throw CommandError("correct-entity wants kind, merge, split, mute or why")
    }
  }

  /// The entity of a name, which must still be in the panel, else the selected one.
  private func entityToCorrect(_ name: String?) throws(CommandError) -> Entity {
    guard let name else {
      guard let selected = entities.selected?.entity else {
        throw CommandError("there is no entity here")
      }
      return selected
    }
    let key = Words.key(name)
    let found = entities.entities.first {
      $0.entity.name.string.utf8.elementsEqual(name.utf8) || $0.entity.key == key
    }
    guard let found = found?.entity else {
      throw CommandError("\(cleaning: name) is not in this brief")
    }
    return found
  }

  private mutating func split(
    _ spelling: String?, of entity: Entity
  ) throws(CommandError) -> [Effect] {
    let spellings = otherSpellings(of: entity)
    if let spelling {
      guard let found = spellings.first(where: { $0.string.utf8.elementsEqual(spelling.utf8) })
      else { throw CommandError("\(cleaning: spelling) is no spelling of \(entity.name) here") }
      return ask(EntityCorrection(entity, .split(found)))
    }
    guard !spellings.isEmpty else {
      throw CommandError("\(entity.name) has no other spelling in this brief")
    }
    guard spellings.count > 1 else { return ask(EntityCorrection(entity, .split(spellings[0]))) }
    return open(.menu(Menu.splitting(entity, spellings).aboutEntity))
  }

  /// How the open brief writes an entity, but for its name, in the order of the text.
  private func otherSpellings(of entity: Entity) -> [DisplayText] {
    guard let shown = reading.shown else { return [] }
    var keys: Set<String> = [entity.key]
    return shown.mentions.filter { $0.entity.key == entity.key }.compactMap { mention in
      guard let text = shown.brief.text(of: mention.place) else { return nil }
      return keys.insert(Words.key(text.string)).inserted ? text : nil
    }
  }
}

extension AppModel {
  /// Asks once before anything is written to the folder.
  private mutating func ask(_ correction: EntityCorrection) -> [Effect] {
    if mayWriteToFolder { return write(correction) }
    pendingCorrection = correction
    return open(.menu(Menu.writing(to: folderName, undo: keyWord(.undo)).aboutEntity))
  }

  private mutating func writePendingCorrection() -> [Effect] {
    guard let correction = pendingCorrection else { return [] }
    pendingCorrection = nil
    mayWriteToFolder = true
    return write(correction)
  }

  private mutating func write(_ correction: EntityCorrection) -> [Effect] {
    actionLog.add(.correction)
    return [.correct(correction)]
  }

  /// Enter in the prompt for the entity to merge into.
  mutating func merge(_ entity: Entity, into name: String) -> [Effect] {
    let name = DisplayText(cleaning: Query.trimmed(name))
    guard !name.isEmpty else { return [] }
    guard Words.key(name.string) != entity.key else {
      message = Message(text: "\(entity.name) already has that name", isWarning: true)
      return []
    }
    return ask(EntityCorrection(entity, .merge(into: name, nil)))
  }

  /// A correction was written or undone: the open brief is tagged again before all others.
  mutating func corrected(
    _ correction: EntityCorrection, isUndone: Bool, _ text: DisplayText
  ) -> [Effect] {
    message = Message(text: isUndone ? text : offeringUndo(text))
    let key = isUndone ? correction.entity.key : correction.resultingKey
    entities.wanted = key
    if reading.chosenEntity == correction.entity.key { reading.chosenEntity = key }
    reading.chosenMention = nil
    guard let target = reading.target else { return [] }
    reading.generation += 1
    return [.open(generation: reading.generation, target)]
  }
}

extension Entity.Kind {
  /// `a person`, `an organisation`.
  fileprivate var withArticle: DisplayText {
    switch self {
    case .organisation: "an organisation"
    case .person: "a person"
    case .place: "a place"
    case .other: "of another kind"
    }
  }
}
