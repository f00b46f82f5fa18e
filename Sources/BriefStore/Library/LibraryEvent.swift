import Briefs
import Text

/// What a library tells while it runs; it may come on any thread.
package enum LibraryEvent: Sendable {
  /// A look at the whole folder goes on.
  case scanning(ScanProgress)
  /// A look at the folder has ended.
  case scanned
  case changed(LibraryChange)
  /// Marks made elsewhere have arrived.
  case states([BriefID: Briefs.ReadingState])
  case folderGone
  case folderBack
  case watchingByPolling(DisplayText)
  case note(DisplayText)
}

/// What a look at the folder changed.
package struct LibraryChange: Sendable, Hashable {
  package var added: [RowKey]
  /// The same brief under the same path, with other text, another date or other entities.
  package var updated: [RowKey]
  package var removed: [RowKey]
  package var counts: LibraryCounts
  package var entitiesChanged: Bool
  /// More changed than is listed here: another process wrote the index, or it was begun anew.
  package var isOpenEnded: Bool

  package init(
    added: [RowKey] = [], updated: [RowKey] = [], removed: [RowKey] = [],
    counts: LibraryCounts = LibraryCounts(), entitiesChanged: Bool = false,
    isOpenEnded: Bool = false
  ) {
    self.added = added
    self.updated = updated
    self.removed = removed
    self.counts = counts
    self.entitiesChanged = entitiesChanged
    self.isOpenEnded = isOpenEnded
  }

  package var isEmpty: Bool {
    added.isEmpty && updated.isEmpty && removed.isEmpty && !entitiesChanged && !isOpenEnded
  }
}

/// Reading states after a mark, an undo or a redo.
package struct StateChange: Sendable, Hashable {
  package var states: [BriefID: Briefs.ReadingState]
  package var counts: LibraryCounts

  package init(states: [BriefID: Briefs.ReadingState], counts: LibraryCounts) {
    self.states = states
    self.counts = counts
  }
}

/// Why a library could not be opened, read or written: one sentence for the reader.
package struct LibraryError: Error, Sendable, Hashable {
  /// What kind of failure it is, for the exit status.
  package enum Kind: Sendable, Hashable {
    /// No such folder, or one that may not be read.
    case folder
    /// The index could not be read or written.
    case index
    /// Another process has the index locked.
    case busy
    /// The file of a brief could not be read.
    case file
  }

  package var kind: Kind
  package var sentence: DisplayText

  package init(_ kind: Kind, _ sentence: DisplayText) {
    self.kind = kind
    self.sentence = sentence
  }
}

extension LibraryChange {
  /// Takes in what changed after it; the later counts stand. Where the rows are not listed, only
  /// that there were some is kept.
  mutating func add(_ later: LibraryChange, isListed: Bool) {
    if isListed {
      added += later.added
      updated += later.updated
      removed += later.removed
    }
    counts = later.counts
    entitiesChanged = entitiesChanged || later.entitiesChanged
    isOpenEnded = isOpenEnded || later.isOpenEnded
  }

  /// Leaves out what came under one name and has another now: it came once.
  mutating func dropPassing() {
    let passing = Set(added).intersection(removed)
    added.removeAll { passing.contains($0) }
    removed.removeAll { passing.contains($0) }
  }

  /// Takes in briefs whose entities are of another kind because of what other briefs say.
  mutating func add(settled rows: [RowKey]) {
    if rows.isEmpty { return }
    let known = Set(added).union(updated).union(removed)
    updated += rows.filter { !known.contains($0) }
    entitiesChanged = true
  }
}

extension LibraryError {
  static func cannotRead(_ folder: [UInt8], _ error: FileError) -> LibraryError {
    let name = String(decoding: folder, as: UTF8.self)
    return LibraryError(.folder, "cannot read folder \"\(cleaning: name)\": \(error.sentence)")
  }
}

extension DisplayText {
  /// Said where the index lives no longer than the program.
  static func inMemory(_ home: IndexFile.Home) -> DisplayText {
    switch home {
    case .busy(let holder):
      LibraryError(busy: holder).sentence + "; this rapidread goes on without it"
    case .failing:
      "the disk of the index fails; the index is kept in memory until the next start"
    case .disk, .diskWithOwnMarks, .unwritable, .unkept:
      "the cache folder cannot be written; the folder is read again at every start"
    }
  }
}
