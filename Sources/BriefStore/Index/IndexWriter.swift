import Briefs
import Foundation
internal import GRDB
import Text

/// Writes what looks at the folder found; one value for all batches of a look.
struct IndexWriter: Sendable {
  /// What a batch needs that is not in the index.
  struct Surroundings {
    /// Seconds since 1970.
    var now: Int64
    var lookUp: Identity.LookUp
    var recollection: Recollection
    var mayHaveMoved: Bool
    var newestTexts: Int64
    /// Reads words again that were written before.
    var words: WritePass.ReadWords
  }

  var folderIDs: [[UInt8]: Int64] = [:]
  private var entities = EntityWriter()
  private var rowIDs = DateOrderedRowIDs()
  /// Of briefs that were tagged in this transaction.
  private var uses = UseTally()
  /// What the last batch found of marked briefs that the journal does not know.
  private(set) var claims: [IdentityClaim] = []

  /// Writes a batch; call it in a transaction, and begin with a new writer where that fails.
  mutating func apply(
    _ batch: [ScanOutcome], _ around: Surroundings, _ db: Database
  ) throws -> LibraryChange {
    var pass = try WritePass(db: db, now: around.now, recollection: around.recollection)
    let finder = IdentityFinder(
      db: db, lookUp: around.lookUp, recollection: around.recollection,
      mayHaveMoved: around.mayHaveMoved, mayComeBack: try Departed.isAny(db))
    for outcome in batch { try take(outcome, &pass, finder, around, db) }
    try pass.insert(&rowIDs, &entities, words: around.words)
    try pass.checkGivenIDs()
    try IndexNumber.dead.add(pass.killed, db)
    try IndexNumber.live.add(pass.inserted - pass.killed, db)
    pass.change.add(settled: try pass.uses.write(db))
    try pass.insertWords(newest: around.newestTexts)
    claims = pass.claims
    // From now on, until the end of the look, the rows count as not compared with the journal.
    if !claims.isEmpty || pass.mayHaveMoved { try IndexNumber.recalled.clear(db) }
    return pass.change
  }

  private mutating func take(
    _ outcome: ScanOutcome, _ pass: inout WritePass, _ finder: IdentityFinder,
    _ around: Surroundings, _ db: Database
  ) throws {
    switch outcome {
    case .parsed(let parsed):
      let folder = try folderID(parsed.place.folder, db)
      try pass.take(parsed, folder: folder, finder)
    case .touched(let known, let path): try pass.touch(known, path)
    case .gone(let path): try pass.remove(file: path)
    case .vanished(let path): try pass.clearNotes(at: path)
    case .unreadable(let place, let reason):
      try pass.note(folder: try folderID(place.folder, db), path: place.path, reason)
    case .folder(let found): try pass.take(found, folder: try folderID(found.path, db))
    case .copies(let copies, let path):
      try pass.take(copies, folder: try folderID(path, db))
    case .folderUnreadable(let path, let reason):
      let folder = try folderID(path, db)
      try pass.clearNotes(of: folder)
      try pass.note(folder: folder, path: path, reason)
    case .folderGone(let path):
      try pass.clearNotes(of: try folderID(path, db))
      try pass.remove(folder: path)
      folderIDs[path] = nil
    }
  }

  mutating func takeClaims() -> [IdentityClaim] {
    defer { claims = [] }
    return claims
  }

  mutating func tag(row: Int64, _ found: BriefEntities, _ db: Database) throws {
    try entities.write(found, row: row, &uses, db)
  }

  /// To be called at the end of a transaction that tagged briefs.
  ///
  /// - Returns: the briefs that name something of another kind now.
  mutating func finishTagging(_ db: Database) throws -> [RowKey] { try uses.write(db) }

  mutating func folderID(_ path: [UInt8], _ db: Database) throws -> Int64 {
    if let known = folderIDs[path] { return known }
    let id: Int64
    let select = try db.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?")
    if let known = try Int64.fetchOne(select, arguments: [Data(path)]) {
      id = known
    } else {
      try db.cachedStatement(
        sql: "INSERT INTO folder(path, mtime, ctime, inode) VALUES(?, 0, 0, 0)"
      ).execute(arguments: [Data(path)])
      id = db.lastInsertedRowID
    }
    folderIDs[path] = id
    return id
  }
}
