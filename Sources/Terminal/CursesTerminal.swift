internal import CNcurses
import Glibc
import Screen
import Text

/// The terminal of the person reading, by way of ncurses.
///
/// Deliberately not `Sendable`: ncurses knows one thread, the one that called `begin`. There is one
/// at a time. A frame is always the whole screen; only the cells that changed are sent.
package final class CursesTerminal {
  /// The most that is used of a terminal, whatever size it claims; the rest stays blank.
  package static let largest = Size(columns: CN_MAX_COLUMNS, rows: CN_MAX_ROWS)

  /// What the terminal can show. Where it is not Unicode, everything is drawn in ASCII.
  package private(set) var traits: TerminalTraits
  /// What the person reading should know of the terminal's type, if anything.
  package let note: DisplayText?
  /// What canvases should measure: the terminal's size, from 1×1 to `largest`.
  package private(set) var size: Size
  /// The terminal has hung up; reading and writing do nothing any more.
  package private(set) var isGone = false
  /// Readable when there are keys; for `poll`.
  package let inputDescriptor: Int32

  private let outputDescriptor: Int32
  private let rescueDescriptor: Int32
  private let savedModes: termios
  private let screen: UnsafeMutableRawPointer
  private let log: Int32?
  private let takesPrivateModes: Bool
  private let takesStrings: Bool
  private var title: DisplayText?
  /// When the terminal was asked for its background, in milliseconds.
  private var asked: Int64 = 0
  private var hasNewBackground = false
  private var hasAnswered = false
  private var streams: StandardStreams
  private var decoder = KeyDecoder()
  private var painter: Painter
  private var state = State.shown

  private enum State {
    case shown, left, ended
  }

  /// Takes the terminal over: alternate screen, raw keys, and standard streams led to `log` (a
  /// descriptor that stays the caller's, best opened for reading and appending; else `/dev/null`).
  ///
  /// Everything that may be wrong with the terminal is looked at before the screen is touched.
  /// `type` and `utf8` default to what `TERM` and the locale say.
  package static func begin(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, log: Int32? = nil,
    monochrome: Bool = false, type: String? = nil, utf8: Bool? = nil
  ) throws(TerminalError) -> CursesTerminal {
    guard isatty(input) == 1 else { throw .inputNotATerminal }
    guard isatty(output) == 1 else { throw .outputNotATerminal }
    let type = try TerminalType(type ?? SystemText.environment("TERM") ?? "", output: output)
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { throw .system("read the terminal's modes", errno) }
    let isUTF8 = TerminalLocale.adopt(utf8)
    let size = measure(output) ?? Size(columns: 80, rows: 24)
    let privateInput = fcntl(input, F_DUPFD_CLOEXEC, 3)
    let privateOutput = fcntl(output, F_DUPFD_CLOEXEC, 3)
    guard privateInput >= 0, privateOutput >= 0,
      let screen = cn_begin(
        type.name, privateInput, privateOutput, Int32(size.rows), Int32(size.columns))
    else { throw .system("start curses", errno) }
    let terminal = CursesTerminal(
      screen: screen, type: type, isUTF8: isUTF8, size: size, input: input, output: privateOutput,
      modes: modes, log: log, monochrome: monochrome)
    terminal.enter()
    return terminal
  }

  private init(
    screen: UnsafeMutableRawPointer, type: TerminalType, isUTF8: Bool, size: Size, input: Int32,
    output: Int32, modes: termios, log: Int32?, monochrome: Bool
  ) {
    let pairs = ColorPairs(monochrome: monochrome)
    self.screen = screen
    self.note = type.note
    self.traits = TerminalTraits(
      colors: pairs.depth, attributes: Style.Attributes(rawValue: UInt8(cn_attributes())),
      background: type.background, isUnicode: isUTF8, hasSymbols: !type.isConsole)
    self.size = size
    self.inputDescriptor = input
    self.outputDescriptor = output
    self.savedModes = modes
    self.log = log
    self.takesPrivateModes = cn_speaks_ansi() != 0
    self.takesStrings = takesPrivateModes && type.takesStrings
    self.painter = Painter(pairs: pairs, ascii: !isUTF8)
    // A description of its own can be nonblocking without making the shell's so.
    let own = open("/proc/self/fd/\(output)", O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    self.rescueDescriptor = own >= 0 ? own : fcntl(output, F_DUPFD_CLOEXEC, 3)
    self.streams = StandardStreams.divert(from: output, to: log)
  }

  deinit { end() }

  /// Gives the terminal back as it was. Calling it again does nothing.
  package func end() {
    guard state != .ended else { return }
    leave()
    // The rest of a paste is not for the shell.
    if decoder.isMidSequence { tcflush(inputDescriptor, TCIFLUSH) }
    state = .ended
    cn_end(screen)
    close(rescueDescriptor)
  }
}

extension CursesTerminal {
  /// Lends the terminal to another process, a child perhaps, until `resume()`.
  package func leave() {
    guard state == .shown else { return }
    state = .left
    dropReplies()
    TerminalModes.send(modesOff, to: outputDescriptor)
    title = nil
    cn_leave()
    setModes(savedModes)
    rescue_forget()
    streams.restore()
  }

  /// Takes the terminal back, after `leave()` or when something else may have changed it (SIGCONT):
  /// sets all modes and draws the whole screen. Keys typed meanwhile are dropped.
  package func resume() {
    guard state != .ended else { return }
    stopInBackground()
    if state == .shown { leave() }
    streams = StandardStreams.divert(from: outputDescriptor, to: log)
    state = .shown
    resize()
    // Before the screen is back: keys typed after that are meant for it.
    tcflush(inputDescriptor, TCIFLUSH)
    decoder = KeyDecoder()
    enter()
  }

  /// Stops the program as Ctrl-Z does; returns once it has been continued and drawn again.
  ///
  /// The whole process group stops, as a shell's job does. Without a shell, nothing stops.
  package func suspend() {
    leave()
    // SIGCONT too, or its handler would have the terminal taken back a second time.
    let signals = [SIGTSTP, SIGCONT]
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    var before = signals.map { _ in sigaction() }
    for (place, signal) in signals.enumerated() { sigaction(signal, &standard, &before[place]) }
    kill(0, SIGTSTP)
    for (place, signal) in signals.enumerated() { sigaction(signal, &before[place], nil) }
    resume()
  }

  /// Stops once more after `bg`: the shell that has the terminal must not find this screen on it.
  private func stopInBackground() {
    // An orphaned process group does not stop, so this must not try for ever.
    for _ in 0..<16 {
      let owner = tcgetpgrp(inputDescriptor)
      guard owner > 0, owner != getpgrp() else { return }
      kill(0, SIGTTIN)
    }
  }

  private func enter() {
    var modes = takesPrivateModes ? TerminalModes.on : []
    if takesStrings { modes += TerminalModes.pushTitle + TerminalModes.askBackground }
    TerminalModes.send(modes, to: outputDescriptor)
    if takesStrings { expectReply() }
    cn_show(-1, 0)
    var bytes = modesOff
    bytes += [UInt8](unsafeUninitializedCapacity: 400) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) {
        count = cn_restore_bytes($0.baseAddress, $0.count)
      }
    }
    var saved = savedModes
    bytes.withUnsafeBytes {
      rescue_prepare(
        rescueDescriptor, &saved, $0.baseAddress, $0.count, log ?? -1, streams.savedError)
    }
  }

  private var modesOff: [UInt8] {
    (takesStrings ? TerminalModes.popTitle : []) + (takesPrivateModes ? TerminalModes.off : [])
  }

  private func setModes(_ modes: termios) {
    var modes = modes
    while tcsetattr(inputDescriptor, TCSANOW, &modes) != 0, errno == EINTR {}
  }

  /// Reads the terminal's size again; the next frame is sent whole.
  ///
  /// Also where the size is the same: the terminal may have had another one in between.
  package func resize() {
    guard state == .shown else { return }
    if let now = Self.measure(outputDescriptor), now != size {
      size = now
      cn_resize(Int32(now.rows), Int32(now.columns))
    }
    painter.repaint()
  }

  /// The terminal's size within what is used of it; `nil` when it does not know.
  private static func measure(_ descriptor: Int32) -> Size? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(
      columns: min(Int(window.ws_col), largest.columns), rows: min(Int(window.ws_row), largest.rows)
    )
  }
}

