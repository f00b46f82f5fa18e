import Glibc

/// Why something could not be written to the state folder.
package struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The `errno` of the call that failed.
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  /// What is wrong, in a few words and without any path.
  package var reason: String {
    switch code {
    case ENOSPC: "disk full"
    case EDQUOT: "disk quota reached"
    case EFBIG: "file-size limit reached"
    case EROFS: "the state folder is read-only"
    case EACCES, EPERM: "no permission to write in the state folder"
    case EIO: "I/O error"
    case ELOOP: "the file is a symbolic link"
    case ENOTDIR: "the state folder is not a folder"
    case EWOULDBLOCK: "another rapidread holds the journal"
    case ESTALE: "the journal is being replaced all the time"
    default: strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
  }

  /// The sentence for the status line: `NOT SAVED: disk full`.
  package var description: String { "NOT SAVED: \(reason)" }
}
