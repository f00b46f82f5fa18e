/// Which words at the start of a sentence are part of a name, though any word has a capital there.
extension LineTagger {
  /// Where the name in a run at a sentence's start begins, or the run's end.
  func afterSentenceStart(_ start: Int, _ end: Int) -> Int {
    let token = tokens[start]
    if let match = known(start, tokens.count) {
      let isPlain = !match.isCommon && !(match.count > 1 && token.role.contains(.starter))
      if isPlain || isSubject(start + match.count) || isSeen(start..<(start + match.count)) {
        return start
      }
      let isPerson = token.role.contains(.givenName) && end > start + 1
      return isPerson || end > start + match.count ? start : start + match.count
    }
    let isOrdinary = !token.role.isDisjoint(with: [.starter, .calendar, .common])
    if isOrdinary { return beginsOffice(start, end) || isWill(start, end) ? start : start + 1 }
    if !token.role.isDisjoint(with: [.title, .office, .givenName]) {
      return keepsFirst(start, end)
    }
    if end == start + 1 { return standsAlone(token) || line.isPossessive(end) ? start : end }
    return keepsFirst(start, end)
  }

  /// `National Bank`, `Health Ministry`: an adjective and a body make a name anywhere.
  private func beginsOffice(_ start: Int, _ end: Int) -> Bool {
    guard tokens[start].role.contains(.office), end > start + 1 else { return false }
    let (extent, kind) = extent(from: start, end)
    return kind == .organisation && extent > start + 1
  }

  /// `Will Smith`, but not `Will Moscow`.
  private func isWill(_ start: Int, _ end: Int) -> Bool {
    tokens[start].role.contains(.givenName) && end > start + 1
      && known(start + 1, end) == nil && tokens[start + 1].role.isDisjoint(with: .title)
  }

  private func standsAlone(_ token: Token) -> Bool {
    evidence.contains(token.hash)
      || !token.traits.isDisjoint(with: [.innerCapital])
      || token.traits.contains(.allCaps)
  }

  /// An unknown first word before something that is a name without it.
  private func keepsFirst(_ start: Int, _ end: Int) -> Int {
    let token = tokens[start]
    if end == start + 1 {
      let isTitle = !token.role.isDisjoint(with: [.title, .office])
      return isTitle || standsAlone(token) ? start : end
    }
    if !token.role.isDisjoint(with: [.title, .office, .givenName, .body, .landform]) {
      return start
    }
    if evidence.contains(token.hash) || standsAlone(token) { return start }
    if let match = known(start + 1, end) {
      let isSurname =
        match.count == 1 && gazetteer.entries[match.entry].entity.kind == .person
      return isSurname ? start : start + 1
    }
    let isBeforeGivenName =
      tokens[start + 1].role.contains(.givenName) && end > start + 2
      && tokens[start + 2].isCapitalised
    return isBeforeGivenName || hasCommonEnding(start) ? start + 1 : start
  }

  /// Adverbs and participles open sentences more often than names do.
  private func hasCommonEnding(_ at: Int) -> Bool {
    let word = line.bytes[tokens[at].range]
    guard word.count > 5 else { return false }
    return word.suffix(2).elementsEqual("ly".utf8) || word.suffix(3).elementsEqual("ing".utf8)
  }

  /// English count nouns need an article before they can do something; names do not.
  private func isSubject(_ after: Int) -> Bool {
    guard after < tokens.count else { return false }
    let token = tokens[after]
    return token.traits.contains(.possessive)
      || token.role.contains(.verb) && !token.isCapitalised
  }

  private func isSeen(_ range: Range<Int>) -> Bool {
    tokens[range].allSatisfy { evidence.contains($0.hash) }
  }
}