extension CursesTerminal {
  /// Shows a frame; what is larger than `size` is cut, what is smaller leaves blanks.
  package func show(_ frame: Frame) {
    guard state == .shown else { return }
    painter.show(frame, size: size)
  }

  /// Sends the whole screen with the next `show`, whatever the terminal shows now.
  package func redraw() { painter.repaint() }

  /// The keys that have arrived, without waiting. At the end of input, `isGone` is set.
  package func readKeys() -> [Key] {
    guard state == .shown, !isGone else { return [] }
    // All that is there goes into one redraw, but a flood must not keep it off for ever.
    var room = 256 * 1024
    var keys: [Key] = []
    while room > 0, !isGone, isReadable() { room -= readOnce(into: &keys) }
    return keys
  }

  /// Reads what is there, at most 16 KiB, and returns how many bytes that was.
  private func readOnce(into keys: inout [Key]) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
      let count = read(inputDescriptor, buffer.baseAddress, buffer.count)
      guard count > 0 else {
        isGone = count == 0 || (errno != EINTR && errno != EAGAIN)
        return 0
      }
      let new = decoder.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      keys += new
      // A terminal that follows the time of day may have changed while it was not in focus.
      if hasAnswered, new.contains(.focus(true)) { askAgain() }
      for case .background(let color) in decoder.takeReplies() {
        traits.background = TerminalTraits.Background(color)
        hasNewBackground = true
        hasAnswered = true
      }
      return count
    }
  }

  /// What has arrived may be a lone Escape: with nothing more in `escapePatience`, call
  /// `flushEscape()`.
  package var escapeIsPending: Bool { decoder.isPending }

  /// Milliseconds until a lone Escape is a key; longer while it may begin a reply.
  package var escapePatience: Int32 { isReplyDue ? 250 : 50 }

  /// The keys that a pause makes of what has arrived.
  package func flushEscape() -> [Key] { decoder.flush() }

  private func isReadable(within milliseconds: Int32 = 0) -> Bool {
    var descriptor = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  /// Puts the terminal back when its output is stuck, from any thread: what it has not taken is
  /// dropped, and so is unread input. The caller then leaves with `_exit`.
  package static func abandon() { rescue_terminal() }
}

