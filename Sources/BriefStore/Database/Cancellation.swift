internal import GRDB
internal import GRDBSQLite
import Glibc
import Synchronization

/// Gives up a question from another thread: each new key cancels what the one before asked for.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)
  private let yields: Bool

  /// - Parameter yields: true for a request that yields its processor to any other thread. However
  ///   low its thread, a kernel that preempts lazily takes it away only at the next tick, some
  ///   milliseconds later.
  package init(yields: Bool = false) { self.yields = yields }

  package var isCancelled: Bool { flag.load(ordering: .acquiring) }

  /// Makes the question throw `CancellationError`, at once or at its next step. May be called
  /// twice, and after the question has been answered.
  package func cancel() { flag.store(true, ordering: .releasing) }

  /// Call it regularly where no statement runs.
  func check() throws {
    if isOver { throw CancellationError() }
  }

  private var isOver: Bool {
    if yields { sched_yield() }
    return isCancelled
  }

  /// Runs statements on `db` that end when this is cancelled.
  func watching<T>(_ db: Database, _ body: () throws -> T) throws -> T {
    try check()
    return try db.unless({ isOver }, body)
  }
}

extension Database {
  /// SQLite asks whether to continue after this many steps, some tens of microseconds.
  private static let steps: Int32 = 2000

  private final class Watch {
    let isOver: () -> Bool

    init(_ isOver: @escaping () -> Bool) { self.isOver = isOver }
  }

  /// Runs statements that throw `CancellationError` once something is over. Not
  /// `sqlite3_interrupt`: that is lost where it comes between two statements.
  func unless<T>(_ isOver: () -> Bool, _ body: () throws -> T) throws -> T {
    try withoutActuallyEscaping(isOver) { isOver in
      let watch = Watch(isOver)
      return try withExtendedLifetime(watch) {
        let context = Unmanaged.passUnretained(watch).toOpaque()
        sqlite3_progress_handler(sqliteConnection, Self.steps, Self.shouldStop, context)
        defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
        do {
          return try body()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
          throw CancellationError()
        }
      }
    }
  }

  private static let shouldStop: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 0 }
    return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
  }
}
