/// Finds how far a run of capitalised words goes, with the small words that belong inside it.
struct RunFinder {
  let tokens: [Token]
  let roles: [UInt64: WordRole]

  private static let of = NameHash.of("of")
  private static let the = NameHash.of("the")
  private static let and = NameHash.of("and")
  private static let ampersand = NameHash.of("&")
  private static let may = NameHash.of("May")

  /// A capitalised word that can be part of a name.
  func isName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isCapitalised, !token.traits.contains(.compound) else { return false }
    guard token.role.contains(.calendar) else { return true }
    return token.hash == Self.may && index > 0 && tokens[index - 1].role.contains(.givenName)
  }

  func isOf(_ index: Int) -> Bool { tokens[index].hash == Self.of }

  /// The end of the run that starts at a capitalised word.
  func end(from start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      let token = tokens[end]
      if isName(end) {
        if token.traits.contains(.sentenceStart) { return end }
        end += 1
      } else if let next = bridge(start, end, limit) {
        end = next
      } else {
        return end
      }
    }
    return end
  }

  /// Where the run goes on behind small words that belong to it, just after the next capital.
  private func bridge(_ start: Int, _ end: Int, _ limit: Int) -> Int? {
    let role = tokens[end].role
    if role.contains(.particle) {
      var next = end + 1
      while next < limit, next < end + 3, tokens[next].role.contains(.particle),
        !tokens[next].isCapitalised
      {
        next += 1
      }
      if next < limit, isName(next) { return next + 1 }
    }
    guard role.contains(.link) else { return nil }
    if tokens[end].hash == Self.ampersand { return capital(end + 1, limit) }
    if tokens[end].hash == Self.and { return conjunction(start, end, limit) }
    let head: WordRole = [.body, .landform, .thing]
    guard !tokens[end - 1].role.isDisjoint(with: head), tokens[end].hash != Self.the else {
      return nil
    }
    guard !tokens[end - 1].role.contains(.title) else { return nil }
    let isOf = tokens[end].hash == Self.of
    guard isOf || tokens[end - 1].role.contains(.body) else { return nil }
    let isThe = end + 1 < limit && tokens[end + 1].hash == Self.the
    return capital(isThe ? end + 2 : end + 1, limit)
  }

  private func capital(_ index: Int, _ limit: Int) -> Int? {
    guard index < limit, isName(index), !tokens[index].traits.contains(.sentenceStart) else {
      return nil
    }
    return index + 1
  }

  /// `Ministry of Trade and Industry` goes on; `Bank of Japan and Toyota` does not.
  private func conjunction(_ start: Int, _ end: Int, _ limit: Int) -> Int? {
    guard let next = capital(end + 1, limit) else { return nil }
    let isLong =
      (3...12).contains(end - start) && tokens[start..<end].contains { $0.hash == Self.of }
    let takesMore = tokens[start..<min(end, start + 4)].contains { $0.role.contains(.body) }
    let known: WordRole = [.opensName, .givenName, .title]
    let fits =
      isLong && takesMore && tokens[end + 1].role.isDisjoint(with: known)
      && tokens[end - 1].role.isDisjoint(with: .opensName)
    return fits ? next : nil
  }
}
