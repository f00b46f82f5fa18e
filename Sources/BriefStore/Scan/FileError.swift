import Glibc
import Text

/// What the system said when a file or folder could not be read.
struct FileError: Error, Hashable, Sendable {
  let code: Int32

  var sentence: DisplayText {
    guard let text = strerror(code) else { return "error \(code)" }
    return DisplayText(cleaning: String(cString: text))
  }

  /// The name stands for nothing, or no longer for what it did a moment ago.
  var isGone: Bool { code == ENOENT || code == ENOTDIR || code == ELOOP }
}
