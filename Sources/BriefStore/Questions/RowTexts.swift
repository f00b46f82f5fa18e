import Briefs
import Synchronization

/// Reads the texts of rows from where the rows themselves say that they lie.
final class RowTexts: Sendable {
  private let root: FolderHandle?
  private let recent: RecentBriefs
  /// Asks the index where a text lies now, and reads it there; `nil` where it is gone.
  fileprivate let lookUp: @Sendable (RowKey) throws -> Brief?
  /// Rows that follow each other often lie in few folders.
  private let open = Mutex<[[UInt8]: FolderHandle]>([:])
  private static let limit = 16

  init(
    root: FolderHandle?, recent: RecentBriefs, lookUp: @escaping @Sendable (RowKey) throws -> Brief?
  ) {
    self.root = root
    self.recent = recent
    self.lookUp = lookUp
  }

  fileprivate func remembered(_ place: TextPlace) -> Brief? { recent.brief(place.remembered) }

  /// `nil` where the file cannot be read there.
  fileprivate func bytes(_ place: TextPlace) -> FileBytes? {
    guard let folder = folder(place.file.folder) else { return nil }
    return (try? place.bytes(in: folder)) ?? nil
  }

  /// `nil` where the brief is no longer in the file.
  fileprivate func brief(in read: FileBytes, _ place: TextPlace) -> Brief? {
    let brief = place.brief(in: read)
    if let brief { recent.remember(brief, place.remembered) }
    return brief
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

/// The text of one row while phrases are looked for in it: read when it is needed, and only once.
struct RowText {
  private enum State {
    case unread
    case read(FileBytes, TextPlace)
    /// `nil` where it is gone.
    case parsed(Brief?)
  }

  private let row: FoundBrief
  private let texts: RowTexts
  private var state = State.unread

  init(_ row: FoundBrief, _ texts: RowTexts) {
    self.row = row
    self.texts = texts
  }

  /// `nil` where the text is gone.
  mutating func holds(_ phrase: Condition.Phrase) throws -> Bool? {
    if case .unread = state { state = try read() }
    if case .read(let read, let place) = state {
      if !phrase.filter.mayHold(read.bytes, name: place.file.name) { return false }
      // The file may have been moved since the row was read.
      state = .parsed(try texts.brief(in: read, place) ?? texts.lookUp(row.row.key))
    }
    guard case .parsed(let brief?) = state else { return nil }
    return phrase.holds(in: brief)
  }

  private func read() throws -> State {
    guard let place = row.text else { return .parsed(try texts.lookUp(row.row.key)) }
    if let known = texts.remembered(place) { return .parsed(known) }
    if let read = texts.bytes(place) { return .read(read, place) }
    return .parsed(try texts.lookUp(row.row.key))
  }
}
