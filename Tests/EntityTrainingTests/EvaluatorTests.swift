import Briefs
import EntityTraining
import Testing

/// The arithmetic of scores.
@Suite struct EvaluatorTests {
  @Test func scoresAreSharesOfWhatWasMarkedAndFound() {
    let score = Score(marked: 4, found: 5, right: 3)
    #expect(score.recall == 0.75)
    #expect(score.precision == 0.6)
    #expect(abs(score.f1 - 2.0 / 3) < 1e-12)
    #expect(Score().f1 == 0)
    #expect(Score(marked: 3).precision == 0)
    #expect(Score(found: 3).recall == 0)
  }

  /// The rules alone find what they know, which makes a recogniser that tests can foresee.
  private func evaluate(_ text: String, _ spans: [GoldSpan], ignoresOther: Bool = false)
    -> Evaluation
  {
    var evaluation = Evaluation(ignoresOther: ignoresOther)
    let line = GoldLine(text: Array(text.utf8), spans: spans)
    evaluation.add(GoldDocument(id: "1", lines: [line]), ModelRecogniser(model: nil))
    return evaluation
  }

  @Test func aWrongKindIsARightSpan() {
    let evaluation = evaluate(
      "They met in Geneva with Siemens and with Nobody.",
      [
        .init(range: 12..<18, kind: .person), .init(range: 24..<31, kind: .organisation),
        .init(range: 36..<40, kind: .place),
      ])
    #expect(evaluation.spans.marked == 3)
    #expect(evaluation.spans.right == 2)
    #expect(evaluation.typed.right == 1)
    #expect(evaluation.byKind[.organisation]?.right == 1)
    #expect(evaluation.byKind[.person] == Score(marked: 1))
    #expect(evaluation.wrong.count == 1)
  }

  @Test func aNameCountsOnceADocumentWhereNamesAreCounted() {
    let evaluation = evaluate(
      "Siemens sued Siemens.",
      [.init(range: 0..<7, kind: .organisation), .init(range: 13..<20, kind: .organisation)])
    #expect(evaluation.spans == Score(marked: 2, found: 2, right: 2))
    #expect(evaluation.uniqueSpans == Score(marked: 1, found: 1, right: 1))
    #expect(evaluation.uniqueTyped == evaluation.uniqueSpans)
  }

  @Test func setsWithoutOtherDoNotPunishIt() {
    let text = "The Russian minister came."
    #expect(evaluate(text, []).spans == Score(found: 1))
    #expect(evaluate(text, [], ignoresOther: true).spans == Score())
  }
}
