import Briefs

extension Library {
  /// The briefs that a query finds, in order, newest first unless asked otherwise.
  ///
  /// - Throws: `CancellationError` soon after `cancellation` was cancelled.
  package func list(
    _ request: ListRequest, cancellation: Cancellation = Cancellation()
  ) throws -> Listing {
    try ListQuestion(
      request: request, surroundings: surroundings, cancellation: cancellation
    ).answer()
  }

  var surroundings: QuestionSurroundings {
    QuestionSurroundings(
      index: index, zone: zone, names: .none, verdicts: PhraseVerdicts(),
      text: { [self] key in try open(key)?.brief })
  }
}
