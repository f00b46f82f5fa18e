import Text

/// A name, or a stretch that may be one, in plain lines of text.
package struct Finding: Sendable, Equatable {
  package let line: Int
  /// UTF-8 offsets in the line.
  package let range: Range<Int>
  /// `nil` for a stretch that only the rules take for a name.
  package let kind: Entity.Kind?
  /// The canonical name; the text itself where there is no kind.
  package let entity: DisplayText
  package let source: MentionSource
}

extension ModelRecogniser {
  /// The names of one document in reading order.
  ///
  /// - Parameter lines: valid UTF-8, a paragraph or headline each.
  package func findings(inLines lines: [[UInt8]]) -> [Finding] {
    let text = BriefText(lines: lines, roles: rules.gazetteer.roles)
    let findings = findings(in: text, stated: FixedNames(certainty: .stated))
    var hints = findings.hints[...]
    var result: [Finding] = []
    func take(_ span: Span) {
      let name = DisplayText(cleaning: text.lines[span.line].text(span.bytes))
      result.append(
        Finding(
          line: span.line, range: span.bytes, kind: nil, entity: name, source: span.source))
    }
    for span in findings.named {
      while let hint = hints.first, hint.isBefore(span) {
        take(hint)
        hints.removeFirst()
      }
      guard let mention = rules.mention(span, in: text) else { continue }
      result.append(
        Finding(
          line: span.line, range: span.bytes, kind: mention.entity.kind,
          entity: mention.entity.name, source: mention.source))
    }
    for hint in hints { take(hint) }
    return result
  }
}
