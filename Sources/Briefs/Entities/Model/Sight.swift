/// What the tagger sees of one token, before its neighbours are looked at.
struct Sight {
  var form: WordForm
  /// How often the word is capitalised elsewhere, as the table of cases has it; 0 for an unknown word.
  var cases: UInt64 = 0
  /// Two bits a list of names: the token begins, or goes on with, a name of it.
  var names: UInt64 = 0
  /// What the rules make of it; 0 for nothing.
  var rule: UInt64 = 0
  var roles: UInt64 = 0
  var startsSentence = false
  var isPossessive = false
  /// The capitalised run that it is part of; empty for other tokens.
  var run: Range<Int> = 0..<0
}

/// A line as the tagger sees it.
struct SeenLine {
  /// What the capitals of a line say.
  enum Style: UInt64 {
    case sentence, mixed, titleCase, allCaps
  }

  private(set) var sights: [Sight] = []
  let style: Style
  /// Stretches that may hold names; all other tokens hold none.
  private(set) var segments: [Range<Int>] = []

  /// Words of small letters that may stand inside a name between two capitals.
  static let longestGap = 3

  /// - Parameters:
  ///   - rules: what the rules found in the line, in order.
  ///   - hidden: folded names to leave out of the model's lists.
  init(
    _ line: Line, rules: [Span], model: EntityModel.Lists, hidden: Set<UInt64> = []
  ) {
    sights = line.bytes.withUnsafeBufferPointer { bytes in
      line.tokens.map { token in
        var sight = Sight(form: WordForm(token, in: bytes))
        sight.startsSentence = token.traits.contains(.sentenceStart)
        sight.isPossessive = token.traits.contains(.possessive)
        sight.roles = UInt64(token.role.rawValue) & Self.usefulRoles
        sight.cases = model.cases(sight.form.small)
        return sight
      }
    }
    style = Self.style(of: sights)
    findRuns()
    findNames(model, hidden)
    mark(rules)
    findSegments(line)
  }

  /// All roles but those that only say where gazetteer names begin.
  private static let usefulRoles = UInt64(
    UInt32.max & ~(WordRole.opensName.rawValue | WordRole.abbreviation.rawValue))

  private static func style(of sights: [Sight]) -> Style {
    var words = 0
    var capitals = 0
    var shouted = 0
    for (index, sight) in sights.enumerated() {
      switch sight.form.looks {
      case .lower:
        // Short words stay small in a headline, and every line begins with a capital.
        if sight.roles & UInt64(WordRole.link.rawValue | WordRole.locative.rawValue) == 0 {
          words += 1
        }
      case .capital, .mixed:
        if index > 0 {
          words += 1
          capitals += 1
        }
      case .allCaps:
        words += 1
        capitals += 1
        shouted += 1
      default: break
      }
    }
    if words >= 3, shouted * 5 >= words * 4 { return .allCaps }
    if words >= 3, capitals * 10 >= words * 7 { return .titleCase }
    return capitals * 2 >= words && words > 2 ? .mixed : .sentence
  }

  private mutating func findRuns() {
    var at = 0
    while at < sights.count {
      guard sights[at].form.hasCapital else {
        at += 1
        continue
      }
      var end = at + 1
      while end < sights.count, sights[end].form.hasCapital, !sights[end].startsSentence {
        end += 1
      }
      for index in at..<end { sights[index].run = at..<end }
      at = end
    }
  }

  /// Looks for the longest names of every list at every capital.
  private mutating func findNames(_ model: EntityModel.Lists, _ hidden: Set<UInt64>) {
    for start in sights.indices {
      let form = sights[start].form
      guard form.hasCapital || form.looks == .digitsAndLetters else { continue }
      var hash = NameHash.opening
      var longest: [(mask: UInt32, end: Int)] = []
      for end in start..<min(sights.count, start + NameTable.longest) {
        if end > start, sights[end].startsSentence { break }
        hash = NameHash.join(hash, sights[end].form.small)
        if !hidden.isEmpty, hidden.contains(hash) { continue }
        if let mask = model.lists(hash) { longest.append((mask, end + 1)) }
      }
      var taken: UInt32 = 0
      for (mask, end) in longest.reversed() {
        let fresh = mask & ~taken
        taken |= mask
        for index in start..<end { add(fresh, at: index, isFirst: index == start) }
      }
    }
  }

  private mutating func add(_ lists: UInt32, at index: Int, isFirst: Bool) {
    for list in 0..<UInt64(EntityModel.Lists.most) where lists >> UInt32(list) & 1 != 0 {
      // The first name to take a token keeps it: names are tried from left to right.
      if sights[index].names >> (list * 2) & 3 == 0 {
        sights[index].names |= (isFirst ? 1 : 2) << (list * 2)
      }
    }
  }

  private mutating func mark(_ rules: [Span]) {
    for span in rules {
      for index in span.tokens {
        let kind = UInt64(EntityModel.kinds.firstIndex(of: span.kind) ?? 0)
        let certainty: UInt64 = span.certainty >= .known ? 2 : span.certainty >= .context ? 1 : 0
        let goesOn: UInt64 = index == span.tokens.lowerBound ? 0 : 1
        sights[index].rule = 1 + (kind * 3 + certainty) * 2 + goesOn
      }
    }
  }

  /// Capitals and what stands between them.
  private mutating func findSegments(_ line: Line) {
    var last: Int?
    for index in sights.indices where opensSegment(index) {
      if let last, let segment = segments.last, index - last <= Self.longestGap + 1,
        !sights[(last + 1)...index].contains(where: \.startsSentence)
      {
        segments[segments.count - 1] = segment.lowerBound..<(index + 1)
      } else {
        segments.append(index..<(index + 1))
      }
      last = index
    }
  }

  private func opensSegment(_ index: Int) -> Bool {
    let sight = sights[index]
    if sight.form.hasCapital { return true }
    switch sight.form.looks {
    case .digitsAndLetters: return true
    case .digits: return index > 0 && sights[index - 1].form.hasCapital
    default:
      let isBefore = index + 1 < sights.count && sights[index + 1].form.hasCapital
      return isBefore && sight.roles & UInt64(WordRole.particle.rawValue) != 0
    }
  }
}

extension EntityModel {
  /// The two tables that describe words; training needs them before there are weights.
  package struct Lists: Sendable {
    let names: PackedTable
    let words: PackedTable
    /// The lists that a name may stand in.
    static let most = 14

    func lists(_ name: UInt64) -> UInt32? { names.value(name) }
    @inline(__always)
    func cases(_ small: UInt64) -> UInt64 {
      words.value(FeatureHash.finished(small)).map(UInt64.init) ?? 0
    }
  }

  var lists: Lists { Lists(names: names, words: cases) }
}

extension NameHash {
  /// What a name's hash begins with before its first word.
  static let opening: UInt64 = 0x517c_c1b7_2722_0a95
}
