import Briefs
internal import GRDB

extension Look {
  /// Compares every row with what the journals know, where either has changed since the last time.
  ///
  /// A brief may have been marked after another of its text came, here or on another machine; a line may
  /// be missing because the process ended before it wrote it; and a marked brief that is nowhere may be
  /// here with another text under another name.
  ///
  /// - Returns: false where another look was wanted before it was done.
  @discardableResult
  func recall() throws -> Bool {
    // What one pass joins may bring the next one further.
    for _ in 0..<4 {
      let recollection = context.recollection()
      if recollection.isEmpty { return true }
      let known = try context.index.read { try IndexNumber.recalled.valueIfSet($0) }
      if known == recollection.digest { return true }
      var comparison = RecallPass(recollection)
      guard try comparison.run(context) else { return false }
      if comparison.claims.isEmpty {
        try writer.transaction { _, db in
          try IndexNumber.recalled.set(recollection.digest, db)
          return LibraryChange()
        }
        return true
      }
      let isRecorded = context.record(comparison.claims)
      // The copy of the marks may have been found damaged, and the index with it.
      if context.index.epoch != epoch { throw IndexBegunAnew() }
      guard isRecorded else { return true }
      try writer.transaction { _, db in try comparison.rename(db) }
      writer.dropPassing()
    }
    return true
  }
}

/// One comparison of all rows with what the journals know.
private struct RecallPass {
  private let recollection: Recollection
  private(set) var claims: [IdentityClaim] = []
  /// Rows that are other briefs than they are called.
  private var renames: [(row: KnownRow, id: BriefID)] = []
  private var candidates: [(row: KnownRow, match: Recollection.Match)] = []

  /// A row of the `trace` table.
  private struct KnownRow {
    var number: Int64
    var id: BriefID
    var trace: TextTrace
  }

  /// Few rows at a time, so that the index is never read for long.
  private static let page = 5_000

  init(_ recollection: Recollection) { self.recollection = recollection }

  /// False where another look was wanted first.
  mutating func run(_ context: LookContext) throws -> Bool {
    var last: Int64? = .min
    while let from = last {
      if context.isWantedElsewhere() { return false }
      last = try context.index.read { db in
        let rows = try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT brief, id, \(TextTrace.columns) FROM trace WHERE brief > ?
              ORDER BY brief LIMIT \(Self.page)
              """), arguments: [from])
        for row in rows {
          let id = BriefID(UInt64(bitPattern: row[1]))
          let trace = TextTrace(row, from: 2)
          try compare(KnownRow(number: row[0], id: id, trace: trace), db)
        }
        return rows.last?[0]
      }
    }
    try context.index.read { try settleCandidates($0) }
    return true
  }

  private mutating func compare(_ row: KnownRow, _ db: Database) throws {
    if recollection.knows(row.id) {
      try claim(row, as: row.id, db)
    } else if let id = recollection.name(of: row.trace) {
      renames.append((row, id))
      try claim(row, as: id, db)
    } else if row.trace.hash != nil {
      for match in recollection.matches(of: row.trace) { candidates.append((row, match)) }
    }
  }

  /// Gives each text that no journal knows to the marked brief that is most like it, if that is nowhere
  /// else; to one that is there only where it is a copy.
  private mutating func settleCandidates(_ db: Database) throws {
    var found: Set<BriefID> = []
    var settled: Set<Int64> = []
    let order = candidates.sorted { one, other in
      (-one.match.likeness, one.match.id, one.row.id, one.row.number)
        < (-other.match.likeness, other.match.id, other.row.id, other.row.number)
    }
    for (row, match) in order where !settled.contains(row.number) {
      let isThere = try found.contains(match.id) || isAnywhere(match.names, db)
      guard !isThere || match.isCopy else { continue }
      found.insert(match.id)
      settled.insert(row.number)
      renames.append((row, match.id))
      try claim(row, as: match.id, db)
    }
  }

  private func isAnywhere(_ names: [BriefID], _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS(SELECT 1 FROM brief WHERE id = ? AND dead = 0)")
    return try names.contains {
      try Bool.fetchOne(statement, arguments: [Int64(bitPattern: $0.value)]) ?? false
    }
  }

  private mutating func claim(_ row: KnownRow, as id: BriefID, _ db: Database) throws {
    let joining = IdentityClaim(id, isAlso: row.id)
    var claim = IdentityClaim(
      id, path: [], fingerprint: Fingerprint(headline: 0, sentence: 0, content: 0), text: row.trace)
    guard recollection.isNews(joining) || recollection.isNews(claim) else { return }
    let place = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT headline, sentence, content, folder.path, file.name FROM brief
          JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
          WHERE brief.rowid = ?
          """), arguments: [row.number])
    guard let place else { return }
    claim.entry.path = FilePlace.join(place.bytes(3), place.bytes(4))
    claim.entry.fingerprint = Fingerprint(
      headline: UInt64(bitPattern: place[0]), sentence: UInt64(bitPattern: place[1]),
      content: UInt64(bitPattern: place[2]))
    if row.id != row.trace.hash, recollection.isNews(joining) { claims.append(joining) }
    if recollection.isNews(claim) { claims.append(claim) }
  }

  /// Gives rows the IDs of the marked briefs that they are.
  func rename(_ db: Database) throws -> LibraryChange {
    var change = LibraryChange()
    for (row, id) in renames {
      let entry = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT entry FROM brief WHERE rowid = ? AND id = ? AND dead = 0"),
        arguments: [row.number, Int64(bitPattern: row.id.value)])
      guard let entry = entry.map(UInt64.init(bitPattern:)) else { continue }
      let new = Int64(bitPattern: id.value)
      try db.cachedStatement(sql: "UPDATE brief SET id = ?, hashed = ? WHERE rowid = ?")
        .execute(arguments: [
          new, row.trace.hash.flatMap { $0 == id ? nil : Int64(bitPattern: $0.value) }, row.number,
        ])
      try db.cachedStatement(sql: "UPDATE trace SET id = ? WHERE brief = ?")
        .execute(arguments: [new, row.number])
      change.removed.append(RowKey(id: row.id, entry: entry))
      change.added.append(RowKey(id: id, entry: entry))
    }
    return change
  }
}
