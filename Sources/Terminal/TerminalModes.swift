import Glibc

/// The private modes of xterm that ncurses does not know of.
enum TerminalModes {
  /// Bracketed paste and focus reports on.
  static let on = Array("\u{1B}[?2004h\u{1B}[?1004h".utf8)
  static let off = Array("\u{1B}[?2004l\u{1B}[?1004l".utf8)

  /// Pushes the terminal's title and takes it back.
  static let pushTitle = Array("\u{1B}[22;2t".utf8)
  static let popTitle = Array("\u{1B}[23;2t".utf8)

  /// Asks for the background, then for the kind of terminal: every terminal answers the second, so
  /// its reply ends the wait for the first.
  static let askBackground = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)

  /// The sequence that sets the window's title.
  static func title(_ text: some Sequence<UInt8>) -> [UInt8] {
    Array("\u{1B}]2;".utf8) + text + [7]
  }

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
