import Briefs
internal import GRDB

extension Look: TextIndexMaintainer {
  var newestBriefs: Int64 { context.newestTexts }

  var isWantedElsewhere: Bool { context.isWantedElsewhere() }

  func read<T>(_ body: (Database) throws -> T) throws -> T { try context.index.read(body) }

  func write(_ body: (Database) throws -> Void) throws {
    try writer.transaction { _, db in
      try body(db)
      return LibraryChange()
    }
  }

  func columns(of file: SearchIndex.File) -> [[String]]? {
    FileReader.columns(
      of: FilePlace(folder: file.folder, name: file.name), bytes: file.bytes, below: root)
  }
}

extension FileReader {
  /// The text columns of a file's briefs; `nil` where the file is not what the index knows.
  static func columns(
    of place: FilePlace, bytes: UInt64, below root: FolderHandle
  ) -> [[String]]? {
    briefs(place.name, in: place.folder, bytes: bytes, below: root)?
      .map { PreparedBrief.words(of: $0) }
  }
}
