import Foundation
import Glibc
import Text

/// Standard output, for data; a reader that has gone away ends the program quietly.
struct StandardOutput {
  /// Columns of the terminal that it is, `nil` where it is none.
  let columns: Int?
  let usesColor: Bool
  private var buffer: [UInt8] = []

  init(color: ColorUse) {
    var size = winsize()
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let found = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    columns = found && size.ws_col > 0 ? Int(size.ws_col) : nil
    usesColor = color == .always || isTerminal && color == .auto
  }

  mutating func print(_ line: DisplayText) {
    buffer += Array(line.string.utf8)
    buffer.append(0x0A)
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes bytes as they are.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer += bytes
    if buffer.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    var written = 0
    while written < buffer.count {
      let count = buffer[written...].withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        if errno == EPIPE { exit(ExitStatus.done.rawValue) }
        let reason = String(cString: strerror(errno))
        StandardError.print("rapidread: cannot write: \(cleaning: reason)")
        exit(ExitStatus.cannotWrite.rawValue)
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// A text in a colour of the 256, where standard output shows colours.
  func paint(_ text: DisplayText, _ code: String) -> [UInt8] {
    usesColor ? Array("\u{1b}[\(code)m\(text)\u{1b}[0m".utf8) : Array(text.string.utf8)
  }
}
