import Briefs
import Screen
import Text

/// Something that happened: a key, a new size, or work in the background that has an answer.
///
/// Answers carry the generation they were asked in; the model drops a late answer to an old question.
package enum Action: Sendable {
  case key(Key)
  case resized(Size)
  /// The terminal has said what its background is.
  case background(TerminalTraits.Background)
  case listed(generation: Int, Listing)
  case listFailed(generation: Int, DisplayText)
  /// How much is unread in each saved view.
  case viewsCounted(generation: Int, [ListCount])
  /// Sentences of rows of the list that answer its query; rows without one are left out.
  case snippets(generation: Int, [RowKey: Snippet])
  /// How long the list is; `first` is the row that the count of those before it is about.
  case counted(generation: Int, ListCount, first: RowKey?)
  /// How many briefs the filter finds, and how many of them are unread.
  case filteredCounted(generation: Int, found: ListCount, unread: ListCount)
  case opened(generation: Int, RowKey, OpenedBrief?)
  /// The brief that a name on the command line means; `nil` where there is none yet.
  case located(name: String, RowKey?)
  /// A brief that was asked for ahead; nothing on the screen depends on it.
  case openedAhead(generation: Int, OpenedBrief)
  case card(generation: Int, EntityCard?)
  case related(generation: Int, [RelatedStory])
  case problems([Problem])
  /// Names that complete what is typed in a prompt.
  case completed(generation: Int, [NameCompletion])
  case allEntities(generation: Int, EntityListing)
  case entityPage(generation: Int, EntityPage?)
  /// A part of an entity's briefs.
  case entityBriefs(generation: Int, Listing)
  case sharedSentences(generation: Int, SharedSentences)
  /// A file of this name, which a pair's sentences were to go to, is there already.
  case fileExists(EntityPair, name: String)
  /// Which of the rows asked about mention a watched entity.
  case watchMarks(generation: Int, Set<RowKey>)
  /// How many briefs are new about all that is watched, then about each.
  case watchedCounted([ListCount])
  case counts(LibraryCounts)
  /// Marks that are on disk: what changed, what was done in words, and whether the words are to offer
  /// an undo.
  case saved(states: [BriefID: ReadingState], DisplayText, canUndo: Bool = false)
  /// So many marks are on disk that they are better read again than told.
  case savedMany(DisplayText, canUndo: Bool = false)
  /// Marks made elsewhere.
  case states([BriefID: ReadingState])
  /// Marks that could not be written, and how many wait.
  case notSaved(DisplayText)
  /// A correction was written or taken back, and what that did in words.
  case corrected(EntityCorrection, isUndone: Bool, DisplayText)
  /// Nothing was written, and why.
  case notCorrected(CorrectionStep, DisplayText)
  /// The folder is being read: briefs done, and of how many where that is known.
  case scanning(ScanProgress)
  case scanned
  /// Files came, went or changed.
  case libraryChanged
  case banner(DisplayText?)
  case note(DisplayText)
  case timer(Timer, generation: Int)
}

/// Moments the model asks to be woken at.
package enum Timer: Hashable, Sendable {
  /// The open brief has been read long enough to count as read.
  case readDelay
  /// The spinner turns.
  case spinner
}

/// Something the model asks for; it is carried out outside and comes back as an action.
package enum Effect: Hashable, Sendable {
  case list(generation: Int, ListRequest)
  case count(generation: Int, ListRequest, before: RowKey?)
  /// How long the list is without the briefs that only stay in it, and how much of it is unread.
  case countFiltered(generation: Int, found: ListRequest, unread: ListRequest)
  /// Looks for the brief that a command line names.
  case locate(name: String)
  case snippets(generation: Int, [RowKey], Query)
  /// How long each of these lists is.
  case countViews(generation: Int, [ListRequest])
  case open(generation: Int, RowKey)
  /// Opens briefs that are likely to be asked for next, the likeliest first, while nothing else is to be
  /// done; each is an answer of its own.
  case openAhead(generation: Int, [RowKey])
  case card(generation: Int, Entity)
  case related(generation: Int, RowKey)
  case counts
  /// What the marks of these are now.
  case states(Set<BriefID>)
  case problems
  case complete(generation: Int, Query.NameField, prefix: String)
  case allEntities(generation: Int, EntityRequest)
  case entityPage(generation: Int, Entity)
  /// The briefs of an entity, newest first, in pages.
  case entityBriefs(generation: Int, Entity, after: RowKey?)
  /// The sentences of a pair, from where an earlier answer ended.
  case sharedSentences(generation: Int, EntityPair, from: Int64?)
  /// Writes all sentences of a pair to a file; one that is there is replaced only where that was said.
  case writePair(EntityPair, name: String, replaces: Bool)
  /// Which of these rows mention an entity with one of these keys.
  case watchMarks(generation: Int, [RowKey], [String])
  case countWatched([ListRequest])
  case mark([RowKey], Flag, Bool, MarkPhrase)
  /// Everything in a list that had arrived by then becomes read.
  case markAllRead(ListRequest, arrivals: Int64)
  case undo(UndoScope)
  case redo(UndoScope)
  case correct(EntityCorrection)
  /// Takes the last correction since the program began back, or makes it again.
  case undoCorrection, redoCorrection
  case rescan
  case wake(Timer, generation: Int, milliseconds: Int)
  case saveSession(SessionState)
  case redraw
  case suspend
  case quit
}

/// What was tried with a correction.
package enum CorrectionStep: Hashable, Sendable {
  case make, undo, redo
}

/// How the status line words a mark once it is on disk.
package enum MarkPhrase: Hashable, Sendable {
  /// `read`, `starred`: one brief, by a key.
  case single
  /// Nothing is said: the brief was read, not marked.
  case silent
}
