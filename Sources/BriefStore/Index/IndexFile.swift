internal import GRDB
import Glibc

/// Opens the two databases of an index: on disk, begun anew where they are no use, or in memory.
enum IndexFile {
  /// An open pair: the index, and the connection that writes the reading states.
  struct Stores: Sendable {
    let text: any DatabaseWriter
    /// In memory there is one connection for everything.
    let marks: any DatabaseWriter
    let isInMemory: Bool
    /// How often the index was begun anew before.
    var epoch = 0
  }

  /// The files of one library: `<hash of the folder's real path>-v<schema>.sqlite` and its marks.
  struct Paths: Sendable {
    let folder: String
    let text: String
    let marks: String

    init(cacheFolder: String, realPath: [UInt8]) {
      let name = Hex.of(realPath)
      folder = cacheFolder
      text = "\(cacheFolder)/\(name)-v\(Schema.version).sqlite"
      marks = "\(cacheFolder)/\(name)-v\(Schema.version)-marks.sqlite"
    }

    func hasRoom(for bytes: Int) -> Bool {
      var disk = statvfs()
      guard statvfs(folder, &disk) == 0 else { return false }
      return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) > bytes
    }
  }

  /// Never fails for what is on the disk: a file that is no use is deleted, and where that does not
  /// help either, the index is kept in memory.
  static func open(_ paths: Paths) throws -> Stores {
    if prepareFolder(paths.folder) {
      for _ in 0..<2 {
        do { return try openOnDisk(paths) } catch let error as DatabaseError {
          if [.SQLITE_BUSY, .SQLITE_READONLY, .SQLITE_FULL].contains(error.resultCode) { break }
          delete(paths)
        }
      }
    }
    return try openInMemory()
  }

  /// Deletes an index that turned out to be damaged.
  static func delete(_ paths: Paths) {
    for file in [paths.text, paths.marks] {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }
  }

  private static func prepareFolder(_ path: String) -> Bool {
    var parts = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      parts += (parts.isEmpty && !path.hasPrefix("/")) ? String(part) : "/\(part)"
      mkdir(parts, 0o700)
    }
    return access(path, W_OK | X_OK) == 0
  }

  private static func openOnDisk(_ paths: Paths) throws -> Stores {
    let marks = try DatabaseQueue(
      path: paths.marks,
      configuration: configuration { db in
        // Not by GRDB's setting, which writes and syncs a table at every start.
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = OFF")
      })
    if try marks.read(isEmpty) {
      try marks.write { db in
        try db.execute(sql: Schema.states(in: "main"))
      }
    }
    let pool = try DatabasePool(
      path: paths.text,
      configuration: configuration { db in
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        // A large merge would leave its log behind, as large as it was.
        try db.execute(sql: "PRAGMA journal_size_limit = 33554432")
        // Not to the writer: its transactions would lock every database that is attached.
        if db.configuration.readonly {
          try db.execute(sql: "ATTACH DATABASE ? AS marks", arguments: [paths.marks])
        }
      })
    // Only a new file is written: another process may be busy writing a known one.
    if try pool.read(isEmpty) {
      try pool.write { db in
        if try isEmpty(db) { try Schema.create(db) }
      }
    }
    try pool.read(check)
    try pool.read { try $0.execute(sql: "SELECT 1 FROM marks.state LIMIT 0") }
    // SQLite keeps no queue of writers: beside two busy processes a third may be unlucky for long.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 60000") }
    return Stores(text: pool, marks: marks, isInMemory: false)
  }

  /// - Parameter text: an index to begin with instead of an empty one.
  static func openInMemory(copying text: (any DatabaseReader)? = nil) throws -> Stores {
    let queue = try DatabaseQueue(
      configuration: configuration { db in
        try db.execute(sql: "ATTACH DATABASE ':memory:' AS marks")
      })
    try queue.write { try $0.execute(sql: Schema.states(in: "marks")) }
    if let text {
      try text.backup(to: queue)
      try queue.read(check)
    } else {
      try queue.write(Schema.create)
    }
    return Stores(text: queue, marks: queue, isInMemory: true)
  }

  private static func configuration(
    _ prepare: @escaping @Sendable (Database) throws -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -4000")
      try prepare(db)
    }
    return configuration
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// Throws for a file of somebody else, or of another version.
  private static func check(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard version == Schema.version, application == Schema.applicationID else {
      throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "another version of the index")
    }
    for table in ["brief", "file", "folder", "problem"] + TextTable.allCases.map(\.rawValue) {
      try db.execute(sql: "SELECT 1 FROM \(table) LIMIT 0")
    }
  }
}
