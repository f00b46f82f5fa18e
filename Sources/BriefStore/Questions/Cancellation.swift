internal import GRDB
internal import GRDBSQLite
import Synchronization

/// Gives up a question from another thread: each new key cancels what the one before asked for.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// SQLite asks whether to go on each time it has done so many steps, some tens of microseconds.
  private static let steps: Int32 = 2000

  package init() {}

  package var isCancelled: Bool { flag.load(ordering: .acquiring) }

  /// Makes the question throw `CancellationError`, at once or at its next step. May be called twice,
  /// and after the question has been answered.
  package func cancel() { flag.store(true, ordering: .releasing) }

  func check() throws {
    if isCancelled { throw CancellationError() }
  }

  /// Runs statements on `db` that end when this is cancelled. Not `sqlite3_interrupt`: that is lost
  /// where it comes between two statements.
  func watching<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    try check()
    let connection = db.sqliteConnection
    return try withExtendedLifetime(self) {
      let context = Unmanaged.passUnretained(self).toOpaque()
      sqlite3_progress_handler(connection, Self.steps, Self.shouldStop, context)
      defer { sqlite3_progress_handler(connection, 0, nil, nil) }
      do {
        return try body()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
        throw CancellationError()
      }
    }
  }

  private static let shouldStop: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 0 }
    return Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
  }
}
