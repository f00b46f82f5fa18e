import Briefs
internal import GRDB

/// Writes a new row of the index: the brief and its tags.
struct BriefInsertion {
  let db: Database

  func write(_ arrival: WritePass.Arrival, row: Int64, _ uses: inout UseTally) throws {
    try writeBrief(arrival, row: row)
    try TraceTable.write(arrival.brief.trace, of: arrival.identity.id, row: row, db)
    let brief = arrival.brief
    for tag in Set(brief.tags) {
      try db.cachedStatement(sql: "INSERT INTO tag(brief, label) VALUES(?, ?)")
        .execute(arguments: [row, try label(of: tag)])
      uses.add(1, .tag, tag)
    }
    uses.add(1, .source, brief.source)
    uses.add(1, .author, brief.author)
    if brief.entities == nil {
      try db.cachedStatement(sql: "INSERT INTO untagged(brief) VALUES(?)").execute(arguments: [row])
    }
  }

  private func label(of tag: String) throws -> Int64 {
    let field = UseTally.Field.tag.rawValue
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM label WHERE field = ? AND key = ?"),
      arguments: [field, tag])
    if let known { return known }
    try db.cachedStatement(sql: "INSERT INTO label(field, key) VALUES(?, ?)")
      .execute(arguments: [field, tag])
    return db.lastInsertedRowID
  }

  private func writeBrief(_ arrival: WritePass.Arrival, row: Int64) throws {
    let brief = arrival.brief
    let id = arrival.identity.id
    let hashed = brief.hashedID == id ? nil : Int64(bitPattern: brief.hashedID.value)
    let fingerprint = brief.fingerprint
    let published = brief.published
    try db.cachedStatement(
      sql: """
        INSERT INTO brief(rowid, id, entry, file, ordinal, given, hashed,
          seconds, precision, estimated, minutes, counted, ai,
          headline, sentence, content, digest, seen, arrival,
          title, title_key, source, author, path_text, slice_start, slice_length, slice_hash)
        VALUES(?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?, ?,?,?)
        """
    ).execute(
      arguments: [
        row, Int64(bitPattern: id.value), Int64(bitPattern: arrival.entry), arrival.file,
        arrival.ordinal, brief.givenID != nil, hashed, published.seconds,
        published.precision.rawValue, published.isEstimated, brief.minutes,
        brief.isMinutesCounted, brief.isAIGenerated,
      ] + [
        Int64(bitPattern: fingerprint.headline), Int64(bitPattern: fingerprint.sentence),
        Int64(bitPattern: fingerprint.content), Int64(bitPattern: brief.digest), arrival.seen,
        arrival.arrival,
      ] + [
        brief.title, brief.titleKey, brief.source, brief.author, arrival.path,
      ] + EntrySlice.stored(brief.slice))
  }
}
