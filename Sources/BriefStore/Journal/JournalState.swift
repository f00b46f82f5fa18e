import Briefs

/// The fold over journal lines: who won each brief and flag, which names are of one brief, and by what
/// a brief can be found again.
///
/// Folding the same lines in any order, or twice, gives the same state.
struct JournalState: Sendable {
  /// The latest line about one flag of one brief, whichever of its names the line has.
  struct Mark: DenseRow, Equatable {
    /// The root of its names.
    var id: BriefID
    var stamp: Stamp
    /// The content when last marked so; kept over an unmark, so that undo can bring it back.
    var fingerprint: UInt64?
    var value: Bool

    var key: UInt64 { id.value }
  }

  /// The latest line that names one path, of this folder or of any other.
  struct Place: DenseRow, Equatable {
    /// Hash of the path's bytes, and of whether it is one of this folder.
    var key: UInt64
    var id: BriefID
    var fingerprint: Fingerprint
    var stamp: Stamp
    /// The key of its text; 0 where no text is known.
    var text: UInt64
  }

  /// The latest line that tells a text.
  struct Text: DenseRow, Equatable {
    /// The hash of the text; the ID where that was written by hand.
    var key: UInt64
    var id: BriefID
    /// With nothing in it about the hash.
    var trace: TextTrace
    var stamp: Stamp
  }

  /// Real path of the folder that paths are looked up in.
  let folder: String
  var read = DenseTable<Mark>()
  var starred = DenseTable<Mark>()
  var places = DenseTable<Place>()
  var texts = DenseTable<Text>()
  var names = NameTable()
  /// The latest clock in any line, which our next one must pass.
  var latest = Stamp.zero

  init(folder: String) { self.folder = folder }

  func mark(_ id: BriefID, _ flag: Flag) -> Mark? {
    let root = names.root(of: id)
    return switch flag {
    case .read: read[root.value]
    case .starred: starred[root.value]
    }
  }

  func marks(of id: BriefID) -> BriefMarks {
    let read = mark(id, .read)
    let isRead = read?.value ?? false
    return BriefMarks(
      isRead: isRead, isStarred: mark(id, .starred)?.value ?? false,
      readFingerprint: isRead ? read?.fingerprint : nil)
  }

  /// True where nothing was ever marked.
  var isEmpty: Bool { read.rows.isEmpty && starred.rows.isEmpty }

  /// Hands over every ID that any line says something of, each once, in no order.
  func forEachState(_ body: (BriefID, BriefMarks) throws -> Void) rethrows {
    func isRoot(_ row: Mark) -> Bool { names.root(of: row.id) == row.id }
    func hand(_ row: Mark) throws {
      let marks = marks(of: row.id)
      for id in names.all(of: row.id) { try body(id, marks) }
    }
    for row in read.rows where isRoot(row) { try hand(row) }
    for row in starred.rows where isRoot(row) && read[row.key] == nil { try hand(row) }
  }

  /// True for a brief that was ever marked.
  func knows(_ id: BriefID) -> Bool {
    let root = names.root(of: id).value
    return read[root] != nil || starred[root] != nil
  }

  /// - Parameter isHere: for a path of this folder, else of any other.
  func place(ofPath path: [UInt8], isHere: Bool = true) -> Place? {
    places[Self.key(path, isHere: isHere)]
  }

  /// Adds a line and says of which IDs that made a difference to a reader.
  mutating func fold(_ line: JournalLine) -> [BriefID] {
    latest = max(latest, line.stamp)
    var changed: [BriefID] = []
    switch line {
    case .mark(let line):
      for entry in line.entries {
        note(entry.id, entry.text, line.stamp, &changed)
        if fold(entry, of: line) { changed += names.all(of: entry.id) }
        note(entry.path, of: line.folder, entry.id, entry.fingerprint, entry.text, line.stamp)
      }
    case .identity(let line):
      for entry in line.entries {
        note(entry.id, entry.text, line.stamp, &changed)
        note(entry.path, of: line.folder, entry.id, entry.fingerprint, entry.text, line.stamp)
      }
    }
    return changed
  }

  private mutating func fold(_ entry: MarkLine.Entry, of line: MarkLine) -> Bool {
    let new = Mark(
      id: names.root(of: entry.id), stamp: line.stamp, fingerprint: entry.fingerprint?.content,
      value: line.value)
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

  /// Notes a text, and that its hash and its ID are names of one brief.
  private mutating func note(
    _ id: BriefID, _ text: TextTrace?, _ stamp: Stamp, _ changed: inout [BriefID]
  ) {
    guard let text else { return }
    if let hash = text.hash, hash != id { changed += join(id, hash, at: stamp) }
    if text.sketch.isEmpty { return }
    var trace = text
    trace.hash = nil
    let new = Text(key: text.key(of: id), id: id, trace: trace, stamp: stamp)
    texts.update(new.key) { old in
      if let old, (old.stamp, old.id) >= (new.stamp, new.id) { return nil }
      return new
    }
  }

  private mutating func note(
    _ path: [UInt8], of folder: String, _ id: BriefID, _ fingerprint: Fingerprint?,
    _ text: TextTrace?, _ stamp: Stamp
  ) {
    guard !path.isEmpty, let fingerprint else { return }
    let new = Place(
      key: Self.key(path, isHere: folder == self.folder), id: id, fingerprint: fingerprint,
      stamp: stamp, text: text.map { $0.key(of: id) } ?? 0)
    places.update(new.key) { old in
      if let old, (old.stamp, old.id) >= (new.stamp, new.id) { return nil }
      return new
    }
  }

  /// Makes two IDs names of one brief, and gives those whose state that changed.
  private mutating func join(_ id: BriefID, _ other: BriefID, at stamp: Stamp) -> [BriefID] {
    let (one, two) = (names.root(of: id), names.root(of: other))
    let before = one == two ? [] : [one, two].map { ($0, marks(of: $0), names.all(of: $0)) }
    let root = names.join(id, other, at: stamp)
    for child in [one, two] where child != root {
      read.merge(child, into: root)
      starred.merge(child, into: root)
    }
    let after = marks(of: root)
    return before.flatMap { $0.1 == after ? [] : $0.2 }
  }

  private static func key(_ path: [UInt8], isHere: Bool) -> UInt64 {
    var hash = StableHash()
    hash.combine(path)
    // No path has a zero.
    if !isHere { hash.combine(CollectionOfOne(0)) }
    return hash.value
  }
}

extension TextTrace {
  /// What a text of this brief is kept under.
  func key(of id: BriefID) -> UInt64 { (hash ?? id).value }
}

extension DenseTable<JournalState.Mark> {
  /// Decides between the marks of two names that are of one brief. The row of the child stays, and
  /// is never asked for again.
  fileprivate mutating func merge(_ child: BriefID, into root: BriefID) {
    guard var mark = self[child.value] else { return }
    mark.id = root
    update(root.value) { mark.replacing($0) }
  }
}

extension JournalState.Mark {
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
