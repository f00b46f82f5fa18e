import Text

/// Gives a surname on its own the person whose full name stands in the same brief, and `Melissa` the
/// hurricane.
enum Surnames {
  /// - Returns: for every surname's hash, the index of a span that has the full name.
  static func join(_ spans: inout [Span], of text: BriefText) -> [UInt64: Int] {
    var first: [UInt64: Int] = [:]
    for (index, span) in spans.enumerated() {
      for surname in surnames(of: span, in: text) where first[surname] == nil {
        first[surname] = index
      }
    }
    if first.isEmpty { return first }
    var latest: [UInt64: Int] = [:]
    for index in spans.indices {
      let surnames = surnames(of: spans[index], in: text)
      for surname in surnames { latest[surname] = index }
      if !surnames.isEmpty { continue }
      guard isOpen(spans[index]), let person = latest[spans[index].hash] ?? first[spans[index].hash]
      else { continue }
      spans[index].entity = spans[person].entity ?? fullName(spans[person], in: text)
      spans[index].kind = spans[person].kind
      spans[index].certainty = .rule
    }
    return first
  }

  /// The hash of the last word of a full name, and without its article: `al-Assad`, `Assad`.
  private static func surnames(of span: Span, in text: BriefText) -> [UInt64] {
    let line = text.lines[span.line]
    guard span.tokens.count > 1,
      span.kind == .person || Boundaries.isStorm(span.tokens, in: line)
    else { return [] }
    let last = line.tokens[span.tokens].last { $0.isCapitalised && !$0.role.contains(.suffix) }
    guard let last else { return [] }
    let bytes = line.bytes[last.range]
    guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      let hyphen = bytes.firstIndex(of: UInt8(ascii: "-"))
    else { return [last.hash] }
    return [last.hash, NameHash.of(bytes[(hyphen + 1)...])]
  }

  /// One word whose meaning is not settled; a figure's surname may be a namesake's here.
  private static func isOpen(_ span: Span) -> Bool {
    span.tokens.count == 1
      && (span.certainty < .known || span.certainty == .known && span.kind == .person)
  }

  private static func fullName(_ span: Span, in text: BriefText) -> Entity {
    Entity(name: .init(cleaning: text.lines[span.line].text(span.bytes)), kind: span.kind)
  }
}
