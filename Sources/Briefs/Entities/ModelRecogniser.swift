import Text

/// Finds and types names by the trained model, the rules beside it, and the whole brief; where there
/// is no model it is the rules alone.
package struct ModelRecogniser: EntityRecogniser {
  /// Raise this whenever what is done with the model's answers changes.
  private static let revision = 3

  package let version: String
  let rules: RuleRecogniser
  let model: EntityModel?
  private let hidden: Set<UInt64>

  /// - Parameters:
  ///   - corrections: what the folder's `entities.yaml` says; it wins over everything else.
  ///   - model: `nil` for the rules alone.
  ///   - without: names of the compiled-in lists to do without, as they are written there.
  package init(
    corrections: EntityCorrections = .none, model: EntityModel? = .compiledIn,
    without: Set<String> = []
  ) {
    rules = RuleRecogniser(corrections: corrections, without: without)
    self.model = model
    hidden = Set(without.compactMap { ListedName.hash(Array($0.utf8)) })
    guard let model else {
      version = rules.version
      return
    }
    version = "model-\(Self.revision)-\(String(model.checksum, radix: 16))-\(rules.version)"
  }

  package func mentions(in brief: Brief) -> [Mention] {
    let text = BriefText(brief, roles: rules.gazetteer.roles)
    return mentions(findings(in: text, stated: rules.stated(in: brief)), in: text)
  }

  /// Stretches that the rules take for names and the model does not: worth a dim light, of no kind.
  package func hints(in brief: Brief) -> [Place] { reading(of: brief).hints }

  package func reading(of brief: Brief) -> EntityReading {
    let text = BriefText(brief, roles: rules.gazetteer.roles)
    let found = findings(in: text, stated: rules.stated(in: brief))
    let hints = found.hints.filter { !rules.isIgnored($0, in: text) }.map { span in
      let line = text.lines[span.line]
      return Place(section: line.section, block: line.block, range: span.bytes)
    }
    let mentions = mentions(found, in: text)
    return EntityReading(
      mentions: mentions, hints: hints, openKinds: rules.openKinds(mentions, in: brief))
  }

  private func mentions(_ found: Findings, in text: BriefText) -> [Mention] {
    found.named.compactMap { rules.mention($0, in: text) }
  }
}

extension ModelRecogniser {
  /// What was found in a text.
  struct Findings {
    /// In order, each with its entity.
    var named: [Span] = []
    /// In order, between the named ones.
    var hints: [Span] = []
  }

  func findings(in text: BriefText, stated: FixedNames) -> Findings {
    guard let model else { return Findings(named: rules.spans(in: text, stated: stated)) }
    var tagger = ModelTagger(model, hidden: hidden)
    var spans: [Span] = []
    var guesses: [Span] = []
    for index in text.lines.indices {
      let fixed = rules.fixedSpans(in: text, line: index, stated: stated)
      let found = ruleFeatures(in: text, line: index)
      var tagged = tagger.spans(in: text.lines[index], at: index, rules: found)
      Mending.mend(&tagged, in: text.lines[index], at: index, rules.gazetteer)
      let sure = found.filter { isSure($0, text) }
      let line = OpenKinds.asked(fixed, of: tagged, sure).merged(with: tagged).merged(with: sure)
      guesses += found
      spans += NameScreening(text.lines[index], at: index, rules.gazetteer).screened(line)
    }
    KindVote.settle(&spans, cues: guesses.filter { $0.certainty == .cue }, rules.gazetteer, text)
    OpenKinds.settle(&spans)
    OtherMeanings.settle(&spans, of: text)
    var pass = DocumentPass(spans, of: text, gazetteer: rules.gazetteer, trustsHeadlines: false)
    pass.run()
    let hints = guesses.filter { $0.certainty >= .rule }.free(of: pass.spans)
    return Findings(named: pass.spans, hints: hints)
  }

  /// What the rules say of a line as features: the model was trained with just this.
  func ruleFeatures(in text: BriefText, line index: Int) -> [Span] {
    let line = text.lines[index]
    if line.style == .sentence { return rules.ruleSpans(in: text, line: index, around: []) }
    return rules.gazetteer.knownSpans(in: line, at: index)
  }

  /// What the rules know better than a silent model: what a word beside a name says, and known names,
  /// but for nationalities, of which the model has seen enough to know when they are none.
  private func isSure(_ span: Span, _ text: BriefText) -> Bool {
    if span.certainty == .cue { return true }
    guard span.certainty >= .known, let first = span.tokens.first, let entity = span.entity else {
      return false
    }
    let line = text.lines[span.line]
    let isForeign = line.bytes[Int(line.tokens[first].start)] >= 0xCE
    return isForeign || !rules.gazetteer.isPeople(key: entity.key)
  }
}

extension Gazetteer {
  /// Known names where capitals say nothing.
  func knownSpans(in line: Line, at index: Int) -> [Span] {
    var spans: [Span] = []
    let folded = line.style == .allCaps ? line.foldedHashes() : []
    let limit = line.tokens.count
    var at = 0
    while at < limit {
      let match =
        folded.isEmpty
        ? names.match(line.tokens, at: at, limit: limit)
        : foldedNames.foldedMatch(at: at, limit: limit) { folded[$0] }
      guard let match, !match.isCommon else {
        at += 1
        continue
      }
      let entity = entries[match.entry].entity
      spans.append(
        Span(at..<(at + match.count), of: line, at: index, entity.kind, .known, entity: entity))
      at += match.count
    }
    return spans
  }
}

extension [Span] {
  /// Those that overlap none of the others; both are in order.
  fileprivate func free(of others: [Span]) -> [Span] {
    var result: [Span] = []
    var at = 0
    for span in self {
      while at < others.count, others[at].isBefore(span) { at += 1 }
      if at == others.count || span.isBefore(others[at]) { result.append(span) }
    }
    return result
  }
}
