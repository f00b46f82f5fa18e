import Briefs
import Synchronization

/// Reads the texts of rows from where the rows themselves say that they lie.
final class RowTexts: Sendable {
  private let root: FolderHandle?
  private let recent: RecentBriefs
  /// False where so many texts are read that those on the screen would be forgotten for them.
  private let isRemembered: Bool
  /// Asks the index where a text lies now, and reads it there; `nil` where it is gone.
  private let lookUp: @Sendable (RowKey) throws -> Brief?
  /// Rows that follow each other often lie in few folders.
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

/// Looks for phrases in the texts of rows, on any number of threads.
final class TextCheck: Sendable {
  private let check: PhraseCheck
  private let texts: RowTexts
  private let verdicts: PhraseVerdicts
  private let cancellation: Cancellation

  init(
    _ check: PhraseCheck, texts: RowTexts, verdicts: PhraseVerdicts, cancellation: Cancellation
  ) {
    self.check = check
    self.texts = texts
    self.verdicts = verdicts
    self.cancellation = cancellation
  }

  /// True where a row fulfils what SQL has left open. Its text is read when it is needed, and once for
  /// all phrases; one that is gone holds none.
  func passes(_ row: FoundBrief) throws -> Bool {
    try cancellation.check()
    var text = RowText.unread
    return try check.passes(row.answers) { phrase in
      if let known = verdicts.verdict(phrase, ofText: row.content) { return known }
      guard let holds = try texts.holds(phrase, row, &text) else { return false }
      verdicts.remember(holds, phrase, ofText: row.content)
      return holds
    }
  }
}

/// How far the text of a row has been read.
enum RowText {
  case unread
  case read(TextPlace.Bytes, TextPlace)
  /// `nil` where it is gone.
  case parsed(Brief?)
}

extension RowTexts {
  /// `nil` where the text is gone.
  func holds(
    _ phrase: Condition.Phrase, _ row: FoundBrief, _ text: inout RowText
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

  private func read(_ row: FoundBrief) throws -> RowText {
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
