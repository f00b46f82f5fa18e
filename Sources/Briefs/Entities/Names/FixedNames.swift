import Text

/// Names that somebody has written down, for the folder or in the brief itself.
struct FixedNames: Sendable {
  private(set) var entities: [Entity] = []
  /// The line that each entity was written on.
  private var lines: [Int?] = []
  /// Those whose kind nobody said.
  private var open: Set<Int> = []
  private(set) var table = NameTable()
  let certainty: Span.Certainty

  init(certainty: Span.Certainty) { self.certainty = certainty }

  /// - Parameter kind: `nil` where nobody said it.
  mutating func add(
    _ name: DisplayText, key: String, _ kind: Entity.Kind?, spellings: [DisplayText],
    line: Int? = nil
  ) {
    if kind == nil { open.insert(entities.count) }
    entities.append(Entity(key: key, name: name, kind: kind ?? .other))
    lines.append(line)
    for spelling in spellings {
      let text = spelling.string
      let folds = text.utf8.elementsEqual(text.lowercased().utf8)
      table.insert(Array(text.utf8), entry: entities.count - 1, folds: folds)
    }
  }

  /// The names of a line, in order and without overlap.
  func spans(in line: Line, at index: Int) -> [Span] {
    if table.isEmpty { return [] }
    var found: [Span] = []
    let folded = table.hasFoldedNames || line.style == .allCaps ? line.foldedHashes() : []
    var at = 0
    while at < line.tokens.count {
      var match = table.match(line.tokens, at: at, limit: line.tokens.count)
      if !folded.isEmpty,
        let other = table.foldedMatch(at: at, limit: folded.count, hash: { folded[$0] }),
        other.count > match?.count ?? 0
      {
        match = other
      }
      guard let match else {
        at += 1
        continue
      }
      var span = span(at..<(at + match.count), of: line, at: index, entities[match.entry])
      if certainty == .corrected { span.source = .corrections(line: lines[match.entry]) }
      span.isKindOpen = open.contains(match.entry)
      found.append(span)
      at += match.count
    }
    let unspaced = table.unspaced.spans(in: line, at: index, certainty) { entities[$0] }
    return found.merged(with: unspaced)
  }

  private func span(_ range: Range<Int>, of line: Line, at index: Int, _ entity: Entity) -> Span {
    Span(range, of: line, at: index, entity.kind, certainty, entity: entity)
  }
}

extension Line {
  /// The hashes of the tokens in small letters.
  func foldedHashes() -> [UInt64] {
    tokens.map { token in
      guard token.isWord else { return token.hash }
      if token.traits.contains(.wide) { return NameHash.of(text(token.range).lowercased()) }
      let small = bytes[token.range].map { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      }
      return NameHash.of(small[...])
    }
  }

  /// Holds text that is written without spaces between words.
  var hasUnspacedText: Bool {
    tokens.contains { !$0.isWord && bytes[Int($0.start)] >= 0xE0 }
  }
}

extension ByteTrie {
  /// The names in a line's text, wherever they stand.
  func spans(
    in line: Line, at index: Int, _ certainty: Span.Certainty, entity: (Int) -> Entity
  ) -> [Span] {
    guard !isEmpty, line.hasUnspacedText else { return [] }
    var found: [Span] = []
    var at = 0
    while at < line.bytes.count {
      guard let match = match(line.bytes, at: at) else {
        at += Letter.at(at, in: line.bytes).width
        continue
      }
      let entity = entity(match.value)
      let range = at..<(at + match.count)
      found.append(
        Span(
          line: index, tokens: 0..<0, bytes: range, kind: entity.kind, certainty: certainty,
          entity: entity, hash: NameHash.of(line.bytes[range]),
          source: MentionSource(certainty)))
      at += match.count
    }
    return found
  }
}

extension [Span] {
  /// Adds the spans that overlap none of these. Both are in order, and so is the result.
  func merged(with others: [Span]) -> [Span] {
    if others.isEmpty { return self }
    var result: [Span] = []
    result.reserveCapacity(count + others.count)
    var at = 0
    for other in others {
      while at < count, self[at].isBefore(other) {
        result.append(self[at])
        at += 1
      }
      let isFree =
        (result.last?.isBefore(other) ?? true) && (at == count || other.isBefore(self[at]))
      if isFree { result.append(other) }
    }
    result.append(contentsOf: self[at...])
    return result
  }
}

extension Span {
  /// Ends before another begins.
  func isBefore(_ other: Span) -> Bool {
    line < other.line || line == other.line && bytes.upperBound <= other.bytes.lowerBound
  }
}
