import Foundation
import Glibc
import Reader
import Synchronization

/// Where work in the background leaves its answers for the main thread, and wakes it.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Action]>([])
  /// Readable while something waits.
  let descriptor: Int32

  init() throws {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC.rawValue | EFD_NONBLOCK.rawValue))
    guard descriptor >= 0 else { throw Failure(.cannotWrite, "no event descriptor to be had") }
  }

  deinit { close(descriptor) }

  func post(_ action: Action) {
    waiting.withLock { $0.append(action) }
    eventfd_write(descriptor, 1)
  }

  /// Takes all that waits.
  func collect() -> [Action] {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
