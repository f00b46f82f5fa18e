import Briefs
import Foundation
internal import GRDB

/// The copy of the journal's fold that lists join with, kept in a database beside the index.
///
/// The database keeps a digest of its rows, written with them in one transaction. The copy is trusted
/// only while that is the digest of the fold: after an error, or where another process wrote or began
/// the database again, every row is compared with the journal.
struct MarksCopy: Sendable {
  private let index: Index
  /// The digest of the copy when it last equalled the fold.
  private var verified: UInt64?

  init(_ index: Index) { self.index = index }

  /// Brings the copy up to the journals as they are on disk now, and gives the IDs that changed.
  ///
  /// - Parameter ids: briefs whose state in the journal is newer than in the copy.
  mutating func update(_ ids: Set<BriefID>, from journal: Journal) throws -> Set<BriefID> {
    var changed = Set(ids.flatMap { journal.names(of: $0) })
    if changed.isEmpty, try isCurrent(journal) { return [] }
    let epoch = index.epoch
    let known = verified
    // Until this has succeeded nothing is known of the rows.
    verified = nil
    let written = try index.writeStates { db in
      // Under the lock of the database, so that no process writes rows older than those it finds.
      changed.formUnion(journal.refresh())
      return try Self.write(changed, from: journal, verified: known, db)
    }
    verified = written.digest
    changed.formUnion(written.flips.map(\.id))
    if written.isWhole || index.epoch != epoch {
      index.forgetCounts()
    } else {
      do { try index.adjustCounts(written.flips) } catch { index.forgetCounts() }
    }
    return changed
  }

  /// Keeps what was read of the journals beside the copy that has it, so that the next start reads only
  /// what is newer.
  mutating func save(_ checkpoint: Checkpoint) throws {
    guard let verified else { return }
    let data = try JSONEncoder().encode(checkpoint)
    try index.writeStates { db in
      // Another process, or a database that was begun again just now, has other rows.
      guard try Self.digest(db) == verified else { return }
      try Self.set("checkpoint", data, db)
    }
  }

  /// The checkpoint beside the copy; `nil` where there is none.
  func checkpoint() -> Checkpoint? {
    let saved = try? index.read { db in
      try Row.fetchOne(db, sql: "SELECT value FROM journal WHERE key = 'checkpoint'")
    }
    guard let row = saved ?? nil, case .blob(let data) = (row[0] as DatabaseValue).storage else {
      return nil
    }
    return try? JSONDecoder().decode(Checkpoint.self, from: data)
  }

  /// True where the copy has all that the journal has.
  private mutating func isCurrent(_ journal: Journal) throws -> Bool {
    let stored = try index.read(Self.digest)
    if let verified { return stored == verified }
    guard stored == journal.digest else { return false }
    verified = stored
    return true
  }
}

extension MarksCopy {
  private typealias Flip = (id: BriefID, read: Int, starred: Int)

  private struct Written {
    var digest: UInt64
    var flips: [Flip]
    /// True where every row was compared.
    var isWhole = false
  }

  private static func write(
    _ ids: Set<BriefID>, from journal: Journal, verified: UInt64?, _ db: Database
  ) throws -> Written {
    try Index.countMarksWrite(db)
    let before = try digest(db)
    var written = Written(digest: before ?? 0, flips: [])
    for id in ids {
      let was = try marks(of: id, db)
      try replace(was, with: journal.state(of: id), of: id, &written, db)
    }
    if before == nil || (before != verified && written.digest != journal.digest) {
      written.flips += try writeAll(from: journal, db)
      written.digest = journal.digest
      written.isWhole = true
    }
    try set("digest", Int64(bitPattern: written.digest), db)
    return written
  }

  /// Compares every row with the journal, and writes those that differ.
  private static func writeAll(from journal: Journal, _ db: Database) throws -> [Flip] {
    var known: [BriefID: BriefMarks] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, read, starred, read_content FROM state")
    while let row = try rows.next() {
      known[BriefID(UInt64(bitPattern: row.integer(0) ?? 0))] = BriefMarks(row, from: 1)
    }
    var written = Written(digest: 0, flips: [])
    try journal.forEachState { id, marks in
      let was = known.removeValue(forKey: id) ?? BriefMarks()
      if was != marks { try replace(was, with: marks, of: id, &written, db) }
    }
    for (id, was) in known where was != BriefMarks() {
      try replace(was, with: BriefMarks(), of: id, &written, db)
    }
    return written.flips
  }

  private static func replace(
    _ was: BriefMarks, with marks: BriefMarks, of id: BriefID, _ written: inout Written,
    _ db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO state(id, read, starred, read_content) VALUES(?, ?, ?, ?)")
    try statement.execute(arguments: [
      Int64(bitPattern: id.value), marks.isRead, marks.isStarred,
      marks.readFingerprint.map { Int64(bitPattern: $0) },
    ])
    written.digest = written.digest &- was.digest(of: id) &+ marks.digest(of: id)
    written.flips.append(
      (
        id, (marks.isRead ? 1 : 0) - (was.isRead ? 1 : 0),
        (marks.isStarred ? 1 : 0) - (was.isStarred ? 1 : 0)
      ))
  }

  private static func marks(of id: BriefID, _ db: Database) throws -> BriefMarks {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT read, starred, read_content FROM state WHERE id = ?"),
      arguments: [Int64(bitPattern: id.value)])
    return row.map { BriefMarks($0, from: 0) } ?? BriefMarks()
  }

  /// `nil` where no rows were ever written.
  private static func digest(_ db: Database) throws -> UInt64? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM journal WHERE key = 'digest'"))
    return row?.integer(0).map { UInt64(bitPattern: $0) }
  }

  private static func set(
    _ key: String, _ value: (some DatabaseValueConvertible)?, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO journal(key, value) VALUES(?, ?)")
      .execute(arguments: [key, value])
  }
}

extension Journal {
  /// The digest of all that the journals say of briefs.
  fileprivate var digest: UInt64 {
    var sum: UInt64 = 0
    forEachState { id, marks in sum &+= marks.digest(of: id) }
    return sum
  }
}

extension BriefMarks {
  /// Reads `read`, `starred` and `read_content`, whatever they hold.
  fileprivate init(_ row: Row, from column: Int) {
    self.init(
      isRead: row.integer(column) == 1, isStarred: row.integer(column + 1) == 1,
      readFingerprint: row.integer(column + 2).map { UInt64(bitPattern: $0) })
  }

  /// What a brief adds to the digest; nothing where it has no marks.
  fileprivate func digest(of id: BriefID) -> UInt64 {
    if self == BriefMarks() { return 0 }
    let flags: UInt64 = (isRead ? 1 : 0) | (isStarred ? 2 : 0) | (readFingerprint == nil ? 0 : 4)
    return Self.mixed(id.value ^ Self.mixed((readFingerprint ?? 0) ^ Self.mixed(flags)))
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension Row {
  /// `nil` for anything that is no integer.
  fileprivate func integer(_ column: Int) -> Int64? {
    if case .int64(let value) = (self[column] as DatabaseValue).storage { return value }
    return nil
  }
}
