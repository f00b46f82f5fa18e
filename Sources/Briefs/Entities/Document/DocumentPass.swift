import Text

/// Looks at all of a brief's names together: one spelling is one thing, a surname is its person,
/// an acronym its expansion, and what was found once is found wherever it stands.
struct DocumentPass {
  /// What a spelling means in this brief.
  private struct Meaning {
    var entity: Entity
    var certainty: Span.Certainty
  }

  let text: BriefText
  let gazetteer: Gazetteer
  /// Known names in headlines count though nothing else has found them.
  let trustsHeadlines: Bool
  private(set) var spans: [Span]
  private var local = NameTable()
  private var meanings: [Meaning] = []
  private var bySpelling: [UInt64: Int] = [:]
  private var byKey: [String: Entity] = [:]

  /// - Parameter spans: in order, without overlap.
  init(
    _ spans: [Span], of text: BriefText, gazetteer: Gazetteer, trustsHeadlines: Bool = true
  ) {
    self.trustsHeadlines = trustsHeadlines
    self.spans = spans
    self.text = text
    self.gazetteer = gazetteer
  }

  mutating func run() {
    Acronyms.widen(&spans, of: text)
    let surnames = Surnames.join(&spans, of: text)
    vote()
    for (hash, person) in surnames { spans[person].entity.map { remember(hash, $0) } }
    join(Acronyms.pairs(in: spans, of: text, gazetteer))
    joinShortForms()
    fill()
  }

  /// Gives every spelling without an entity the kind that most of its mentions have.
  private mutating func vote() {
    var votes: [UInt64: [Entity.Kind: Int]] = [:]
    for span in spans where span.entity == nil {
      votes[span.hash, default: [:]][span.kind, default: 0] += span.certainty.weight
    }
    for index in spans.indices where spans[index].entity == nil {
      let tally = votes[spans[index].hash] ?? [:]
      let most = tally.max { ($0.value, $1.key) < ($1.value, $0.key) }
      spans[index].kind = most?.key ?? spans[index].kind
    }
    for index in spans.indices { define(index) }
  }

  /// Names a span's entity, and remembers its spelling.
  private mutating func define(_ index: Int) {
    let span = spans[index]
    if span.entity == nil, let known = bySpelling[span.hash] {
      spans[index].entity = meanings[known].entity
      return
    }
    let entity = span.entity ?? entity(of: span)
    spans[index].entity = entity
    if byKey[entity.key] == nil { byKey[entity.key] = entity }
    guard bySpelling[span.hash] == nil, !span.tokens.isEmpty else { return }
    bySpelling[span.hash] = meanings.count
    local.insert(text.lines[span.line].tokens[span.tokens], entry: meanings.count)
    meanings.append(Meaning(entity: entity, certainty: span.certainty))
  }

  private func entity(of span: Span) -> Entity {
    let name = text.lines[span.line].text(span.bytes)
    let key = Words.key(name)
    if let known = byKey[key] ?? gazetteer.entity(key: key) { return known }
    return Entity(key: key, name: DisplayText(cleaning: name), kind: span.kind)
  }

  /// Makes acronyms and their expansions one entity, wherever either stands.
  private mutating func join(_ pairs: [Acronyms.Pair]) {
    var joined: [UInt64: Entity] = [:]
    for pair in pairs {
      let expansion = spans[pair.expansion]
      guard var entity = expansion.entity else { continue }
      if expansion.certainty < .rule, expansion.kind != .person {
        entity = Entity(key: entity.key, name: entity.name, kind: .organisation)
      }
      let short = text.lines[expansion.line].tokens[pair.acronym..<(pair.acronym + 1)]
      for hash in [expansion.hash, short[pair.acronym].hash] where joined[hash] == nil {
        joined[hash] = entity
      }
      remember(short[pair.acronym].hash, entity)
    }
    if joined.isEmpty { return }
    for index in spans.indices where spans[index].certainty < .stated {
      guard let entity = joined[spans[index].hash] else { continue }
      spans[index].entity = entity
      if entity.kind == .person { spans[index].kind = .person }
    }
    for (hash, entity) in joined { bySpelling[hash].map { meanings[$0].entity = entity } }
  }

