import Briefs
internal import GRDB

/// Where the text of a row lies.
struct TextPlace: Sendable {
  let asked: RowKey
  let file: FilePlace
  let remembered: RecentBriefs.Key
  private let ordinal: Int

  /// What `listTables` give for a row of a list; NULL where its file is not known.
  static let listColumns: SQL = "folder.path, file.name, b.ordinal"
  static let listTables: SQL =
    "LEFT JOIN file ON file.id = b.file LEFT JOIN folder ON folder.id = file.folder"

  static let columns = "folder.path, file.name, brief.ordinal, brief.entry, brief.content"

  init(_ key: RowKey, _ file: FilePlace, ordinal: Int, content: Int64) {
    asked = key
    self.file = file
    self.ordinal = ordinal
    remembered = RecentBriefs.Key(row: key, content: content)
  }

  /// Reads `columns`, the first of the row.
  init(_ key: RowKey, _ row: Row) {
    asked = key
    file = FilePlace(folder: row.bytes(0), name: row.bytes(1))
    ordinal = row[2]
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

  /// Reads and parses the file; `nil` where the brief is no longer in it.
  func read(below root: FolderHandle) throws(FileError) -> Brief? {
    try bytes(in: root.descend(file.folder)).flatMap { brief(in: $0) }
  }

  /// Reads the file; `nil` where that is none.
  func bytes(in folder: FolderHandle) throws(FileError) -> FileBytes? {
    try FileReader.readKnown(file.name, in: folder)
  }

  /// Parses the file; `nil` where the brief is no longer in it.
  func brief(in read: FileBytes) -> Brief? {
    let parsed = FileReader.parse(
      read.bytes, name: file.name, in: file.folder, size: read.stamp.size)
    return brief(in: parsed.briefs)
  }

  /// The file may have changed since the index saw it: the entry of that name, else the one in its
  /// place, unless that is another by name.
  private func brief(in briefs: [Brief]) -> Brief? {
    func name(_ brief: Brief) -> BriefID {
      brief.givenID.map { BriefID(given: $0) } ?? brief.hashedID
    }
    if briefs.indices.contains(ordinal), briefs.count == 1 || name(briefs[ordinal]) == asked.id {
      return briefs[ordinal]
    }
    return briefs.first { name($0) == asked.id }
  }
}
