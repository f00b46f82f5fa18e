import Text

/// Gives a surname on its own the person whose full name stands in the same brief.
enum Surnames {
  static func join(_ spans: inout [Span], of text: BriefText) {
    var first: [UInt64: Int] = [:]
    var named: Set<UInt64> = []
    for (index, span) in spans.enumerated() {
      guard let surname = surname(of: span, in: text) else { continue }
      if first[surname] == nil { first[surname] = index }
      named.insert(span.hash)
    }
    if first.isEmpty { return }
    var latest: [UInt64: Int] = [:]
    for index in spans.indices {
      if let surname = surname(of: spans[index], in: text) {
        latest[surname] = index
        continue
      }
      guard isOpen(spans[index]), let person = latest[spans[index].hash] ?? first[spans[index].hash]
      else { continue }
      spans[index].entity = spans[person].entity ?? fullName(spans[person], in: text)
      spans[index].kind = .person
      spans[index].certainty = .rule
    }
  }

  /// The hash of the last word of a full name.
  private static func surname(of span: Span, in text: BriefText) -> UInt64? {
    guard span.kind == .person, span.tokens.count > 1 else { return nil }
    let tokens = text.lines[span.line].tokens[span.tokens]
    return tokens.last { $0.isCapitalised && !$0.role.contains(.suffix) }?.hash
  }

  /// One word whose meaning is not settled; a figure's surname may be a namesake's here.
  private static func isOpen(_ span: Span) -> Bool {
    span.tokens.count == 1
      && (span.certainty < .known || span.certainty == .known && span.kind == .person)
  }

  private static func fullName(_ span: Span, in text: BriefText) -> Entity {
    Entity(name: .init(cleaning: text.lines[span.line].text(span.bytes)), kind: .person)
  }
}
