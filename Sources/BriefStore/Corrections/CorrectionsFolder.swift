import Briefs
import Glibc
import Text

/// The folder of a library as the place where its `entities.yaml` is written: whole and durably, by a
/// draft that takes its place, and never over what somebody else has just written.
struct CorrectionsFolder {
  /// What a change makes of the file: its new bytes, or `nil` for no file at all.
  typealias Change = ([UInt8]?) throws(CorrectionRefusal) -> [UInt8]?

  /// Raw bytes.
  private let path: [UInt8]
  private let files: FileOperations
  /// What a test does between reading and writing.
  var beforeRename: () -> Void = {}

  private static let name = "entities.yaml"

  init(_ path: [UInt8], files: FileOperations = .system) {
    self.path = path
    self.files = files
  }

  /// Reads the file, changes it, and puts it in place; begins again where it has changed meanwhile.
  ///
  /// - Returns: the bytes before and after; `nil` is no file.
  func change(
    _ change: Change
  ) throws(CorrectionRefusal) -> (before: [UInt8]?, after: [UInt8]?) {
    let folder = path.withCString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { throw refusal(errno) }
    defer { close(folder) }
    do throws(JournalError) {
      // Another rapidread waits; an editor cannot be made to.
      try files.lock(folder)
    } catch {
      throw refusal(error.code)
    }
    for _ in 0..<20 {
      let (before, status) = try read(in: folder)
      let after = try change(before)
      if try replace(before, status, with: after, in: folder) { return (before, after) }
    }
    throw CorrectionRefusal("nothing written: entities.yaml is changed all the time")
  }

  private func read(in folder: Int32) throws(CorrectionRefusal) -> (bytes: [UInt8]?, stat?) {
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let file = openat(folder, Self.name, flags)
    if file < 0, errno == ENOENT { return (nil, nil) }
    guard file >= 0 else { throw refusal(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw refusal(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CorrectionRefusal("nothing written: entities.yaml is not a regular file")
    }
    // One byte more than is allowed, so that a larger file is refused and not cut.
    let wanted = min(Int(status.st_size), EntityCorrections.sizeLimit + 1)
    var bytes = [UInt8](repeating: 0, count: wanted)
    var count = 0
    while count < wanted {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress?.advanced(by: count), wanted - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw refusal(errno) }
      if got == 0 { break }
      count += got
    }
    return (Array(bytes.prefix(count)), status)
  }

  /// False where the file is not what it was any more.
  private func replace(
    _ before: [UInt8]?, _ status: stat?, with after: [UInt8]?, in folder: Int32
  ) throws(CorrectionRefusal) -> Bool {
    try lookForObstacle(status, in: folder)
    guard let after else {
      beforeRename()
      guard try read(in: folder).bytes == before else { return false }
      guard unlinkat(folder, Self.name, 0) == 0 || errno == ENOENT else { throw refusal(errno) }
      try syncFolder()
      return true
    }
    // A name that begins with a dot is a brief to nobody, should the machine go down just now.
    let draft = ".\(Self.name).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
    try write(after, to: draft, like: status, in: folder)
    beforeRename()
    do throws(CorrectionRefusal) {
      guard try read(in: folder).bytes == before else {
        unlinkat(folder, draft, 0)
        return false
      }
      guard renameat(folder, draft, folder, Self.name) == 0 else { throw refusal(errno) }
    } catch {
      unlinkat(folder, draft, 0)
      throw error
    }
    try syncFolder()
    return true
  }

  /// A file or folder without leave to write is left alone, even by who could.
  private func lookForObstacle(_ status: stat?, in folder: Int32) throws(CorrectionRefusal) {
    if let status, status.st_mode & 0o222 == 0 || faccessat(folder, Self.name, W_OK, 0) != 0 {
      throw CorrectionRefusal("nothing written: entities.yaml is read-only")
    }
    var own = stat()
    guard fstat(folder, &own) == 0 else { throw refusal(errno) }
    if own.st_mode & 0o222 == 0 || faccessat(folder, ".", W_OK, 0) != 0 {
      throw CorrectionRefusal("nothing written: the folder is read-only")
    }
  }

  private func write(
    _ bytes: [UInt8], to draft: String, like status: stat?, in folder: Int32
  ) throws(CorrectionRefusal) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(folder, draft, flags, 0o666)
    guard file >= 0 else { throw refusal(errno) }
    defer { close(file) }
    do throws(JournalError) {
      if let status {
        // Whose file it is may not be ours to say; its mode then stays as close as it can.
        _ = fchown(file, status.st_uid, status.st_gid)
        guard fchmod(file, status.st_mode & 0o777) == 0 else { throw JournalError(errno) }
      }
      try files.writeAll(bytes, to: file)
      try files.sync(file)
    } catch {
      unlinkat(folder, draft, 0)
      throw refusal(error.code)
    }
  }

  private func syncFolder() throws(CorrectionRefusal) {
    do throws(JournalError) {
      try files.syncFolder(path)
    } catch {
      throw CorrectionRefusal("entities.yaml is written but may be lost: \(reason(error.code))")
    }
  }

  private func refusal(_ code: Int32) -> CorrectionRefusal {
    CorrectionRefusal("nothing written: \(reason(code))")
  }

  private func reason(_ code: Int32) -> DisplayText {
    switch code {
    case ELOOP: "entities.yaml is a symbolic link"
    case EROFS: "the folder is read-only"
    case EACCES, EPERM: "no permission to write in the folder"
    case ENOENT, ENOTDIR: "the folder is gone"
    case EWOULDBLOCK: "another rapidread is writing entities.yaml"
    default: DisplayText(cleaning: JournalError(code).reason)
    }
  }
}
