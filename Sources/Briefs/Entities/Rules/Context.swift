/// Guesses the kind of an unknown name from the words around it.
struct Context {
  let line: Line
  /// The name found before it in the line.
  let previous: Span?

  private static let comma = NameHash.of(",")
  private static let such = ["such", "as"].map { NameHash.of($0) }
  private static let like = NameHash.of("like")

  func kind(of range: Range<Int>) -> (Entity.Kind, Span.Certainty) {
    let tokens = line.tokens
    let first = tokens[range.lowerBound]
    let isSingle = range.count == 1
    if let cue = cue(before: range.lowerBound) { return (cue, .cue) }
    if let cue = apposition(after: range.upperBound) { return (cue, .cue) }
    if let kind = coordinated(with: range) {
      return (kind, previous?.certainty == .cue ? .cue : .context)
    }
    if isSingle, first.traits.contains(.allCaps) { return (.organisation, .context) }
    if isSingle, first.traits.contains(.digits) { return (.other, .guess) }
    if range.lowerBound > 0, tokens[range.lowerBound - 1].role.contains(.locative) {
      return (.place, .context)
    }
    let next = range.upperBound
    if next < tokens.count, tokens[next].role.contains(.verb), !tokens[next].isCapitalised {
      return isSingle ? (.organisation, .guess) : (.person, .context)
    }
    if isSingle { return (first.traits.contains(.innerCapital) ? .organisation : .other, .guess) }
    return (range.count <= 3 ? .person : .other, .guess)
  }

  /// `Kyiv and Shostka`: what is named in one breath is mostly of one kind.
  private func coordinated(with range: Range<Int>) -> Entity.Kind? {
    guard let previous, previous.certainty >= .context, previous.tokens.count == range.count,
      previous.tokens.upperBound + 1 == range.lowerBound
    else { return nil }
    let link = line.tokens[range.lowerBound - 1].hash
    return Self.conjunctions.contains(link) ? previous.kind : nil
  }

  private static let conjunctions = Set(["and", "or"].map { NameHash.of($0) })

  /// `the regulator, Roskomnadzor` and `the economist Ann Lee`.
  private func cue(before start: Int) -> Entity.Kind? {
    var at = start - 1
    if at >= 0, line.tokens[at].hash == Self.comma { at -= 1 }
    // `firms such as Zelvora`, `firms like Zelvora`.
    if at > 1, line.tokens[at].hash == Self.such.last, line.tokens[at - 1].hash == Self.such.first {
      at -= 2
    } else if at > 0, line.tokens[at].hash == Self.like {
      at -= 1
    }
    guard at >= 0, !line.tokens[at].isCapitalised else { return nil }
    return Self.kind(of: line.tokens[at].role)
  }

  /// `Nexperia, a chipmaker` and `Shostka, a city`.
  private func apposition(after end: Int) -> Entity.Kind? {
    let tokens = line.tokens
    guard end + 2 < tokens.count, tokens[end].hash == Self.comma else { return nil }
    if tokens[end + 1].isCapitalised { return nil }
    let article = line.text(tokens[end + 1].range)
    guard ["a", "an", "the", "its"].contains(article) else { return nil }
    for at in (end + 2)..<min(tokens.count, end + 5) {
      guard tokens[at].isWord else { return nil }
      if let kind = Self.kind(of: tokens[at].role), !tokens[at].isCapitalised { return kind }
    }
    return nil
  }

  private static func kind(of role: WordRole) -> Entity.Kind? {
    if role.contains(.bodyCue) { return .organisation }
    if role.contains(.personCue) { return .person }
    return role.contains(.placeCue) ? .place : nil
  }
}
