internal import GRDB
internal import GRDBSQLite
import Dispatch
import Synchronization

/// The connections to one database, each opened when it is first needed: several that read side by
/// side, each one consistent state, and one that writes.
///
/// GRDB's pool opens its writer before anything is read, and sees to it by writing and syncing a table.
final class Connections: Sendable {
  typealias Open = @Sendable () throws -> DatabaseQueue

  private static let mostReaders = 4
  /// Preparing a list's statement takes as long as asking it, and the next letter asks the same ones; but
  /// each takes some ten kilobytes, and there is no end of shapes that a query can have.
  private static let mostStatements = 40

  private let openReader: Open
  private let openWriter: Open
  private let free = DispatchSemaphore(value: mostReaders)
  private let idle = Mutex<[DatabaseQueue]>([])
  private let opened = Mutex<DatabaseQueue?>(nil)

  init(reader: @escaping Open, writer: @escaping Open) {
    openReader = reader
    openWriter = writer
  }

  deinit { close() }

  /// Reads one consistent state; waits only where as many read already as may.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try withReader { reader in
      try reader.read { db in
        defer { db.forgetStatements(beyond: Self.mostStatements) }
        return try body(db)
      }
    }
  }

  func backup(to target: DatabaseQueue) throws { try withReader { try $0.backup(to: target) } }

  /// The connection that writes.
  func writer() throws -> DatabaseQueue {
    try opened.withLock { opened in
      if let opened { return opened }
      let writer = try openWriter()
      opened = writer
      return writer
    }
  }

  /// Gives back what connections that nobody uses remember of the file: after a look at the whole folder
  /// that is nothing that a list will ask for.
  func releaseMemory() {
    idle.withLock { idle in
      for reader in idle { reader.releaseMemory() }
    }
  }

  /// The readers first: only the writer can put the log in its place, and only as the last.
  func close() {
    let readers = idle.withLock { idle in
      defer { idle = [] }
      return idle
    }
    for reader in readers { try? reader.close() }
    try? opened.withLock { $0 }?.close()
  }

  private func withReader<T>(_ body: (DatabaseQueue) throws -> T) throws -> T {
    free.wait()
    defer { free.signal() }
    let reader = try idle.withLock { $0.popLast() } ?? openReader()
    defer { idle.withLock { $0.append(reader) } }
    return try body(reader)
  }
}

extension Database {
  /// Drops all statements that are remembered where they have become more than so many.
  fileprivate func forgetStatements(beyond limit: Int) {
    var count = 0
    var statement = sqlite3_next_stmt(sqliteConnection, nil)
    while let one = statement {
      count += 1
      statement = sqlite3_next_stmt(sqliteConnection, one)
    }
    if count > limit { clearSchemaCache() }
  }
}
