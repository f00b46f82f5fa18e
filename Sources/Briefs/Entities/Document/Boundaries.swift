/// Where a name begins and ends that has a word of its own in front, or something else's behind.
enum Boundaries {
  private static func words(_ text: String) -> Set<UInt64> {
    Set(text.split(separator: " ").map { NameHash.of(String($0)) })
  }

  private static let storms = words("Hurricane Typhoon Cyclone Storm")
  private static let tropical = NameHash.of("Tropical")
  private static let ships = words("USS USNS HMS HMAS HMCS")
  /// Titles that are no part of a name; `Lady Gaga` is one.
  private static let titles = words(
    "Pope King Queen Prince Princess Emperor Archbishop Cardinal Ayatollah Sheikh Reverend Rev.")

  /// `Borussia Dortmund 4-1`: the score is no part of the name. `Laurence des Cars`: none ends with a
  /// particle.
  static func end(of tokens: Range<Int>, in line: Line) -> Range<Int> {
    guard tokens.count > 1, let last = tokens.last else { return tokens }
    let token = line.tokens[last]
    if isScore(line.bytes[token.range]) { return tokens.lowerBound..<last }
    guard token.role.contains(.particle), !token.isCapitalised else { return tokens }
    let next = last + 1
    let goesOn =
      next < line.tokens.count && line.tokens[next].isWord && line.tokens[next].isCapitalised
    return tokens.lowerBound..<(goesOn ? next + 1 : last)
  }

  private static func isScore(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return bytes.contains(UInt8(ascii: "-"))
      && bytes.allSatisfy { digits.contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// `Queen Camilla`, unless she is known by just that.
  static func withoutTitle(
    _ tokens: Range<Int>, in line: Line, _ gazetteer: Gazetteer
  ) -> Range<Int> {
    guard tokens.count > 1, titles.contains(line.tokens[tokens.lowerBound].hash),
      gazetteer.names.match(line.tokens, at: tokens.lowerBound, limit: tokens.upperBound) == nil
    else { return tokens }
    return tokens.dropFirst()
  }

  /// `Hurricane Melissa` and `Tropical Storm Ernesto`, of which a model may have found the last word;
  /// `nil` where it is no storm.
  static func storm(_ tokens: Range<Int>, in line: Line, from floor: Int) -> Range<Int>? {
    var start = tokens.lowerBound
    if tokens.count == 1, start > floor { start -= 1 }
    guard isStorm(start..<tokens.upperBound, in: line) else { return nil }
    if start > floor, line.tokens[start - 1].hash == tropical { start -= 1 }
    return start..<tokens.upperBound
  }

  static func isStorm(_ tokens: Range<Int>, in line: Line) -> Bool {
    guard tokens.count > 1 else { return false }
    let first = tokens.lowerBound
    return storms.contains(line.tokens[first].hash)
      || line.tokens[first].hash == tropical && storms.contains(line.tokens[first + 1].hash)
  }

  /// `USS Gerald R. Ford`; `nil` where it is no ship.
  static func ship(_ tokens: Range<Int>, in line: Line) -> Range<Int>? {
    tokens.count > 1 && ships.contains(line.tokens[tokens.lowerBound].hash) ? tokens : nil
  }
}
