import Foundation
import Glibc
import Reader
import Synchronization
import Text

/// Where work in the background leaves its answers for the main thread, and wakes it.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Action]>([])
  /// Readable while something waits.
  let descriptor: Int32
  private let bell: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(.cannotWrite, "no pipe to be had") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    bell = ends[1]
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  func post(_ action: Action) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(action)
      return waiting.count == 1
    }
    guard isFirst else { return }
    var byte: UInt8 = 1
    write(bell, &byte, 1)
  }

  /// Takes all that waits.
  func collect() -> [Action] {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { bytes in
      while read(descriptor, bytes.baseAddress, bytes.count) > 0 {}
    }
    return waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
