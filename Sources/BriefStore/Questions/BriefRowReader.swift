internal import GRDB
internal import GRDBSQLite
import Briefs
import Glibc
import Synchronization
import Text

/// A row of a list with what further reads of it need.
struct FoundBrief: Sendable {
  let rowid: Int64
  var row: BriefRow
  /// The fingerprint of its text: the same text is never verified twice.
  let content: Int64
  /// The folded headline; empty where the list is not in its order.
  let titleKey: String
  /// The flags that a `PhraseCheck` asks for.
  let flags: [Bool]
  /// Where its text is, if that was asked for; then the row's entities are not yet decoded.
  let text: TextPlace?
  fileprivate let topEntities: [UInt8]

  var position: ListOrder.Position {
    ListOrder.Position(rowid: rowid, title: titleKey, minutes: row.minutes)
  }
}

/// Reads rows of briefs, in the order of `columns` and as cheaply as SQLite gives them: a list may
/// have a hundred thousand.
struct BriefRowReader {
  static let columns: SQL = """
    b.rowid, b.id, b.entry, b.title, b.seconds, b.precision, b.estimated, b.minutes, b.counted,
    b.ai, b.top_entities, s.read, s.starred, s.read_content, b.content, b.title_key,
    \(hasConflict)
    """

  private static let columnCount: Int32 = 17

  /// Whether another version of a brief's file is beside it. The few there are are found once a
  /// statement.
  static let hasConflict: SQL = """
    b.file IN (SELECT file.id FROM conflict_copy
      CROSS JOIN file ON file.folder = conflict_copy.folder AND file.name = original)
    """

  /// What else a row brings along.
  struct Extras {
    /// How many flags come after `columns`.
    var flags = 0
    /// True where `TextPlace.listColumns` come after those.
    var hasPlaces = false
  }

  let readsTitleKeys: Bool

  /// The entities that the last reader decoded; the next one, a letter later, reads much the same
  /// rows.
  private static let known = Mutex(EntityCache())

  init(readsTitleKeys: Bool) { self.readsTitleKeys = readsTitleKeys }

  func all(_ sql: SQL, in db: Database, _ extras: Extras = Extras()) throws -> [FoundBrief] {
    let statement = try db.cachedStatement(literal: sql)
    let cursor = try Row.fetchCursor(statement)
    var rows: [FoundBrief] = []
    try Self.knowing { entities in
      while try cursor.next() != nil {
        rows.append(found(statement.sqliteStatement, extras, &entities))
      }
    }
    return rows
  }

  /// Decodes the entities of rows that came with places: most such rows are dropped before their
  /// entities are shown.
  static func completed(_ rows: [FoundBrief]) -> [FoundBrief] {
    knowing { entities in
      rows.map { row in
        if row.topEntities.isEmpty { return row }
        var row = row
        row.row.entities = row.topEntities.withUnsafeBufferPointer { entities.decode($0) }
        return row
      }
    }
  }

  private static func knowing<T>(_ body: (inout EntityCache) throws -> T) rethrows -> T {
    var entities = known.withLock { known in
      defer { known = EntityCache() }
      return known
    }
    defer { known.withLock { $0 = entities.isFull ? EntityCache() : entities } }
    return try body(&entities)
  }

  private func found(
    _ row: OpaquePointer, _ extras: Extras, _ entities: inout EntityCache
  ) -> FoundBrief {
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(row, column) }
    func isSet(_ column: Int32) -> Bool { number(column) != 0 }
    let content = number(14)
    let isRead = isSet(11)
    let hasContent = sqlite3_column_type(row, 13) != SQLITE_NULL
    let precision = UInt8(exactly: number(5)).flatMap(Published.Precision.init)
    let key = RowKey(
      id: BriefID(UInt64(bitPattern: number(1))), entry: UInt64(bitPattern: number(2)))
    return FoundBrief(
      rowid: number(0),
      row: BriefRow(
        key: key,
        title: DisplayText(cleaning: String(decoding: Self.bytes(row, 3), as: UTF8.self)),
        published: Published(
          seconds: number(4), precision: precision ?? .moment, isEstimated: isSet(6)),
        minutes: Int(number(7)), isMinutesCounted: isSet(8), isAIGenerated: isSet(9),
        entities: extras.hasPlaces ? [] : entities.decode(Self.bytes(row, 10)),
        state: Briefs.ReadingState(
          isRead: isRead, isStarred: isSet(12),
          isUpdated: isRead && hasContent && number(13) != content),
        hasConflict: isSet(16)),
      content: content,
      titleKey: readsTitleKeys ? String(decoding: Self.bytes(row, 15), as: UTF8.self) : "",
      flags: (0..<Int32(extras.flags)).map { isSet(Self.columnCount + $0) },
      text: extras.hasPlaces
        ? Self.place(of: key, content, row, from: Self.columnCount + Int32(extras.flags)) : nil,
      topEntities: extras.hasPlaces ? Array(Self.bytes(row, 10)) : [])
  }

  private static func place(
    of key: RowKey, _ content: Int64, _ row: OpaquePointer, from column: Int32
  ) -> TextPlace? {
    guard sqlite3_column_type(row, column) != SQLITE_NULL else { return nil }
    let hashed =
      sqlite3_column_type(row, column + 7) == SQLITE_NULL
      ? nil : BriefID(UInt64(bitPattern: sqlite3_column_int64(row, column + 7)))
    return TextPlace(
      key, FilePlace(folder: Array(bytes(row, column)), name: Array(bytes(row, column + 1))),
      ordinal: Int(sqlite3_column_int64(row, column + 2)), hashed: hashed,
      entry: entry(row, from: column + 3), content: content)
  }

  private static func entry(_ row: OpaquePointer, from column: Int32) -> EntryLocation? {
    guard sqlite3_column_type(row, column + 1) != SQLITE_NULL else { return nil }
    let slice = EntrySlice(
      start: sqlite3_column_int64(row, column + 1), length: sqlite3_column_int64(row, column + 2),
      hash: UInt64(bitPattern: sqlite3_column_int64(row, column + 3)))
    return EntryLocation(slice, context: String(decoding: bytes(row, column), as: UTF8.self))
  }

  /// Valid until the next row.
  private static func bytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let text = sqlite3_column_text(row, column)
    return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(row, column)))
  }
}

/// Remembers the entities of rows already read: most rows name the same few.
private struct EntityCache {
  private var known: [UInt64: (bytes: [UInt8], entity: Entity)] = [:]
  private static let recordEnd: UInt8 = 0x1e

  /// Some hundred kilobytes are remembered.
  var isFull: Bool { known.count > 2000 }

  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [Entity] {
    var found: [Entity] = []
    var start = 0
    while start < bytes.count {
      var end = start
      var hash = StableHash()
      while end < bytes.count, bytes[end] != Self.recordEnd { end += 1 }
      let record = UnsafeBufferPointer(rebasing: bytes[start..<end])
      hash.combine(record)
      if let entity = entity(record, hash.value) { found.append(entity) }
      start = end + 1
    }
    return found
  }

  private mutating func entity(_ record: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Entity? {
    if let candidate = known[hash], Self.isSame(candidate.bytes, record) { return candidate.entity }
    let decoded = TopEntities.decode(String(decoding: record, as: UTF8.self)).first
    if let decoded { known[hash] = (Array(record), decoded) }
    return decoded
  }

  private static func isSame(_ bytes: [UInt8], _ record: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == record.count, let start = record.baseAddress else { return false }
    return memcmp(bytes, start, bytes.count) == 0
  }
}
