internal import CGlibc
internal import GRDB
import Glibc

/// Opens the two databases of an index: on disk, begun anew where they are no use, or in memory.
enum IndexFile {
  /// An open pair: the index, and the connection that writes the reading states.
  struct Stores: Sendable {
    let text: Connections
    /// In memory there is one connection for everything.
    let marks: Connections
    let home: Home
    /// How often the index was begun anew before.
    var epoch = 0
    /// The file that the index was opened from.
    var identity: [UInt64]?
    private let shared: CutFiles

    /// - Parameter files: the databases on the disk; empty in memory.
    init(
      text: Connections, marks: Connections, home: Home, files: [String] = [],
      identity: [UInt64]? = nil
    ) {
      self.text = text
      self.marks = marks
      self.home = home
      self.identity = identity
      shared = CutFiles(files)
    }

    var isInMemory: Bool { home.isMemory }

    /// True where what SQLite shares with other processes was lost from under it.
    var isCut: Bool { shared.areCut }
  }

  /// Where the databases are, and why not on disk.
  enum Home: Hashable, Sendable {
    case disk
    /// The marks are in a file of this process alone, because another has the common one locked.
    case diskWithOwnMarks(String)
    case unwritable
    /// The disk fails to read or write.
    case failing
    case busy(LockHolder?)
    /// In memory, because a single file is read.
    case unkept

    var isMemory: Bool {
      switch self {
      case .disk, .diskWithOwnMarks: false
      case .unwritable, .failing, .busy, .unkept: true
      }
    }

    /// Deletes what no other process uses; what is open stays readable until it is closed.
    func deleteOwnMarks() {
      guard case .diskWithOwnMarks(let path) = self else { return }
      for suffix in suffixes { unlink(path + suffix) }
    }
  }

  /// How long another process that has a database locked is waited for.
  struct Patience: Sendable {
    /// While the other one writes nothing.
    var idle = Duration.milliseconds(700)
    /// At most.
    var most = Duration.seconds(60)

    static let standard = Patience()
    /// For a command, which answers within two seconds.
    static let brief = Patience(most: .milliseconds(700))
  }

  /// The files of one library: `<hash of the folder's real path>-v<schema>.sqlite` and its marks.
  struct Paths: Sendable {
    let folder: String
    /// What the names of the folder's indexes begin with, whatever their version.
    let name: String
    let text: String
    var marks: String
    var patience = Patience.standard
    /// True where an index that cannot be written is gone on with in memory.
    var copiesWhatIsLocked = true

    /// In bytes; 0 where there is none.
    var textSize: Int {
      var file = stat()
      return stat(text, &file) == 0 ? Int(file.st_size) : 0
    }

    /// The same index with the marks in a file of this process alone.
    var withOwnMarks: Paths {
      var own = self
      own.marks = "\(folder)/\(name)-v\(Schema.version)-marks-\(getpid()).sqlite"
      return own
    }

    /// Who has one of the files locked.
    var holder: LockHolder? {
      LockHolder.of([text, marks].flatMap { [$0, "\($0)-shm"] })
    }

