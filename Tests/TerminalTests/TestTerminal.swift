import Foundation
import PseudoTerminal
import Screen
import Terminal
import Testing

/// Everything that runs ncurses in the test process: it knows one terminal at a time.
@Suite(.serialized) enum CursesTests {}

/// A pseudo-terminal in this process, with an emulator on the far side of it.
final class TestTerminal {
  let pair: PtyPair
  private(set) var emulator: TerminalEmulator
  private let recorder: Recorder
  private var marks = 0

  init(columns: Int = 40, rows: Int = 12) throws {
    pair = try PtyPair(columns: columns, rows: rows)
    emulator = TerminalEmulator(columns: min(columns, 1200), rows: min(rows, 600))
    recorder = Recorder(descriptor: pair.master)
  }

  func begin(
    type: String = "xterm-256color", utf8: Bool = true, monochrome: Bool = false
  ) throws -> CursesTerminal {
    try CursesTerminal.begin(
      input: pair.slave, output: pair.slave, monochrome: monochrome, type: type, utf8: utf8)
  }

  /// The emulator, when everything written so far has reached it.
  @discardableResult
  func synchronize() throws -> TerminalEmulator {
    marks += 1
    let mark = "mark \(marks)"
    let bytes = Array("\u{1B}]\(mark)\u{7}".utf8)
    #expect(write(pair.slave, bytes, bytes.count) == bytes.count)
    let deadline = Date(timeIntervalSinceNow: 10)
    while emulator.commands.last != mark {
      guard let output = recorder.take(before: deadline) else {
        throw CocoaError(.fileReadUnknown)
      }
      emulator.feed(output)
    }
    return emulator
  }

  /// Closes the window.
  func hangUp() {
    recorder.stopReading()
    pair.closeMaster()
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(write(pair.master, bytes, bytes.count) == bytes.count)
  }

  func resize(columns: Int, rows: Int) {
    pair.resize(columns: columns, rows: rows)
    emulator.resize(columns: min(columns, 1200), rows: min(rows, 600))
  }
}

/// Takes in what a terminal is sent, so that nobody who writes to it has to wait.
private final class Recorder {
  private let recording = Recording()
  private let stopped = DispatchSemaphore(value: 0)
  private var stop: Int32?

  init(descriptor: Int32) {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    stop = ends[1]
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    let thread = Thread { [recording, stopped, ends] in
      recording.run(reading: own, until: ends[0])
      close(own)
      close(ends[0])
      stopped.signal()
    }
    thread.start()
  }

  deinit { stopReading() }

  func stopReading() {
    guard let end = stop else { return }
    stop = nil
    close(end)
    stopped.wait()
  }

  /// What has come; `nil` when nothing does before the deadline.
  func take(before deadline: Date) -> [UInt8]? { recording.take(before: deadline) }
}

/// Bytes that one thread adds and another takes.
private final class Recording: Sendable {
  private let condition = NSCondition()
  /// Only touched while `condition` is locked, which the compiler cannot see.
  nonisolated(unsafe) private var bytes: [UInt8] = []

  func run(reading descriptor: Int32, until end: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var entries = [descriptor, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&entries, 2, -1) >= 0, entries[1].revents == 0 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 || errno == EAGAIN else { return }
      condition.lock()
      bytes += buffer[..<max(0, count)]
      condition.signal()
      condition.unlock()
    }
  }

  func take(before deadline: Date) -> [UInt8]? {
    condition.lock()
    defer { condition.unlock() }
    while bytes.isEmpty {
      guard condition.wait(until: deadline) else { return nil }
    }
    defer { bytes = [] }
    return bytes
  }
}
