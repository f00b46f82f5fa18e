import Foundation
import Glibc

/// Threads that leave the processor to whoever answers a key.
enum LowThread {
  /// Deep enough for the parsers' deepest nesting.
  private static let stackSize = 8 << 20
  private static let niceness: Int32 = 10

  static func start(name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread {
      // On Linux, 0 means the calling thread and not the process.
      _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness)
      body()
    }
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }
}

/// One such thread, for work that others wait for.
package final class LowWorker: Sendable {
  private struct State: Sendable {
    var jobs: [@Sendable () -> Void] = []
    var isEnding = false
  }

  private let state = Monitor(State())

  package init(name: String) {
    LowThread.start(name: name) { [state] in
      while let job = Self.next(state) { job() }
    }
  }

  deinit { state.with { $0.isEnding = true } }

  /// Does something on the thread behind what was handed to it before, and returns when it is done.
  package func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) throws -> T {
    let answer = Monitor<Result<T, any Error>?>(nil)
    state.with { state in
      state.jobs.append {
        let result = Result(catching: body)
        answer.with { $0 = result }
      }
    }
    guard let result = answer.wait({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  private static func next(_ state: Monitor<State>) -> (@Sendable () -> Void)? {
    let job: (@Sendable () -> Void)?? = state.wait { state in
      if !state.jobs.isEmpty { return .some(state.jobs.removeFirst()) }
      return state.isEnding ? .some(nil) : nil
    }
    return job ?? nil
  }
}
