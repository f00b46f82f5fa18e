import Text

/// Finds the kind of names that somebody wrote down without one: what they are tagged as in the brief.
enum OpenKinds {
  /// The names of a line, each with the kind that the very same stretch was given otherwise.
  static func asked(_ fixed: [Span], of tagged: [Span], _ sure: [Span]) -> [Span] {
    guard fixed.contains(where: \.isKindOpen) else { return fixed }
    var kinds: [Range<Int>: Entity.Kind] = [:]
    for span in sure + tagged { kinds[span.bytes] = span.kind }
    return fixed.map { span in
      guard span.isKindOpen, let kind = kinds[span.bytes] else { return span }
      var span = span
      span.kind = kind
      return span
    }
  }

  /// Gives each name the kind that it was given most often; *other* counts where nothing else was.
  static func settle(_ spans: inout [Span]) {
    var votes: [String: [Entity.Kind: Int]] = [:]
    for span in spans where span.isKindOpen && span.kind != .other {
      if let key = span.entity?.key { votes[key, default: [:]][span.kind, default: 0] += 1 }
    }
    for index in spans.indices where spans[index].isKindOpen {
      guard let entity = spans[index].entity else { continue }
      let most = votes[entity.key]?.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let kind = most?.key ?? .other
      spans[index].kind = kind
      spans[index].entity = Entity(key: entity.key, name: entity.name, kind: kind)
    }
  }
}
