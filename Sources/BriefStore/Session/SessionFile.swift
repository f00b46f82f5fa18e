import Briefs
import Glibc

/// The lesser file of one folder of briefs and one device: selection, filter, last visit.
///
/// Written whole and put in place by a rename, so that there is always an old or a new one.
package struct SessionFile {
  /// The most bytes it may have: 1 MiB.
  package static let limit = 1 << 20

  private let folder: StateFolder
  private let path: String
  private let files: FileOperations

  /// `folder` is the real path of the folder of briefs.
  package init(
    stateFolder: String, folder: String, device: String, files: FileOperations = .system
  ) {
    self.folder = StateFolder(stateFolder)
    self.files = files
    let name = BriefID(StableHash.of(folder)).description
    path = "\(stateFolder)/session-\(device)-\(name).json"
  }

  /// What was saved last; nil when there is nothing, or nothing that can be it.
  package func load() -> [UInt8]? {
    guard let descriptor = try? files.open(path, O_RDONLY | O_NONBLOCK) else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      count += got
    }
    return bytes
  }

  /// Puts the bytes in place of the old ones, which stay when anything fails.
  package func save(_ bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.limit else { throw JournalError(EFBIG) }
    try folder.create()
    let draft = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
    let descriptor = try files.open(draft, O_WRONLY | O_CREAT | O_EXCL)
    do throws(JournalError) {
      defer { close(descriptor) }
      try files.writeAll(bytes, to: descriptor)
      try files.sync(descriptor)
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw JournalError(code)
    }
    try files.syncFolder(Array(folder.path.utf8))
  }
}
