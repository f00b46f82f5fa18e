import Text

/// Settles the kind of every spelling that the model found in a brief, and its known entity.
enum KindVote {
  /// Mentions of one spelling get the kind that most of them have; a known name's kind has a vote too.
  ///
  /// - Parameter cues: names with a word beside them that says what they are.
  static func settle(
    _ spans: inout [Span], cues: [Span], _ gazetteer: Gazetteer, _ text: BriefText
  ) {
    var votes: [UInt64: Tally] = [:]
    for span in spans where span.source == .model {
      votes[span.hash, default: .init()].add(span.kind)
    }
    for cue in cues { votes[cue.hash]?.add(cue.kind, weight: 3) }
    for index in spans.indices where spans[index].source == .model {
      let span = spans[index]
      let tokens = text.lines[span.line].tokens
      let match = gazetteer.names.match(
        tokens, at: span.tokens.lowerBound, limit: span.tokens.upperBound)
      let known = match.flatMap { match in
        match.count == span.tokens.count ? gazetteer.entries[match.entry].entity : nil
      }
      var tally = votes[span.hash] ?? .init()
      if let known { tally.add(known.kind) }
      let kind = tally.most ?? span.kind
      spans[index].kind = kind
      if let known, known.kind == kind {
        spans[index].entity = known
        spans[index].certainty = .known
      }
    }
  }

  /// Votes by kind.
  private struct Tally {
    private var counts = [0, 0, 0, 0]

    mutating func add(_ kind: Entity.Kind, weight: Int = 1) {
      counts[EntityModel.kinds.firstIndex(of: kind) ?? 3] += weight
    }

    /// The kind with the most votes, the first in the model's order on a tie.
    var most: Entity.Kind? {
      guard let top = counts.max(), top > 0 else { return nil }
      return counts.firstIndex(of: top).map { EntityModel.kinds[$0] }
    }
  }
}
