import Briefs
import Synchronization

/// Loads the texts of rows from the files that the rows name.
final class BriefTextLoader: Sendable {
  private let root: FolderHandle?
  private let recent: RecentBriefs
  /// False where more texts are read than the cache holds, which would drop those on the screen.
  private let isRemembered: Bool
  /// Asks the index where a text is now, and reads it there; `nil` where it is gone.
  private let lookUp: @Sendable (RowKey) throws -> Brief?
  /// Rows that follow each other are often in few folders.
  private let open = Mutex<[[UInt8]: FolderHandle]>([:])
  private static let limit = 16

  init(
    root: FolderHandle?, recent: RecentBriefs, isRemembered: Bool,
    lookUp: @escaping @Sendable (RowKey) throws -> Brief?
  ) {
    self.root = root
    self.recent = recent
    self.isRemembered = isRemembered
    self.lookUp = lookUp
  }

  private func folder(_ path: [UInt8]) -> FolderHandle? {
    if let known = open.withLock({ $0[path] }) { return known }
    guard let folder = try? root?.descend(path) else { return nil }
    open.withLock { open in
      if open.count >= Self.limit { open.removeAll(keepingCapacity: true) }
      open[path] = folder
    }
    return folder
  }
}

/// Verifies phrases in the texts of rows, on any number of threads.
final class PhraseVerifier: Sendable {
  private let check: PhraseCheck
  private let texts: BriefTextLoader
  private let phraseMatches: PhraseMatchCache
  private let cancellation: Cancellation

  init(
    _ check: PhraseCheck, texts: BriefTextLoader, phraseMatches: PhraseMatchCache,
    cancellation: Cancellation
  ) {
    self.check = check
    self.texts = texts
    self.phraseMatches = phraseMatches
    self.cancellation = cancellation
  }

  /// True where a row fulfils what SQL has left open. Its text is read when it is needed, once for
  /// all phrases; a text that is gone holds none.
  func passes(_ row: FoundBrief) throws -> Bool {
    try cancellation.check()
    var text = LoadState.unread
    return try check.passes(row.flags) { phrase in
      if let known = phraseMatches.answer(phrase, ofText: row.content) { return known }
      guard let holds = try texts.holds(phrase, row, &text) else { return false }
      phraseMatches.remember(holds, phrase, ofText: row.content)
      return holds
    }
  }
}

/// How far the text of a row has been read.
enum LoadState {
  case unread
  case read(TextPlace.Bytes, TextPlace)
  /// `nil` where it is gone.
  case parsed(Brief?)
}

extension BriefTextLoader {
  /// `nil` where the text is gone.
  func holds(
    _ phrase: Phrase, _ row: FoundBrief, _ text: inout LoadState
  ) throws -> Bool? {
    if case .unread = text { text = try read(row) }
    if case .read(let read, let place) = text {
      if !phrase.filter.mayHold(read.bytes, name: place.file.name) { return false }
      // The file may have been moved since the row was read.
      text = .parsed(try brief(in: read, place) ?? lookUp(row.row.key))
    }
    guard case .parsed(let brief?) = text else { return nil }
    return phrase.holds(in: brief)
  }

  /// The text of a row; `nil` where it is gone or cannot be read.
  func brief(_ row: FoundBrief) -> Brief? {
    switch try? read(row) {
    case .parsed(let brief): brief
    case .read(let read, let place): brief(in: read, place) ?? (try? lookUp(row.row.key)) ?? nil
    case .unread, nil: nil
    }
  }

  private func read(_ row: FoundBrief) throws -> LoadState {
    if let place = row.text {
      if let known = recent.brief(place.remembered) { return .parsed(known) }
      if let read = bytes(place) { return .read(read, place) }
    }
    return .parsed(try lookUp(row.row.key))
  }

  /// `nil` where the file cannot be read there.
  private func bytes(_ place: TextPlace) -> TextPlace.Bytes? {
    guard let folder = folder(place.file.folder) else { return nil }
    return (try? place.bytes(in: folder)) ?? nil
  }

  /// `nil` where the brief is no longer in the file.
  private func brief(in read: TextPlace.Bytes, _ place: TextPlace) -> Brief? {
    let brief = place.brief(in: read)
    if isRemembered, let brief { recent.remember(brief, place.remembered) }
    return brief
  }
}
