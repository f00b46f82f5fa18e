import Briefs
internal import GRDB

extension Look {
  /// Writes the text index anew where too many of its rows are dead, or in the wrong one of its tables. Ends early where another look is
  /// wanted, or where a file is not what the index knows; the next idle moment goes on with it.
  ///
  /// - Parameters:
  ///   - atOnce: how many files are read and written at a time: few enough that a change in the folder
  ///     never waits long.
  ///   - bytes: how much of them, because their words are held until they are written.
  func renewText(atOnce: Int = 500, bytes: Int64 = 16 << 20) throws {
    let newest = context.newestTexts
    guard try context.index.read({ try TextRenewal.isDue(newest: newest, $0) }) else { return }
    try renew { try TextRenewal.begin(newest: newest, $0) }
    while !context.isWantedElsewhere() {
      let slice = try context.index.read { try TextRenewal.slice(atOnce, bytes: bytes, $0) }
      guard let slice else { return }
      if slice.isEmpty { return try renew { try TextRenewal.finish(slice, $0) } }
      var words: [TextWriter.Words] = []
      for file in slice.files {
        guard let read = reader.words(of: file, below: root) else { return }
        words += read
      }
      try renew { try TextRenewal.write(words, of: slice, $0) }
    }
  }

  /// Fills `RunIndex` up; ends early like `renewText`.
  ///
  /// - Parameter atOnce: how many briefs are read and written at a time. A file with more of them is
  ///   read several times.
  func fillRunIndex(atOnce: Int64 = 500) throws {
    let newest = context.newestTexts
    while !context.isWantedElsewhere() {
      let slice = try context.index.read {
        try RunIndexFilling.slice(atOnce, newest: newest, $0)
      }
      guard let slice else { return }
      var words: [TextWriter.Words] = []
      for file in slice.files {
        guard let read = reader.words(of: file, below: root) else { return }
        words += read
      }
      try renew { try RunIndexFilling.write(words, of: slice, $0) }
    }
  }

  private func renew(_ body: (Database) throws -> Void) throws {
    try writer.transaction { _, db in
      try body(db)
      return LibraryChange()
    }
  }
}

extension FileReader {
  /// The text columns of a file's briefs; `nil` where the file is not what the index knows.
  static func words(
    of place: FilePlace, bytes: UInt64, below root: FolderHandle
  ) -> [[String]]? {
    briefs(place.name, in: place.folder, bytes: bytes, below: root)?
      .map { PreparedBrief.words(of: $0) }
  }

  /// `nil` where the file is not what the index knows.
  fileprivate func words(
    of file: TextRenewal.File, below root: FolderHandle
  ) -> [TextWriter.Words]? {
    guard let briefs = Self.briefs(file.name, in: file.folder, bytes: file.bytes, below: root),
      file.rows.keys.allSatisfy(briefs.indices.contains)
    else { return nil }
    return file.rows.map { ordinal, row in
      TextWriter.Words(row: row, columns: PreparedBrief.words(of: briefs[ordinal]))
    }
  }
}
