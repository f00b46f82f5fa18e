import Glibc

/// Both ends of a pseudo-terminal: the terminal's (master) and the program's (slave).
package final class PtyPair {
  package let master: Int32
  package let slave: Int32
  package let slaveName: String
  private var isMasterOpen = true
  private var isSlaveOpen = true

  package init(columns: Int, rows: Int) throws(PtyProcess.Failure) {
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = Self.window(columns: columns, rows: rows)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw PtyProcess.Failure(action: "open a pseudo-terminal", number: errno)
    }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
    var name = [CChar](repeating: 0, count: 128)
    let failure = ttyname_r(slave, &name, name.count)
    guard failure == 0 else {
      close(master)
      close(slave)
      throw PtyProcess.Failure(action: "name a pseudo-terminal", number: failure)
    }
    self.master = master
    self.slave = slave
    self.slaveName = name.withUnsafeBufferPointer {
      $0.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    closeSlave()
    closeMaster()
  }

  package func closeSlave() {
    if isSlaveOpen { close(slave) }
    isSlaveOpen = false
  }

  package func closeMaster() {
    if isMasterOpen { close(master) }
    isMasterOpen = false
  }

  package func resize(columns: Int, rows: Int) {
    var size = Self.window(columns: columns, rows: rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The terminal's modes, all of them, to compare before and after.
  package var modes: [UInt32] {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return [] }
    let controls = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + controls
  }

  package var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return false }
    let local = tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    return modes.c_lflag & local == local && modes.c_oflag & tcflag_t(OPOST | ONLCR) != 0
      && modes.c_iflag & tcflag_t(ICRNL) != 0
  }

  private static func window(columns: Int, rows: Int) -> winsize {
    winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}

/// The terminal's end of a pair: what a person types goes in, what the program prints comes out.
final class PtyMaster {
  let pair: PtyPair
  /// Read while writing, because a program may not read on before somebody takes what it prints.
  private var received: [UInt8] = []
  private var isClosed = false

  init(pair: PtyPair) { self.pair = pair }

  var descriptor: Int32 { pair.master }

  func write(_ bytes: [UInt8], deadline: ContinuousClock.Instant) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let events = Poll.events(POLLIN | POLLOUT, on: descriptor, deadline: deadline)
      if events & (POLLHUP | POLLERR | POLLNVAL) != 0 || events == 0 { return false }
      if events & POLLIN != 0 { receive() }
      guard events & POLLOUT != 0 else { continue }
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
    }
    return true
  }

  func read(deadline: ContinuousClock.Instant) -> [UInt8]? {
    if received.isEmpty, !isClosed, Poll.isReadable(descriptor, deadline: deadline) { receive() }
    if received.isEmpty, isClosed { return nil }
    defer { received.removeAll(keepingCapacity: true) }
    return received
  }

  private func receive() {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        received += buffer[..<count]
        continue
      }
      if count < 0, errno == EINTR { continue }
      // EIO: no program has the terminal open any more.
      if count == 0 || errno != EAGAIN { isClosed = true }
      return
    }
  }
}
