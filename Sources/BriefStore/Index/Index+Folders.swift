internal import GRDB

extension Index {
  /// The folders below the library's own.
  func folderPaths() throws -> Set<[UInt8]> {
    try read { db in
      Set(
        try Row.fetchAll(db, sql: "SELECT path FROM folder WHERE path <> x''").map { $0.bytes(0) })
    }
  }

  /// Times and inode number of every folder when its names were last read.
  func folderStamps() throws -> [[UInt8]: [Int64]] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT path, mtime, ctime, inode FROM folder")
      return Dictionary(
        rows.map { ($0.bytes(0), [$0[1], $0[2], $0[3]]) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
