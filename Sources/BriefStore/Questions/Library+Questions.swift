import Briefs

/// Questions to a library. Every one throws `CancellationError` soon after its `cancellation` was
/// cancelled, and `LibraryError` or a database's error where the index cannot be read.
extension Library {
  /// The briefs that a query finds, in order, newest first unless asked otherwise.
  package func list(
    _ request: ListRequest, cancellation: Cancellation = Cancellation()
  ) throws -> Listing {
    try ListFetch(
      request: request, context: queryContext, cancellation: cancellation
    ).answer()
  }

  /// How many briefs a query finds, and how many of them come before a row.
  package func count(
    _ request: ListRequest, before first: RowKey?, cancellation: Cancellation = Cancellation()
  ) throws -> ListCount {
    try CountFetch(
      request: request, first: first, context: queryContext, cancellation: cancellation
    ).answer()
  }

  /// What the folder knows of an entity; `nil` where no brief mentions it.
  ///
  /// - Parameters:
  ///   - kind: `nil` for the kind that most briefs mention it as.
  ///   - buckets: equal spans of time in the card's timeline.
  package func card(
    entityKey: String, kind: Entity.Kind? = nil, buckets: Int = 12, companions: Int = 8,
    cancellation: Cancellation = Cancellation()
  ) throws -> EntityCard? {
    let fetch = CardFetch(
      key: entityKey, kind: kind, buckets: buckets, companionLimit: companions)
    return try queryContext.read(cancellation, fetch.answer)
  }

  /// Other stories about what a brief is about, at most twelve: the publisher's own first, then
  /// those that share rare entities or words at about the same time. None is the brief itself, and
  /// none comes twice.
  package func related(
    to key: RowKey, cancellation: Cancellation = Cancellation()
  ) throws -> [RelatedStory] {
    // A text that cannot be read shares no words; its entities are known all the same.
    let brief = (try? brief(key)) ?? nil
    let fetch = RelatedFetch(
      key: key, publishers: brief?.publisherRelated ?? [], words: brief?.topicWords() ?? [],
      days: queryContext.days)
    return try queryContext.read(cancellation, fetch.answer)
  }

  /// The entities that the briefs of a query mention, those of most briefs first.
  package func entities(
    query: Query = .all, kind: Entity.Kind? = nil, limit: Int? = nil, lastVisit: Int64? = nil,
    cancellation: Cancellation = Cancellation()
  ) throws -> [EntityInFolder] {
    try EntitiesFetch(
      query: query, kind: kind, limit: limit, context: queryContext,
      cancellation: cancellation, lastVisit: lastVisit
    ).answer()
  }

  /// Names that begin like what is typed behind a field of a query, those of most briefs first; in
  /// a few milliseconds, however much the folder holds.
  package func completions(
    field: Query.NameField, prefix: String, limit: Int = 50,
    cancellation: Cancellation = Cancellation()
  ) throws -> [NameCompletion] {
    let fetch = CompletionFetch(
      field: field, prefix: prefix, limit: limit, names: queryContext.names())
    return try queryContext.read(cancellation, fetch.answer)
  }

  var queryContext: QueryContext {
    QueryContext(
      index: index, zone: zone, phraseMatches: phraseMatches,
      names: { [scan] in scan.latestRecognition().names },
      texts: { [self] isRemembered in
        BriefTextLoader(
          root: try? FolderHandle.root(places.folder), recent: recent, isRemembered: isRemembered,
          lookUp: { [self] in try brief($0) })
      })
  }
}
