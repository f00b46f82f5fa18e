import Briefs
import Foundation
internal import GRDB

/// A living row of the index, as far as another brief might take over its name.
struct KnownBrief: Sendable {
  var row: Int64
  var id: BriefID
  var entry: UInt64
  var ordinal: Int
  var isGiven: Bool
  /// What its text alone would call it, where that is another name.
  var hashed: BriefID?
  var fingerprint: Fingerprint
  var digest: UInt64
  /// When it arrived, in seconds since 1970.
  var seen: Int64
  /// The number of the batch it came with.
  var arrival: Int64
  var slice: EntrySlice?

  var key: RowKey { RowKey(id: id, entry: entry) }

  static let columns = """
    rowid, id, entry, ordinal, given, headline, sentence, content, digest, seen, arrival, hashed,
    \(EntrySlice.columns)
    """

  init(_ row: Row) {
    self.row = row[0]
    id = BriefID(UInt64(bitPattern: row[1]))
    entry = UInt64(bitPattern: row[2])
    ordinal = row[3]
    isGiven = row[4]
    fingerprint = Fingerprint(
      headline: UInt64(bitPattern: row[5]), sentence: UInt64(bitPattern: row[6]),
      content: UInt64(bitPattern: row[7]))
    digest = UInt64(bitPattern: row[8])
    seen = row[9]
    arrival = row[10]
    hashed = (row[11] as Int64?).map { BriefID(UInt64(bitPattern: $0)) }
    slice = EntrySlice(row, from: 12)
  }

  /// In the order of the file.
  static func of(file: Int64, _ db: Database) throws -> [KnownBrief] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM brief WHERE file = ? AND dead = 0 ORDER BY ordinal"),
      arguments: [file]
    ).map(KnownBrief.init)
  }
}

/// What a brief is called, and which row of the index it goes on from.
struct Identity: Sendable {
  var id: BriefID
  var predecessor: KnownBrief?
  /// Another name that it had until now.
  var other: BriefID?

  /// Gives the stamp of what a path names now; `nil` where there is certainly nothing.
  typealias LookUp = ([UInt8]) throws(FileError) -> FileStamp?
}

/// Finds the names of a file's briefs. In this order: what is written in the file; what its path was
/// called before, as long as it is the same story; what the file was called before it was moved; what a
/// brief of this text was called that has gone; what the journal calls a text like it; else the hash.
/// Of a brief that was never marked, the journal knows better than the index: another that was marked may
/// have the same text by now. Entries of a file with several go by what is written or by their text,
/// never by place.
struct IdentityFinder {
  let db: Database
  let lookUp: Identity.LookUp
  let recollection: Recollection
  /// False while the index was empty at the start of the look, when nothing can have moved.
  let mayHaveMoved: Bool
  /// False where no brief has gone whose name would have to be looked up.
  let mayComeBack: Bool

  func identities(
    of parsed: ParsedOutcome, known: [KnownBrief], file: Int64?
  ) throws -> [Identity] {
    if parsed.briefs.count == 1, let brief = parsed.briefs.first {
      return [try single(brief, of: parsed, known: known, file: file)]
    }
    return several(parsed.briefs, known: known)
  }

  private func single(
    _ brief: PreparedBrief, of parsed: ParsedOutcome, known: [KnownBrief], file: Int64?
  ) throws -> Identity {
    let before = known.count == 1 ? known.first : nil
    let sameStory = try before.flatMap { try isSameStory($0, brief) ? $0 : nil }
    let path = parsed.place.path
    if let given = brief.givenID {
      let old = known.first { $0.id == given } ?? sameStory
      let other = try otherName(of: given, sameStory?.id, brief, path, file: file)
      return Identity(id: given, predecessor: old, other: other)
    }
    if let sameStory { return identity(of: brief, after: sameStory) }
    if let id = recollection.name(atPath: path, brief.fingerprint, brief.trace) {
      return Identity(id: id)
    }
    if mayHaveMoved, let moved = try moved(brief, parsed, file: file) {
      return identity(of: brief, after: moved)
    }
    if mayComeBack, known.isEmpty, let id = try Departed.id(of: brief.hashedID, db) {
      return Identity(id: recollection.knows(id) ? id : recollection.name(of: brief.trace) ?? id)
    }
    let id = recollection.name(of: brief.trace) ?? brief.hashedID
    return Identity(id: id, predecessor: known.first { $0.id == id })
  }

  private func identity(of brief: PreparedBrief, after row: KnownBrief) -> Identity {
    let id = recollection.knows(row.id) ? row.id : recollection.name(of: brief.trace) ?? row.id
    return Identity(id: id, predecessor: row)
  }

