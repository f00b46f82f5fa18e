/// Finds acronyms in brackets behind their expansions, and expansions behind their acronyms.
enum Acronyms {
  struct Pair {
    /// Index of the expansion's span.
    var expansion: Int
    /// Index of the acronym's token in the expansion's line.
    var acronym: Int
  }

  private static let open = NameHash.of("(")
  private static let close = NameHash.of(")")

  /// Takes a nationality into the name behind it where an acronym in brackets counts it in:
  /// `Baltic Rail Council (BRC)`.
  static func widen(_ spans: inout [Span], of text: BriefText) {
    var absorbed: Set<Int> = []
    for index in spans.indices.dropFirst() {
      let span = spans[index]
      let first = spans[index - 1]
      let isAdjacent =
        first.line == span.line && first.tokens.upperBound == span.tokens.lowerBound
        && !first.tokens.isEmpty && !span.tokens.isEmpty && !absorbed.contains(index - 1)
      guard isAdjacent, max(first.certainty, span.certainty) < .stated else { continue }
      let line = text.lines[span.line]
      let range = first.tokens.lowerBound..<span.tokens.upperBound
      let whole = Span(range, of: line, at: span.line, .organisation, .rule)
      let acronyms = [behind(whole, line.tokens), before(whole, line.tokens)].compactMap { $0 }
      guard acronyms.contains(where: { fits(line, line.tokens[$0], line.tokens[range]) }) else {
        continue
      }
      spans[index] = whole
      absorbed.insert(index - 1)
    }
    if absorbed.isEmpty { return }
    spans = spans.indices.filter { !absorbed.contains($0) }.map { spans[$0] }
  }

  static func pairs(
    in spans: [Span], of text: BriefText, _ gazetteer: Gazetteer
  ) -> [Pair] {
    spans.indices.compactMap { index in
      let span = spans[index]
      guard span.tokens.count > 1 else { return nil }
      let tokens = text.lines[span.line].tokens
      if span.kind == .person, let at = behind(span, tokens),
        areInitials(at, of: span, text.lines[span.line], gazetteer)
      {
        return Pair(expansion: index, acronym: at)
      }
      for acronym in [behind(span, tokens), before(span, tokens)].compactMap({ $0 })
      where fits(text.lines[span.line], tokens[acronym], tokens[span.tokens]) {
        return Pair(expansion: index, acronym: acronym)
      }
      return nil
    }
  }

  /// `Myles Finch (MBS)`: what people are called in the minutes of a meeting need not be letters of
  /// their names, but for the first. `Friedrich Merz (FDP)` is a member of a party that a list has.
  private static func areInitials(
    _ at: Int, of span: Span, _ line: Line, _ gazetteer: Gazetteer
  ) -> Bool {
    let token = line.tokens[at]
    guard token.traits.contains(.allCaps), (2...4).contains(token.end - token.start),
      line.bytes[Int(token.start)] == line.bytes[span.bytes.lowerBound]
    else { return fits(line, token, line.tokens[span.tokens]) }
    let known = gazetteer.names.match(line.tokens, at: at, limit: at + 1)
    return known.map { gazetteer.entries[$0.entry].entity.kind == .person } ?? true
  }

  /// `Cyberspace Administration of China (CAC)`.
  private static func behind(_ span: Span, _ tokens: [Token]) -> Int? {
    let at = span.tokens.upperBound
    guard at + 2 < tokens.count, tokens[at].hash == open, tokens[at + 2].hash == close else {
      return nil
    }
    return at + 1
  }

  /// `CAC (Cyberspace Administration of China)`.
  private static func before(_ span: Span, _ tokens: [Token]) -> Int? {
    var at = span.tokens.lowerBound - 1
    while at > 0, span.tokens.lowerBound - at < 3, tokens[at].isWord { at -= 1 }
    let end = span.tokens.upperBound
    guard at >= 1, end < tokens.count, tokens[at].hash == open, tokens[end].hash == close else {
      return nil
    }
    return at - 1
  }

  /// The letters of the acronym are initials of the expansion, in order and from the first on.
  private static func fits(
    _ line: Line, _ acronym: Token, _ expansion: ArraySlice<Token>
  ) -> Bool {
    guard !acronym.traits.isDisjoint(with: [.allCaps, .innerCapital]), acronym.isWord else {
      return false
    }
    let letters = line.bytes[acronym.range].filter { $0 != UInt8(ascii: ".") }.map { $0 | 0x20 }
    let initials = expansion.map { line.bytes[Int($0.start)] | 0x20 }
    guard letters.count >= 2, letters.first == initials.first else { return false }
    var rest = initials[...]
    for letter in letters {
      guard let at = rest.firstIndex(of: letter) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }
}
