import Briefs
internal import GRDB

extension WritePass {
  /// The text columns of a file's briefs, by their place in it; `nil` where the file is no longer what
  /// the index knows.
  typealias ReadWords = (_ place: FilePlace, _ bytes: UInt64) -> [[String]]?

  /// Writes all arrivals as rows, each where `DateOrder` wants it.
  mutating func insert(
    _ rowIDs: inout DateOrderedRowIDs, _ entities: inout EntityWriter, words: @escaping ReadWords
  ) throws {
    arrivals.sort { $0.order < $1.order }
    if arrivals.isEmpty { return }
    try rowIDs.begin(db)
    let batch = try IndexNumber.arrivals.value(db) + 1
    try IndexNumber.arrivals.set(batch, db)
    var mover = RowMover(words: words)
    let followers = followers()
    for at in arrivals.indices {
      arrivals[at].arrival = arrivals[at].arrival ?? batch
      let placement = try rowIDs.place(arrivals[at].order, followers: followers[at], db)
      for move in placement.moves { try carryOut(move, &mover) }
      let row = placement.row
      arrivals[at].row = row
      mover.arrivals[row] = at
      try BriefInsertion(db: db).write(arrivals[at], row: row, &uses)
      try writeEntities(of: arrivals[at], row: row, &entities, mover)
      mayHaveMoved =
        mayHaveMoved || !recollection.isEmpty && !recollection.knows(arrivals[at].identity.id)
      if arrivals[at].brief.givenID != nil { givenIDs.insert(arrivals[at].identity.id) }
    }
    inserted += arrivals.count
    try rowIDs.finish(db)
  }

  /// How many arrivals of the same moment come after each.
  private func followers() -> [Int] {
    var counts = Array(repeating: 0, count: arrivals.count)
    for at in arrivals.indices.dropLast().reversed()
    where arrivals[at].order.isLevel(with: arrivals[at + 1].order) {
      counts[at] = counts[at + 1] + 1
    }
    return counts
  }

  private mutating func writeEntities(
    of arrival: Arrival, row: Int64, _ entities: inout EntityWriter, _ mover: RowMover
  ) throws {
    if let found = arrival.brief.entities {
      try entities.write(found, row: row, &uses, db)
      change.entitiesChanged = true
    } else if let old = arrival.identity.predecessor, old.digest == arrival.brief.digest {
      try EntityWriter.copy(from: mover.moved[old.row] ?? old.row, to: row, &uses, db)
    }
  }
}

/// What is known while rows of one batch get other IDs.
struct RowMover {
  let words: WritePass.ReadWords
  /// Rows that this batch made: their words are still to be written.
  var arrivals: [Int64: Int] = [:]
  /// New IDs of rows that were there before, by the old ones.
  var moved: [Int64: Int64] = [:]
  private var read: [Int64: [[String]]] = [:]

  init(words: @escaping WritePass.ReadWords) { self.words = words }

  /// A row's file and its place there.
  struct Source {
    var file: Int64
    var ordinal: Int
  }

  static func source(of row: Int64, _ db: Database) throws -> Source? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT file, ordinal FROM brief WHERE rowid = ?"),
      arguments: [row]
    ).map { Source(file: $0[0], ordinal: $0[1]) }
  }

  /// The text columns of a row that was there before.
  mutating func columns(of source: Source, _ db: Database) throws -> [String]? {
    if read[source.file] == nil {
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT path, name, bytes FROM file JOIN (SELECT id AS number, path FROM folder)
            ON number = file.folder WHERE file.id = ?
            """), arguments: [source.file])
      let known = row.flatMap {
        words(
          FilePlace(folder: $0.bytes(0), name: $0.bytes(1)), UInt64(bitPattern: $0[2] as Int64))
      }
      read[source.file] = known ?? []
    }
    guard let columns = read[source.file], columns.indices.contains(source.ordinal) else {
      return nil
    }
    return columns[source.ordinal]
  }
}

extension WritePass {
  /// Moves a row out of the way of a brief.
  private mutating func carryOut(_ asked: RowMoves.Move, _ mover: inout RowMover) throws {
    let (from, to) = (asked.from, asked.to)
    guard let source = try RowMover.source(of: from, db) else { return }
    let arrival = mover.arrivals.removeValue(forKey: from)
    try move(from, to: to, keepsOld: arrival == nil)
    if let arrival {
      arrivals[arrival].row = to
      mover.arrivals[to] = arrival
    } else {
      try noteMoved(from, to: to, source, &mover)
    }
  }

  private mutating func noteMoved(
    _ from: Int64, to: Int64, _ source: RowMover.Source, _ mover: inout RowMover
  ) throws {
    for (old, new) in mover.moved where new == from { mover.moved[old] = to }
    mover.moved[from] = to
    killed += 1
    inserted += 1
    // One that moved before in this batch has words that are still to be written.
    movedWords.removeAll { $0.row == from }
    if let columns = try mover.columns(of: source, db) {
      movedWords.append(SearchIndex.Entry(row: to, file: source.file, columns: columns))
    } else {
      try askForAgain(to, source)
    }
  }

  /// A row whose file has changed has no words at its new ID: the scan must read the file again, and must
  /// not take anything in it for known.
  private func askForAgain(_ row: Int64, _ source: RowMover.Source) throws {
    try db.cachedStatement(sql: "UPDATE brief SET digest = 0 WHERE rowid = ?")
      .execute(arguments: [row])
    try db.cachedStatement(sql: "UPDATE file SET bytes = 0, size = -1 WHERE id = ?")
      .execute(arguments: [source.file])
  }

  /// Gives a row another ID; the old one stays dead where its words are in the text index.
  private func move(_ from: Int64, to: Int64, keepsOld: Bool) throws {
    let columns = """
      id, entry, file, ordinal, given, hashed, seconds, precision, estimated, minutes, counted, ai,
      headline, sentence, content, digest, seen, arrival, title, title_key, top_entities, source,
      author, path_text
      """
    try db.cachedStatement(
      sql: """
        INSERT INTO brief(rowid, dead, \(columns)) SELECT ?, 0, \(columns) FROM brief
        WHERE rowid = ?
        """
    ).execute(arguments: [to, from])
    for table in ["tag", "mention", "hint", "untagged", "trace"] {
      try db.cachedStatement(sql: "UPDATE \(table) SET brief = ? WHERE brief = ?")
        .execute(arguments: [to, from])
    }
    guard keepsOld else {
      try db.cachedStatement(sql: "DELETE FROM brief WHERE rowid = ?").execute(arguments: [from])
      return
    }
    try bury(from)
  }
}
