import Glibc

/// This device's journal, opened by its path and locked for one append.
struct JournalAppender {
  let descriptor: Int32
  private let path: String
  private let files: FileOperations

  /// Opens the file that the path names now, makes it when there is none, and locks it.
  static func open(
    _ path: String, _ files: FileOperations
  ) throws(JournalError) -> JournalAppender {
    for _ in 0..<100 {
      let descriptor = try files.open(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK)
      let appender = JournalAppender(descriptor: descriptor, path: path, files: files)
      do throws(JournalError) {
        try files.lock(descriptor)
        if try appender.isStillNamed() { return appender }
      } catch {
        appender.close()
        throw error
      }
      appender.close()
    }
    throw JournalError(ESTALE)
  }

  /// Closes the file, which gives the lock back.
  func close() { _ = Glibc.close(descriptor) }

  /// Brings the bytes to disk, on a new line where the last one is torn.
  func append(_ bytes: [UInt8]) throws(JournalError) {
    let isTorn = try !endsWithNewline()
    try files.writeAll(isTorn ? [UInt8(ascii: "\n")] + bytes : bytes, to: descriptor)
    try files.sync(descriptor)
  }

  /// False where somebody replaced or deleted the file between opening and locking it.
  private func isStillNamed() throws(JournalError) -> Bool {
    var mine = stat()
    guard fstat(descriptor, &mine) == 0 else { throw JournalError(errno) }
    guard mine.st_mode & S_IFMT == S_IFREG else { throw JournalError(EINVAL) }
    var named = stat()
    guard lstat(path, &named) == 0 else {
      if errno == ENOENT { return false }
      throw JournalError(errno)
    }
    return mine.st_dev == named.st_dev && mine.st_ino == named.st_ino
  }

  private func endsWithNewline() throws(JournalError) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw JournalError(errno) }
    guard status.st_size > 0 else { return true }
    var last: UInt8 = 0
    guard pread(descriptor, &last, 1, status.st_size - 1) == 1 else { throw JournalError(EIO) }
    return last == UInt8(ascii: "\n")
  }

  /// Device and inode, to know a new file by.
  var identity: (device: UInt64, inode: UInt64)? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}
