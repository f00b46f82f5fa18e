import Text

/// The names of one brief, each of one kind, and how much the rest of the folder has to say about them.
package struct BriefNames: Sendable {
  /// How firmly a brief says which kind a name is of, the firmest last.
  package enum Claim: Int, Sendable, Comparable {
    /// Tagged so: a vote among others, which may outvote it.
    case tagged
    /// The file states the kind: a vote, and it stays.
    case stated
    /// `entities.yaml` says so: it stays, and is no vote, being gone with a line of that file.
    case corrected

    package static func < (a: Claim, b: Claim) -> Bool { a.rawValue < b.rawValue }
  }

  /// What the folder knows of a name.
  package struct Known: Sendable {
    package var votes: KindVotes
    /// How it is written, by kind.
    package var names: [Entity.Kind: DisplayText]

    package init(votes: KindVotes = KindVotes(), names: [Entity.Kind: DisplayText] = [:]) {
      self.votes = votes
      self.names = names
    }
  }

  /// What the brief alone says.
  package private(set) var reading: EntityReading
  /// The keys of the hints, in their order; empty for one that the brief names elsewhere.
  package private(set) var hintKeys: [String]
  private var owns: [String: Own] = [:]

  /// What the brief says of one name.
  private struct Own {
    var claim: Claim
    var kind: Entity.Kind
    var isMixed = false
  }

  package init(_ reading: EntityReading, in brief: Brief) {
    self.reading = reading
    hintKeys = []
    for mention in reading.mentions { note(mention) }
    if owns.values.contains(where: \.isMixed) { unite() }
    hintKeys = reading.hints.map { hint in
      let text = brief.block(section: hint.section, block: hint.block)?[hint.range]
      let key = text.map { Words.key($0.string) } ?? ""
      return owns[key] == nil ? key : ""
    }
  }

  private mutating func note(_ mention: Mention) {
    let claim = claim(of: mention)
    let kind = mention.entity.kind
    var own = owns[mention.entity.key] ?? Own(claim: claim, kind: kind)
    own.claim = max(own.claim, claim)
    own.isMixed = own.isMixed || own.kind != kind
    owns[mention.entity.key] = own
  }

  private func claim(of mention: Mention) -> Claim {
    Claim(mention.source, isOpen: reading.openKinds.contains(mention.entity.key))
  }

  /// The keys of all names and hints.
  package var keys: Set<String> { Set(owns.keys).union(hintKeys) }

  /// `nil` for a name that the brief does not mention.
  package func claim(ofKey key: String) -> Claim? { owns[key]?.claim }

  /// The brief as the rest of the folder has it read: slips put right, and hints at what is well known
  /// made mentions of it.
  package func settled(_ known: [String: Known]) -> EntityReading {
    var settled = EntityReading(mentions: [], openKinds: reading.openKinds)
    settled.mentions = reading.mentions.map { mention in
      let entity = mention.entity
      guard owns[entity.key]?.claim == .tagged, let known = known[entity.key] else {
        return mention
      }
      let kind = known.votes.kind(insteadOf: entity.kind)
      if kind == entity.kind { return mention }
      return Mention(
        entity: Entity(key: entity.key, name: known.names[kind] ?? entity.name, kind: kind),
        place: mention.place, source: .folder)
    }
    for (hint, key) in zip(reading.hints, hintKeys) {
      guard !key.isEmpty, let known = known[key], let kind = known.votes.firm,
        let name = known.names[kind]
      else {
        settled.hints.append(hint)
        continue
      }
      settled.mentions.append(
        Mention(entity: Entity(key: key, name: name, kind: kind), place: hint, source: .folder))
    }
    if settled.hints.count < reading.hints.count { settled.mentions.sort { $0.place < $1.place } }
    return settled
  }
}

extension BriefNames {
  /// The mentions of a name as one kind.
  private struct Standing {
    var claim = Claim.tagged
    var mentions = 0
  }

  /// Gives all mentions of a name the kind that is said most firmly, then most often.
  private mutating func unite() {
    var standings: [String: [Entity.Kind: Standing]] = [:]
    for mention in reading.mentions where owns[mention.entity.key]?.isMixed == true {
      let entity = mention.entity
      let claim = claim(of: mention)
      var standing = standings[entity.key]?[entity.kind] ?? Standing()
      standing.claim = max(standing.claim, claim)
      standing.mentions += 1
      standings[entity.key, default: [:]][entity.kind] = standing
    }
    let chosen = standings.mapValues { kinds in
      kinds.max { a, b in
        (a.value.claim, a.value.mentions, b.key) < (b.value.claim, b.value.mentions, a.key)
      }?.key
    }
    var entities: [String: Entity] = [:]
    for mention in reading.mentions where chosen[mention.entity.key] == mention.entity.kind {
      entities[mention.entity.key] = mention.entity
    }
    reading.mentions = reading.mentions.map { mention in
      let entity = entities[mention.entity.key] ?? mention.entity
      return Mention(entity: entity, place: mention.place, source: mention.source)
    }
  }
}

extension BriefNames.Claim {
  fileprivate init(_ source: MentionSource, isOpen: Bool) {
    switch source {
    case .corrections where !isOpen: self = .corrected
    case .stated where !isOpen: self = .stated
    case .corrections, .stated, .model, .gazetteer, .rule, .folder: self = .tagged
    }
  }
}
