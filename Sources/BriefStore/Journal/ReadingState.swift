import Briefs

/// The fold over journal lines: who won each brief and flag, and which brief a path named last.
///
/// Folding the same lines in any order, or twice, gives the same state.
struct ReadingState {
  /// The latest line about one flag of one brief.
  struct Mark: DenseRow, Equatable {
    var id: BriefID
    var stamp: Stamp
    /// The content when last marked so; kept over an unmark, so that undo can bring it back.
    var fingerprint: UInt64?
    var value: Bool

    var key: UInt64 { id.value }
  }

  /// The latest line that names one path of this folder.
  struct Place: DenseRow, Equatable {
    /// Hash of the path's bytes.
    var key: UInt64
    var id: BriefID
    var fingerprint: Fingerprint
    var stamp: Stamp
  }

  /// Real path of the folder whose paths are kept.
  let folder: String
  var read = DenseTable<Mark>()
  var starred = DenseTable<Mark>()
  var places = DenseTable<Place>()
  /// The latest clock in any line, which our next one must pass.
  var latest = Stamp.zero

  init(folder: String) { self.folder = folder }

  func mark(_ id: BriefID, _ flag: Flag) -> Mark? {
    switch flag {
    case .read: read[id.value]
    case .starred: starred[id.value]
    }
  }

  func marks(of id: BriefID) -> BriefMarks {
    let read = read[id.value]
    let isRead = read?.value ?? false
    return BriefMarks(
      isRead: isRead, isStarred: starred[id.value]?.value ?? false,
      readFingerprint: isRead ? read?.fingerprint : nil)
  }

  func place(ofPath path: [UInt8]) -> Place? { places[Self.hash(path)] }

  /// Adds a line and says for which of its briefs that made a difference to a reader.
  mutating func fold(_ line: JournalLine) -> [BriefID] {
    latest = max(latest, line.stamp)
    var changed: [BriefID] = []
    for entry in line.entries {
      if fold(entry, of: line) { changed.append(entry.id) }
      if line.folder == folder { foldPlace(entry, line.stamp) }
    }
    return changed
  }

  private mutating func fold(_ entry: JournalLine.Entry, of line: JournalLine) -> Bool {
    let new = Mark(
      id: entry.id, stamp: line.stamp, fingerprint: entry.fingerprint?.content, value: line.value)
    var isChanged = false
    func choose(_ old: Mark?) -> Mark? {
      guard let winner = new.replacing(old) else { return nil }
      isChanged =
        old?.value ?? false != winner.value
        || (winner.value && line.flag == .read && old?.fingerprint != winner.fingerprint)
      return winner
    }
    switch line.flag {
    case .read: read.update(new.key, choose)
    case .starred: starred.update(new.key, choose)
    }
    return isChanged
  }

  private mutating func foldPlace(_ entry: JournalLine.Entry, _ stamp: Stamp) {
    guard !entry.path.isEmpty, let fingerprint = entry.fingerprint else { return }
    let new = Place(
      key: Self.hash(entry.path), id: entry.id, fingerprint: fingerprint, stamp: stamp)
    places.update(new.key) { old in
      if let old, (old.stamp, old.id) >= (new.stamp, new.id) { return nil }
      return new
    }
  }

  private static func hash(_ path: [UInt8]) -> UInt64 {
    var hash = StableHash()
    hash.combine(path)
    return hash.value
  }
}

extension ReadingState.Mark {
  /// The mark that takes the place of an old one; nil when that stays.
  fileprivate func replacing(_ old: Self?) -> Self? {
    guard let old else { return self }
    guard wins(over: old) else { return nil }
    var winner = self
    if !value { winner.fingerprint = old.fingerprint }
    return winner
  }

  /// The later clock wins; should two lines ever share one, any rule does that ignores order.
  private func wins(over old: Self) -> Bool {
    if stamp != old.stamp { return stamp > old.stamp }
    if value != old.value { return value }
    return value && (fingerprint ?? 0) > (old.fingerprint ?? 0)
  }
}
