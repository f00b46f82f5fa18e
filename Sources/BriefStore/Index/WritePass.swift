import Briefs
import Foundation
internal import GRDB

/// One batch on its way into the index: files first, then all new briefs in the order of their dates.
struct WritePass {
  /// A brief that is to become a row.
  struct Arrival {
    var brief: PreparedBrief
    var identity: Identity
    var file: Int64
    var ordinal: Int
    var entry: UInt64
    var seen: Int64
    /// The batch it came with; `nil` for this one.
    var arrival: Int64?
    var path: String
    var order: DateOrder
    var row: Int64 = 0
  }

  let db: Database
  let now: Int64
  var change = LibraryChange()
  var arrivals: [Arrival] = []
  /// Words of rows that got other IDs, to be written again.
  var movedWords: [SearchIndex.Entry] = []
  /// Names that came and went with the briefs.
  var uses = UseTally()
  /// Rows that died.
  var killed = 0
  /// Rows that were made.
  var inserted = 0
  /// Hand-written IDs whose rows came or went.
  var givenIDs: Set<BriefID> = []
  /// What was found of marked briefs that the journal does not know.
  private(set) var claims: [IdentityClaim] = []
  /// True where a marked brief has gone, or one has come that may be a marked one.
  var mayHaveMoved = false
  let recollection: Recollection

  init(db: Database, now: Int64, recollection: Recollection) throws {
    self.db = db
    self.now = now
    self.recollection = recollection
  }

  mutating func take(
    _ parsed: ParsedOutcome, folder: Int64, _ finder: IdentityFinder
  ) throws {
    let file = try KnownFile.at(folder: folder, name: parsed.place.name, db)
    // Another process has been here since the file was looked at.
    if let file, file.stamp == parsed.stamp, file.bytes == parsed.bytes { return }
    let known = try file.map { try KnownBrief.of(file: $0.id, db) } ?? []
    let identities = try finder.identities(of: parsed, known: known, file: file?.id)
    claim(parsed, identities)
    let id = try write(file, parsed, folder: folder)
    try replace(known, by: parsed, identities, file: id)
    try write(parsed.problems, file: id, folder: folder, path: parsed.place.path)
  }

  private mutating func claim(_ parsed: ParsedOutcome, _ identities: [Identity]) {
    if recollection.isEmpty { return }
    for (brief, identity) in zip(parsed.briefs, identities) {
      var claim = IdentityClaim(
        identity.id, path: parsed.place.path, fingerprint: brief.fingerprint, text: brief.trace)
      claim.isOfPath = parsed.briefs.count == 1
      claim.isOfText = true
      let joining = identity.other.map { IdentityClaim(identity.id, isAlso: $0) }
      claims += [joining, claim].compactMap(\.self).filter(recollection.isNews)
    }
  }

  private func write(_ known: KnownFile?, _ parsed: ParsedOutcome, folder: Int64) throws -> Int64 {
    let stamp = parsed.stamp
    let context = parsed.context?.encoded
    if let known {
      try update(KnownFile(id: known.id, stamp: stamp, bytes: parsed.bytes))
      try db.cachedStatement(sql: "UPDATE file SET context = ? WHERE id = ? AND context IS NOT ?")
        .execute(arguments: [context, known.id, context])
      return known.id
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO file(folder, name, context, bytes, \(FileStamp.columns))
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [folder, Data(parsed.place.name), context, Int64(bitPattern: parsed.bytes)]
        + stamp.stored)
    return db.lastInsertedRowID
  }

  func update(_ file: KnownFile) throws {
    try db.cachedStatement(
      sql: "UPDATE file SET (\(FileStamp.columns), bytes) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?"
    ).execute(arguments: file.stamp.stored + [Int64(bitPattern: file.bytes), file.id])
  }