  /// Gives acronyms without brackets, and the first words of a name, the entity of the whole name.
  private mutating func joinShortForms() {
    for pair in JoinedNames.pairs(in: spans, of: text) {
      guard let entity = spans[pair.full].entity else { continue }
      spans[pair.short].entity = entity
      spans[pair.short].kind = entity.kind
      bySpelling[spans[pair.short].hash].map { meanings[$0].entity = entity }
    }
  }

  /// Lets a single word mean an entity, where it means nothing else yet.
  private mutating func remember(_ word: UInt64, _ entity: Entity) {
    guard bySpelling[word] == nil else { return }
    bySpelling[word] = meanings.count
    local.insert(word: word, entry: meanings.count)
    meanings.append(Meaning(entity: entity, certainty: .rule))
  }
}

extension DocumentPass {
  /// Finds again what was found elsewhere, at sentences' starts and in headlines.
  private mutating func fill() {
    var filled: [Span] = []
    var taken = spans[...]
    for index in text.lines.indices {
      let mine = taken.prefix { $0.line == index }
      taken = taken.dropFirst(mine.count)
      fill(index, around: mine, into: &filled)
    }
    spans = spans.merged(with: filled)
  }

  private func fill(_ index: Int, around taken: ArraySlice<Span>, into filled: inout [Span]) {
    let line = text.lines[index]
    let folded = line.style == .allCaps ? line.foldedHashes() : []
    var taken = taken
    var at = 0
    while at < line.tokens.count {
      while let next = taken.first, next.bytes.upperBound <= Int(line.tokens[at].start) {
        taken.removeFirst()
      }
      let isTaken = taken.first.map { $0.bytes.lowerBound < Int(line.tokens[at].end) } ?? false
      guard !isTaken, let found = repeated(line, at, folded) else {
        at += 1
        continue
      }
      filled.append(
        Span(
          at..<(at + found.count), of: line, at: index, found.entity.kind, .context,
          entity: found.entity))
      at += found.count
    }
  }

  private func repeated(
    _ line: Line, _ at: Int, _ folded: [UInt64]
  ) -> (entity: Entity, count: Int)? {
    let token = line.tokens[at]
    let limit = line.tokens.count
    let match = local.match(line.tokens, at: at, limit: limit)
    let isOrdinary = !token.role.isDisjoint(with: [.starter, .calendar, .common])
    if let match, !(match.count == 1 && (isOrdinary || !token.isCapitalised)) {
      let known = trustsHeadlines && line.style == .titleCase ? knownInHeadline(line, at) : nil
      if let known, known.count > match.count { return known }
      return (meanings[match.entry].entity, match.count)
    }
    switch line.style {
    case _ where !trustsHeadlines: return nil
    case .sentence: return nil
    case .titleCase: return knownInHeadline(line, at)
    case .allCaps:
      let known = gazetteer.foldedNames.foldedMatch(at: at, limit: limit) { folded[$0] }
      return known.map { (gazetteer.entries[$0.entry].entity, $0.count) }
    }
  }

  /// In a headline only what is known counts, and what is also a word only when seen in the text.
  private func knownInHeadline(_ line: Line, _ at: Int) -> (entity: Entity, count: Int)? {
    guard let match = gazetteer.names.match(line.tokens, at: at, limit: line.tokens.count),
      !match.isCommon || text.capitalised.contains(line.tokens[at].hash)
        || line.isPossessive(at + match.count)
    else { return nil }
    return (gazetteer.entries[match.entry].entity, match.count)
  }
}

extension Line {
  func isPossessive(_ at: Int) -> Bool {
    at < tokens.count && tokens[at].traits.contains(.possessive)
  }
}

extension Span.Certainty {
  fileprivate var weight: Int {
    switch self {
    case .guess: 1
    case .context, .cue: 2
    case .rule: 4
    case .known, .stated, .corrected: 100
    }
  }
}
