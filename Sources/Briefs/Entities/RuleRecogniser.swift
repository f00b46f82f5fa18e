import Text

/// Finds names by lists of known ones, by capitals and the words around them, and by looking at the
/// whole brief. Needs no trained model.
package struct RuleRecogniser: EntityRecogniser {
  /// Raise this whenever the rules or the lists change.
  private static let revision = 1

  package let version: String
  private let corrections: EntityCorrections
  private let corrected: FixedNames
  private let gazetteer: Gazetteer

  /// - Parameters:
  ///   - corrections: what the folder's `entities.yaml` says; it wins over everything else.
  ///   - without: names of the compiled-in lists to do without, as they are written there.
  package init(corrections: EntityCorrections = .none, without: Set<String> = []) {
    self.corrections = corrections
    gazetteer = without.isEmpty ? .standard : Gazetteer(without: without)
    corrected = corrections.names(gazetteer)
    var hash = corrections.hash
    for name in without.sorted() { hash.combine(name) }
    version = "rules-\(Self.revision)-\(String(hash.value, radix: 16))"
  }

  package func mentions(in brief: Brief) -> [Mention] {
    let text = BriefText(brief, roles: gazetteer.roles)
    let stated = self.stated(in: brief)
    var spans: [Span] = []
    for index in text.lines.indices {
      spans += self.spans(in: text, line: index, stated: stated)
    }
    var pass = DocumentPass(spans, of: text, gazetteer: gazetteer)
    pass.run()
    return pass.spans.compactMap { span in
      let line = text.lines[span.line]
      guard let entity = span.entity,
        let final = corrections.corrected(entity, spelled: line.text(span.bytes), gazetteer)
      else { return nil }
      let place = Place(section: line.section, block: line.block, range: span.bytes)
      return Mention(entity: final, place: place)
    }
  }

  private func stated(in brief: Brief) -> FixedNames {
    var names = FixedNames(certainty: .stated)
    for stated in brief.statedEntities {
      let known = gazetteer.entity(key: Words.key(stated.name.string))
      let kind = stated.kind ?? known?.kind ?? .other
      let entity = Entity(name: stated.name, kind: kind)
      guard !entity.key.isEmpty else { continue }
      names.add(entity, spellings: [stated.name] + stated.aliases)
    }
    return names
  }

  /// The names of one line, the strongest source first.
  private func spans(in text: BriefText, line index: Int, stated: FixedNames) -> [Span] {
    let line = text.lines[index]
    var spans = corrected.spans(in: line, at: index)
    spans = spans.merged(with: stated.spans(in: line, at: index))
    let unspaced = gazetteer.names.unspaced.spans(in: line, at: index, .known) {
      gazetteer.entries[$0].entity
    }
    spans = spans.merged(with: unspaced)
    guard line.style == .sentence else { return spans }
    var tagger = LineTagger(line, at: index, gazetteer: gazetteer, evidence: text.capitalised)
    var from = 0
    for span in spans where !span.tokens.isEmpty {
      if from < span.tokens.lowerBound { tagger.tag(from..<span.tokens.lowerBound) }
      from = max(from, span.tokens.upperBound)
    }
    tagger.tag(from..<line.tokens.count)
    return spans.merged(with: tagger.spans)
  }
}
