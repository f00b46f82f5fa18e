/// Mends what a model that looks at single words now and then leaves in pieces.
enum Mending {
  private static let of = NameHash.of("of")
  private static let amounts = Set(
    ["million", "billion", "trillion", "thousand", "percent", "euros", "dollars", "%"].map {
      NameHash.of($0)
    })

  /// - Parameter spans: the model's names of one line, in order.
  static func mend(
    _ spans: inout [Span], in line: Line, at index: Int, _ gazetteer: Gazetteer
  ) {
    var mended: [Span] = []
    for span in spans {
      let floor = mended.last?.tokens.upperBound ?? 0
      let span = mend(span, in: line, at: index, floor, gazetteer)
      if isOffice(span.tokens, in: line) { continue }
      if let last = mended.last, last.tokens.upperBound == span.tokens.lowerBound,
        let ship = Boundaries.ship(last.tokens.lowerBound..<span.tokens.upperBound, in: line)
      {
        mended[mended.count - 1] = whole(ship, .other, line, index)
        continue
      }
      if let last = mended.last, last.kind == .organisation, span.kind == .organisation,
        last.tokens.upperBound == span.tokens.lowerBound
      {
        // `U.N.` and `Security Council` are one body.
        mended[mended.count - 1] = whole(
          last.tokens.lowerBound..<span.tokens.upperBound, .organisation, line, index)
      } else {
        mended.append(span)
      }
    }
    spans = mended
  }

  /// The `State` of `Secretary of State`.
  private static func isOffice(_ tokens: Range<Int>, in line: Line) -> Bool {
    guard tokens.lowerBound > 1, line.tokens[tokens.lowerBound - 1].hash == of,
      line.tokens[tokens.lowerBound - 2].role.contains(.title)
    else { return false }
    return line.tokens[tokens].allSatisfy { $0.role.contains(.office) }
  }

  private static func whole(
    _ tokens: Range<Int>, _ kind: Entity.Kind, _ line: Line, _ index: Int
  ) -> Span {
    var span = Span(tokens, of: line, at: index, kind, .context)
    span.source = .model
    return span
  }

  private static func mend(
    _ span: Span, in line: Line, at index: Int, _ floor: Int, _ gazetteer: Gazetteer
  ) -> Span {
    var tokens = span.tokens
    var kind = span.kind
    let all = line.tokens
    // `Secretary of State Ada Bell`: the office is no part of the name.
    if tokens.lowerBound > 1, tokens.count > 1, all[tokens.lowerBound - 1].hash == of,
      all[tokens.lowerBound - 2].role.contains(.title)
    {
      var start = tokens.lowerBound
      while start < tokens.upperBound, !all[start].role.isDisjoint(with: [.office, .common]) {
        start += 1
      }
      if start > tokens.lowerBound, tokens.upperBound - start > 1,
        all[start].role.contains(.givenName)
      {
        tokens = start..<tokens.upperBound
        kind = .person
      }
    }
    // `Glovo 329 million`: the number goes with what it counts.
    if tokens.count > 1, tokens.upperBound < all.count,
      amounts.contains(all[tokens.upperBound].hash),
      all[tokens.upperBound - 1].traits.contains(.digits)
    {
      tokens = tokens.lowerBound..<(tokens.upperBound - 1)
    }
    // `The Hague`, `People's Republic of China`: a known name has more words in front.
    for more in 1...2 where tokens.lowerBound - more >= floor {
      let match = gazetteer.names.match(
        all, at: tokens.lowerBound - more, limit: tokens.upperBound)
      guard match?.count == tokens.count + more else { continue }
      tokens = (tokens.lowerBound - more)..<tokens.upperBound
      break
    }
    tokens = Boundaries.end(of: tokens, in: line)
    if kind == .person { tokens = Boundaries.withoutTitle(tokens, in: line, gazetteer) }
    let thing =
      Boundaries.storm(tokens, in: line, from: floor) ?? Boundaries.ship(tokens, in: line)
    if let thing { (tokens, kind) = (thing, .other) }
    return tokens == span.tokens && kind == span.kind ? span : whole(tokens, kind, line, index)
  }
}
