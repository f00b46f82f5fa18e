import Text

/// Finds names by lists of known ones, by capitals and the words around them, and by looking at the
/// whole brief. Needs no trained model.
package struct RuleRecogniser: EntityRecogniser {
  /// Raise this whenever the rules or the lists change.
  private static let revision = 2

  package let version: String
  private let corrections: EntityCorrections
  private let corrected: FixedNames
  /// The lists without some names, where that was asked for.
  private let reduced: Gazetteer?

  /// - Parameters:
  ///   - corrections: what the folder's `entities.yaml` says; it wins over everything else.
  ///   - without: names of the compiled-in lists to do without, as they are written there.
  package init(corrections: EntityCorrections = .none, without: Set<String> = []) {
    self.corrections = corrections
    reduced = without.isEmpty ? nil : Gazetteer(without: without)
    // Making the lists takes a while, so a recogniser alone does not.
    corrected =
      corrections.isEmpty
      ? FixedNames(certainty: .corrected) : corrections.names(reduced ?? .standard)
    var hash = corrections.hash
    for name in without.sorted() { hash.combine(name) }
    version = "rules-\(Self.revision)-\(String(hash.value, radix: 16))"
  }

  var gazetteer: Gazetteer { reduced ?? .standard }

  package func mentions(in brief: Brief) -> [Mention] {
    let text = BriefText(brief, roles: gazetteer.roles)
    return spans(in: text, stated: stated(in: brief)).compactMap { mention($0, in: text) }
  }

  /// The names of a text in order, each with its entity.
  func spans(in text: BriefText, stated: FixedNames) -> [Span] {
    var spans: [Span] = []
    for index in text.lines.indices {
      let fixed = fixedSpans(in: text, line: index, stated: stated)
      spans += fixed.merged(with: ruleSpans(in: text, line: index, around: fixed))
    }
    var pass = DocumentPass(spans, of: text, gazetteer: gazetteer)
    pass.run()
    return pass.spans
  }

  /// A span as a mention, with the corrections made; `nil` for a name to ignore.
  func mention(_ span: Span, in text: BriefText) -> Mention? {
    let line = text.lines[span.line]
    guard let entity = span.entity,
      let final = corrections.corrected(entity, spelled: line.text(span.bytes), gazetteer)
    else { return nil }
    let place = Place(section: line.section, block: line.block, range: span.bytes)
    // What the file confirms is as certain as what it changes.
    let isCorrected = final != entity || corrections.meanings.kinds[final.key] != nil
    let source =
      isCorrected
      ? .corrections(line: corrections.line(making: final, of: entity)) : span.source
    return Mention(entity: final, place: place, source: source)
  }

  /// Keys of names in these mentions that the brief or `entities.yaml` has without a kind.
  func openKinds(_ mentions: [Mention], in brief: Brief) -> Set<String> {
    let stated = Set(
      brief.statedEntities.filter { $0.kind != nil }.map { Words.key($0.name.string) })
    var open: Set<String> = []
    for mention in mentions {
      switch mention.source {
      case .stated where !stated.contains(mention.entity.key),
        .corrections where !corrections.meanings.saysKind(ofKey: mention.entity.key):
        open.insert(mention.entity.key)
      default: break
      }
    }
    return open
  }

  /// True for a stretch that `entities.yaml` says is no name.
  func isIgnored(_ span: Span, in text: BriefText) -> Bool {
    corrections.isIgnored(text.lines[span.line].text(span.bytes))
  }

  /// The entities that the file names itself.
  func stated(in brief: Brief) -> FixedNames {
    var names = FixedNames(certainty: .stated)
    for stated in brief.statedEntities {
      let key = Words.key(stated.name.string)
      guard !key.isEmpty else { continue }
      let kind = stated.kind ?? gazetteer.entity(key: key)?.kind
      names.add(stated.name, key: key, kind, spellings: [stated.name] + stated.aliases)
    }
    return names
  }

  /// The names of a line that somebody wrote down, and those in text without spaces.
  func fixedSpans(in text: BriefText, line index: Int, stated: FixedNames) -> [Span] {
    let line = text.lines[index]
    var spans = corrected.spans(in: line, at: index)
    spans = spans.merged(with: stated.spans(in: line, at: index))
    let unspaced = gazetteer.names.unspaced.spans(in: line, at: index, .known) {
      gazetteer.entries[$0].entity
    }
    return spans.merged(with: unspaced)
  }

  /// What the rules find between fixed names; nothing where capitals say nothing.
  func ruleSpans(in text: BriefText, line index: Int, around fixed: [Span]) -> [Span] {
    let line = text.lines[index]
    guard line.style == .sentence else { return [] }
    var tagger = LineTagger(line, at: index, gazetteer: gazetteer, evidence: text.capitalised)
    var from = 0
    for span in fixed where !span.tokens.isEmpty {
      if from < span.tokens.lowerBound { tagger.tag(from..<span.tokens.lowerBound) }
      from = max(from, span.tokens.upperBound)
    }
    tagger.tag(from..<line.tokens.count)
    return tagger.spans
  }
}
