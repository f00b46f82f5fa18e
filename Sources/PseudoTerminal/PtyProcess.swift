import Glibc

/// A program running on a pseudo-terminal of its own, as in a terminal window.
///
/// It leads its session, and the terminal is its controlling one. When a session leader exits, the
/// kernel resets the terminal's modes: to see what modes a program leaves, run it from a shell.
package final class PtyProcess {
  /// How a process ended.
  package enum Exit: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
  }

  /// What could not be done, and its `errno`.
  package struct Failure: Error, CustomStringConvertible {
    package let action: String
    package let number: Int32

    package var description: String { "cannot \(action): \(String(cString: strerror(number)))" }
  }

  package let pid: pid_t
  private let master: PtyMaster
  private let reaper: Reaper

  /// Starts a program, by path or by name on `PATH`, with these arguments after its own name.
  package init(
    program: String, arguments: [String] = [], environment: [String: String],
    columns: Int = 80, rows: Int = 24
  ) throws(Failure) {
    let pair = try PtyPair(columns: columns, rows: rows)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    pid = try Spawn.onTerminal(
      pair.slaveName, program: program, arguments: arguments, environment: variables)
    pair.closeSlave()
    master = PtyMaster(pair: pair)
    reaper = try Reaper(pid: pid)
  }

  deinit {
    kill(SIGKILL)
    _ = wait(within: .seconds(5))
  }

  /// For `poll`.
  package var descriptor: Int32 { master.descriptor }

  /// Types bytes, however many; `false` when the program has not taken them all in time.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, within limit: Duration = .seconds(10)) -> Bool {
    master.write(Array(bytes), deadline: .now + limit)
  }

  /// What the program has printed; waits for it until `limit`. `nil` when the program has ended and
  /// the terminal is closed, empty when nothing came in time.
  package func read(within limit: Duration) -> [UInt8]? { master.read(deadline: .now + limit) }

  /// Changes the size of the terminal; the program gets a SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    master.pair.resize(columns: columns, rows: rows)
  }

  /// Sends the program a signal, unless it has ended.
  package func kill(_ signal: Int32) {
    if wait(within: .zero) == nil { _ = Glibc.kill(pid, signal) }
  }

  /// How the program ended, waiting for that at most so long.
  package func wait(within limit: Duration) -> Exit? { reaper.wait(deadline: .now + limit) }

  /// Whether the terminal edits lines, echoes and makes signals, as a shell expects it.
  package var isCooked: Bool { master.pair.isCooked }

  /// Closes the terminal under the program, as a window is closed.
  package func hangUp() { master.pair.closeMaster() }
}

/// Waits for a child in a thread of its own, so that the wait can have a deadline.
private final class Reaper {
  private let statusPipe: Int32
  private var exit: PtyProcess.Exit?

  init(pid: pid_t) throws(PtyProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw PtyProcess.Failure(action: "open a pipe", number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    statusPipe = ends[0]
    let job = UnsafeMutablePointer<(pid: pid_t, pipe: Int32)>.allocate(capacity: 1)
    job.initialize(to: (pid, ends[1]))
    var thread = pthread_t()
    let failure = pthread_create(&thread, nil, Self.run, job)
    guard failure == 0 else {
      throw PtyProcess.Failure(action: "start a thread", number: failure)
    }
    pthread_detach(thread)
  }

  deinit { close(statusPipe) }

  func wait(deadline: ContinuousClock.Instant) -> PtyProcess.Exit? {
    guard exit == nil, Poll.isReadable(statusPipe, deadline: deadline) else { return exit }
    var status: Int32 = 0
    guard read(statusPipe, &status, MemoryLayout<Int32>.size) == MemoryLayout<Int32>.size else {
      return nil
    }
    let signal = status & 0x7F
    exit = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
    return exit
  }

  private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let job = $0?.assumingMemoryBound(to: (pid: pid_t, pipe: Int32).self) else { return nil }
    var status: Int32 = 0
    while waitpid(job.pointee.pid, &status, 0) < 0, errno == EINTR {}
    _ = write(job.pointee.pipe, &status, MemoryLayout<Int32>.size)
    close(job.pointee.pipe)
    job.deallocate()
    return nil
  }
}
