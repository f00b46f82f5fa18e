import Glibc

/// The private modes of xterm that ncurses does not know of.
enum TerminalModes {
  /// Bracketed paste and focus reports on.
  static let on = Array("\u{1B}[?2004h\u{1B}[?1004h".utf8)
  static let off = Array("\u{1B}[?2004l\u{1B}[?1004l".utf8)

  /// Writes all of the bytes; what a terminal that has gone does not take is lost.
  static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