    init(cacheFolder: String, realPath: [UInt8]) {
      name = Hex.of(realPath)
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

  /// Never fails for what is on the disk: a damaged file is deleted, and where that does not help
  /// either, the index is kept in memory. A file that the disk fails to read is no damaged one.
  static func open(_ paths: Paths) throws -> Stores {
    guard prepareFolder(paths.folder) else { return try openInMemory(.unwritable) }
    let deadline = ContinuousClock.now + paths.patience.idle
    var failures = 0
    var isFailing = false
    while failures < mostFailures {
      do { return try openOnDisk(paths) } catch let error as DatabaseError {
        if error.isBusy || error.isMoved {
          if ContinuousClock.now > deadline { return try openBesideOthers(paths) }
        } else if [.SQLITE_READONLY, .SQLITE_FULL].contains(error.resultCode) {
          break
        } else if error.isFailureOfDisk {
          failures += 1
          isFailing = true
        } else {
          failures += 1
          // Once may be for another process that has just begun it anew.
          if failures > 1 { delete(paths) }
        }
        usleep(20_000)
      }
    }
    return try openInMemory(isFailing ? .failing : .unwritable)
  }

  /// Opens what another process has locked: with marks of its own where the index can be read, else in
  /// memory.
  static func openBesideOthers(_ paths: Paths) throws -> Stores {
    let holder = paths.holder
    let own = paths.withOwnMarks
    let ownMarks = Home.diskWithOwnMarks(own.marks)
    ownMarks.deleteOwnMarks()
    if let stores = try? openOnDisk(own) { return stores }
    ownMarks.deleteOwnMarks()
    return try openInMemory(.busy(holder))
  }

  private static let mostFailures = 4
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// Which file lies there; `nil` for none.
  static func identity(_ paths: Paths) -> [UInt64]? {
    var file = stat()
    guard stat(paths.text, &file) == 0 else { return nil }
    return [UInt64(file.st_dev), UInt64(file.st_ino)]
  }

  /// Deletes an index that turned out to be damaged.
  static func delete(_ paths: Paths) {
    for file in [paths.text, paths.marks] {
      for suffix in suffixes { unlink(file + suffix) }
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
    let text = Connections(
      reader: {
        try connection(paths.text, paths.patience, readonly: true) { db in
          try db.execute(sql: "ATTACH DATABASE ? AS marks", arguments: [paths.marks])
        }
      },
      // It has no marks attached: its transactions would lock every database that is.
      writer: {
        try connection(paths.text, paths.patience) { db in
          try db.execute(sql: "PRAGMA journal_mode = WAL")
          try db.execute(sql: "PRAGMA synchronous = NORMAL")
          // A large merge would leave its log behind, as large as it was.
          try db.execute(sql: "PRAGMA journal_size_limit = 33554432")
        }
      })
    let openMarks: Connections.Open = {
      try connection(paths.marks, paths.patience) { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = OFF")
      }
    }
    let marks = Connections(reader: openMarks, writer: openMarks)
    if try !isKnown(paths, text) { try create(text, marks) }
    try text.read { db in
      try check(db)
      try db.execute(sql: "SELECT 1 FROM marks.state LIMIT 0")
    }
    let hasOwnMarks = paths.marks == paths.withOwnMarks.marks
    return Stores(
      text: text, marks: marks, home: hasOwnMarks ? .diskWithOwnMarks(paths.marks) : .disk,
      files: [paths.text, paths.marks], identity: identity(paths))
  }

  /// Whether both databases are there and have been begun.
  private static func isKnown(_ paths: Paths, _ text: Connections) throws -> Bool {
    for path in [paths.text, paths.marks] {
      if access(path, F_OK) != 0 { return false }
      if access(path, W_OK) != 0 { throw DatabaseError(resultCode: .SQLITE_READONLY) }
    }
    return try text.read { try !isEmpty($0) && !isEmpty($0, schema: "marks") }
  }

  /// Only a new file is written: another process may be busy writing a known one.
  private static func create(_ text: Connections, _ marks: Connections) throws {
    let marks = try marks.writer()
    if try marks.read({ try isEmpty($0) }) {
      try marks.write { try $0.execute(sql: Schema.states(in: "main")) }
    }
    let text = try text.writer()
    if try text.read({ try isEmpty($0) }) {
      try text.write { db in
        if try isEmpty(db) { try Schema.create(db) }
      }
    }
  }

  /// - Parameter text: an index to begin with instead of an empty one.
  static func openInMemory(_ home: Home, copying text: Connections? = nil) throws -> Stores {
    let queue = try DatabaseQueue(
      configuration: configuration { db in
        try db.execute(sql: "ATTACH DATABASE ':memory:' AS marks")
      })
    let only = Connections(reader: { queue }, writer: { queue })
    try queue.write { try $0.execute(sql: Schema.states(in: "marks")) }
    if let text {
      try text.backup(to: queue)
      try queue.read(check)
    } else {
      try queue.write(Schema.create)
    }
    return Stores(text: only, marks: only, home: home)
  }

  private static func connection(
    _ path: String, _ patience: Patience, readonly: Bool = false,
    _ prepare: @escaping @Sendable (Database) throws -> Void
  ) throws -> DatabaseQueue {
    var configuration = configuration(prepare)
    configuration.readonly = readonly
    // A reader waits only while another process puts a log in its place after a crash. SQLite keeps no
    // queue of writers: beside two that write, a third may be unlucky for long.
    let waits = LockPatience(
      path, idle: patience.idle, most: readonly ? min(patience.most, .seconds(10)) : patience.most)
    configuration.busyMode = .callback { waits.wait($0) }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func configuration(
    _ prepare: @escaping @Sendable (Database) throws -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -4000")
      try prepare(db)
    }
    return configuration
  }

  private static func isEmpty(_ db: Database, schema: String = "main") throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(schema).sqlite_master") == 0
  }

  /// Throws for a file of somebody else, or of another version.
  private static func check(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard version == Schema.version, application == Schema.applicationID else {
      throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "another version of the index")
    }
    for table in ["brief", "file", "folder", "problem"] + SearchIndex.tables {
      try db.execute(sql: "SELECT 1 FROM \(table) LIMIT 0")
    }
  }
}

extension DatabaseError {
  /// The file is another one now, or none.
  var isMoved: Bool { extendedResultCode == .SQLITE_READONLY_DBMOVED }

  /// Another process has locked the file.
  var isBusy: Bool { resultCode == .SQLITE_BUSY }

  /// The system could not read or write, or could not open one more file: what is on the disk may be
  /// as good as it was. A file that ended early is damaged.
  var isFailureOfDisk: Bool {
    switch resultCode {
    case .SQLITE_IOERR: extendedResultCode != .SQLITE_IOERR_SHORT_READ
    case .SQLITE_CANTOPEN: !Self.canOpenFiles
    default: false
    }
  }

  private static var canOpenFiles: Bool {
    let descriptor = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }
}

/// Watches the files that SQLite maps into memory for its databases. Anybody can cut them short, and
/// looking there would end the process.
private struct CutFiles {
  private static let failure = cglibc_outlive_cut_files()

  private let names: [String]
  private let before: UInt32

  /// - Parameter databases: paths; a name tells the indexes of two folders apart.
  init(_ databases: [String]) {
    names = databases.map { path in
      let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] }
      return "\(name ?? path[...])-shm"
    }
    before = Self.pages(of: names)
  }

  var areCut: Bool { !names.isEmpty && Self.pages(of: names) != before }

  /// How many pages have been lost since the first time that this was asked.
  private static func pages(of names: [String]) -> UInt32 {
    guard failure == 0 else { return 0 }
    return names.reduce(0) { $0 &+ cglibc_cut_pages($1) }
  }
}
