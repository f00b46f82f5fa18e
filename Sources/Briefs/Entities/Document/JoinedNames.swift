import Text

/// Other spellings of one name in a brief: an acronym without brackets, and the first words of an
/// organisation's name.
enum JoinedNames {
  /// Pairs of spans that are one: the shorter spelling, and the full one.
  static func pairs(in spans: [Span], of text: BriefText) -> [(short: Int, full: Int)] {
    var acronyms: [[UInt8]: Int?] = [:]
    var beginnings: [UInt64: Int?] = [:]
    for (index, span) in spans.enumerated()
    where span.kind == .organisation && span.tokens.count > 1 {
      let line = text.lines[span.line]
      if let acronym = acronym(of: span.tokens, in: line) {
        note(index, for: acronym, in: &acronyms, spans)
      }
      for end in (span.tokens.lowerBound + 1)..<span.tokens.upperBound
      where isDistinctive(span.tokens.lowerBound..<end, in: line) {
        note(index, for: line.hash(span.tokens.lowerBound..<end), in: &beginnings, spans)
      }
    }
    return spans.indices.compactMap { index in
      let span = spans[index]
      guard span.certainty < .known, span.kind != .place, !span.tokens.isEmpty else { return nil }
      if let full = beginnings[span.hash].flatMap({ $0 }), full != index { return (index, full) }
      guard span.tokens.count == 1, let token = span.tokens.first else { return nil }
      let word = text.lines[span.line].tokens[token]
      guard word.traits.contains(.allCaps), word.end - word.start >= 3,
        let full = acronyms[Array(text.lines[span.line].bytes[word.range])].flatMap({ $0 })
      else { return nil }
      return (index, full)
    }
  }

  /// Two different names with one short form leave it open.
  private static func note<Key: Hashable>(
    _ index: Int, for key: Key, in known: inout [Key: Int?], _ spans: [Span]
  ) {
    guard let before = known[key] else {
      known[key] = index
      return
    }
    if let before, spans[before].hash != spans[index].hash { known[key] = .some(nil) }
  }

  /// The capitals of three or more words.
  private static func acronym(of tokens: Range<Int>, in line: Line) -> [UInt8]? {
    let capitals = line.tokens[tokens].filter(\.isCapitalised).map { line.bytes[Int($0.start)] }
    let isPlain = capitals.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return capitals.count >= 3 && isPlain ? capitals : nil
  }

  /// `RBC`, but not `Bank`, `National` or `North`.
  private static func isDistinctive(_ tokens: Range<Int>, in line: Line) -> Bool {
    let generic: WordRole = [
      .starter, .title, .office, .body, .company, .landform, .thing, .common, .givenName, .compass,
      .calendar, .link, .particle,
    ]
    guard let last = tokens.last, line.tokens[last].isCapitalised else { return false }
    return line.tokens[tokens].contains {
      $0.isCapitalised && $0.role.isDisjoint(with: generic)
    }
  }
}

/// Names that mean something else in the brief at hand than on a list.
enum OtherMeanings {
  private static func words(_ text: String) -> Set<UInt64> {
    Set(text.split(separator: " ").map { NameHash.of(String($0)) })
  }

  /// Acronyms of public bodies that are also technical terms, and words that say so.
  private static let technical: [UInt64: Set<UInt64>] = [
    NameHash.of("GCC"): words("compiler compilers Clang LLVM glibc binutils GNU C C++ kernel"),
    NameHash.of("ICE"): words("compiler train trains Deutsche engine engines combustion"),
    NameHash.of("EPA"): words("ester omega-3 fatty"),
    NameHash.of("PLA"): words("filament plastic printer"),
    NameHash.of("ETA"): words("arrival estimated"),
  ]
  /// Given names that are also languages, programs and devices, and words that say so.
  private static let products = words(
    "Ruby Rust Julia Swift Python Java Perl Crystal Dart Alexa Siri Claude Gemini Grok Cortana Bard"
  )
  private static let productWords = words(
    """
    language languages programming compiler software library framework release released version code \
    developers developer chatbot assistant model models API package packages runtime
    """)
  private static let means = words("means = stands")
  private static let fillers = words("for a an the is short")

  static func settle(_ spans: inout [Span], of text: BriefText) {
    // Few briefs have a name of these lists, and only those pay for the set of all words.
    lazy var all = text.lines.reduce(into: Set<UInt64>()) { words, line in
      for token in line.tokens { words.insert(token.hash) }
    }
    var defined: Set<UInt64> = []
    for span in spans where span.tokens.count == 1 {
      let line = text.lines[span.line]
      guard let at = span.tokens.first, line.tokens[at].traits.contains(.allCaps) else { continue }
      if isDefined(at, in: line) { defined.insert(span.hash) }
    }
    let people = wholePeople(spans, text)
    for index in spans.indices where spans[index].certainty < .stated {
      let hash = spans[index].hash
      if defined.contains(hash) {
        open(&spans[index], text)
      } else if let words = technical[hash], !words.isDisjoint(with: all) {
        open(&spans[index], text)
      } else if spans[index].kind == .person, products.contains(hash), !people.contains(hash),
        !productWords.isDisjoint(with: all)
      {
        open(&spans[index], text)
      }
    }
  }

  /// Makes a name of no list out of a span, of the kind *other*.
  private static func open(_ span: inout Span, _ text: BriefText) {
    span.kind = .other
    span.certainty = .rule
    let name = text.lines[span.line].text(span.bytes)
    span.entity = Entity(name: .init(cleaning: name), kind: .other)
  }

  /// Single words of full names.
  private static func wholePeople(_ spans: [Span], _ text: BriefText) -> Set<UInt64> {
    spans.reduce(into: []) { found, span in
      guard span.kind == .person, span.tokens.count > 1 else { return }
      for token in text.lines[span.line].tokens[span.tokens] { found.insert(token.hash) }
    }
  }

  /// `ICE means internal compiler error`: words in small letters whose initials it is.
  private static func isDefined(_ at: Int, in line: Line) -> Bool {
    let tokens = line.tokens
    let letters = line.bytes[tokens[at].range].map { $0 | 0x20 }
    var next = at + 1
    if next < tokens.count, means.contains(tokens[next].hash) {
      next += 1
      while next < tokens.count, fillers.contains(tokens[next].hash) { next += 1 }
      if spells(letters, tokens, from: next, line) { return true }
    }
    let isInBrackets = at > letters.count && tokens[at - 1].hash == NameHash.of("(")
    return isInBrackets && spells(letters, tokens, from: at - 1 - letters.count, line)
  }

  private static func spells(
    _ letters: [UInt8], _ tokens: [Token], from start: Int, _ line: Line
  ) -> Bool {
    guard start >= 0, start + letters.count <= tokens.count else { return false }
    return letters.indices.allSatisfy { offset in
      let token = tokens[start + offset]
      return token.isWord && !token.isCapitalised && line.bytes[Int(token.start)] == letters[offset]
    }
  }
}