  /// Rows whose brief is still the same stay, all others die.
  private mutating func replace(
    _ known: [KnownBrief], by parsed: ParsedOutcome, _ identities: [Identity], file: Int64
  ) throws {
    var old = Dictionary(known.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    var newKeys: Set<RowKey> = []
    let oldKeys = Set(known.map(\.key))
    for (ordinal, (brief, identity)) in zip(parsed.briefs, identities).enumerated() {
      let entry = parsed.place.entry(ordinal)
      let key = RowKey(id: identity.id, entry: entry)
      newKeys.insert(key)
      if let row = identity.predecessor, row.digest == brief.digest, row.id == identity.id,
        old.removeValue(forKey: row.row) != nil
      {
        try keep(row, at: ordinal, entry, brief.slice)
        if !oldKeys.contains(key) { change.added.append(key) }
        continue
      }
      if oldKeys.contains(key) { change.updated.append(key) } else { change.added.append(key) }
      let seen = identity.predecessor?.seen ?? min(parsed.stamp.ctimeSeconds, now)
      arrivals.append(
        Arrival(
          brief: brief, identity: identity, file: file, ordinal: ordinal, entry: entry,
          seen: seen, arrival: identity.predecessor?.arrival,
          path: Self.words(of: parsed.place.path),
          order: DateOrder(
            isUndated: brief.isUndated, seconds: brief.published.seconds,
            path: parsed.place.path, ordinal: ordinal)))
    }
    for row in old.values { try kill(row) }
    noteGone(old.values.filter { row in !identities.contains { $0.id == row.id } })
    change.removed += oldKeys.subtracting(newKeys)
  }

  mutating func noteGone(_ rows: [KnownBrief]) {
    mayHaveMoved = mayHaveMoved || rows.contains { recollection.knows($0.id) }
  }

  private func keep(
    _ row: KnownBrief, at ordinal: Int, _ entry: UInt64, _ slice: EntrySlice?
  ) throws {
    guard row.ordinal != ordinal || row.entry != entry || row.slice != slice else { return }
    try db.cachedStatement(
      sql: """
        UPDATE brief SET (ordinal, entry, \(EntrySlice.columns)) = (?, ?, ?, ?, ?) WHERE rowid = ?
        """
    ).execute(
      arguments: [ordinal, Int64(bitPattern: entry)] + EntrySlice.stored(slice) + [row.row])
  }

  /// The row stays, so that its number is not used again while its words are in the text index.
  mutating func kill(_ row: KnownBrief) throws {
    try EntityWriter.clear(row: row.row, &uses, db)
    try forgetLabels(of: row.row)
    try bury(row.row)
    killed += 1
    if row.isGiven { givenIDs.insert(row.id) }
  }

  /// Marks a row as dead.
  func bury(_ row: Int64) throws {
    try db.cachedStatement(
      sql: """
        UPDATE brief SET dead = 1, title = '', title_key = '', top_entities = '', source = NULL,
          author = NULL, path_text = '' WHERE rowid = ?
        """
    ).execute(arguments: [row])
    try TraceTable.delete(row: row, db)
    try SearchIndex.remove(row: row, db)
  }

  private mutating func forgetLabels(of row: Int64) throws {
    let tags = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT key FROM tag JOIN label ON label.id = tag.label WHERE brief = ?"),
      arguments: [row])
    for tag in tags { uses.add(-1, .tag, tag) }
    try db.cachedStatement(sql: "DELETE FROM tag WHERE brief = ?").execute(arguments: [row])
    let known = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT source, author FROM brief WHERE rowid = ?"),
      arguments: [row])
    uses.add(-1, .source, known?[0])
    uses.add(-1, .author, known?[1])
  }

  private static func words(of path: [UInt8]) -> String {
    PreparedBrief.padded(String(decoding: path, as: UTF8.self))
  }

  /// Call it last.
  ///
  /// - Parameter newest: how many of the newest briefs are to be searched fastest, at least.
  mutating func insertWords(newest: Int64) throws {
    let words = arrivals.map {
      SearchIndex.Entry(row: $0.row, file: $0.file, columns: $0.brief.columns)
    }
    try SearchIndex.add(words + movedWords, newest: newest, db)
    arrivals = []
    movedWords = []
  }
}