  /// What a brief was called before somebody wrote an ID into its file: its marks stay with it, unless
  /// another brief has that name as well.
  private func otherName(
    of given: BriefID, _ before: BriefID?, _ brief: PreparedBrief, _ path: [UInt8], file: Int64?
  ) throws -> BriefID? {
    let other =
      before ?? recollection.name(atPath: path, brief.fingerprint, brief.trace)
    guard let other, other != given, recollection.knows(other) else { return nil }
    let isShared = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS(SELECT 1 FROM brief WHERE id = ? AND dead = 0 AND file IS NOT ?)"),
      arguments: [Int64(bitPattern: other.value), file])
    return isShared == true ? nil : other
  }

  private func isSameStory(
    _ row: KnownBrief, _ brief: PreparedBrief
  ) throws -> Bool {
    if row.fingerprint.isSameStory(as: brief.fingerprint) { return true }
    guard let before = try TraceTable.trace(of: row.row, db) else { return false }
    return before.sketch.likeness(to: brief.trace.sketch) >= TextSketch.alikeInPlace
  }

  /// Pairs each entry with the row that had its name, the one with the same text first.
  private func several(_ briefs: [PreparedBrief], known: [KnownBrief]) -> [Identity] {
    var rest = Dictionary(grouping: known, by: \.id)
    return briefs.map { brief in
      let id = brief.givenID ?? recollection.name(of: brief.trace) ?? brief.hashedID
      var rows = rest[id] ?? []
      guard !rows.isEmpty else { return Identity(id: id) }
      let at = rows.firstIndex { $0.digest == brief.digest } ?? 0
      let row = rows.remove(at: at)
      rest[id] = rows
      return Identity(id: id, predecessor: row)
    }
  }
}

extension IdentityFinder {
  /// The one brief of a file that is no longer where the index knows it, and is now this one.
  private func moved(
    _ brief: PreparedBrief, _ parsed: ParsedOutcome, file: Int64?
  ) throws -> KnownBrief? {
    for candidate in try candidates(brief, parsed) where candidate.file != file {
      let known = try KnownBrief.of(file: candidate.file, db)
      guard known.count == 1, let row = known.first else { continue }
      let isSameFile = candidate.stamp.isSameFile(as: parsed.stamp)
      // An old file may hold a new story by now, and an inode may be used again.
      guard try isSameStory(row, brief) else { continue }
      if hasLeft(candidate, isSameFile: isSameFile) { return row }
    }
    return nil
  }

  private func hasLeft(_ candidate: Candidate, isSameFile: Bool) -> Bool {
    do throws(FileError) {
      guard let now = try lookUp(candidate.path) else { return true }
      return isSameFile && !now.isSameFile(as: candidate.stamp)
    } catch {
      return false
    }
  }

  private struct Candidate {
    var file: Int64
    var stamp: FileStamp
    var path: [UInt8]
  }

  /// The same file first, then the same bytes, then the same story.
  private func candidates(_ brief: PreparedBrief, _ parsed: ParsedOutcome) throws -> [Candidate] {
    let stamp = parsed.stamp
    let same = try candidates(
      where: "file.inode = ? AND file.device = ?", [stamp.inode, stamp.device]
    ).filter { $0.stamp.isSameFile(as: stamp) }
    let alike = try candidates(where: "file.bytes = ?", [Int64(bitPattern: parsed.bytes)])
    let retold = try candidates(
      where: """
        file.id IN (SELECT file FROM brief WHERE dead = 0 AND hashed IS NOT NULL AND hashed = ?)
        """, [Int64(bitPattern: brief.hashedID.value)])
    return try same + alike + retold + originals(of: parsed.place)
  }

  /// A conflict copy outlives its original: it then is the file that the original was.
  private func originals(of place: FilePlace) throws -> [Candidate] {
    try ConflictCopy.originals(of: place.name).flatMap { name in
      try candidates(
        where: "file.name = ? AND file.folder = (SELECT id FROM folder WHERE path = ?)",
        [Data(name), Data(place.folder)])
    }
  }

  private func candidates(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [Candidate] {
    // Folders have an `mtime` as well.
    let statement = try db.cachedStatement(
      sql: """
        SELECT file.id, path, name, \(FileStamp.columns)
        FROM (SELECT * FROM file WHERE \(condition) LIMIT 8) AS file
        JOIN (SELECT id AS number, path FROM folder) ON number = file.folder
        """)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      Candidate(
        file: row[0], stamp: FileStamp { row[3 + $0] },
        path: FilePlace.join(row.bytes(1), row.bytes(2)))
    }
  }
}
