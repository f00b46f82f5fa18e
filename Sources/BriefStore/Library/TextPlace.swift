import Briefs
internal import GRDB

/// Where the text of a row lies.
struct TextPlace: Sendable {
  let asked: RowKey
  let file: FilePlace
  let remembered: RecentBriefs.Key
  private let ordinal: Int
  /// What the brief is called by its text alone, where its ID is another.
  private let hashed: BriefID?
  /// Where its bytes are in a file of many; `nil` where the file is read whole.
  private let entry: EntryLocation?

  /// What `listTables` give for a row of a list; NULL where its file is not known.
  static let listColumns: SQL = """
    folder.path, file.name, b.ordinal, file.context, b.slice_start, b.slice_length, b.slice_hash,
    b.hashed
    """
  static let listTables: SQL =
    "LEFT JOIN file ON file.id = b.file LEFT JOIN folder ON folder.id = file.folder"

  static let columns = """
    folder.path, file.name, brief.ordinal, brief.entry, brief.content, file.context,
    \(EntrySlice.columns), brief.hashed
    """

  init(
    _ key: RowKey, _ file: FilePlace, ordinal: Int, hashed: BriefID?, entry: EntryLocation?,
    content: Int64
  ) {
    asked = key
    self.file = file
    self.ordinal = ordinal
    self.hashed = hashed
    self.entry = entry
    remembered = RecentBriefs.Key(row: key, content: content)
  }

  /// Reads `columns`, the first of the row.
  init(_ key: RowKey, _ row: Row) {
    asked = key
    file = FilePlace(folder: row.bytes(0), name: row.bytes(1))
    ordinal = row[2]
    hashed = (row[9] as Int64?).map { BriefID(UInt64(bitPattern: $0)) }
    entry = EntryLocation(EntrySlice(row, from: 6), context: row[5])
    remembered = RecentBriefs.Key(
      row: RowKey(id: key.id, entry: UInt64(bitPattern: row[3])), content: row[4])
  }

  /// The very row, else another of the same ID: the file may have been moved.
  init?(_ key: RowKey, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(Self.columns) FROM brief
          JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
          WHERE brief.id = ? AND dead = 0 ORDER BY entry = ? DESC LIMIT 1
          """), arguments: [Int64(bitPattern: key.id.value), Int64(bitPattern: key.entry)])
    guard let row else { return nil }
    self.init(key, row)
  }

  /// The bytes that a brief is read from: its entry's own, or all of its file.
  struct Bytes: Sendable {
    var bytes: [UInt8]
    /// Of the file; `nil` where the bytes are one entry's.
    var fileSize: Int64?
  }

  /// How many bytes of a file of this size are read for the brief.
  func size(ofFile size: Int64) -> Int64 { entry?.slice.length ?? size }

  /// Reads and parses the brief; `nil` where it is no longer in its file.
  func read(below root: FolderHandle) throws(FileError) -> Brief? {
    let folder = try root.descend(file.folder)
    guard let read = try bytes(in: folder) else { return nil }
    if let found = brief(in: read) { return found }
    guard read.fileSize == nil, let whole = try wholeFile(in: folder) else { return nil }
    return brief(in: whole)
  }

  /// Reads the entry alone where the index knows where it is, and it is still there; else the file.
  /// `nil` where that is none.
  func bytes(in folder: FolderHandle) throws(FileError) -> Bytes? {
    if let bytes = try entry?.bytes(of: file.name, in: folder) { return Bytes(bytes: bytes) }
    return try wholeFile(in: folder)
  }

  private func wholeFile(in folder: FolderHandle) throws(FileError) -> Bytes? {
    try FileReader.readKnown(file.name, in: folder).map {
      Bytes(bytes: $0.bytes, fileSize: $0.stamp.size)
    }
  }

  /// Parses what was read; `nil` where the brief is no longer in it.
  func brief(in read: Bytes) -> Brief? {
    guard let size = read.fileSize else {
      return entry?.brief(in: read.bytes, of: file)
    }
    return brief(
      in: FileReader.parse(read.bytes, name: file.name, in: file.folder, size: size).briefs)
  }

  /// The file may have changed since the index saw it: the entry of that name, else the one in its
  /// place, unless that is another by name.
  private func brief(in briefs: [Brief]) -> Brief? {
    func isAsked(_ brief: Brief) -> Bool {
      let name = brief.givenID.map { BriefID(given: $0) } ?? brief.hashedID
      return name == asked.id || name == hashed
    }
    if briefs.indices.contains(ordinal), briefs.count == 1 || isAsked(briefs[ordinal]) {
      return briefs[ordinal]
    }
    return briefs.first(where: isAsked)
  }
}