extension CursesTerminal {
  /// Sets the window's title, where the terminal has one; the old one comes back at the end.
  package func setTitle(_ text: DisplayText) {
    guard state == .shown, takesStrings, text != title else { return }
    title = text
    let shown = text.cut(to: 200)
    let bytes = traits.isUnicode ? Array(shown.string.utf8) : shown.inASCII
    TerminalModes.send(TerminalModes.title(bytes), to: outputDescriptor)
  }

  /// The terminal's background, if it has been named since the last call.
  package func takeBackground() -> TerminalTraits.Background? {
    defer { hasNewBackground = false }
    return hasNewBackground ? traits.background : nil
  }

  private func askAgain() {
    TerminalModes.send(TerminalModes.askBackground, to: outputDescriptor)
    expectReply()
  }

  private func expectReply() {
    decoder.expectReply()
    asked = Self.milliseconds
  }

  /// A terminal that has not answered by now most likely never will.
  private var isReplyDue: Bool { decoder.awaitsReply && Self.milliseconds - asked < 2000 }

  /// Waits a moment for answers that are under way: a shell would take them for typed text.
  private func dropReplies() {
    let end = Self.milliseconds + 100
    var keys: [Key] = []
    while isReplyDue, !isGone, Self.milliseconds < end,
      isReadable(within: Int32(clamping: end - Self.milliseconds))
    {
      _ = readOnce(into: &keys)
    }
  }

  private static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
