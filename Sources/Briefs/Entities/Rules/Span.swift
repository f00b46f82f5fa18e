/// A stretch of a line that is taken for a name.
struct Span: Sendable {
  /// How far the kind of a name can be relied on.
  enum Certainty: Int, Sendable, Comparable {
    case guess, context
    /// A word beside the name says what it is: `the regulator, Zelvora`.
    case cue
    case rule, known, stated, corrected

    static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }
  }

  /// An index into the lines of the brief.
  var line: Int
  /// Empty for a name found in text without spaces.
  var tokens: Range<Int>
  var bytes: Range<Int>
  var kind: Entity.Kind
  var certainty: Certainty
  /// The entity, where the name alone says which.
  var entity: Entity?
  /// Of the spelling.
  var hash: UInt64
  var source = MentionSource.rule
  /// Somebody wrote the name down without a kind, and no list has it.
  var isKindOpen = false
}

extension Span {
  init(
    _ tokens: Range<Int>, of line: Line, at index: Int, _ kind: Entity.Kind, _ certainty: Certainty,
    entity: Entity? = nil
  ) {
    self.init(
      line: index, tokens: tokens, bytes: line.byteRange(tokens), kind: kind, certainty: certainty,
      entity: entity, hash: line.hash(tokens))
    source = MentionSource(certainty)
  }
}

extension MentionSource {
  /// What a certainty of the rules comes from.
  init(_ certainty: Span.Certainty) {
    switch certainty {
    case .guess, .context, .cue, .rule: self = .rule
    case .known: self = .gazetteer
    case .stated: self = .stated
    case .corrected: self = .corrections(line: nil)
    }
  }
}
