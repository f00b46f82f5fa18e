internal import GRDB
internal import GRDBSQLite
import Synchronization

/// Gives up a question from another thread: each new key cancels what the one before asked for.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)
  /// The address of the connection that works on the question, while it does.
  private let connection = Mutex<UInt?>(nil)

  package init() {}

  package var isCancelled: Bool { flag.load(ordering: .acquiring) }

  /// Makes the question throw `CancellationError`, at once or at its next step. May be called twice,
  /// and after the question has been answered.
  package func cancel() {
    flag.store(true, ordering: .releasing)
    connection.withLock { address in
      if let address { sqlite3_interrupt(OpaquePointer(bitPattern: address)) }
    }
  }

  func check() throws {
    if isCancelled { throw CancellationError() }
  }

  /// Runs statements on `db` that `cancel` can interrupt.
  func watching<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    let address = db.sqliteConnection.map { UInt(bitPattern: $0) }
    connection.withLock { $0 = address }
    defer { connection.withLock { $0 = nil } }
    try check()
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw CancellationError()
    }
  }
}
