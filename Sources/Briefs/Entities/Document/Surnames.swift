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
      guard isOpen(spans[index]) || isSurnameOfPlace(spans[index], latest, in: text),
        let person = latest[spans[index].hash] ?? first[spans[index].hash]
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
    let opening = line.tokens[span.tokens.lowerBound]
    if span.kind == .person, span.tokens.count <= 3, familyNames.contains(opening.hash) {
      return [opening.hash, last.hash]
    }
    guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      let hyphen = bytes.firstIndex(of: UInt8(ascii: "-"))
    else { return [last.hash] }
    return [last.hash, NameHash.of(bytes[(hyphen + 1)...])]
  }

  /// Family names that stand first in Chinese, Korean and Vietnamese names.
  private static let familyNames: Set<UInt64> = Set(
    """
    Xi Li Wang Zhang Chen Liu Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Deng Mao \
    Jiang Wen Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Moon Roh Ban Nguyen Tran Pham \
    Hoang Phan Vu Vo Dang Bui Ngo Duong Ly To
    """.split(separator: " ").map { NameHash.of(String($0)) })

  private static let the: Set<UInt64> = [NameHash.of("the"), NameHash.of("The")]

  /// `Hague` after `William Hague`: a place of a list, where nothing before it says that a place is
  /// meant.
  private static func isSurnameOfPlace(
    _ span: Span, _ people: [UInt64: Int], in text: BriefText
  ) -> Bool {
    guard span.tokens.count == 1, span.certainty == .known, span.kind == .place,
      people[span.hash] != nil, let at = span.tokens.first
    else { return false }
    guard at > 0 else { return true }
    let before = text.lines[span.line].tokens[at - 1]
    return !before.role.contains(.locative) && !the.contains(before.hash)
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
