import Briefs
import Text

/// What every look at a folder needs: where, against which index, and whom to tell.
struct LookContext: Sendable {
  /// What a look does at the end of a batch; tests throw here.
  typealias BatchHook = @Sendable (_ batch: Int) throws -> Void

  var index: Index
  /// The folder as it was given, for opening it anew each time.
  var folder: [UInt8]
  var recognition: Recognition
  /// The only file that is looked at, below the folder; `nil` for all of them.
  var only: [UInt8]?
  /// Seconds since 1970.
  var clock: @Sendable () -> Int64
  /// What the journals know of briefs that were marked.
  var recollection: @Sendable () -> Recollection
  /// Writes claims about marked briefs to the journal; false where that failed.
  var record: @Sendable ([IdentityClaim]) -> Bool
  /// True where the look is to end early.
  var isStopped: @Sendable () -> Bool = { false }
  /// True where somebody wants another look: finding entities can wait.
  var isWantedElsewhere: @Sendable () -> Bool = { false }
  var beforeCommit: BatchHook = { _ in }
  var onChange: @Sendable (LibraryChange) -> Void = { _ in }
  var onProgress: @Sendable (ScanProgress) -> Void = { _ in }
  /// True where the caller wants to know every brief that changed, and not only that some did.
  var listsChanges = false
  /// How many of the newest briefs are to be searched fastest, at least.
  var newestTexts = SearchIndex.recentBriefs
  /// How long after the start a look may take that another process keeps from the index on disk; `nil`
  /// for as long as it takes.
  var timeBesideOthers: Duration?
  /// Young files that could not be parsed are left for later instead of being called a problem.
  var sparesYoungFiles = false
}

/// A look was ended before it was through; the next one goes on.
struct LookStopped: Error {}
