import Glibc

/// The system calls that decide whether a mark is safe, so that tests can let each of them fail.
package struct FileOperations {
  /// Opens a path with flags, creating with mode 0600.
  package var open: (_ path: String, _ flags: Int32) throws(JournalError) -> Int32
  /// Takes an exclusive lock that closing the descriptor gives back.
  package var lock: (_ descriptor: Int32) throws(JournalError) -> Void
  /// Writes some of the bytes and says how many.
  package var write: (_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) throws(JournalError) -> Int
  /// Brings the data of a file to disk.
  package var sync: (_ descriptor: Int32) throws(JournalError) -> Void
  /// Brings the names in a folder (raw path) to disk.
  package var syncFolder: (_ path: [UInt8]) throws(JournalError) -> Void

  /// The calls of the system itself.
  package static var system: FileOperations {
    FileOperations(
      open: SystemCalls.open, lock: SystemCalls.lock, write: SystemCalls.write,
      sync: SystemCalls.sync, syncFolder: SystemCalls.syncFolder)
  }

  /// Writes all of the bytes, however often the system takes only a part.
  func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(JournalError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try write(descriptor, rest)
      guard count > 0 else { throw JournalError(EIO) }
      rest = rest.dropFirst(count)
    }
  }
}
