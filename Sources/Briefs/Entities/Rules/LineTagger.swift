/// Takes the runs of capitalised words in one sentence-style line apart into names.
struct LineTagger {
  let line: Line
  let index: Int
  let gazetteer: Gazetteer
  let evidence: Set<UInt64>
  let runs: RunFinder
  private(set) var spans: [Span] = []
  private var followsTitle = false

  /// No name has more words.
  private static let longest = 12

  var tokens: [Token] { line.tokens }

  init(_ line: Line, at index: Int, gazetteer: Gazetteer, evidence: Set<UInt64>) {
    self.line = line
    self.index = index
    self.gazetteer = gazetteer
    self.evidence = evidence
    runs = RunFinder(tokens: line.tokens, roles: gazetteer.roles)
  }

  /// Looks at the tokens of a range that nothing stronger has taken.
  mutating func tag(_ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let token = line.tokens[at]
      guard token.isWord, token.isCapitalised || token.role.contains(.opensName) else {
        at += 1
        continue
      }
      at = token.isCapitalised ? run(at, range.upperBound) : smallName(at, range.upperBound)
    }
  }

  /// Names that begin with a small letter or a digit: `4chan`, `bin Laden`.
  private mutating func smallName(_ at: Int, _ limit: Int) -> Int {
    guard let match = known(at, limit) else { return at + 1 }
    take(at..<(at + match.count), gazetteer.entries[match.entry])
    return at + match.count
  }

  private mutating func run(_ start: Int, _ limit: Int) -> Int {
    var end = runs.isName(start) ? runs.end(from: start, limit: limit) : start + 1
    if let match = known(start, limit) { end = max(end, start + match.count) }
    guard runs.isName(start) || known(start, limit) != nil else { return end }
    followsTitle = false
    var at = start
    if line.tokens[start].traits.contains(.sentenceStart) { at = afterSentenceStart(start, end) }
    while at < end {
      let next = segment(at, end)
      at = max(next, at + 1)
    }
    return max(end, at)
  }

  func known(_ at: Int, _ limit: Int) -> NameTable.Match? {
    guard at < limit, line.tokens[at].role.contains(.opensName) else { return nil }
    return gazetteer.names.match(line.tokens, at: at, limit: limit)
  }

  mutating func take(_ range: Range<Int>, _ entry: Gazetteer.Entry) {
    spans.append(
      Span(range, of: line, at: index, entry.entity.kind, .known, entity: entry.entity))
  }

  mutating func take(_ range: Range<Int>, _ kind: Entity.Kind, _ certainty: Span.Certainty) {
    spans.append(Span(range, of: line, at: index, kind, certainty))
  }
}

extension LineTagger {
  /// Takes one name, or the words of a title, from the front of a run; gives where to go on.
  private mutating func segment(_ at: Int, _ end: Int) -> Int {
    let match = known(at, tokens.count)
    if match == nil, let after = compassed(at, end) { return after }
    if match == nil || match?.count == 1 {
      if let after = titleEnd(at, end) {
        followsTitle = true
        return after
      }
      if let next = person(at, end) { return next }
    }
    if let match { return knownSegment(at, end, match) }
    guard runs.isName(at) else { return at + 1 }
    return unknownSegment(at, end)
  }

  /// `North Darfur`, `Lake Victoria`.
  private mutating func compassed(_ at: Int, _ end: Int) -> Int? {
    guard !tokens[at].role.isDisjoint(with: [.compass, .landform]),
      let match = known(at + 1, end)
    else { return nil }
    let entry = gazetteer.entries[match.entry]
    guard entry.entity.kind == .place else { return nil }
    take(at..<(at + 1 + match.count), .place, .rule)
    return at + 1 + match.count
  }

  /// Behind the words of a title such as `Deputy Prime Minister`.
  private func titleEnd(_ at: Int, _ end: Int) -> Int? {
    var next = at
    var after: Int?
    while next < end, next < at + 5 {
      let role = tokens[next].role
      if role.contains(.title) {
        after = next + 1
      } else if !role.contains(.office) {
        break
      }
      next += 1
    }
    // `Justice Ministry` and `General Electric Co` are no titles.
    if let after, after < end, !tokens[after].role.isDisjoint(with: [.body]) {
      return tokens[at].role.contains(.office) ? nil : after
    }
    return after
  }

  /// A given name and what follows it.
  private mutating func person(_ at: Int, _ end: Int) -> Int? {
    guard tokens[at].role.contains(.givenName) || isInitial(at), at + 1 < end else { return nil }
    guard let after = personEnd(at, end) else { return nil }
    if after < end {
      let (extent, kind) = extent(from: after, end)
      if let kind, extent > after {
        take(at..<extent, kind, .rule)
        return extent
      }
    }
    take(at..<after, .person, .rule)
    return after
  }

  private func isInitial(_ at: Int) -> Bool {
    tokens[at].traits.isSuperset(of: [.initial, .abbreviated])
  }

