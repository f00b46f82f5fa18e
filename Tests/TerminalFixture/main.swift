import Glibc
import Screen
import Terminal
import Text

/// The smallest program with a screen: it shows what it is told by keys and signals, and breaks
/// down on request.
struct Fixture {
  let terminal: CursesTerminal
  let signals: Int32
  var last: DisplayText = "none"
  var count = 0

  mutating func run() -> Int32 {
    while true {
      draw()
      var entries = [
        pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&entries, 2, terminal.escapeIsPending ? 50 : -1)
      for signal in Signals.drain(signals) {
        if let status = take(signal: signal) { return status }
      }
      let keys = ready == 0 ? terminal.flushEscape() : terminal.readKeys()
      if terminal.isGone { return 129 }
      for key in keys {
        if key == .character("q") { return 0 }
        take(key)
      }
    }
  }

  private mutating func take(signal: Int32) -> Int32? {
    switch signal {
    case SIGWINCH: terminal.resize()
    case SIGCONT: terminal.resume()
    case SIGTSTP: terminal.suspend()
    default: return 128 + signal
    }
    return nil
  }

  private mutating func take(_ key: Key) {
    count += 1
    last = DisplayText(cleaning: key.name)
    switch key {
    case .control("z"): terminal.suspend()
    case .character("p"): puts("stray output")
    case .character("F"): fatalError("made to fail\u{1B}[31m")
    case .character("A"): abort()
    case .character("S"): last = "\(overflow(0))"
    case .character("W"):
      while true {
        count += 1
        draw()
      }
    default: break
    }
  }

  private func overflow(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1024) { buffer in
      buffer.initialize(repeating: depth)
      return overflow(depth + 1) + buffer[depth % 1024]
    }
  }

  private func draw() {
    let size = terminal.size
    var canvas = Canvas(size: size)
    canvas.draw("size \(size.columns)x\(size.rows)", at: Point(x: 0, y: 0), style: .plain)
    canvas.draw("last \(last)", at: Point(x: 0, y: 1), style: .plain)
    canvas.draw("count \(count)", at: Point(x: 0, y: 2), style: .plain)
    for y in 3..<max(3, size.rows) {
      let color = Color.palette(UInt8(truncatingIfNeeded: count + y))
      canvas.fill(Rect(x: 0, y: y, width: size.columns, height: 1), with: "·", style: Style(color))
    }
    terminal.show(Frame(canvas: canvas))
  }
}

/// A log that can be read back and has no name.
func openLog() -> Int32? {
  var name = Array("/tmp/terminal-fixture-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  guard descriptor >= 0, fcntl(descriptor, F_SETFL, O_APPEND) == 0 else { return nil }
  unlink(name)
  return descriptor
}

do throws(TerminalError) {
  let signals = try Signals.install()
  try CrashGuard.install()
  let terminal = try CursesTerminal.begin(log: openLog())
  var fixture = Fixture(terminal: terminal, signals: signals)
  let status = fixture.run()
  terminal.end()
  exit(status)
} catch {
  let line = Array((error.sentence.string + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(69)
}
