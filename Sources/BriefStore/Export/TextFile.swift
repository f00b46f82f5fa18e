import Glibc
import Text

/// A file that the reader asked to have written, anywhere on the disk.
package enum TextFile {
  /// Why it was not written.
  package enum Failure: Error, Hashable, Sendable {
    /// There is one of that name, which was not to be replaced.
    case exists
    /// What is wrong, in a few words.
    case failed(DisplayText)
  }

  /// Writes a new file; with `replaces`, puts it in the place of an old one, which stays as it was
  /// when anything fails. Only a regular file is ever replaced.
  package static func write(
    _ bytes: [UInt8], to path: String, replaces: Bool
  ) throws(Failure) {
    if replaces, let real = try existing(path) {
      let draft = "\(real).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
      try create(draft, bytes)
      guard rename(draft, real) == 0 else {
        let code = errno
        unlink(draft)
        throw failure(code)
      }
      return
    }
    try create(path, bytes)
  }

  /// Where the file really is; `nil` where there is none yet.
  private static func existing(_ path: String) throws(Failure) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed("not a regular file") }
    guard access(path, W_OK) == 0, let real = realpath(path, nil) else { throw failure(errno) }
    defer { free(real) }
    return String(cString: real)
  }

  private static func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? .exists : failure(errno) }
    do throws(JournalError) {
      defer { close(descriptor) }
      try FileOperations.system.writeAll(bytes, to: descriptor)
      try FileOperations.system.sync(descriptor)
    } catch {
      unlink(path)
      throw failure(error.code)
    }
  }

  private static func failure(_ code: Int32) -> Failure {
    .failed(DisplayText(cleaning: String(cString: strerror(code)).lowercased()))
  }
}