  private func personEnd(_ at: Int, _ end: Int) -> Int? {
    let heads: WordRole = [.body, .landform, .thing, .title]
    var next = at + 1
    var names = 0
    while next < end, names < 4 {
      let token = tokens[next]
      if token.role.contains(.suffix), names > 0 {
        next += 1
        break
      }
      if token.isCapitalised {
        let isName = !isInitial(next)
        if isName, !token.role.isDisjoint(with: heads), !token.role.contains(.givenName) { break }
        if isName, isForeign(next, end, hasSurname: names > 0) { break }
        if isName { names += 1 }
      } else if !token.role.contains(.particle) {
        break
      }
      next += 1
    }
    while next > at, !tokens[next - 1].isCapitalised { next -= 1 }
    return names > 0 ? next : nil
  }

  /// A name of something else than a person stands here.
  private func isForeign(_ at: Int, _ end: Int, hasSurname: Bool) -> Bool {
    guard let match = known(at, end) else { return false }
    let entry = gazetteer.entries[match.entry]
    if entry.entity.kind == .person { return match.count > 1 }
    if match.count > 1 || entry.isCountry || entry.isPeople {
      return !tokens[at].role.contains(.givenName)
    }
    return hasSurname
  }

  private mutating func knownSegment(_ at: Int, _ end: Int, _ match: NameTable.Match) -> Int {
    let entry = gazetteer.entries[match.entry]
    let after = at + match.count
    followsTitle = false
    if after < end, !entry.isPeople {
      let (extent, kind) = extent(from: after, end)
      let isNamed = !entry.isCountry || extent == after + 1
      if let kind, isNamed, extent > after {
        take(at..<extent, kind, .rule)
        return extent
      }
      if entry.entity.kind == .organisation, match.count == 1, extent > after, extent <= after + 2,
        tokens[after..<extent].allSatisfy({
          $0.role.isDisjoint(with: [.common, .starter, .office])
        })
      {
        take(at..<extent, .other, .context)
        return extent
      }
      if entry.entity.kind == .person, tokens[after].role.contains(.suffix) {
        take(at..<(after + 1), .person, .rule)
        return after + 1
      }
    }
    if entry.isPeople, let other = known(after, end), other.count == 1,
      gazetteer.entries[other.entry].isPeople
    {
      take(at..<(after + 1), .other, .rule)
      return after + 1
    }
    take(at..<after, entry)
    return after
  }

  /// How far a name without a known beginning goes, and its kind where a word of it says so.
  func extent(from start: Int, _ end: Int) -> (end: Int, kind: Entity.Kind?) {
    var next = start
    var kind: Entity.Kind?
    var isLinked = false
    var headEnds = false
    while next < min(end, start + Self.longest) {
      let token = tokens[next]
      if !isLinked, stops(next, end) { break }
      isLinked = token.role.contains(.link)
      if isLinked, kind != nil { headEnds = true }
      if !headEnds, let said = Self.kind(of: token.role), token.isCapitalised || isLinked {
        kind = said
      }
      next += 1
    }
    while next > start, !tokens[next - 1].isCapitalised { next -= 1 }
    return (next, next > start ? kind : nil)
  }

  /// A known name, a title or a person begins here.
  private func stops(_ at: Int, _ end: Int) -> Bool {
    if known(at, end) != nil { return true }
    if tokens[at].role.contains(.title), Self.kind(of: tokens[at].role) == nil { return true }
    if tokens[at].role.contains(.office), let after = titleEnd(at, end), after > at { return true }
    return tokens[at].role.contains(.givenName) && personEnd(at, end) != nil
  }

  static func kind(of role: WordRole) -> Entity.Kind? {
    if !role.isDisjoint(with: [.body, .company]) { return .organisation }
    if role.contains(.landform) { return .place }
    return role.contains(.thing) ? .other : nil
  }

  private mutating func unknownSegment(_ at: Int, _ end: Int) -> Int {
    var (after, kind) = extent(from: at, end)
    if after == at { after = at + 1 }
    var start = at
    defer { followsTitle = false }
    if kind == nil {
      while start < after, isCustom(start) { start += 1 }
      guard start < after else { return after }
    }
    if after < end, let match = known(after, end), match.count == 1,
      gazetteer.entries[match.entry].entity.kind == .person, kind == nil
    {
      take(start..<(after + 1), .person, .rule)
      return after + 1
    }
    let generic: WordRole = [.common, .office, .starter, .title, .suffix]
    let isGeneric = tokens[start..<after].allSatisfy { token in
      !token.isCapitalised || !token.role.isDisjoint(with: generic)
    }
    if isGeneric, kind == nil || after - start == 1 { return after }
    if after - start == 1, kind != nil, !followsTitle { return after }
    if let kind, !(followsTitle && kind == .other) {
      take(start..<after, kind, .rule)
    } else if followsTitle {
      take(start..<after, .person, .rule)
    } else {
      let (kind, certainty) = Context(line: line, previous: spans.last).kind(of: start..<after)
      take(start..<after, kind, certainty)
    }
    return after
  }

  /// Capitals by custom at the front of a run: `I`, `TV`, `AI`.
  private func isCustom(_ at: Int) -> Bool {
    tokens[at].role.contains(.common)
      && !tokens[at].traits.isDisjoint(with: [.allCaps, .initial])
  }
}
