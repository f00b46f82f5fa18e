import Glibc
import Text

/// A file that the reader named, anywhere on the disk.
package enum TextFile {
  /// Why a file was not read.
  package struct ReadFailure: Error, Hashable, Sendable {
    /// The `errno` of the call that failed; 0 where the file is neither a regular file nor `/dev/null`.
    let code: Int32

    /// True where there is no such file for this user.
    package var isOutOfReach: Bool { [ENOENT, ENOTDIR, EACCES].contains(code) }

    /// What is wrong, in a few words.
    package var sentence: DisplayText {
      code == 0 ? "it is not a regular file" : FileError(code: code).sentence
    }
  }

  /// At most `limit` bytes of a file; never waits, as reading a FIFO would.
  package static func contents(of path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw ReadFailure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ReadFailure(code: errno) }
    if isNull(status) { return [] }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ReadFailure(code: 0) }
    var bytes = [UInt8](repeating: 0, count: min(limit, Int(status.st_size)))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw ReadFailure(code: errno) }
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }

  private static func isNull(_ status: stat) -> Bool {
    var null = stat()
    guard stat("/dev/null", &null) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFCHR && status.st_rdev == null.st_rdev
  }

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
